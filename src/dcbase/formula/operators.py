"""How the parts of a formula are put together: arithmetic, comparisons, and, or, not."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import define

from dcbase.formula import interval
from dcbase.formula.interval import Exact, Interval
from dcbase.formula.tree import COMPARISONS
from dcbase.formula.values import (
    EXACT,
    NUMBERS,
    UNCERTAIN,
    WRONG_KIND,
    ZERO_DIVISOR,
    Part,
    Unknown,
    merged,
    tidy,
)
from dcbase.model import Figure


@define
class Frame:
    """What one computation reads, and whether it used an assumed value."""

    figures: Mapping[str, Figure]
    previous: Mapping[str, Figure]
    assume: Mapping[str, Any]
    names: Mapping[str, Any]
    assumed: bool = False


Run: TypeAlias = Callable[[Frame], Part]


def constant(part: Part) -> Run:
    return lambda frame: part


def opposite(operand: Run) -> Run:
    return _number(constant(0), operand, operator.sub, interval.minus)


def negated(operand: Run) -> Run:
    def run(frame: Frame) -> Part:
        part = operand(frame)
        return not part if part.__class__ is bool else merged(part, part)

    return run


def binary(sign: str, left: Run, right: Run) -> Run:
    if sign in COMPARISONS:
        return _compared(sign, left, right)
    if sign == "and":
        return _joined(left, right, settles=False)
    if sign == "or":
        return _joined(left, right, settles=True)
    return _number(left, right, *_ARITHMETIC[sign])


def _joined(left: Run, right: Run, *, settles: bool) -> Run:
    """``and`` is settled by one False, ``or`` by one True, whatever the other is."""

    def run(frame: Frame) -> Part:
        a = left(frame)
        if a is settles:
            return settles
        b = right(frame)
        if b is settles:
            return settles
        known = a.__class__ is bool and b.__class__ is bool
        return not settles if known else merged(a, b)

    return run


def _number(
    left: Run,
    right: Run,
    exactly: Callable[[Any, Any], Part],
    roughly: Callable[[Interval, Interval], Interval | None],
) -> Run:
    def run(frame: Frame) -> Part:
        a = left(frame)
        b = right(frame)
        if a.__class__ in EXACT and b.__class__ in EXACT:
            return tidy(exactly(a, b))
        both = ends(a, b)
        if isinstance(both, Unknown):
            return both
        known = roughly(*both)
        return tidy(known) if known is not None else _undivided(b)

    return run


def _undivided(divisor: Part) -> Unknown:
    return ZERO_DIVISOR if divisor == 0 else UNCERTAIN


def ends(a: Any, b: Any) -> tuple[Interval, Interval] | Unknown:
    """Return two parts as intervals, or why they cannot be."""
    if a.__class__ is Unknown or b.__class__ is Unknown:
        return merged(a, b)
    if a.__class__ in NUMBERS and b.__class__ in NUMBERS:
        return interval.lifted(a), interval.lifted(b)
    return WRONG_KIND


def _divided(a: Exact, b: Exact) -> Exact | Unknown:
    return Fraction(a) / b if b else ZERO_DIVISOR


def _compared(sign: str, left: Run, right: Run) -> Run:
    exactly, roughly = COMPARED[sign]
    equality = sign in ("==", "!=")

    def run(frame: Frame) -> Part:
        a = left(frame)
        b = right(frame)
        if a.__class__ in EXACT and b.__class__ in EXACT:
            return exactly(a, b)
        if equality and a.__class__ is b.__class__ and a.__class__ in (bool, str):
            return exactly(a, b)
        both = ends(a, b)
        if isinstance(both, Unknown):
            return both
        certain: bool | None = roughly(*both)
        return UNCERTAIN if certain is None else certain

    return run


def call(function: str, arguments: list[Run]) -> Run:
    if function == "abs":
        # The second operand is not looked at; a constant keeps one way of computing.
        (only,) = arguments
        return _number(only, constant(0), lambda a, _: abs(a), lambda a, _: interval.absolute(a))
    total = arguments[0]
    for argument in arguments[1:]:
        total = _number(total, argument, *_EXTREMES[function])
    return total


def _opposite(certain: bool | None) -> bool | None:
    return None if certain is None else not certain


# What to do with exact numbers, and what with intervals.
_Pair: TypeAlias = tuple[Callable[[Any, Any], Part], Callable[[Interval, Interval], Any]]
_ARITHMETIC: dict[str, _Pair] = {
    "+": (operator.add, interval.plus),
    "-": (operator.sub, interval.minus),
    "*": (operator.mul, interval.times),
    "/": (_divided, interval.over),
}
_EXTREMES: dict[str, _Pair] = {
    "min": (min, interval.smallest),
    "max": (max, interval.largest),
}
COMPARED: dict[str, _Pair] = {
    "==": (operator.eq, interval.same),
    "!=": (operator.ne, lambda a, b: _opposite(interval.same(a, b))),
    "<": (operator.lt, interval.less),
    ">": (operator.gt, lambda a, b: interval.less(b, a)),
    "<=": (operator.le, lambda a, b: _opposite(interval.less(b, a))),
    ">=": (operator.ge, lambda a, b: _opposite(interval.less(a, b))),
}
