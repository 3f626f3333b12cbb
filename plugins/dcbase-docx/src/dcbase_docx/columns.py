"""How a table is set so that it can be read: widths of columns, size of letters, the page's side.

A table stands upright in its form's size if no word has to be broken for that; else in smaller
letters, down to the least that the form allows; else on a page on its side; and what is wider
than that is set in parts, which name their rows again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from dcbase.layout import TextStyle, columns_in_parts, part_of
from dcbase.model import Table, text_of
from dcbase_docx.styles import CELL_MARGIN
from dcbase_docx.widths import units

_ROOM = 2 * CELL_MARGIN + 20
_NAME = 14 * 1000
"""Cells up to so many ems stand in one line."""
_LINE = 10 * 1000
"""What is longer is broken into lines of so many ems at least."""
_LONG = 120 * 1000
"""What is longer than so many ems does not ask for a wider column."""
_HEAD_LINES, _LAST_LINES = 6, 3
"""Lines of a head and of a last row, at most, before the letters become smaller."""


@frozen(kw_only=True)
class Setting:
    """How a table is set.

    Args:
        widths: Of the columns, in twips; together the width between the margins, or less.
        size: Of the letters, in points.
        lying: On a page that lies on its side.
        counting: So many columns at the left count the rows: their numbers stand in the middle.
    """

    widths: tuple[int, ...]
    size: Decimal
    lying: bool
    counting: int = 0


@frozen
class _Column:
    """What a column asks for, in thousandths of the size: so that it can be read, to be free."""

    least: int
    wanted: int


def set_table(
    table: Table, style: TextStyle, upright: int, lying: int
) -> tuple[tuple[Table, Setting], ...]:
    """Return how a table is set, in one part or in several.

    Args:
        table: With at least one column.
        style: Of the form's tables.
        upright, lying: The width between the margins, in twips.
    """
    columns = [_column(table, index) for index in range(len(table.columns))]
    sizes = list(_down(style.size, min(style.sizes.least, style.size)))
    for available, on_its_side in ((upright, False), (lying, True)):
        for size in sizes:
            if sum(_least(columns, size)) <= available:
                return ((table, _setting(table, columns, size, available, on_its_side)),)
    return tuple(_in_parts(table, columns, sizes, lying))


def _in_parts(
    table: Table, columns: Sequence[_Column], sizes: Sequence[Decimal], lying: int
) -> Iterator[tuple[Table, Setting]]:
    """Yield the fewest parts that a table can be set in, in the largest letters for so many."""
    ways = [(size, columns_in_parts(table, _least(columns, size), lying)) for size in sizes]
    fewest = min(len(parts) for _, parts in ways)
    size, parts = next((size, parts) for size, parts in ways if len(parts) == fewest)
    for one in (part_of(table, part) for part in parts):
        own = [_column(one, index) for index in range(len(one.columns))]
        yield one, _setting(one, own, size, lying, on_its_side=True)


def _setting(
    table: Table, columns: Sequence[_Column], size: Decimal, available: int, on_its_side: bool
) -> Setting:
    wanted = [_twips(column.wanted, size) + _ROOM for column in columns]
    return Setting(
        widths=_shared(_least(columns, size), wanted, available),
        size=size,
        lying=on_its_side,
        counting=table.naming - 1,
    )


def widths_within(table: Table, size: Decimal, available: int) -> tuple[int, ...]:
    """Return the widths of the columns of a table that is as wide as it is.

    Args:
        table: With at least one column.
        size: Of the letters, in points.
        available: The width of the table, in twips.
    """
    columns = [_column(table, index) for index in range(len(table.columns))]
    return _shared(
        _least(columns, size), [_twips(one.wanted, size) + _ROOM for one in columns], available
    )


def _least(columns: Sequence[_Column], size: Decimal) -> list[int]:
    return [_twips(column.least, size) + _ROOM for column in columns]


def _down(size: Decimal, least: Decimal) -> Iterator[Decimal]:
    yield size
    while size - 1 >= least:
        size -= 1
        yield size


def _column(table: Table, index: int) -> _Column:
    head_word, head = _asked(table.columns[index], bold=True)
    words = {text_of(row[index].runs) for row in table.rows if row[index].across == 1}
    asked = [_asked(one, bold=False) for one in words]
    word = max((one for one, _ in asked), default=0)
    cell = max((one for _, one in asked), default=0)
    last = [_asked(text_of(row[index].runs), bold=True) for row in table.last_rows]
    below = max((max(longest, whole // _LAST_LINES) for longest, whole in last), default=0)
    least = max(head_word, word, below, head // _HEAD_LINES)
    least = max(least, cell if cell <= _NAME else _LINE, _over(table, index))
    return _Column(least, max(least, min(cell, _LONG), min(head // 2, _LONG)))


def _over(table: Table, index: int) -> int:
    """Return the column's share of the longest word in a title over it."""
    over = (group for group in table.groups if group.first <= index <= group.last)
    words = ((_asked(group.title, bold=True)[0], group.last - group.first + 1) for group in over)
    return max((word // columns + 1 for word, columns in words), default=0)


def _asked(words: str, *, bold: bool) -> tuple[int, int]:
    """Return how wide the longest word is, and all of them."""
    whole = units(words, bold)
    if " " not in words:
        return whole, whole
    return max(units(word, bold) for word in words.split(" ")), whole


def _twips(thousandths: int, size: Decimal) -> int:
    return int(thousandths * size * 20 / 1000)


def _shared(least: Sequence[int], wanted: Sequence[int], available: int) -> tuple[int, ...]:
    """Share the width out: to each what it needs, the rest by what each would like."""
    if sum(least) > available:
        return tuple(width * available // sum(least) for width in least)
    if sum(wanted) <= available:
        return tuple(width * available // sum(wanted) for width in wanted)
    rest = available - sum(least)
    likes = [want - need for need, want in zip(least, wanted, strict=True)]
    return tuple(need + like * rest // sum(likes) for need, like in zip(least, likes, strict=True))
