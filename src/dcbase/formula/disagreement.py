"""Derived figures that were sent, against what their parts come to (DC-5001, DC-5002)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import frozen

from dcbase.formula.interval import Exact, Interval, less, lifted
from dcbase.formula.values import EXACT, Part, part_of_figure
from dcbase.model import Fact, Figure, Finding, Known, Qualifier, Value, core_kind
from dcbase.text import format_number

_SIGNS = {
    Qualifier.EQ: "",
    Qualifier.GT: "> ",
    Qualifier.GE: "≥ ",
    Qualifier.LT: "< ",
    Qualifier.LE: "≤ ",
    Qualifier.APPROX: "≈ ",
}
_LEAST_PLACES = 2


@frozen
class Disagreement:
    """A derived figure that was sent and is not what its parts come to.

    Args:
        code: Short code of the indicator.
        sent: As it was sent.
        computed: What its parts come to; missing if they make no value although they are
            known: the denominator is zero.
        tolerance: How far the two may stand apart, in the indicator's unit of measure.
        formula: What it is computed from: ``DT10 / (DT04 + DT05)``.
    """

    code: str
    sent: Known
    computed: Figure
    tolerance: Decimal
    formula: str = ""


def agrees(sent: Known, computed: Part, tolerance: Exact) -> bool:
    """Tell whether what was sent may be what was computed.

    A qualifier counts: "trên 74" agrees with 75, and "khoảng 74" with anything, since nobody
    says how far off it may be.
    """
    said: Any = part_of_figure(sent)
    part: Any = computed
    if said.__class__ in EXACT and part.__class__ in EXACT:
        return _near(said, part, tolerance)
    if Interval not in (said.__class__, part.__class__):
        return bool(said.__class__ is part.__class__ and said == part)
    near = _widened(lifted(said), tolerance)
    found = lifted(part)
    return not (less(near, found) or less(found, near))


def _near(a: Exact, b: Exact, tolerance: Exact) -> bool:
    # Whole numbers only: fractions take three times as long, and this runs for every rate.
    apart = abs(a.numerator * b.denominator - b.numerator * a.denominator)
    most = tolerance.numerator * a.denominator * b.denominator
    return apart * tolerance.denominator <= most


def finding_of(disagreement: Disagreement) -> Finding:
    """Return the finding that says a disagreement: DC-5001, or DC-5002 if nothing comes out."""
    sent, computed = disagreement.sent, disagreement.computed
    places = max(_LEAST_PLACES, _places(sent.value))
    facts: dict[str, Fact] = {
        "sent": signed(sent, places),
        "formula": disagreement.formula,
    }
    code = "DC-5002"
    if isinstance(computed, Known):
        code = "DC-5001"
        facts["computed"] = signed(computed, places)
        facts["parts"] = "" if computed.parts is None else fraction(computed.parts)
        facts["tolerance"] = format_number(disagreement.tolerance, places)
    return core_kind(code).found(subject=disagreement.code, origin=sent.origin, facts=facts)


def _widened(said: Interval, by: Exact) -> Interval:
    low = None if said.low is None else said.low - by
    high = None if said.high is None else said.high + by
    return Interval(low, high, low is None, high is None, said.said)


def _places(value: Value) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return -exponent if isinstance(exponent, int) else 0


def _shown(value: Value, places: int) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return value if isinstance(value, str) else format_number(value, places)


def signed(figure: Known, places: int) -> str:
    """Return a figure with what is known of it in front: ``> 98``."""
    return _SIGNS[figure.qualifier] + _shown(figure.value, places)


def fraction(parts: tuple[Decimal, Decimal]) -> str:
    """Return numerator and denominator as they stand behind a rate: `` (6/8)``."""
    return " (" + "/".join(format_number(part, _LEAST_PLACES) for part in parts) + ")"
