"""Compute an expression over figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import frozen

from dcbase.formula.expression import Expression
from dcbase.formula.interval import Interval
from dcbase.formula.operators import Frame
from dcbase.formula.values import UNCERTAIN, Part, Unknown, Why, decimal_of, estimate
from dcbase.model import Figure, FrozenMap, Qualifier, Value

NOTHING: FrozenMap[str, Any] = FrozenMap()


@frozen
class Outcome:
    """What an expression comes to.

    Args:
        value: A number, yes or no, or a word; None if nobody can say.  A whole number is an
            int, any other a Decimal of at most 28 digits.
        qualifier: Not EQ if the value is only a bound, because a figure was.
        assumed: An assumed value was used, here or in a figure that was read.
        why: Why nobody can say; None if there is a value.
        missing: The figures that were needed and are missing: ``DT05``, ``prev(DT12)``.
    """

    value: Value | None
    qualifier: Qualifier = Qualifier.EQ
    assumed: bool = False
    why: Why | None = None
    missing: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return self.why is None

    @property
    def bound(self) -> bool:
        """Tell whether the value is only a bound, or about right."""
        return self.qualifier is not Qualifier.EQ


def evaluate(
    expression: Expression,
    figures: Mapping[str, Figure],
    *,
    previous: Mapping[str, Figure] | None = None,
    assume: Mapping[str, Decimal | int] = NOTHING,
    names: Mapping[str, Value] = NOTHING,
) -> Outcome:
    """Compute an expression over figures.

    What needs a missing figure is missing, except under ``missing(X)``; ``and`` is false if
    one side is, ``or`` true if one side is, whatever is missing on the other.  Dividing by
    zero gives nothing.  Yes and no are no numbers.  A figure with a qualifier is every number
    that it may be: a comparison is true or false only if it is so for all of them, and never
    certain of "khoảng 40".

    Args:
        expression: From `parse`.
        figures: By short code; one that is not in it is missing.
        previous: The figures of the unit's report before; None if there is none.
        assume: Values taken for missing figures, by short code.  They stay missing.
        names: What ``months`` and ``annual`` are (`scope`).

    Raises:
        FormulaError: The expression needs a name that is not among `names`.
    """
    frame = Frame(figures, NOTHING if previous is None else previous, assume, names)
    return outcome_of(expression.run(frame), frame.assumed)


def outcome_of(part: Part, assumed: bool) -> Outcome:
    """Return the result of a computation as a value with all that must be said of it."""
    if isinstance(part, Unknown):
        return Outcome(None, assumed=assumed, why=part.why, missing=part.codes)
    if isinstance(part, bool | str):
        return Outcome(part, assumed=assumed)
    if not isinstance(part, Interval):
        return Outcome(_number(part), assumed=assumed)
    said = estimate(part)
    if said is None:
        return outcome_of(UNCERTAIN, assumed)
    return Outcome(_number(said[0]), said[1], assumed)


def _number(number: Any) -> int | Decimal:
    return number if number.__class__ is int else decimal_of(number)
