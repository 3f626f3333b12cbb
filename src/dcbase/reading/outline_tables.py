"""Tables in a plain text: rows whose cells stand behind tabs, bars or wide space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from dcbase.reading.outline_line import Line

_FEWEST_ROWS = 3
_CELLS = range(2, 40)
_FEWEST_NUMBERS = 2  # rows with a cell that is a number, or such cells of one row
_NUMBER = re.compile(r"[|│\s]*[0-9][0-9.,]*\s?%?[|│\s]*")
_BARS = " \t|│"
_RULED = re.compile(r"[|│+┼├┤┌┐└┘─=\-\s]*[-─=]{3}[|│+┼├┤┌┐└┘─=\-\s]*")
_SPLITS = (
    ("\t", re.compile(r"\t")),
    ("|", re.compile(r"(?<!\S)(?=[|│])")),  # one that is glued to a word is part of it
    ("  ", re.compile(r" {2,}")),
)


@frozen
class _Cell:
    """A cell of a row: which column, from 1, where in the line it begins, and its words."""

    column: int
    begin: int
    text: str


def with_tables(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines of a text; those of a table once for each cell, saying which.

    A table has three rows or more, all cut alike, and numbers in cells of their own in two of
    them; where tabs or bars cut it, a row of headings and one of numbers are enough.
    No word is left out: bars stay with the cell that they stand in front of.
    """
    run: list[Line] = []
    tables = 0
    for line in [*lines, Line(text="")]:
        if line.text.strip():
            run.append(line)
            continue
        for made in _of_run(run, tables):
            tables = max(tables, made.cell[0] if made.cell else 0)
            yield made
        run = []
        yield line


def _of_run(run: Sequence[Line], tables: int) -> Iterator[Line]:
    """Yield lines between two blank ones, with the cells of the tables among them."""
    at = 0
    tried: dict[str, int] = {}
    while at < len(run):
        rows = _table(run, at, tried)
        if not rows:
            yield run[at]
            at += 1
            continue
        tables += 1
        for number, (line, cells) in enumerate(zip(run[at:], rows, strict=False), 1):
            for cell in cells:
                yield _line(line, cell, (tables, number, cell.column))
        at += len(rows)


def _line(line: Line, cell: _Cell, place: tuple[int, int, int]) -> Line:
    origin = line.origin
    if origin is not None and origin.column is not None:
        origin = evolve(origin, column=origin.column + cell.begin)
    starts = line.page_start and cell.column == 1
    return evolve(line, text=cell.text, origin=origin, cell=place, page_start=starts)


def _table(run: Sequence[Line], at: int, tried: dict[str, int]) -> list[list[_Cell]]:
    """Return the rows of a table that begins at a line; none if none does.

    Args:
        tried: Up to which line each way of cutting has failed, so that none is read again.
    """
    for sign, split in _SPLITS:
        if sign not in run[at].text.strip() or at < tried.get(sign, 0):
            continue
        rows: list[list[_Cell]] = []
        for line in run[at:]:
            cells = _cells(line.text, split)
            ruled = _RULED.fullmatch(line.text) is not None
            uneven = sign == "  " and bool(rows) and len(cells) != len(rows[0])
            if not (ruled or len(cells) in _CELLS) or uneven:
                break
            rows.append(cells)
        numbered = sum(any(_NUMBER.fullmatch(cell.text) for cell in row[1:]) for row in rows)
        if len(rows) >= _FEWEST_ROWS and numbered >= _FEWEST_NUMBERS:
            return rows
        if sign != "  " and any(_numbers(row) >= _FEWEST_NUMBERS for row in rows[1:]):
            return rows
        tried[sign] = at + len(rows)
    return []


def _numbers(row: Iterable[_Cell]) -> int:
    return sum(_NUMBER.fullmatch(cell.text) is not None for cell in row)


def _cells(text: str, split: re.Pattern[str]) -> list[_Cell]:
    """Cut a line; empty cells count as columns, and are left out."""
    found: list[_Cell] = []
    begin, column = len(text) - len(text.lstrip(" ")), 0
    last = len(text.rstrip(_BARS))  # those behind the last word close its cell
    ends = [one.span() for one in split.finditer(text, begin) if one.start() < last]
    for end, behind in [*ends, (len(text), len(text))]:
        part = text[begin:end]
        column += max(end, behind) > begin  # a bar at the very beginning opens the first cell
        if part.strip():
            found.append(_Cell(column, begin + len(part) - len(part.lstrip()), part.strip()))
        begin = behind
    return found
