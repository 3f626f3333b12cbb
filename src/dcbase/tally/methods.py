"""The ways in which an indicator adds up over units, one function each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from typing import TypeAlias

from attrs import frozen

from dcbase.model import (
    Basis,
    Figure,
    FrozenMap,
    Indicator,
    Kind,
    Known,
    Missing,
    OverUnits,
    Qualifier,
    Reason,
    Value,
)
from dcbase.tally.bounds import joined, of_largest

# Members of an enum are looked up slowly, and these are asked for of every figure.
_EXACTLY, _ASSUMED = Qualifier.EQ, Basis.ASSUMED

Figures: TypeAlias = Mapping[str, Known]
Weights: TypeAlias = Mapping[str, Decimal | None]


@frozen(kw_only=True)
class Sum:
    """A result before its coverage is known.

    Args:
        figure: The total.
        left_out: Units whose figure is known but could not be added up.
        counts, span, values: As in `dcbase.model.Total`.
    """

    figure: Figure
    left_out: tuple[str, ...] = ()
    counts: FrozenMap[str, int] = FrozenMap()
    span: tuple[Decimal, Decimal] | None = None
    values: tuple[Value, ...] = ()


Method: TypeAlias = Callable[[Indicator, Figures, Weights], Sum]
"""From an indicator, the known figures by unit, and their weights, to a total."""


def add(indicator: Indicator, figures: Figures, weights: Weights) -> Sum:
    """Add values up; a qualifier on a part leaves a sound one on the total."""
    if not figures:
        return Sum(figure=Missing())
    value = _sum(figures.values())
    basis = Basis.ASSUMED if _assumed(figures.values()) else Basis.DERIVED
    return Sum(figure=Known(_typed(indicator, value), _joined(figures), basis=basis))


def ratio_of_sums(indicator: Indicator, figures: Figures, weights: Weights) -> Sum:
    """Divide the sum of numerators by the sum of denominators.

    A unit that sent a rate without its parts is left out, whatever the rate.
    """
    with_parts = {unit: f for unit, f in figures.items() if f.parts is not None}
    left_out = tuple(unit for unit in figures if unit not in with_parts)
    if not with_parts:
        return Sum(
            figure=Missing(Reason.PARTS_MISSING) if left_out else Missing(), left_out=left_out
        )
    parts = [figure.parts for figure in with_parts.values() if figure.parts is not None]
    above = sum((part[0] for part in parts), Decimal(0))
    below = sum((part[1] for part in parts), Decimal(0))
    if not below:
        return Sum(figure=Missing(Reason.DIVISION_BY_ZERO), left_out=left_out)
    scale = 100 if indicator.kind is Kind.PERCENT else 1
    basis = Basis.ASSUMED if _assumed(with_parts.values()) else Basis.DERIVED
    figure = Known(scale * above / below, _rate(with_parts), parts=(above, below), basis=basis)
    return Sum(figure=figure, left_out=left_out)


def weighted_mean(indicator: Indicator, figures: Figures, weights: Weights) -> Sum:
    """Weigh each value; one without a weight is left out, and the range is shown."""
    if not figures:
        return Sum(figure=Missing())
    weight = {unit: weights.get(unit) or Decimal(0) for unit in figures}
    weighed = {unit: figure for unit, figure in figures.items() if weight[unit] > 0}
    left_out = tuple(unit for unit in figures if unit not in weighed)
    numbers = [_number(figure) for figure in figures.values()]
    span = (min(numbers), max(numbers)) if left_out else None
    if not weighed:
        return Sum(figure=Missing(Reason.NO_WEIGHT), left_out=left_out, span=span)
    heavy = sum((_number(f) * weight[unit] for unit, f in weighed.items()), Decimal(0))
    value = heavy / sum((weight[unit] for unit in weighed), Decimal(0))
    figure = Known(value, _joined(weighed), basis=Basis.DERIVED)
    return Sum(figure=figure, left_out=left_out, span=span)


def count_yes(indicator: Indicator, figures: Figures, weights: Weights) -> Sum:
    """Count the units that say yes."""
    if not figures:
        return Sum(figure=Missing())
    yes = sum(figure.value is True for figure in figures.values())
    counts = FrozenMap({"true": yes, "false": len(figures) - yes})
    return Sum(figure=Known(yes, basis=Basis.DERIVED), counts=counts)


def count_by_value(indicator: Indicator, figures: Figures, weights: Weights) -> Sum:
    """Count the units that gave each value; the total says it in words."""
    if not figures:
        return Sum(figure=Missing())
    given = [str(figure.value) for figure in figures.values()]
    listed = [*indicator.values, *sorted(set(given) - set(indicator.values))]
    counts = FrozenMap({word: given.count(word) for word in listed if word in given})
    words = "; ".join(f"{word}: {count}" for word, count in counts.items())
    return Sum(figure=Known(words, basis=Basis.DERIVED), counts=counts)


def largest(indicator: Indicator, figures: Figures, weights: Weights) -> Sum:
    """Take the largest value."""
    if not figures:
        return Sum(figure=Missing())
    value = max(_number(figure) for figure in figures.values())
    qualifier = of_largest(figure.qualifier for figure in figures.values())
    return Sum(figure=Known(_typed(indicator, value), qualifier, basis=Basis.DERIVED))


def latest(indicator: Indicator, figures: Figures, weights: Weights) -> Sum:
    """Take the last value in the order given (for units: the order expected)."""
    return Sum(figure=list(figures.values())[-1] if figures else Missing())


def side_by_side(indicator: Indicator, figures: Figures, weights: Weights) -> Sum:
    """List the values; the total is how many there are."""
    values = tuple(figure.value for figure in figures.values())
    figure = Known(len(values), basis=Basis.DERIVED) if values else Missing()
    return Sum(figure=figure, values=values)


METHODS: Mapping[OverUnits, Method] = {
    OverUnits.SUM: add,
    OverUnits.RATIO_OF_SUMS: ratio_of_sums,
    OverUnits.WEIGHTED_MEAN: weighted_mean,
    OverUnits.COUNT_YES: count_yes,
    OverUnits.COUNT_BY_VALUE: count_by_value,
    OverUnits.MAX: largest,
    OverUnits.LATEST: latest,
    OverUnits.LIST: side_by_side,
}


def _sum(figures: Collection[Known]) -> Decimal:
    # Whole numbers, which nearly all are, add up four times as fast as Decimals do.
    whole = [figure.value for figure in figures if figure.value.__class__ is int]
    if len(whole) == len(figures):
        return Decimal(sum(whole))
    return sum((_number(figure) for figure in figures), Decimal(0))


def _number(figure: Known) -> Decimal:
    if isinstance(figure.value, str):
        raise TypeError(f"words do not add up: {figure.value!r}")
    return Decimal(figure.value)


def _typed(indicator: Indicator, value: Decimal) -> Value:
    return int(value) if indicator.kind is Kind.INTEGER and value == int(value) else value


def _joined(figures: Mapping[str, Known]) -> Qualifier:
    return joined(figure.qualifier for figure in figures.values())


def _rate(figures: Mapping[str, Known]) -> Qualifier:
    # Which way a rate is off depends on which of its parts is: no sound direction is known.
    exact = all(figure.qualifier is _EXACTLY for figure in figures.values())
    return Qualifier.EQ if exact else Qualifier.APPROX


def _assumed(figures: Iterable[Known]) -> bool:
    return any(figure.basis is _ASSUMED for figure in figures)
