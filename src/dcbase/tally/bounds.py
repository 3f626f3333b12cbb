"""What is known of a sum whose parts are known only from one side."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Qualifier

_ABOVE = frozenset({Qualifier.EQ, Qualifier.GE, Qualifier.GT})
_BELOW = frozenset({Qualifier.EQ, Qualifier.LE, Qualifier.LT})


def joined(qualifiers: Iterable[Qualifier]) -> Qualifier:
    """Return the strongest qualifier that is true of a sum or a weighted mean.

    "Trên 98" and 3 make "trên 101"; "trên 98" and "dưới 5" make nothing that is certain.
    """
    found = frozenset(qualifiers)
    if found <= {Qualifier.EQ}:
        return Qualifier.EQ
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
