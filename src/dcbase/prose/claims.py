"""Whether a claim holds of a figure."""

from __future__ import annotations

from decimal import Decimal

from dcbase.model import Claim, Known, Qualifier
from dcbase.prose.values import is_number, places_of, rounded
from dcbase.text import format_number

_ABOVE = (Qualifier.GT, Qualifier.GE)
_BELOW = (Qualifier.LT, Qualifier.LE)


def holds(claim: Claim, figure: Known, decimals: int) -> bool:
    """Tell whether a claim holds of whatever the figure's true value may be.

    "Trên 98%" makes ``> 98`` and ``>= 95`` true and ``= 98`` and ``> 99`` not; a value that is
    only about right equals nothing, but is compared as it stands.  Values count as printed:
    66.666… with two decimals equals 66.67.

    Args:
        figure: With a number as its value; no claim holds of anything else.
        decimals: Of the indicator.
    """
    if not is_number(figure.value):
        return False
    order = _compared(figure.value, claim.number, decimals)
    qualifier = figure.qualifier
    match claim.comparison:
        case "=":
            return qualifier is Qualifier.EQ and order == 0
        case "!=":
            return _never_below(order, qualifier, True) or _never_above(order, qualifier, True)
        case ">" | ">=":
            return _never_below(order, qualifier, claim.comparison == ">")
        case _:
            return _never_above(order, qualifier, claim.comparison == "<")


def shown(number: Decimal) -> str:
    """Print a claim's number with the decimals it was written with."""
    return format_number(number, places_of(number))


def _compared(value: int | Decimal, number: Decimal, decimals: int) -> int:
    """Return -1, 0 or 1: how the value stands to the number."""
    if rounded(value, decimals) == number:
        return 0
    return 1 if value > number else -1


def _never_below(order: int, qualifier: Qualifier, strictly: bool) -> bool:
    """Tell whether a figure cannot be under a number (nor, strictly, be that number)."""
    if qualifier in _BELOW:
        return False
    return order > 0 or (order == 0 and (not strictly or qualifier is Qualifier.GT))


def _never_above(order: int, qualifier: Qualifier, strictly: bool) -> bool:
    if qualifier in _ABOVE:
        return False
    return order < 0 or (order == 0 and (not strictly or qualifier is Qualifier.LT))
