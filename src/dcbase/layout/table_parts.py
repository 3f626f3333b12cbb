"""A table that is too wide for its page, in parts that each name their rows again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from dcbase.messages import say
from dcbase.model import Cell, ColumnGroup, Table

_STEPS = 8
"""Parts of about the same width are looked for in so many steps."""


def columns_in_parts(
    table: Table, widths: Sequence[float], room: float
) -> tuple[tuple[int, ...], ...]:
    """Return which columns stand in each of the fewest parts that a table is printed in.

    The columns that name the rows stand in every part.  Columns under a common title stay
    together if a page holds them; parts are about as wide as one another.

    Args:
        table: With its columns.
        widths: What each column asks for, in any unit.
        room: The width of a page, in the same.
    """
    naming = tuple(range(min(table.naming, len(table.columns))))
    left = room - sum(widths[at] for at in naming)
    blocks = list(_blocks(table, widths, left))
    wide = [sum(widths[at] for at in block) for block in blocks]
    fewest = len(_filled(wide, left))
    even = sum(wide) / max(fewest, 1)
    tries = (even + (left - even) * step / _STEPS for step in range(_STEPS))
    parts = next(
        (one for limit in tries if len(one := _filled(wide, limit)) <= fewest), _filled(wide, left)
    )
    return tuple((*naming, *(at for block in part for at in blocks[block])) for part in parts)


def part_of(table: Table, columns: Sequence[int]) -> Table:
    """Return a table of some columns of another one.

    A title that is left with one of its columns joins the name of it.  What begins behind the
    first column with figures says in its caption that it goes on; the notes stand under the last.

    Args:
        table: The whole.
        columns: Counted from 0, in order.
    """
    if len(columns) == len(table.columns):
        return table
    names, groups = _head(table, columns)
    on, ends = table.naming not in columns, len(table.columns) - 1 in columns
    caption = say("layout.continued", caption=table.caption).strip() if on else table.caption
    return evolve(
        table,
        caption=caption,
        columns=names,
        groups=groups,
        rows=tuple(_cells(row, columns) for row in table.rows),
        total=_cells(table.total, columns) if table.total else None,
        coverage=_cells(table.coverage, columns) if table.coverage else None,
        notes=table.notes if ends else (),
    )


def _blocks(table: Table, widths: Sequence[float], room: float) -> Iterator[tuple[int, ...]]:
    """Yield columns that stay together: those of an outermost title, else each by itself."""
    at = table.naming
    while at < len(table.columns):
        last = max((group.last for group in table.groups if group.first == at), default=at)
        block = tuple(range(at, last + 1))
        if sum(widths[one] for one in block) <= room:
            yield block
        else:
            yield from ((one,) for one in block)
        at = last + 1


def _filled(wide: Sequence[float], room: float) -> list[list[int]]:
    """Return which blocks stand in each part, of which each takes as many as it has room for."""
    parts: list[list[int]] = [[]]
    taken = 0.0
    for at, width in enumerate(wide):
        if parts[-1] and taken + width > room:
            parts.append([])
            taken = 0.0
        parts[-1].append(at)
        taken += width
    return parts


def _head(table: Table, columns: Sequence[int]) -> tuple[tuple[str, ...], tuple[ColumnGroup, ...]]:
    groups: dict[tuple[int, int], str] = {}
    names = {column: table.columns[column] for column in columns}
    for group in reversed(table.groups):
        places = [at for at, column in enumerate(columns) if group.first <= column <= group.last]
        if len(places) > 1:
            reach = (places[0], places[-1])
            groups[reach] = " – ".join((group.title, *filter(None, (groups.get(reach),))))
        elif places:
            names[columns[places[0]]] = f"{group.title} – {names[columns[places[0]]]}"
    over = tuple(ColumnGroup(title, *reach) for reach, title in groups.items())
    return tuple(names.values()), over


def _cells(row: Sequence[Cell], columns: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(_narrowed(row[at], at, columns) for at in columns)


def _narrowed(cell: Cell, at: int, columns: Sequence[int]) -> Cell:
    """Let a cell reach over those of its columns that are there."""
    if cell.across == 1:
        return cell
    return evolve(cell, across=sum(at <= column < at + cell.across for column in columns))
