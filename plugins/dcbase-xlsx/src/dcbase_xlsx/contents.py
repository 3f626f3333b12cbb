"""What is written into a form beside its questions: values, notes, a list of errors."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from attrs import field, frozen

from dcbase.formula import derive
from dcbase.model import Blank, Figure, FrozenMap, Indicator, Kind, Known, Value
from dcbase.text import AmbiguousNumber, NotANumber, format_number, read_number
from dcbase_xlsx.words import say

Key: TypeAlias = tuple[str, str]
"""Role and code of a cell: ``("value", "DT01")``, ``("text", "results.commune")``."""
_YES_NO = {"true": True, "có": True, "false": False, "không": False}
QUALIFIER_WORDS = {
    "gt": "trên",
    "ge": "ít nhất",
    "lt": "dưới",
    "le": "không quá",
    "approx": "khoảng",
}
_MOST_DIGITS = 15
"""What Excel keeps of a number; a longer one is written as text, to lose nothing."""


@frozen(kw_only=True)
class Line:
    """One row of the sheet "Danh sách lỗi".

    Args:
        at: The cell that it leads to; None if it is about no cell of the form.
        place: What stands as its place if there is none.
    """

    code: str
    weight: str
    at: Key | None
    place: str
    got: str
    words: str
    hint: str


@frozen(kw_only=True)
class Contents:
    """Everything that makes one copy of a form differ from the empty one."""

    values: Mapping[Key, str] = field(factory=dict)
    notes: Mapping[Key, str] = field(factory=dict)
    lines: tuple[Line, ...] | None = None


def typed(text: str, indicator: Indicator) -> Value:
    """Return what is put into a cell for a text: a number where it is certainly one.

    What is no number, or may be two, stays the text that was sent.
    """
    if indicator.kind is Kind.BOOLEAN:
        answer = _YES_NO.get(text.strip().casefold())
        return text if answer is None else say("yes" if answer else "no")
    if indicator.kind is Kind.WORD:
        return text
    plain = text.strip().removesuffix("%") if indicator.kind is Kind.PERCENT else text
    try:
        number = read_number(plain)
    except (AmbiguousNumber, NotANumber):
        return text
    return text if len(number.as_tuple().digits) > _MOST_DIGITS else number


def shown(figure: Figure) -> Value | None:
    """Return last period's figure as it stands beside the cell; None if nobody knows it."""
    if not isinstance(figure, Known):
        return None
    if isinstance(figure.value, bool):
        return say("yes" if figure.value else "no")
    if isinstance(figure.value, str):
        return figure.value
    words = figure.said or QUALIFIER_WORDS.get(figure.qualifier.value, "")
    return f"{words} {format_number(figure.value, 6)}" if words else figure.value


def computed(blank: Blank, contents: Contents) -> Mapping[str, Decimal]:
    """Return what the derived indicators come to, by short code, as Excel will compute them."""
    indicators = {one.short: one for one in blank.indicators.values()}
    known: dict[str, Figure] = {}
    for (role, code), text in contents.values.items():
        if role == "value" and code in indicators:
            value = typed(text, indicators[code])
            if isinstance(value, Decimal):
                known[code] = Known(value)
    if not known:
        return {}
    figures = derive(FrozenMap(indicators), known).figures
    return {
        code: Decimal(figure.value)
        for code, figure in figures.items()
        if indicators[code].derived
        and isinstance(figure, Known)
        and isinstance(figure.value, int | Decimal)
    }
