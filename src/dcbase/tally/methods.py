"""The ways in which an indicator adds up over units, one function each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
_COMPUTED = (Basis.DERIVED, Basis.ASSUMED)

Weights: TypeAlias = Mapping[str, Decimal | None]
Again: TypeAlias = Callable[[tuple[str, ...]], Figure]
"""Computes the figure of some units together from the totals of its parts."""


@frozen
class Column:
    """What was given for one indicator, by unit.

    Args:
        sent: Every figure, missing ones too.
        known: Those that are known.
        values: The values of those, in the same order.
        odd: Those with a qualifier or an assumed part; of a hundred figures nearly none is.
        weights: Where the indicator has a weight.
        again: Where it is computed from figures that have totals of their own.
    """

    sent: dict[str, Figure]
    known: dict[str, Known]
    values: list[Value]
    odd: dict[str, Known]
    weights: Weights
    again: Again | None = None


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


Method: TypeAlias = Callable[[Indicator, Column], Sum]
"""From an indicator and its known figures to a total."""


def column_of(
    asked: tuple[str, ...],
    figures: Mapping[str, Figure],
    weights: Weights,
    again: Again | None = None,
) -> Column:
    """Return what units gave, in the order in which they were asked.

    Sums of Decimals may round: the same order gives the same last digit.
    """
    sent = dict(figures)
    if tuple(sent) != asked:  # somebody sent nothing, or they come in another order
        sent = {unit: figures[unit] for unit in asked if unit in figures}
    # One pass: ten thousand figures do not fit into a processor's cache, and fetching each of
    # them again for each question takes longer than the answer.
    column = Column(sent, {}, [], {}, weights, again)
    known, values = column.known, column.values
    for unit, figure in sent.items():
        if figure.__class__ is Known:
            known[unit] = figure
            values.append(figure.value)
            if figure.qualifier is not _EXACTLY or figure.basis is _ASSUMED:
                column.odd[unit] = figure
    return column


def add(indicator: Indicator, column: Column) -> Sum:
    """Add values up; a qualifier on a part leaves a sound one on the total."""
    if not column.known:
        return Sum(figure=Missing())
    value = _sum(column.values)
    qualifier = _joined(column.odd)
    basis = Basis.ASSUMED if _assumed(column.odd.values()) else Basis.DERIVED
    return Sum(figure=Known(_typed(indicator, value), qualifier, basis=basis))


def ratio_of_sums(indicator: Indicator, column: Column) -> Sum:
    """Divide the sum of numerators by the sum of denominators.

    A unit that sent a rate without its parts is left out, whatever the rate.
    """
    with_parts = {unit: f for unit, f in column.known.items() if f.parts is not None}
    left_out = tuple(unit for unit in column.known if unit not in with_parts)
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
    odd = [figure for unit, figure in column.odd.items() if unit in with_parts]
    basis = Basis.ASSUMED if _assumed(odd) else Basis.DERIVED
    figure = Known(scale * above / below, _rate(odd), parts=(above, below), basis=basis)
    return Sum(figure=figure, left_out=left_out)


def computed_again(indicator: Indicator, column: Column) -> Sum:
    """Compute the formula over the totals that its parts have of the same units.

    A unit that sent the figure without its parts is left out, whatever it sent.
    """
    again = column.again
    known = column.known.items()
    with_parts = tuple(unit for unit, figure in known if again and figure.basis in _COMPUTED)
    left_out = tuple(unit for unit in column.known if unit not in with_parts)
    if again is None or not with_parts:
        lacking = Missing(Reason.PARTS_MISSING) if left_out else Missing()
        return Sum(figure=lacking, left_out=left_out)
    return Sum(figure=again(with_parts), left_out=left_out)


def weighted_mean(indicator: Indicator, column: Column) -> Sum:
    """Weigh each value; one without a weight is left out, and the range is shown."""
    figures = column.known
    if not figures:
        return Sum(figure=Missing())
    weight = {unit: column.weights.get(unit) or Decimal(0) for unit in figures}
    weighed = {unit: figure for unit, figure in figures.items() if weight[unit] > 0}
    left_out = tuple(unit for unit in figures if unit not in weighed)
    numbers = [_number(value) for value in column.values]
    span = (min(numbers), max(numbers)) if left_out else None
    if not weighed:
        return Sum(figure=Missing(Reason.NO_WEIGHT), left_out=left_out, span=span)
    heavy = sum((_number(f.value) * weight[unit] for unit, f in weighed.items()), Decimal(0))
    value = heavy / sum((weight[unit] for unit in weighed), Decimal(0))
    odd = {unit: figure for unit, figure in column.odd.items() if unit in weighed}
    figure = Known(value, _joined(odd), basis=Basis.DERIVED)
    return Sum(figure=figure, left_out=left_out, span=span)


def count_yes(indicator: Indicator, column: Column) -> Sum:
    """Count the units that say yes."""
    if not column.values:
        return Sum(figure=Missing())
    yes = sum(value is True for value in column.values)
    counts = FrozenMap({"true": yes, "false": len(column.values) - yes})
    return Sum(figure=Known(yes, basis=Basis.DERIVED), counts=counts)


def count_by_value(indicator: Indicator, column: Column) -> Sum:
    """Count the units that gave each value; the total says it in words."""
    if not column.known:
        return Sum(figure=Missing())
    given = [str(value) for value in column.values]
    listed = [*indicator.values, *sorted(set(given) - set(indicator.values))]
    counts = FrozenMap({word: given.count(word) for word in listed if word in given})
    words = "; ".join(f"{word}: {count}" for word, count in counts.items())
    return Sum(figure=Known(words, basis=Basis.DERIVED), counts=counts)


def largest(indicator: Indicator, column: Column) -> Sum:
    """Take the largest value."""
    if not column.known:
        return Sum(figure=Missing())
    number = max(_number(value) for value in column.values)
    qualifier = of_largest(figure.qualifier for figure in column.odd.values())
    return Sum(figure=Known(_typed(indicator, number), qualifier, basis=Basis.DERIVED))


def latest(indicator: Indicator, column: Column) -> Sum:
    """Take the last value in the order given (for units: the order expected)."""
    return Sum(figure=list(column.known.values())[-1] if column.known else Missing())


def side_by_side(indicator: Indicator, column: Column) -> Sum:
    """List the values; the total is how many there are."""
    values = tuple(column.values)
    figure = Known(len(values), basis=Basis.DERIVED) if values else Missing()
    return Sum(figure=figure, values=values)


METHODS: Mapping[OverUnits, Method] = {
    OverUnits.SUM: add,
    OverUnits.RATIO_OF_SUMS: ratio_of_sums,
    OverUnits.RECOMPUTE: computed_again,
    OverUnits.WEIGHTED_MEAN: weighted_mean,
    OverUnits.COUNT_YES: count_yes,
    OverUnits.COUNT_BY_VALUE: count_by_value,
    OverUnits.MAX: largest,
    OverUnits.LATEST: latest,
    OverUnits.LIST: side_by_side,
}


def _sum(values: list[Value]) -> Decimal:
    # Whole numbers, which nearly all are, add up four times as fast as Decimals do.
    whole = [value for value in values if value.__class__ is int]
    if len(whole) == len(values):
        return Decimal(sum(whole))
    return sum((_number(value) for value in values), Decimal(0))


def _number(value: Value) -> Decimal:
    if isinstance(value, str):
        raise TypeError(f"words do not add up: {value!r}")
    return Decimal(value)


def _typed(indicator: Indicator, value: Decimal) -> Value:
    return int(value) if indicator.kind is Kind.INTEGER and value == int(value) else value


def _joined(figures: Mapping[str, Known]) -> Qualifier:
    return joined(figure.qualifier for figure in figures.values())


def _rate(figures: Iterable[Known]) -> Qualifier:
    # Which way a rate is off depends on which of its parts is: no sound direction is known.
    exact = all(figure.qualifier is _EXACTLY for figure in figures)
    return Qualifier.EQ if exact else Qualifier.APPROX


def _assumed(figures: Iterable[Known]) -> bool:
    return any(figure.basis is _ASSUMED for figure in figures)
