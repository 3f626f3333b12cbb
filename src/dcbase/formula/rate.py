"""What one derived indicator comes to, from its parts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import define

from dcbase.formula.interval import Exact, Interval, exactly, over, times
from dcbase.formula.operators import Frame, ends
from dcbase.formula.outcome import NOTHING
from dcbase.formula.plan import Step
from dcbase.formula.values import (
    EXACT,
    UNCERTAIN,
    ZERO_DIVISOR,
    Part,
    Unknown,
    decimal_of,
    estimate,
    quotient,
    tidy,
)
from dcbase.model import Basis, Figure, FrozenMap, Known, Origin, Qualifier, Restated

# Members of an enum are looked up slowly, and these are for every rate of a report.
_EXACTLY, _ASSUMED, _DERIVED = Qualifier.EQ, Basis.ASSUMED, Basis.DERIVED


@define
class Computed:
    """A computed value, before it meets what was sent.

    Args:
        part: What it comes to, unless it is the quotient of two counts.
        assumed: An assumed value was used.
        parts: Numerator and denominator of a rate, as they were said.
        counts: Dividend and divisor.  Most rates are such, and hardly any is asked for more
            than its decimals.
    """

    _part: Part | None
    assumed: bool
    parts: tuple[Decimal, Decimal] | None = None
    counts: tuple[int, int] | None = None

    @property
    def part(self) -> Part:
        """What it comes to, exactly."""
        if self.counts is not None:
            return Fraction(*self.counts)
        return self._part  # type: ignore[return-value] # one of the two is there


def frame_of(figures: Mapping[str, Figure], assume: Mapping[str, Any] = NOTHING) -> Frame:
    """Return what derived indicators are computed from: they read no name and no report before.

    Args:
        figures: Which may grow from one indicator to the next.
        assume: Of the indicator.
    """
    return Frame(figures, NOTHING, assume, NOTHING)


def compute(step: Step, frame: Frame) -> Computed:
    """Compute one derived indicator in a frame that other ones may have been computed in."""
    frame.assumed = False
    above = step.main.run(frame)
    if step.denominator is None:
        return Computed(above, frame.assumed)
    below = step.denominator.run(frame)
    if above.__class__ in EXACT and below.__class__ in EXACT:
        return _rate(above, below, step.scale, frame.assumed)
    both = ends(above, below)
    if isinstance(both, Unknown):
        return Computed(both, frame.assumed)
    return _rough_rate(*both, step.scale, frame.assumed)


def known_of(
    computed: Computed, origin: Origin | None, restated: FrozenMap[str, Restated]
) -> Known | None:
    """Return what was computed as a figure; None if nobody can say.

    Args:
        computed: What was computed.
        origin, restated: Of the figure that was sent, if one was.
    """
    basis = _ASSUMED if computed.assumed else _DERIVED
    qualifier = _EXACTLY
    if computed.counts is not None:  # most
        value = quotient(*computed.counts)
        return Known(value, qualifier, "", computed.parts, basis, origin, restated)
    part: Any = computed.part
    if part.__class__ is Interval:
        part, qualifier = estimate(part) or (UNCERTAIN, qualifier)
    if part.__class__ is Unknown:
        return None
    # A rate is a Decimal even where it is whole; a difference of counts stays a count.
    if part.__class__ is Fraction or (computed.parts and part.__class__ is int):
        part = decimal_of(part)
    return Known(part, qualifier, "", computed.parts, basis, origin, restated)


def _rate(above: Any, below: Any, scale: int, assumed: bool) -> Computed:
    if not below:
        return Computed(ZERO_DIVISOR, assumed)
    parts = (decimal_of(above), decimal_of(below))
    if above.__class__ is int and below.__class__ is int:
        whole, rest = divmod(scale * above, below)
        if rest:
            return Computed(None, assumed, parts, (scale * above, below))
        return Computed(whole, assumed, parts)
    return Computed(tidy(Fraction(scale * above, below)), assumed, parts)


def _rough_rate(above: Interval, below: Interval, scale: int, assumed: bool) -> Computed:
    if below.low == below.high == 0:
        return Computed(ZERO_DIVISOR, assumed)
    known = over(times(above, exactly(scale)), below)
    if known is None:
        return Computed(_about(above.said, below.said, scale), assumed)
    part = tidy(known)
    if not isinstance(part, Interval) or above.said is None or below.said is None:
        # Exact although a part is not: "0 of more than 100".  Its parts would claim a 100.
        return Computed(part, assumed)
    return Computed(part, assumed, (decimal_of(above.said), decimal_of(below.said)))


def _about(above: Exact | None, below: Exact | None, scale: int) -> Part:
    """Return a rate that is about right, where its denominator may be anything."""
    if above is None or not below:
        return UNCERTAIN
    return Interval(None, None, True, True, Fraction(scale * above) / below)
