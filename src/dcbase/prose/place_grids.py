"""Rows of a table in an outline, written as one table of a text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dcbase.prose.bars_out import table_text
from dcbase.prose.place_cells import has_numbers
from dcbase.prose.place_grid_rows import Row

_FEWEST = 2  # rows, and columns: less than that is no table but words in a frame


def grids_in(rows: Sequence[Row]) -> dict[int, range]:
    """Return the tables among the blocks of a text, for each of their places.

    A table that goes on on the next page, where its head is not said again, is one.
    """
    grids: dict[int, range] = {}
    begin = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and _goes_on(rows, begin, at):
            continue
        if _is_grid(rows[begin:at]):
            grids |= dict.fromkeys(range(begin, at), range(begin, at))
        begin = at
    return grids


def _goes_on(rows: Sequence[Row], begin: int, at: int) -> bool:
    before, row = rows[at - 1], rows[at]
    if not before.table or not row.table:
        return False
    if before.table == row.table:
        return before.block.cells[-1][1] < row.block.cells[0][1]
    columns = {column for one in rows[begin:at] for column in one.texts}
    return has_numbers(row.texts.values()) and columns >= row.texts.keys()


def _is_grid(rows: Sequence[Row]) -> bool:
    if len(rows) < _FEWEST or not rows[0].table:
        return False
    columns = [[column for *_, column, _ in row.block.cells] for row in rows]
    ordered = all(one < other for row in columns for one, other in pairwise(row))
    return ordered and len({column for row in columns for column in row}) >= _FEWEST


def grid_text(rows: Sequence[Row]) -> str:
    """Return rows as a table of a text; columns without any words are left out."""
    columns = sorted({column for row in rows for column in row.texts})
    cells = [[said.get(column, "") for column in columns] for said in (row.markup for row in rows)]
    return table_text(cells, _head(rows))


def _head(rows: Sequence[Row]) -> int:
    """Return how many rows are the head.

    It holds no numbers, and goes on as long as a row names columns that no row above names,
    but for those to the left of all names; one cell alone is a title that needs names below it.
    Where no row holds a number, only bold words tell a head from the other rows.
    """
    numbered = any(has_numbers(row.texts.values()) for row in rows)
    named: set[int] = set()
    head = 0
    for at, row in enumerate(rows[:-1]):
        texts = row.texts
        fresh = {column for column in texts if column > min(named, default=0)} - named
        plain = has_numbers(texts.values()) or not (numbered or row.block.bold)
        if row.references or plain or not fresh:
            break
        named |= texts.keys()
        head = at + 1 if len(named) > 1 else head
    return head
