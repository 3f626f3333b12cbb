"""Values as numbers: rounded as they are printed, and compared so."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TypeGuard

from dcbase.model import Indicator, Kind, Value


def is_number(value: Value) -> TypeGuard[int | Decimal]:
    """Tell a number from a yes, a no and a word of a list."""
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


_PERCENT = Kind.PERCENT  # members of an enum are looked up slowly


def is_percent(indicator: Indicator) -> bool:
    return indicator.kind is _PERCENT or indicator.unit == "%"


def rounded(value: int | Decimal, places: int) -> Decimal:
    """Round half up, away from zero, as every printed number is."""
    exact = Decimal(value)
    precision = max(28, exact.adjusted() + places + 2)
    return exact.quantize(
        Decimal(1).scaleb(-places), context=Context(prec=precision, rounding=ROUND_HALF_UP)
    )


def places_of(value: int | Decimal) -> int:
    """Return how many decimal places a number was written with."""
    exponent = Decimal(value).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def same(value: Value, other: Value, places: int) -> bool:
    """Tell whether two values are printed alike with `places` decimals."""
    if is_number(value) and is_number(other):
        return value == other or rounded(value, places) == rounded(other, places)
    return type(value) is type(other) and value == other
