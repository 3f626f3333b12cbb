"""Fill in the figures that are computed from others."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from dcbase.formula.disagreement import Disagreement, agrees, finding_of
from dcbase.formula.plan import Step, plan
from dcbase.formula.rate import Computed, compute, frame_of, known_of
from dcbase.formula.values import ZERO_DIVISOR
from dcbase.model import (
    Basis,
    Figure,
    Finding,
    FrozenMap,
    Indicator,
    Known,
    Missing,
    Reason,
    Restated,
)

_COMPUTED = (Basis.DERIVED, Basis.ASSUMED)
_NOWHERE_ELSE: FrozenMap[str, Restated] = FrozenMap()
_SAID_WHY = (Reason.UNREADABLE, Reason.REPEATED)


@frozen
class Derivation:
    """Figures with the derived ones filled in.

    Args:
        figures: All of them, by short code: those given in their order, then derived ones that
            were not among them.
        disagreements: Sent figures that are not what their parts come to, in the order in which
            they are computed.
    """

    figures: FrozenMap[str, Figure] = field(repr=False)
    disagreements: tuple[Disagreement, ...] = ()


def derive(indicators: Mapping[str, Indicator], figures: Mapping[str, Figure]) -> Derivation:
    """Fill in every derived indicator, of one unit or of a whole.

    Where the parts are known the computed value stands (*assumed* if a missing part was
    assumed, which stays missing itself); a rate carries its parts, unrounded, and keeps the
    origin and the restatements of what was sent.  Where the parts are missing, or make no
    value, a sent value stands as *stated*, and without one the figure is missing.  Parts with
    a qualifier make a value with one.  A figure that was derived before is computed again.

    Args:
        indicators: By short code (`Questions.indicators`).
        figures: By short code; one that is not in it is missing.

    Raises:
        FormulaError: A formula cannot be parsed or computed, reads the report before or a
            name, or derived indicators read one another in a circle.
    """
    filled = dict(figures)
    plain = frame_of(filled)
    disagreements: list[Disagreement] = []
    for step in plan(indicators):
        before = filled.get(step.code)
        sent = before if isinstance(before, Known) and before.basis not in _COMPUTED else None
        computed = compute(step, frame_of(filled, step.assume) if step.assume else plain)
        figure = _derived(computed, before)
        if figure is not None:
            filled[step.code] = figure
        elif sent is None:
            filled[step.code] = _missing(computed, before)
        else:
            filled[step.code] = _stated(sent)
        if sent is not None:
            disagreements += _disagreement(step, sent, figure, computed)
    return Derivation(FrozenMap(filled), tuple(disagreements))


def findings_of(derivation: Derivation) -> tuple[Finding, ...]:
    """Return what is wrong with the derived figures that were sent.

    Returns:
        DC-5001 for one that differs from the computed one by more than its tolerance, DC-5002
        for a rate of something whose denominator is zero.
    """
    return tuple(finding_of(disagreement) for disagreement in derivation.disagreements)


def _derived(computed: Computed, before: Figure | None) -> Known | None:
    if isinstance(before, Known):
        return known_of(computed, before.origin, before.restated)
    return known_of(computed, None, _NOWHERE_ELSE)


def _missing(computed: Computed, before: Figure | None) -> Missing:
    if isinstance(before, Missing) and before.reason in _SAID_WHY:
        return before
    zero = computed.part is ZERO_DIVISOR
    reason = Reason.DIVISION_BY_ZERO if zero else Reason.PARTS_MISSING
    return Missing(reason, None if before is None else before.origin)


def _stated(sent: Known) -> Known:
    return Known(
        sent.value, sent.qualifier, sent.said, sent.parts, Basis.STATED, sent.origin, sent.restated
    )


def _disagreement(
    step: Step, sent: Known, figure: Known | None, computed: Computed
) -> tuple[Disagreement, ...]:
    if figure is None:
        if computed.part is not ZERO_DIVISOR:
            return ()
        nothing = Missing(Reason.DIVISION_BY_ZERO)
        return (Disagreement(step.code, sent, nothing, step.tolerance, step.formula),)
    if agrees(sent, computed.part, step.within):
        return ()
    return (Disagreement(step.code, sent, figure, step.tolerance, step.formula),)
