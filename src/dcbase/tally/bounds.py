"""What is known of a sum whose parts are known only from one side."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Qualifier

_ABOVE = frozenset({Qualifier.GE, Qualifier.GT})
_BELOW = frozenset({Qualifier.LE, Qualifier.LT})


def joined(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """Return the strongest qualifier that is true of a sum or a weighted mean.

    "Trên 98" and 3 make "trên 101"; "trên 98" and "dưới 5" make nothing that is certain.
    """
    # Members of an enum hash slowly, and of a hundred qualifiers nearly all are this one, which
    # leaves the others as they are.
    exactly = Qualifier.EQ
    found = frozenset([each for each in qualifiers if each is not exactly])
    if not found:
        return exactly
    if found <= _ABOVE:
        return Qualifier.GT if Qualifier.GT in found else Qualifier.GE
    if found <= _BELOW:
        return Qualifier.LT if Qualifier.LT in found else Qualifier.LE
    return Qualifier.APPROX


def of_largest(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """Return the strongest qualifier that is true of a maximum.

    Of "trên 98" and 100 the largest may be 100 itself: strictness is lost.
    """
    loose = {Qualifier.GT: Qualifier.GE, Qualifier.LT: Qualifier.LE}
    sound = joined(qualifiers)
    return loose.get(sound, sound)
