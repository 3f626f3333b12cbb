"""A text cut into paragraphs, items and titles, before anybody reads braces."""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from functools import cached_property

from attrs import define

from dcbase.prose.bars import bars_from, look_ruled

_BREAK = re.compile("\n")
_MARKS = ("- ", "## ", "|")
_BARE_TITLE = "##"


class Cut(enum.Enum):
    """What a piece of a text is."""

    PARAGRAPH = ""
    ITEM = "- "
    TITLE = "##"
    TABLE = "|"
    """Lines as they were written, from their beginning."""
    NO_TABLE = "|?"
    """Lines that look like a table and are none; their words are in the paragraph around them."""


# Members of an enum are looked up slowly, and these are asked for of every line.
_PARAGRAPH, _ITEM, _TITLE = Cut.PARAGRAPH, Cut.ITEM, Cut.TITLE


# Written once and thrown away when it is read; a frozen one takes twice as long to build.
@define
class Piece:
    """A piece of a text as it was written, line breaks included, without its mark.

    No white space stands at its ends.

    Args:
        line, column: Of its first character, from 0, within the whole text.
        mark: Column of its mark; `column` where it has none.
    """

    cut: Cut
    text: str
    line: int
    column: int
    mark: int

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, within the whole text, of a character of the piece."""
        # Most pieces are one line, and looking for a break is far quicker than keeping them.
        below = bisect_right(self._breaks, offset - 1) if "\n" in self.text else 0
        if not below:
            return self.line, self.column + offset
        return self.line + below, offset - self._breaks[below - 1] - 1

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        return tuple(found.start() for found in _BREAK.finditer(self.text))


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a text in order.

    A blank line ends a piece; a line that begins with ``- `` or ``## `` (white space before
    it does not count) begins one; a title is one line.  Lines that begin with a bar are a table
    if one of them is a rule (`dcbase.prose.bars`).
    """
    every = text.split("\n")
    found: list[Piece] = []
    lines: list[str] = []
    cut, line, column, mark = _PARAGRAPH, 0, 0, 0
    barred, tabled = 0, False
    for number, written in enumerate(every):
        words = written.strip()
        # Looking at the first sign is far quicker than asking each line for a mark.
        marked = words[:1] in "-#|" and (words.startswith(_MARKS) or words == _BARE_TITLE)
        if marked and words[0] == "|":
            if number >= barred:
                barred, tabled = bars_from(every, number)
                found += _flushed(cut, lines, line, column, mark) if tabled else ()
                lines = [] if tabled else lines
                found += _barred(every[number:barred], number, tabled=tabled)
            if tabled:
                continue
            marked = False
        if lines and (marked or not words or cut is _TITLE):
            found.append(Piece(cut, _joined(lines), line, column, mark))
            lines = []
        if not words:
            continue
        if not lines:
            mark = column = written.index(words[0])
            cut, line, rest = _PARAGRAPH, number, written[mark:]
            if marked:
                cut = _ITEM if words[0] == "-" else _TITLE
                rest = rest[2:].lstrip()
                column = len(written) - len(rest)
            lines.append(rest)
        else:
            lines.append(written)
    found += _flushed(cut, lines, line, column, mark)
    return found


def _flushed(cut: Cut, lines: list[str], line: int, column: int, mark: int) -> list[Piece]:
    return [Piece(cut, _joined(lines), line, column, mark)] if lines else []


def _barred(lines: list[str], first: int, *, tabled: bool) -> list[Piece]:
    """Return lines with bars as a table, or a remark that they look like one and are none."""
    if not tabled and not look_ruled(lines):
        return []
    cut = Cut.TABLE if tabled else Cut.NO_TABLE
    mark = len(lines[0]) - len(lines[0].lstrip())
    return [Piece(cut, "\n".join(lines), first, 0, mark)]


def _joined(lines: list[str]) -> str:
    return lines[0].rstrip() if len(lines) == 1 else "\n".join(lines).rstrip()
