"""Derived figures of several units together: the formula over the totals of its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from attrs import evolve, frozen

from dcbase.formula import derive, parse
from dcbase.formula.scaling import additive
from dcbase.model import (
    Basis,
    Figure,
    FrozenMap,
    Indicator,
    Kind,
    Known,
    Missing,
    OverUnits,
    Reason,
    Report,
)
from dcbase.model.remembered import remembered
from dcbase.tally import add_up

Columns = Mapping[str, Mapping[str, Figure]]
"""By short code, what every unit gave."""


@frozen(eq=False)
class Recomputing:
    """Computes derived figures of a round again from the totals of what they read.

    Args:
        indicators: By short code.
        columns: What every unit gave for each of them.
        reports: Of the same units, for weights.
    """

    indicators: FrozenMap[str, Indicator]
    columns: Columns
    reports: Mapping[str, Report]

    def of(self, code: str) -> Callable[[tuple[str, ...]], Figure] | None:
        """Return what computes an indicator for some units; None if it adds up in another way."""
        if self.indicators[code].over_units is not OverUnits.RECOMPUTE:
            return None
        return partial(self._figure, code)

    def _figure(self, code: str, units: tuple[str, ...]) -> Figure:
        indicator = self.indicators[code]
        texts = (indicator.numerator, indicator.denominator, indicator.formula)
        read = {part for text in texts if text for part in parse(text).codes}
        totals = {part: self._total(part, indicator, units) for part in read}
        return derive({code: indicator}, totals).figures[code]

    def _total(self, part: str, indicator: Indicator, units: tuple[str, ...]) -> Figure:
        """Return what a part is of all units that count; where it was assumed, it is again."""
        given = self.columns.get(part, {})
        figures = {unit: given[unit] for unit in units if unit in given}
        if part in indicator.assume:
            assumed = Known(indicator.assume[part], basis=Basis.ASSUMED)
            figures = {unit: _or(figures.get(unit), assumed) for unit in units}
        of_part = self.indicators.get(part)
        if of_part is None:
            of_part = Indicator(code=part, name=part, kind=Kind.DECIMAL, decimals=0)
        if of_part.over_units is OverUnits.LIST:
            return Missing(Reason.PARTS_MISSING)  # its total is how many there are
        weights = {unit: weight_of(of_part, self.reports[unit]) for unit in units}
        again = self.of(part) if part in self.indicators else None
        every = evolve(of_part, asked_of=())
        return add_up(every, figures, units, weights=weights, again=again).figure


def in_rounds(indicators: FrozenMap[str, Indicator]) -> FrozenMap[str, Indicator]:
    """Return the indicators as they add up: what only adds and takes away is summed.

    The sum is then what the formula comes to for the sums, and it has the units, too, that sent
    the figure without its parts.
    """
    return _in_rounds(indicators)


@remembered
def _in_rounds(indicators: FrozenMap[str, Indicator]) -> FrozenMap[str, Indicator]:
    summed = {
        code: evolve(one, over_units=OverUnits.SUM)
        for code, one in indicators.items()
        if one.over_units is OverUnits.RECOMPUTE
        and one.kind is not Kind.PERCENT
        and one.formula
        and additive(parse(one.formula).tree, indicators)
    }
    return indicators.with_(summed) if summed else indicators


def weight_of(indicator: Indicator, report: Report) -> Decimal | None:
    """Return what a unit's figure weighs; None if it has no weight or nobody knows it."""
    weight = report.figure(indicator.weight)
    if isinstance(weight, Known) and not isinstance(weight.value, str):
        return Decimal(weight.value)
    return None


def _or(figure: Figure | None, otherwise: Known) -> Figure:
    return figure if isinstance(figure, Known) else otherwise
