"""The last rows of a table by unit: the totals, and on how many units each of them rests."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dcbase.layout.printing import record_run
from dcbase.layout.scene import Scene
from dcbase.messages import say
from dcbase.model import Cell, Indicator, Kind, Printed, Words

_NUMERIC = (Kind.INTEGER, Kind.DECIMAL, Kind.PERCENT)


@frozen(kw_only=True)
class TotalRows:
    """The total and the coverage of a table, as far as there are any."""

    total: tuple[Cell, ...] | None = None
    coverage: tuple[Cell, ...] | None = None


def total_rows(scene: Scene, indicators: Sequence[Indicator], *, before: int) -> TotalRows:
    """Return the total row, and one below that says on how many units each number of it rests.

    Where all rest on the same, the name of the total says so.  Beside the numbers there is no room
    for it: a column as narrow as a number would break it.

    Args:
        scene: Of a round.
        indicators: Of the columns.
        before: So many empty cells stand before the name of each row.
    """
    coverages = {scene.coverage(one.short) for one in indicators}
    alike = coverages.pop() if len(coverages) == 1 else ""
    name = say("layout.total") + (f" ({alike})" if alike else "")
    empty = (Cell(),) * before
    sums = (figure_cell(record_run(scene, one.short), one) for one in indicators)
    total = (*empty, Cell((Words(name),)), *sums)
    if not coverages:
        return TotalRows(total=total)
    shares = (
        Cell((Words(scene.share(one.short)),), numeric=one.kind in _NUMERIC) for one in indicators
    )
    known = say("layout.row-coverage", kind=scene.kind)
    return TotalRows(total=total, coverage=(*empty, Cell((Words(known),)), *shares))


def figure_cell(run: Printed, indicator: Indicator) -> Cell:
    """Return the cell of a figure."""
    return Cell((run,), numeric=indicator.kind in _NUMERIC)
