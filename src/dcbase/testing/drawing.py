"""Draw a plausible value for any indicator."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Final, TypeAlias

from dcbase.formula import parse
from dcbase.model import Indicator, Kind, OverUnits, Value

Usual: TypeAlias = tuple[int, int]
"""The smallest and the largest usual value of a unit of middling size."""

_BY_MEASURE: Final[Mapping[str, Usual]] = {
    "hộ": (600, 2600),
    "lượt hộ": (900, 4000),
    "người": (10, 90),
    "lượt": (15, 90),
    "hồ sơ": (500, 3200),
    "phiếu": (80, 400),
    "thôn, tổ dân phố": (8, 22),
    "triệu đồng": (60, 2400),
    "m²": (400, 7000),
    "ngày công": (150, 2400),
    "ý kiến": (10, 140),
}
_OTHERWISE: Final[Usual] = (1, 9)
_YES_PERCENT: Final = 88
_STATED_PERCENT: Final = 50


def drawn(indicator: Indicator, size: int, usual: Mapping[str, Usual], lots: Random) -> Value:
    """Draw a value within the indicator's bounds.

    Args:
        indicator: Not a derived one.
        size: Of the unit, in percent of a middling one.
        usual: By short code, for indicators whose unit of measure says too little.
        lots: Drawn from in a fixed order.
    """
    match indicator.kind:
        case Kind.BOOLEAN:
            return lots.randrange(100) < _YES_PERCENT
        case Kind.WORD:
            last = len(indicator.values) - 1
            return indicator.values[min(lots.randint(0, last) for _ in range(3))]
        case Kind.PERCENT:
            return _percent(*usual.get(indicator.short, (86, 99)), lots)
        case _:
            return _amount(indicator, size, usual, lots)


def stated(
    indicators: Mapping[str, Indicator], values: Mapping[str, Value], lots: Random
) -> dict[str, tuple[Value, str]]:
    """Draw rates that are sent as such because a figure they are computed from is not known."""
    said: dict[str, tuple[Value, str]] = {}
    for code, indicator in indicators.items():
        if indicator.over_units is not OverUnits.RATIO_OF_SUMS or not indicator.allow_qualifier:
            continue
        parts = parse(indicator.numerator).codes | parse(indicator.denominator).codes
        lacking = parts - values.keys() - indicator.assume.keys()
        if lacking and lots.randrange(100) < _STATED_PERCENT:
            said[code] = (lots.randint(88, 98), lots.choice(("", "gt")))
    return said


def rounded(value: Decimal, indicator: Indicator) -> int | Decimal:
    """Round a number to what the indicator counts in."""
    if indicator.kind is Kind.INTEGER:
        return int(value)
    plain = value.quantize(Decimal(1).scaleb(-min(indicator.decimals, 1)), ROUND_HALF_UP)
    return int(plain) if plain == plain.to_integral_value() else plain


def _amount(
    indicator: Indicator, size: int, usual: Mapping[str, Usual], lots: Random
) -> int | Decimal:
    low, high = usual.get(indicator.short) or _BY_MEASURE.get(indicator.unit, _OTHERWISE)
    tenths = lots.randint(10 * low, 10 * high)
    # Where a board or a list is counted, a larger unit has no larger number.
    bounded = indicator.maximum is not None or high - low < 2
    value = Decimal(tenths * (100 if bounded else size)) / 1000
    if indicator.minimum is not None:
        value = max(value, indicator.minimum)
    if indicator.maximum is not None:
        value = min(value, indicator.maximum)
    return rounded(value, indicator)


def _percent(low: int, high: int, lots: Random) -> int | Decimal:
    halves = lots.randint(2 * low, 2 * high)
    return halves // 2 if halves % 2 == 0 else Decimal(halves) / 2
