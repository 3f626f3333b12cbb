"""The pages that a table of the annex is printed on: upright, across, or several side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from dcbase.layout import columns_in_parts
from dcbase.model import Table
from dcbase_xlsx.paper import ACROSS, SMALLEST, UPRIGHT, Paper, needed

_COMMON = 0.83
"""Of 13 points: a table that has room is printed in letters of 11 all the same, for more rows."""


@frozen(kw_only=True)
class Side:
    """How a table stands on paper.

    Args:
        paper: Upright or across.
        parts: Which columns stand on each of the pages beside one another.
    """

    paper: Paper
    parts: tuple[tuple[int, ...], ...]


def sides(table: Table, wanted: Sequence[float]) -> tuple[list[float], Side]:
    """Return the widths of a table's columns, a narrow one's as wide as its page, and the side.

    Args:
        table: With its columns.
        wanted: What each column asks for, in digits.
    """
    paper = UPRIGHT if UPRIGHT.scale(wanted) >= SMALLEST else ACROSS
    room = max(0.0, paper.digits / _COMMON - needed(wanted))
    named = table.naming - 1
    share = room / (len(wanted) - named)
    widths = [width + (share if at >= named else 0.0) for at, width in enumerate(wanted)]
    most = ACROSS.digits / SMALLEST
    parts = columns_in_parts(table, [needed((width,)) for width in widths], most)
    return widths, Side(paper=paper, parts=parts)


def paged(sheet: Any, table: Table, side: Side) -> None:
    """Let a table that no page holds go on beside, where its rows are named again."""
    sheet.repeat_columns(0, table.naming - 1)
    if len(side.parts) == 1:
        return
    sheet.fit_to_pages(0, 0)
    sheet.set_print_scale(round(100 * SMALLEST))
    sheet.set_v_pagebreaks([part[table.naming] for part in side.parts[1:]])
