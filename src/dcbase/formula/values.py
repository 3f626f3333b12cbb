"""What the parts of a formula come to: a number, a truth, a word, an interval, or nothing.

Inside this room numbers are whole numbers and fractions, so that nothing is rounded before
the end: ``10 / 3 * 3 == 10`` holds.
"""

from __future__ import annotations

import enum
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import frozen

from dcbase.formula.interval import Exact, Interval, interval
from dcbase.model import Known, Qualifier

# The thread's own context might round or trap otherwise, and a figure must not depend on it.
_CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, traps=[])
_MOST_DIGITS = 1000
_EXACTLY = Qualifier.EQ  # looked up once: members of an enum are slow to reach


class Why(enum.Enum):
    """Why nobody can say what an expression comes to, the plainest reason first."""

    MISSING = "missing"
    """A figure that it needs is missing."""
    DIVISION_BY_ZERO = "division-by-zero"
    UNCERTAIN = "uncertain"
    """A figure is only a bound ("trên 98%"), and the bound does not settle it."""
    KIND = "kind"
    """A figure is not of the kind that it is used as: yes/no where a number is needed."""
    NOT_ASKED = "not-asked"
    """Of a rule: its `when` does not hold."""


@frozen
class Unknown:
    """Nobody can say; `codes` are the figures that are missing, if that is why."""

    why: Why
    codes: tuple[str, ...] = ()


Part: TypeAlias = int | Fraction | bool | str | Interval | Unknown

EXACT: frozenset[Any] = frozenset({int, Fraction})
"""Classes, looked up rather than asked with isinstance: True is no number here."""
NUMBERS = EXACT | {Interval}
UNCERTAIN = Unknown(Why.UNCERTAIN)
WRONG_KIND = Unknown(Why.KIND)
ZERO_DIVISOR = Unknown(Why.DIVISION_BY_ZERO)
_ORDER = {why: place for place, why in enumerate(Why)}


def merged(a: Part, b: Part) -> Unknown:
    """Return why two parts together come to nothing."""
    if not isinstance(a, Unknown):
        return b if isinstance(b, Unknown) else WRONG_KIND
    if not isinstance(b, Unknown) or a is b:
        return a
    why = a.why if _ORDER[a.why] <= _ORDER[b.why] else b.why
    return Unknown(why, tuple(dict.fromkeys(a.codes + b.codes)))


def exact(value: Decimal) -> Exact | Unknown:
    """Return a decimal as a whole number or a fraction, exactly."""
    if not is_ordinary(value):
        return WRONG_KIND
    numerator, denominator = value.as_integer_ratio()
    return numerator if denominator == 1 else Fraction(numerator, denominator)


def is_ordinary(value: object) -> bool:
    """Tell whether a value is a Decimal that can be computed with exactly."""
    if not isinstance(value, Decimal):
        return False
    return value.is_finite() and abs(value.adjusted()) <= _MOST_DIGITS


def part_of(value: object) -> Part:
    """Return what a value means as a part of a formula."""
    if isinstance(value, bool | int | str):
        return value
    return exact(value) if isinstance(value, Decimal) else WRONG_KIND


def part_of_figure(figure: Known) -> Part:
    """Return what a known figure means as a part of a formula."""
    if figure.qualifier is _EXACTLY:
        value = figure.value
        return value if value.__class__ is int else part_of(value)
    number = part_of(figure.value)
    if number.__class__ is int or number.__class__ is Fraction:
        return interval(number, figure.qualifier)
    return number if isinstance(number, Unknown) else WRONG_KIND


def tidy(part: Any) -> Part:
    """Return a result as simple as it is: a whole fraction is a whole number."""
    if part.__class__ is Interval and part.low is not None and part.low == part.high:
        part = part.low
    whole = part.__class__ is Fraction and part.denominator == 1
    tidied: Part = part.numerator if whole else part
    return tidied


def decimal_of(number: Exact) -> Decimal:
    """Return a number as a decimal of at most 28 digits; a whole number keeps all of its own."""
    if number.__class__ is int:
        return Decimal(number)
    return quotient(number.numerator, number.denominator)


def quotient(numerator: int, denominator: int) -> Decimal:
    """Divide whole numbers to 28 digits, half even."""
    return _CONTEXT.divide(Decimal(numerator), Decimal(denominator))


def estimate(known: Interval) -> tuple[Exact, Qualifier] | None:
    """Return the number and the qualifier that say of an interval what is certain.

    A bound that is the number as it was said is that bound; otherwise the number as it was
    said is about right, and where there is none, an end will do.
    """
    if known.said is not None and known.said not in (known.low, known.high):
        return known.said, Qualifier.APPROX
    if known.low is not None and known.said in (None, known.low):
        return known.low, Qualifier.GT if known.low_open else Qualifier.GE
    if known.high is not None:
        return known.high, Qualifier.LT if known.high_open else Qualifier.LE
    return None
