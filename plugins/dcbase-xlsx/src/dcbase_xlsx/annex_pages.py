"""The pages that a table of the annex is printed on: upright, across, or several side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from dcbase.layout import columns_in_parts
from dcbase.model import Table
from dcbase_xlsx.annex_book import ACROSS

UPRIGHT = 96.0
"""Digits that stand on an upright page beside one another, as `ACROSS` on one on its side."""
_SCALE = 77
"""Percent of the cells' 13 points: nothing in a table is printed smaller than 10."""


@frozen(kw_only=True)
class Side:
    """How a table stands on paper.

    Args:
        across: On pages on their side.
        parts: Which columns stand on each of the pages beside one another.
    """

    across: bool
    parts: tuple[tuple[int, ...], ...]


def sides(table: Table, wanted: Sequence[float]) -> tuple[list[float], Side]:
    """Return the widths of a table's columns, a narrow one's as wide as its page, and the side.

    Args:
        table: With its columns.
        wanted: What each column asks for, in digits.
    """
    asked = sum(wanted)
    across = asked > _most(UPRIGHT)
    room = max(0.0, (ACROSS if across else UPRIGHT) - asked)
    named = table.naming - 1
    shared = [at for at in range(len(wanted)) if at >= named]
    widths = [
        width + (room / len(shared) if at in shared else 0.0) for at, width in enumerate(wanted)
    ]
    return widths, Side(across=across, parts=columns_in_parts(table, widths, _most(ACROSS)))


def paged(sheet: Any, table: Table, side: Side) -> None:
    """Let a table that no page holds go on beside, where its rows are named again."""
    sheet.repeat_columns(0, table.naming - 1)
    if len(side.parts) == 1:
        return
    sheet.fit_to_pages(0, 0)
    sheet.set_print_scale(_SCALE)
    sheet.set_v_pagebreaks([part[table.naming] for part in side.parts[1:]])


def _most(digits: float) -> float:
    """Return how many digits stand beside one another in the smallest letters."""
    return digits * 100 / _SCALE
