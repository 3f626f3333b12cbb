"""How wide the columns of a table are, and whether it wants a flat page or smaller letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from dcbase.model import Cell, ColumnGroup, HeaderCell, Table, text_of

INSET = 3.0
SMALLEST = 8.0
"""Points: a table that wants smaller letters is printed in parts."""
_NATURAL = 18.0
"""A cell of words wants no more than so many times the size; it has lines."""
_NAME = 11.0
"""A first column that names the rows keeps each name on one line up to so many times the size."""
_HEAD_LINES, _TOTAL_LINES = 6, 3
"""Lines that a head and a total take at most, before the letters become smaller."""
_HEAD = 4
"""Lines that the words over a column may take before they widen it."""
_CAPITAL, _SMALL, _SPACE, _BOLD = 0.72, 0.5, 0.25, 1.06
_FIGURE = re.compile(r"[\d.,%–−+\s-]+")


@frozen(kw_only=True)
class Grid:
    """A table or a part of one, as it is printed.

    Args:
        head: The rows over the columns.
        rows, total: The words.
        numeric: Which columns stand to the right.
        widths: Shares of the page's width.
        size: Of the letters, in points.
        inset: Left and right in a cell, in points.
        wide: On a flat page.
    """

    head: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...]
    numeric: tuple[bool, ...]
    widths: tuple[float, ...]
    size: float
    wide: bool
    inset: float = INSET


def grids(
    table: Table, size: float, portrait: float, landscape: float, allowed: float | None = None
) -> Iterator[Grid]:
    """Yield a table in one part, or in several that repeat its first column.

    It stands upright if every word fits its column, if need be in the smallest letters that the
    form allows; else on a flat page, there in smaller ones yet, down to `SMALLEST`.

    Args:
        table: With its words.
        size: Of the letters that the form wants, in points.
        portrait, landscape: The room between the margins, in points.
        allowed: The smallest size that the form allows; None for no other than `size`.
    """
    least = [_least(table, at) for at in range(len(table.columns))]
    lower = size if allowed is None else min(allowed, size)
    upright = (size - step for step in range(int(size - lower) + 1))
    fitted = next((points for points in upright if _room(least, points) <= portrait), None)
    wide, size = fitted is None, fitted or size
    room = landscape if wide else portrait
    fitting = (room - 2 * INSET * len(least)) / max(sum(least), 1)
    size = max(SMALLEST, min(size, int(fitting * 2) / 2)) if wide else size
    for part in _parts(least, size, room):
        yield _grid(table, part, least, size, room, wide)


def _parts(least: Sequence[float], size: float, room: float) -> Iterator[tuple[int, ...]]:
    """Yield which columns stand in each part; all of them if they fit."""
    part: tuple[int, ...] = ()
    for at in range(len(least)):
        if len(part) > 1 and _room([least[one] for one in (*part, at)], size) > room:
            yield part
            part = (0,)
        part = (*part, at)
    yield part


def _grid(
    table: Table,
    part: tuple[int, ...],
    least: Sequence[float],
    size: float,
    room: float,
    wide: bool,
) -> Grid:
    cells = [*table.rows, *(() if table.total is None else (table.total,))]
    numeric = tuple(_numeric(cells, at) for at in part)
    narrow = [least[at] * size + 2 * INSET for at in part]
    wanted = [max(0.0, _wanted(table, at) - least[at]) * size for at in part]
    spare = max(0.0, room - sum(narrow))
    share = spare / sum(wanted) if any(wanted) else 0.0
    widths = tuple(round(one + more * share, 2) for one, more in zip(narrow, wanted, strict=True))
    return Grid(
        head=_head(table, part),
        rows=tuple(tuple(text_of(row[at].runs) for at in part) for row in table.rows),
        total=tuple(text_of(table.total[at].runs) for at in part) if table.total else (),
        numeric=numeric,
        widths=widths,
        size=size,
        wide=wide,
    )


def _head(table: Table, part: tuple[int, ...]) -> tuple[tuple[HeaderCell, ...], ...]:
    """Return the head over some columns; a title that is left with one of them joins its name."""
    groups: dict[tuple[int, int], str] = {}
    names = {column: table.columns[column] for column in part}
    for group in reversed(table.groups):
        places = [at for at, column in enumerate(part) if group.first <= column <= group.last]
        reach = (places[0], places[-1]) if places else (0, 0)
        if len(places) > 1:
            groups[reach] = " – ".join((group.title, *filter(None, (groups.get(reach),))))
        elif places:
            names[part[places[0]]] = f"{group.title} – {names[part[places[0]]]}"
    over = tuple(ColumnGroup(title, *reach) for reach, title in groups.items())
    return Table(columns=tuple(names.values()), groups=over).head


def _numeric(rows: Sequence[tuple[Cell, ...]], at: int) -> bool:
    cells = [row[at] for row in rows if row[at].runs]
    return bool(cells) and sum(cell.numeric for cell in cells) * 2 > len(cells)


def _room(least: Sequence[float], size: float) -> float:
    return sum(least) * size + 2 * INSET * len(least)


def _texts(table: Table, at: int) -> Iterator[str]:
    rows = (*table.rows, *(() if table.total is None else (table.total,)))
    yield from (text_of(row[at].runs) for row in rows)


def _least(table: Table, at: int) -> float:
    """Return the width of the longest word, a figure's spaces included, for size 1."""
    texts = list(_texts(table, at))
    figures = [text for text in texts if _FIGURE.fullmatch(text)]
    words = [word for text in (table.columns[at], *texts) for word in text.split()]
    least = max(map(natural, (*figures, *words)), default=0.0)
    name = 0.0 if at else min(_NAME, max(map(natural, texts), default=0.0))
    over = [group for group in table.groups if group.first <= at <= group.last]
    shares = [_longest(group.title) / (group.last - group.first + 1) for group in over]
    heads = natural(table.columns[at]) / _HEAD_LINES
    sums = natural(text_of(table.total[at].runs)) / _TOTAL_LINES if table.total else 0.0
    return max(least, name, heads, sums, *shares) + 0.1


def _longest(text: str) -> float:
    return max(map(natural, text.split()), default=0.0)


def _wanted(table: Table, at: int) -> float:
    cells = max(map(natural, _texts(table, at)), default=0.0)
    return min(_NATURAL, max(cells, natural(table.columns[at]) / _HEAD))


@lru_cache(maxsize=8192)
def natural(text: str) -> float:
    """Return about how wide letters are, for size 1; tables say the same words again and again."""
    return _BOLD * sum(
        _SPACE if letter == " " else _CAPITAL if letter.isupper() else _SMALL for letter in text
    )
