"""What is known of a number that was given as a bound.

"Trên 98" is every number above 98; "khoảng 40" might be any number, as nobody says how far
off it may be.  What these functions return holds every number that is possible, so whatever
is certain of the result is certain.  Bounds are exact: whole numbers and fractions.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, TypeAlias

from attrs import frozen

from dcbase.model import Qualifier

Exact: TypeAlias = int | Fraction


@frozen
class Interval:
    """Every number that is possible.

    Args:
        low, high: The ends; None where there is none.
        low_open, high_open: Whether the end itself is left out; True where there is none.
        said: The number as it was said, computed on as if it were exact; None if that fails.
    """

    low: Exact | None
    high: Exact | None
    low_open: bool
    high_open: bool
    said: Exact | None


def exactly(number: Exact) -> Interval:
    return Interval(number, number, False, False, number)


def interval(number: Exact, qualifier: Qualifier) -> Interval:
    """Return what a number means with a qualifier; an EQ one is `exactly` itself."""
    if qualifier in (Qualifier.GT, Qualifier.GE):
        return Interval(number, None, qualifier is Qualifier.GT, True, number)
    if qualifier in (Qualifier.LT, Qualifier.LE):
        return Interval(None, number, True, qualifier is Qualifier.LT, number)
    return Interval(None, None, True, True, number)


def lifted(number: Any) -> Interval:
    """Return an exact number as an interval; an interval is one already."""
    return number if isinstance(number, Interval) else exactly(number)


def negated(a: Interval) -> Interval:
    low, high = _on(a.high, _minus), _on(a.low, _minus)
    return Interval(low, high, a.high_open, a.low_open, _on(a.said, _minus))


def plus(a: Interval, b: Interval) -> Interval:
    return Interval(
        _both(a.low, b.low, _sum),
        _both(a.high, b.high, _sum),
        a.low_open or b.low_open,
        a.high_open or b.high_open,
        _both(a.said, b.said, _sum),
    )


def minus(a: Interval, b: Interval) -> Interval:
    return plus(a, negated(b))


def times(a: Interval, b: Interval) -> Interval:
    if _below_zero(a):
        return negated(times(negated(a), b))
    if _below_zero(b):
        return negated(times(a, negated(b)))
    said = _both(a.said, b.said, _product)
    if a == exactly(0) or b == exactly(0):
        return exactly(0)
    if not (_from_zero(a) and _from_zero(b)):
        return _scaled(a, b, said)
    low = _product(a.low or 0, b.low or 0)
    # A product is zero, and not only close to it, if either factor can be zero.
    open_zero = not (_has_zero(a) or _has_zero(b))
    low_open = open_zero if low == 0 else a.low_open or b.low_open
    high = _both(a.high, b.high, _product)
    return Interval(low, high, low_open, a.high_open or b.high_open, said)


def _scaled(a: Interval, b: Interval, said: Exact | None) -> Interval:
    """Multiply by a factor that is one positive number; else nothing is known."""
    if b.low is None or b.low != b.high:
        a, b = b, a
    if b.low is None or b.low != b.high:
        return Interval(None, None, True, True, said)
    factor = b.low
    low = None if a.low is None else a.low * factor
    high = None if a.high is None else a.high * factor
    return Interval(low, high, a.low_open, a.high_open, said)


def over(a: Interval, b: Interval) -> Interval | None:
    """Divide; None if the divisor may be zero."""
    if _below_zero(b):
        return over(negated(a), negated(b))
    if _has_zero(b) or not _from_zero(b):
        return None
    high = Fraction(1) / b.low if b.low else None
    low = Fraction(1) / b.high if b.high is not None else Fraction(0)
    said = Fraction(1) / b.said if b.said else None
    return times(a, Interval(low, high, b.high_open, b.low_open, said))


def smallest(a: Interval, b: Interval) -> Interval:
    low, low_open = _lower(a, b)
    high, high_open = _upper(a, b)
    return Interval(low, high, low_open, high_open, _both(a.said, b.said, min))


def largest(a: Interval, b: Interval) -> Interval:
    return negated(smallest(negated(a), negated(b)))


def absolute(a: Interval) -> Interval:
    if _from_zero(a):
        return a
    if _below_zero(a):
        return negated(a)
    away = largest(a, negated(a))
    return Interval(0, away.high, False, away.high_open, _on(a.said, _size))


def less(a: Interval, b: Interval) -> bool | None:
    """Tell whether ``a < b``; None if that is not certain."""
    if a.high is not None and b.low is not None and _before(a.high, b.low, a.high_open, b.low_open):
        return True
    if a.low is not None and b.high is not None and b.high <= a.low:
        return False
    return None


def same(a: Interval, b: Interval) -> bool | None:
    """Tell whether ``a == b``; None if that is not certain."""
    if less(a, b) or less(b, a):
        return False
    return True if a.low is not None and a.low == a.high == b.low == b.high else None


def _before(high: Exact, low: Exact, high_open: bool, low_open: bool) -> bool:
    return high < low or (high == low and (high_open or low_open))


def _lower(a: Interval, b: Interval) -> tuple[Exact | None, bool]:
    if a.low is None or b.low is None:
        return None, True
    if a.low == b.low:
        return a.low, a.low_open and b.low_open
    return (a.low, a.low_open) if a.low < b.low else (b.low, b.low_open)


def _upper(a: Interval, b: Interval) -> tuple[Exact | None, bool]:
    if a.high is None or b.high is None:
        return (b.high, b.high_open) if a.high is None else (a.high, a.high_open)
    if a.high == b.high:
        return a.high, a.high_open or b.high_open
    return (a.high, a.high_open) if a.high < b.high else (b.high, b.high_open)


def _from_zero(a: Interval) -> bool:
    return a.low is not None and a.low >= 0


def _below_zero(a: Interval) -> bool:
    return a.high is not None and a.high <= 0 and a.low != 0


def _has_zero(a: Interval) -> bool:
    """Tell whether an interval from zero on holds zero itself."""
    return a.low == 0 and not a.low_open


def _sum(a: Exact, b: Exact) -> Exact:
    return a + b


def _product(a: Exact, b: Exact) -> Exact:
    return a * b


def _size(a: Exact) -> Exact:
    return a if a >= 0 else -a


def _minus(a: Exact) -> Exact:
    return -a


def _on(a: Exact | None, act: Callable[[Exact], Exact]) -> Exact | None:
    return None if a is None else act(a)


def _both(a: Exact | None, b: Exact | None, act: Callable[[Exact, Exact], Exact]) -> Exact | None:
    return None if a is None or b is None else act(a, b)
