"""Figures that are sent as they should be: read without asking what may be wrong with them.

Nine figures of ten are a whole number within its bounds, a yes, a no or a word of the list.
For each indicator there is one function that reads such a text, and gives None for any other;
what it gives is what `dcbase._flow.figures.typed` would.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from typing import TypeAlias

from dcbase.model import FrozenMap, Indicator, Kind, Known, Qualifier, SaidFigure, Value
from dcbase.model.remembered import remembered
from dcbase.reading.nodes import NULLS

Reading: TypeAlias = Callable[[str], Value | None]
Ordinary: TypeAlias = tuple[str, Mapping[str, Value], Reading]
"""The short code of an indicator, what its usual texts mean, and what reads any other text."""

YES_NO = {"true": True, "có": True, "false": False, "không": False}
_MOST_DIGITS = 18
_DECIMAL = re.compile(r"[0-9]{1,15}(?:[.,]([0-9]{1,2}))?", re.ASCII)
"""At most two places: three may be thousands."""

QUALIFIERS = {qualifier.value: qualifier for qualifier in Qualifier}


def with_qualifier(said: SaidFigure, indicator: Indicator, read: Reading) -> Known | None:
    """Return an ordinary figure that was sent with a qualifier; None if it is anything else."""
    if said.value is None or said.qualifier is None or not indicator.allow_qualifier:
        return None
    if said.repeated or said.said or said.unit or said.restated:
        return None
    value, qualifier = read(said.value.text), QUALIFIERS.get(said.qualifier.text)
    if value is None or qualifier is None:
        return None
    return Known(value, qualifier, origin=said.value.origin)


@remembered
def readings(indicators: FrozenMap[str, Indicator]) -> Mapping[str, Ordinary]:
    """Return, by short and by full code, how an ordinary text is read."""
    by_code: dict[str, Ordinary] = {}
    for short, indicator in indicators.items():
        by_code[short] = by_code[indicator.code] = (short, *_reading(indicator))
    return by_code


def _reading(indicator: Indicator) -> tuple[Mapping[str, Value], Reading]:
    match indicator.kind:
        case Kind.INTEGER:
            return _whole(indicator.minimum, indicator.maximum)
        case Kind.BOOLEAN:
            return YES_NO, YES_NO.get
        case Kind.WORD:
            words = {word: word for word in indicator.values if word not in NULLS}
            return words, words.get
        case _:
            return {}, _decimal(indicator)


def _whole(minimum: Decimal | None, maximum: Decimal | None) -> tuple[Mapping[str, int], Reading]:
    # Comparing whole numbers with decimals takes longer than all the rest.
    low = 0 if minimum is None else int(minimum.to_integral_value(ROUND_CEILING))
    high = 10**_MOST_DIGITS
    if maximum is not None:
        high = int(maximum.to_integral_value(ROUND_FLOOR))
    usual = {text: number for text, number in _small_numbers().items() if low <= number <= high}

    def read(text: str) -> int | None:
        if text.isdigit() and text.isascii() and len(text) <= _MOST_DIGITS:
            number = int(text)
            if low <= number <= high:
                return number
        return None

    return usual, read


@cache
def _small_numbers() -> dict[str, int]:
    """Return the numbers that most counts of a commune are, by their figures."""
    return {str(number): number for number in range(100)}


def _decimal(indicator: Indicator) -> Reading:
    low, high, most = indicator.minimum, indicator.maximum, indicator.decimals

    def read(text: str) -> Decimal | None:
        found = _DECIMAL.fullmatch(text)
        if found is None or len(found[1] or "") > most:
            return None
        number = Decimal(text.replace(",", "."))
        fits = (low is None or low <= number) and (high is None or number <= high)
        return number if fits else None

    return read
