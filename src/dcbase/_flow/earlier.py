"""The round before this one, for documents that put two rounds beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from dcbase._flow.aggregate import aggregate
from dcbase._flow.history import previous_of
from dcbase._flow.kit import Kit
from dcbase.model import Aggregate, Period, Report, Round, Window, calendar_window


def of_one_period(past: Mapping[str, Report], period: Period) -> dict[str, Report]:
    """Return the reports of the period before, or of the same one last year if there are none.

    Some of one and some of the other would be no round.

    Args:
        past: The latest report of each unit before this round, by the unit's code of that time.
        period: Of this round.
    """
    for before in (period.previous(), period.same_last_year()):
        found = {code: _lean(report) for code, report in past.items() if report.period == before}
        if found:
            return found
    return {}


def compared(reports: Iterable[Report], before: Mapping[str, Report]) -> tuple[Report, ...]:
    """Return reports, each with the unit's report of the round before, if there is one."""
    if not before:
        return tuple(reports)
    return tuple(evolve(report, before=previous_of(report.unit, before)) for report in reports)


def round_before(before: Mapping[str, Report], kit: Kit, round: Round) -> Aggregate | None:
    """Return the round before over the units of today, None if nobody reported then.

    A unit that came from others has their sum; its coverage is of the units that are expected
    now, so that both rounds are of the same territory.

    Args:
        before: The reports of one period (`of_one_period`).
        kit, round: Of this round.
    """
    found = (previous_of(unit, before) for unit in kit.expected.values())
    reports = tuple(report for report in found if report is not None)
    if not reports:
        return None
    period = reports[0].period
    then = evolve(round, period=period, window=_window(reports), deadline=None)
    return aggregate(reports, evolve(kit, checks=(), waivers=()), then)


def _window(reports: Iterable[Report]) -> Window:
    """Return the days that the figures are about, if all reports say the same."""
    every = tuple(reports)
    first = every[0]
    alike = all(report.window == first.window for report in every)
    return first.window if alike else calendar_window(first.period)


def _lean(report: Report) -> Report:
    """Return a report without its words, which nobody compares here."""
    return evolve(report, opening=(), sections=(), closing=())
