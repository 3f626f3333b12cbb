"""Adding up the periods of one unit."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from dcbase.model import FrozenMap, Indicator, OverTime, OverUnits, Period, Total
from dcbase.tally.tally import Given, Tally

_METHODS = {
    OverTime.SUM: OverUnits.SUM,
    OverTime.LATEST: OverUnits.LATEST,
    OverTime.FIRST: OverUnits.LATEST,
    OverTime.RECOMPUTE: OverUnits.RATIO_OF_SUMS,
    OverTime.WEIGHTED_MEAN: OverUnits.WEIGHTED_MEAN,
    OverTime.LIST: OverUnits.LIST,
}


def over_periods(
    indicator: Indicator, given: Mapping[Period, Given], expected: tuple[Period, ...]
) -> Total:
    """Add one unit's periods up to the time that they cover together.

    Quarters make a year; the coverage counts periods.  A stock is that of the last period that
    was expected and an opening balance that of the first: with that one missing the total is
    missing, since an earlier or later stock is another number.

    Args:
        indicator: Its `over_time` says how.
        given: What was given, by period.
        expected: The periods that make up the whole.

    Returns:
        A total whose contributors are periods, written as in files (``2025-Q3``).
    """
    wanted = _wanted(indicator, tuple(sorted(expected)))
    by_name = FrozenMap({str(period): given[period] for period in wanted if period in given})
    return Tally(_as_if_units(indicator), by_name).total(str(period) for period in wanted)


def _wanted(indicator: Indicator, expected: tuple[Period, ...]) -> tuple[Period, ...]:
    match indicator.over_time:
        case OverTime.LATEST:
            return expected[-1:]
        case OverTime.FIRST:
            return expected[:1]
        case _:
            return expected


def _as_if_units(indicator: Indicator) -> Indicator:
    way = _METHODS[indicator.over_time]
    if indicator.over_time is OverTime.RECOMPUTE and indicator.formula:
        way = OverUnits.RECOMPUTE  # a formula leaves no parts behind that could be divided again
    return evolve(indicator, over_units=way, asked_of=())
