"""A text cut into paragraphs, items, titles and tables, before anybody reads braces."""

from __future__ import annotations

from dcbase.prose.bars import bars_from, look_ruled
from dcbase.prose.pieces import Cut, Piece

_MARKS = ("- ", "## ", "|")
_BARE_TITLE = "##"

# Members of an enum are looked up slowly, and these are asked for of every line.
_PARAGRAPH, _ITEM, _TITLE = Cut.PARAGRAPH, Cut.ITEM, Cut.TITLE


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
