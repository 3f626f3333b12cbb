"""The lines that tables of a plain text are drawn with: bars and rules, which are no words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from attrs import evolve

from dcbase.model import Origin, OutlineBlock

_SIGNS = frozenset("|│+┼├┤┬┴┌┐└┘─=- \t")
_RULES = ("---", "───", "===")
_CORNERS = tuple("+|│┌├└")
_BAR = re.compile(r"[|│](?:\s|$)")
_BEFORE = re.compile(r"(?:[|│](?:\s+|$))*")
_BEHIND = (" |", " │")


def without_lines(outline: Iterable[OutlineBlock]) -> tuple[list[OutlineBlock], int]:
    """Return an outline without the bars and rules of its tables, and how many they were.

    A bar is one of the lines of a table where every cell but those of the first column has one
    in front.  What is glued to a word is part of it.  The upper and the lower edge of a table
    (``+---+---+``) may have come as paragraphs.
    """
    kept: list[OutlineBlock] = []
    dropped = 0
    for table, blocks in groupby(outline, key=_table):
        rows = list(blocks)
        if table and _is_drawn(rows):
            bare = [row for row in map(_bare, rows) if row.text]
        else:
            bare = [row for row in rows if not _is_edge(row)]
        kept += bare
        dropped += _words(rows) - _words(bare)
    return kept, dropped


def _is_edge(block: OutlineBlock) -> bool:
    whole = block.whole
    return block.kind == "paragraph" and whole.startswith(_CORNERS) and _is_ruled(whole)


def _is_ruled(text: str) -> bool:
    return _SIGNS.issuperset(text) and any(rule in text for rule in _RULES)


def _words(blocks: Iterable[OutlineBlock]) -> int:
    return sum(len(block.whole.split()) for block in blocks)


def _table(block: OutlineBlock) -> int:
    return block.cells[0][0] if block.kind == "table" and block.cells else 0


def _is_drawn(rows: Sequence[OutlineBlock]) -> bool:
    """Tell whether bars stand in front of all cells but the first."""
    further = [row.text[begin:] for row in rows for _, _, column, begin in row.cells if column > 1]
    return bool(further) and all(map(_BAR.match, further))


def _bare(row: OutlineBlock) -> OutlineBlock:
    """Return a row without its bars; one without any text if it is a rule."""
    if _is_ruled(row.text):
        return evolve(row, text="", cells=(), lines=())
    ends = [*(begin - 1 for *_, begin in row.cells[1:]), len(row.text)]
    text = ""
    cells: list[tuple[int, int, int, int]] = []
    lines: list[tuple[int, Origin | None]] = []
    first: Origin | None = None
    places = dict(row.lines)
    for (table, number, column, begin), end in zip(row.cells, ends, strict=True):
        said = row.text[begin:end]
        ahead = _BEFORE.match(said)
        skipped = ahead.end() if ahead else 0
        words = said[skipped:]
        while words.endswith(_BEHIND):
            words = words[:-2].rstrip()
        if not words:
            continue
        origin = _moved(places.get(begin, row.origin if not begin else None), skipped)
        if cells:
            text += "\t"
            lines.append((len(text), origin))
        else:
            first = origin
        cells.append((table, number, column, len(text)))
        by = len(text) - begin - skipped
        lines += [(at + by, where) for at, where in row.lines if begin + skipped < at < end]
        text += words
    return evolve(row, text=text, cells=tuple(cells), lines=tuple(lines), origin=first)


def _moved(origin: Origin | None, by: int) -> Origin | None:
    if origin is None or origin.column is None:
        return origin
    return evolve(origin, column=origin.column + by)
