"""How a table is set so that it can be read: widths of columns, size of letters, the page's side.

A table stands upright in its form's size if no word has to be broken for that; else in smaller
letters, down to the least that the form allows; else on a page of its side; and only what is
wider than that is set smaller still.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from dcbase.layout import TextStyle
from dcbase.model import Table, text_of
from dcbase_docx.styles import CELL_MARGIN
from dcbase_docx.widths import units

_LEAST = Decimal(7)
"""Points: nothing is printed smaller, however wide a table is."""
_ROOM = 2 * CELL_MARGIN + 20
_NAME = 14 * 1000
"""Cells up to so many ems stand in one line."""
_LINE = 10 * 1000
"""What is longer is broken into lines of so many ems at least."""
_LONG = 40 * 1000
"""What is longer than so many ems does not ask for a wider column."""
_HEAD_LINES, _TOTAL_LINES = 6, 3
"""Lines of a head and of a total, at most, before the letters become smaller."""


@frozen(kw_only=True)
class Setting:
    """How a table is set.

    Args:
        widths: Of the columns, in twips; together the width between the margins, or less.
        size: Of the letters, in points.
        lying: On a page that lies on its side.
    """

    widths: tuple[int, ...]
    size: Decimal
    lying: bool


@frozen
class _Column:
    """What a column asks for, in thousandths of the size: so that it can be read, to be free."""

    least: int
    wanted: int


def set_table(table: Table, style: TextStyle, upright: int, lying: int) -> Setting:
    """Return how a table is set.

    Args:
        table: With at least one column.
        style: Of the form's tables.
        upright, lying: The width between the margins, in twips.
    """
    columns = [_column(table, index) for index in range(len(table.columns))]
    for size, on_its_side in _tries(style):
        available = lying if on_its_side else upright
        least = [_twips(column.least, size) + _ROOM for column in columns]
        if sum(least) <= available:
            break
    wanted = [_twips(column.wanted, size) + _ROOM for column in columns]
    return Setting(widths=_shared(least, wanted, available), size=size, lying=on_its_side)


def widths_within(table: Table, size: Decimal, available: int) -> tuple[int, ...]:
    """Return the widths of the columns of a table that is as wide as it is.

    Args:
        table: With at least one column.
        size: Of the letters, in points.
        available: The width of the table, in twips.
    """
    columns = [_column(table, index) for index in range(len(table.columns))]
    least = [_twips(column.least, size) + _ROOM for column in columns]
    return _shared(least, [_twips(one.wanted, size) + _ROOM for one in columns], available)


def _tries(style: TextStyle) -> Iterator[tuple[Decimal, bool]]:
    """Yield sizes and whether the page is on its side, the best first."""
    allowed = list(_down(style.size, min(style.sizes.least, style.size)))
    yield from ((size, False) for size in allowed)
    yield from ((size, True) for size in allowed)
    yield from ((size, True) for size in _down(allowed[-1], _LEAST))


def _down(size: Decimal, least: Decimal) -> Iterator[Decimal]:
    yield size
    while size - 1 >= least:
        size -= 1
        yield size


def _column(table: Table, index: int) -> _Column:
    head_word, head = _asked(table.columns[index], bold=True)
    words = {text_of(row[index].runs) for row in table.rows}
    asked = [_asked(one, bold=False) for one in words]
    word = max((one for one, _ in asked), default=0)
    cell = max((one for _, one in asked), default=0)
    total_word, total = 0, 0
    if table.total is not None:
        total_word, total = _asked(text_of(table.total[index].runs), bold=True)
    least = max(head_word, word, total_word, head // _HEAD_LINES, total // _TOTAL_LINES)
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
