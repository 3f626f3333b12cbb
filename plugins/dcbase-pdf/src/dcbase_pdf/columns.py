"""How wide the columns of a table are, and whether it wants a flat page or smaller letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from dcbase.layout import columns_in_parts, part_of
from dcbase.model import Cell, HeaderCell, Table, cells_shown, text_of

INSET = 3.0
_NATURAL = 18.0
"""A cell of words wants no more than so many times the size; it has lines."""
_NAME = 11.0
"""A column that names the rows keeps each name on one line up to so many times the size."""
_HEAD_LINES, _LAST_LINES = 6, 3
"""Lines that a head and a last row take at most, before the letters become smaller."""
_HEAD = 4
"""Lines that the words over a column may take before they widen it."""
_CAPITAL, _SMALL, _SPACE, _BOLD = 0.72, 0.5, 0.25, 1.06
_FIGURE = re.compile(r"[\d.,%–−+\s-]+")


@frozen(kw_only=True)
class Grid:
    """A table or a part of one, as it is printed.

    Args:
        caption: Above it.
        head: The rows over the columns.
        rows, last: Of cells: where each begins, how many columns it takes, its words.  Of the last
            rows the first is the total.
        notes: Below it.
        aligned: Where the cells of each column stand.
        widths: Shares of the page's width.
        size: Of the letters, in points.
        inset: Left and right in a cell, in points.
        wide: On a flat page.
    """

    caption: str
    head: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[tuple[tuple[int, int, str], ...], ...]
    last: tuple[tuple[tuple[int, int, str], ...], ...]
    notes: tuple[str, ...]
    aligned: tuple[str, ...]
    widths: tuple[float, ...]
    size: float
    wide: bool
    inset: float = INSET


def grids(
    table: Table, size: float, portrait: float, landscape: float, allowed: float | None = None
) -> Iterator[Grid]:
    """Yield a table in one part, or in several that name its rows again.

    It stands upright if every word fits its column, if need be in the smallest letters that the
    form allows; else on flat pages; else in parts on flat pages.

    Args:
        table: With its words.
        size: Of the letters that the form wants, in points.
        portrait, landscape: The room between the margins, in points.
        allowed: The smallest size that the form allows; None for no other than `size`.
    """
    least = [_least(table, at) for at in range(len(table.columns))]
    lower = size if allowed is None else min(allowed, size)
    sizes = [size - step for step in range(int(size - lower) + 1)]
    for room, wide in ((portrait, False), (landscape, True)):
        for points in sizes:
            if sum(_narrow(least, points)) <= room:
                yield _grid(table, least, points, room, wide=wide)
                return
    ways = [(one, columns_in_parts(table, _narrow(least, one), landscape)) for one in sizes]
    fewest = min(len(parts) for _, parts in ways)
    points, parts = next((one, parts) for one, parts in ways if len(parts) == fewest)
    for part in (part_of(table, columns) for columns in parts):
        own = [_least(part, at) for at in range(len(part.columns))]
        yield _grid(part, own, points, landscape, wide=True)


def _narrow(least: Sequence[float], size: float) -> list[float]:
    return [one * size + 2 * INSET for one in least]


def _grid(table: Table, least: Sequence[float], size: float, room: float, *, wide: bool) -> Grid:
    cells = (*table.rows, *table.last_rows)
    columns = range(len(table.columns))
    narrow = _narrow(least, size)
    wanted = [max(0.0, _wanted(table, at) - least[at]) * size for at in columns]
    spare = max(0.0, room - sum(narrow))
    share = spare / sum(wanted) if any(wanted) else 0.0
    widths = tuple(round(one + more * share, 2) for one, more in zip(narrow, wanted, strict=True))
    return Grid(
        caption=table.caption,
        head=table.head,
        rows=tuple(map(_shown, table.rows)),
        last=tuple(map(_shown, table.last_rows)),
        notes=table.notes,
        aligned=tuple(_aligned(table, cells, at) for at in columns),
        widths=widths,
        size=size,
        wide=wide,
    )


def _shown(row: Sequence[Cell]) -> tuple[tuple[int, int, str], ...]:
    return tuple((at, cell.across, text_of(cell.runs)) for at, cell in cells_shown(row))


def _aligned(table: Table, rows: Sequence[tuple[Cell, ...]], at: int) -> str:
    """Return where the cells of a column stand; what counts the rows stands in the middle."""
    if not _numeric(rows, at):
        return "left"
    return "center" if at < table.naming - 1 else "right"


def _numeric(rows: Sequence[tuple[Cell, ...]], at: int) -> bool:
    cells = [row[at] for row in rows if row[at].runs and row[at].across == 1]
    return bool(cells) and sum(cell.numeric for cell in cells) * 2 > len(cells)


def _texts(table: Table, at: int) -> Iterator[str]:
    rows = (*table.rows, *table.last_rows)
    yield from (text_of(row[at].runs) for row in rows if row[at].across == 1)


def _least(table: Table, at: int) -> float:
    """Return the width of the longest word, a figure's spaces and words included, for size 1."""
    texts = list(_texts(table, at))
    numbers = [text for text in texts if _FIGURE.fullmatch(text)]
    words = [word for text in (table.columns[at], *texts) for word in text.split()]
    figures = (text_of(row[at].runs) for row in table.rows if row[at].numeric)
    short = (wide for wide in map(natural, figures) if wide <= _NAME)
    least = max((*map(natural, (*numbers, *words)), *short), default=0.0)
    names = at == table.naming - 1
    named = (natural(text_of(row[at].runs)) for row in table.rows)
    name = min(_NAME, max(named, default=0.0)) if names else 0.0
    over = [group for group in table.groups if group.first <= at <= group.last]
    shares = [_longest(group.title) / (group.last - group.first + 1) for group in over]
    heads = natural(table.columns[at]) / _HEAD_LINES
    last = [natural(text_of(row[at].runs)) / _LAST_LINES for row in table.last_rows]
    return max(least, name, heads, *last, *shares) + 0.1


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
