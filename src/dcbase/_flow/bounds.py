"""Computed figures that are outside the bounds of their indicator (DC-5003, DC-5004)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any

from attrs import frozen

from dcbase.formula import parse
from dcbase.formula.disagreement import fraction, signed
from dcbase.formula.plan import plan
from dcbase.model import (
    Aggregate,
    Basis,
    BoundsOf,
    Fact,
    Figure,
    Finding,
    FrozenMap,
    Indicator,
    Kind,
    Known,
    OverUnits,
    Qualifier,
    Report,
    Rule,
    core_kind,
)
from dcbase.model.remembered import remembered
from dcbase.text import format_number

# Members of an enum are looked up slowly, and these are asked for of every figure.
_EXACTLY, _STATED = Qualifier.EQ, Basis.STATED
_ABOVE = (Qualifier.EQ, Qualifier.GE)
_BELOW = (Qualifier.EQ, Qualifier.LE)
_MEASURES = (Kind.INTEGER, Kind.DECIMAL, Kind.PERCENT)
_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")
_PLACES = 2
_MOST_NAMED = 20


@frozen
class Bounded:
    """A derived indicator that has bounds.

    Args:
        indicator: Itself.
        formula: What it is computed from, for people.
        codes: Short codes of what it reads, in the order in which it reads them.
    """

    indicator: Indicator
    formula: str
    codes: tuple[str, ...]


def outside_of_unit(report: Report, broken: Iterable[Rule]) -> Iterator[Finding]:
    """Yield a finding for each derived figure of a report that its bounds do not allow.

    A rule that does not hold between the very figures it is computed from, and that comes from
    the same plugin, says it already.

    Args:
        report: With its derived figures.
        broken: The rules of its form that do not hold.
    """
    figures = report.figures
    for code, low, high, bounded in _bounded(report.questions.indicators):
        figure = figures.get(code)
        if figure.__class__ is not Known or figure.basis is _STATED:
            continue
        value: Any = figure.value
        if figure.qualifier is _EXACTLY and low <= value <= high:
            continue
        if _beyond(figure, bounded.indicator) and not _said(bounded, report, broken):
            yield _of_unit(bounded, figure, figures)


def outside_of_total(whole: Aggregate) -> Iterator[Finding]:
    """Yield a finding for each total of several units that the bounds of totals do not allow."""
    for code, indicator in whole.questions.indicators.items():
        if indicator.bounds_of is not BoundsOf.TOTAL or indicator.kind not in _MEASURES:
            continue
        if indicator.over_units is OverUnits.LIST:  # the total is how many there are
            continue
        total = whole.totals[code]
        figure = total.figure
        # The total of one unit is that unit's figure.
        if not isinstance(figure, Known) or total.coverage.reported < 2:
            continue
        if _beyond(figure, indicator):
            beyond = [u for u, f in total.figures.items() if _is_beyond(f, indicator)]
            more = len(beyond) - _MOST_NAMED
            names = ", ".join(whole.units[unit].name for unit in beyond[:_MOST_NAMED])
            names += f", … (+{more})" if more > 0 else ""
            facts = _facts(figure, indicator) | {"names": f": {names}" if names else ""}
            yield core_kind("DC-5004").found(subject=code, facts=facts)


def bounds_words(indicator: Indicator) -> str:
    """Return the bounds of an indicator: ``≥ 0, ≤ 100``."""
    low = "" if indicator.minimum is None else f"≥ {format_number(indicator.minimum, 6)}"
    high = "" if indicator.maximum is None else f"≤ {format_number(indicator.maximum, 6)}"
    return ", ".join(part for part in (low, high) if part)


@remembered
def _bounded(
    indicators: FrozenMap[str, Indicator],
) -> tuple[tuple[str, Any, Any, Bounded], ...]:
    """Return the derived indicators with bounds: code, bounds as they compare fastest, and all."""
    found = []
    for step in plan(indicators):
        one = indicators[step.code]
        if one.kind not in _MEASURES or (one.minimum is None and one.maximum is None):
            continue
        read = {code for expression in step.expressions for code in expression.codes}
        codes = sorted(read, key=lambda code: (step.formula.find(code), code))
        bounded = Bounded(one, step.formula, tuple(codes))
        found.append((step.code, _end(one.minimum, _LOWEST), _end(one.maximum, _HIGHEST), bounded))
    return tuple(found)


def _end(bound: Decimal | None, otherwise: Decimal) -> int | Decimal:
    if bound is None:
        return otherwise
    return int(bound) if bound == bound.to_integral_value() else bound


def _is_beyond(figure: Figure, indicator: Indicator) -> bool:
    return isinstance(figure, Known) and _beyond(figure, indicator)


def _beyond(figure: Known, indicator: Indicator) -> bool:
    """Tell whether a figure is certainly outside: "khoảng 101" may be 100."""
    value: Any = figure.value
    low, high = indicator.minimum, indicator.maximum
    above = high is not None and (
        (value > high and figure.qualifier in _ABOVE)
        or (value >= high and figure.qualifier is Qualifier.GT)
    )
    below = low is not None and (
        (value < low and figure.qualifier in _BELOW)
        or (value <= low and figure.qualifier is Qualifier.LT)
    )
    return above or below


def _said(bounded: Bounded, report: Report, broken: Iterable[Rule]) -> bool:
    if report.questions.form.namespace != bounded.indicator.namespace:
        return False
    return any(_reads(rule, bounded.codes) for rule in broken)


def _reads(rule: Rule, codes: Collection[str]) -> bool:
    return parse(rule.expression).codes.issuperset(codes)


def _of_unit(bounded: Bounded, figure: Known, figures: FrozenMap[str, Figure]) -> Finding:
    places = [f.origin for code in bounded.codes if isinstance(f := figures.get(code), Known)]
    origin = figure.origin or next((place for place in places if place), None)
    facts = _facts(figure, bounded.indicator) | {"formula": bounded.formula}
    return core_kind("DC-5003").found(subject=bounded.indicator.short, origin=origin, facts=facts)


def _facts(figure: Known, indicator: Indicator) -> dict[str, Fact]:
    places = max(_PLACES, indicator.decimals)
    return {
        "name": indicator.name,
        "computed": signed(figure, places),
        "parts": "" if figure.parts is None else fraction(figure.parts),
        "expected": bounds_words(indicator),
    }
