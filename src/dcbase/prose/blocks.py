"""A text cut into paragraphs, items and titles, before anybody reads braces."""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

_BREAK = re.compile("\n")
_MARKS = ("- ", "## ")
_BARE_TITLE = "##"


class Cut(enum.Enum):
    """What a piece of a text is."""

    PARAGRAPH = ""
    ITEM = "- "
    TITLE = "##"


@frozen
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


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text in order.

    A blank line ends a piece; a line that begins with ``- `` or ``## `` (white space before
    it does not count) begins one; a title is one line.
    """
    open_lines: list[str] = []
    cut, line, column, mark = Cut.PARAGRAPH, 0, 0, 0
    for number, written in enumerate(text.split("\n")):
        words = written.strip()
        marked = words.startswith(_MARKS) or words == _BARE_TITLE
        if open_lines and (marked or not words or cut is Cut.TITLE):
            yield Piece(cut, "\n".join(open_lines).rstrip(), line, column, mark)
            open_lines = []
        if not words:
            continue
        if not open_lines:
            cut, line = _cut(words) if marked else Cut.PARAGRAPH, number
            mark = len(written) - len(written.lstrip())
            rest = written[mark + len(cut.value) :].lstrip()
            column = len(written) - len(rest)
            written = rest  # noqa: PLW2901 - the same line without its mark
        open_lines.append(written)
    if open_lines:
        yield Piece(cut, "\n".join(open_lines).rstrip(), line, column, mark)


def _cut(words: str) -> Cut:
    return Cut.ITEM if words[0] == "-" else Cut.TITLE
