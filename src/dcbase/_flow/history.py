"""The report before this one, also where units were merged in between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from dcbase.formula import derive
from dcbase.model import Figure, FrozenMap, Known, Missing, Reason, Report, Unit
from dcbase.tally import Given, Tally


def previous_of(unit: Unit, before: Mapping[str, Report]) -> Report | None:
    """Return the previous report that a unit's report is compared with.

    A unit that there was already has its own.  One that came from others since has the sum over
    its predecessors, if every one of them was merged whole; with a part-merge nobody can say
    which share belongs here, and every figure is missing as apportioned.  A predecessor without
    a report makes the sums missing, since a sum over some of them is of another territory.

    Args:
        unit: The unit as it is now.
        before: Reports of the period before, by the unit's code at that time.
    """
    own = before.get(unit.code)
    # A unit that came from others reports for itself ever after; its code may be an older one's.
    same = own is not None and own.unit.predecessors == unit.predecessors
    if same or not unit.predecessors:
        return own
    reports = [before[p.code] for p in unit.predecessors if p.code in before]
    if not reports:
        return None
    if any(predecessor.extent == "part" for predecessor in unit.predecessors):
        return _all_missing(unit, reports[0], Reason.APPORTIONED)
    if len(reports) < len(unit.predecessors):
        return _all_missing(unit, reports[0], Reason.PARTS_MISSING)
    return _summed(unit, reports)


def latest_by_unit(reports: Iterable[Report]) -> dict[str, Report]:
    """Return each unit's report of the latest period among those that count."""
    latest: dict[str, Report] = {}
    for report in reports:
        code = report.unit.code
        if report.counts and (code not in latest or latest[code].period < report.period):
            latest[code] = report
    return latest


def _all_missing(unit: Unit, pattern: Report, reason: Reason) -> Report:
    nothing: Figure = Missing(reason)
    figures = FrozenMap(dict.fromkeys(pattern.figures, nothing))
    return evolve(pattern, unit=unit, figures=figures, sections=(), findings=())


def _summed(unit: Unit, reports: list[Report]) -> Report:
    pattern, codes = reports[0], [report.unit.code for report in reports]
    figures: dict[str, Figure] = {}
    for code, indicator in pattern.questions.indicators.items():
        given = {r.unit.code: Given(r.figure(code)) for r in reports}
        total = Tally(evolve(indicator, asked_of=()), FrozenMap(given)).total(codes)
        whole = isinstance(total.figure, Known) and total.coverage.complete
        figures[code] = total.figure if whole else Missing(Reason.PARTS_MISSING)
    known = {c: figures[c] for c, i in pattern.questions.indicators.items() if not i.derived}
    derived = derive(pattern.questions.indicators, {**figures, **known}).figures
    return evolve(pattern, unit=unit, figures=FrozenMap(derived), sections=(), findings=())
