"""How a figure is said: the printed words of a reference."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from dcbase.model import Indicator, Kind, Known, Qualifier, Restated
from dcbase.prose.qualifiers import PRINTED
from dcbase.prose.references import STYLES
from dcbase.prose.values import is_number, is_percent, places_of, rounded
from dcbase.text import format_number, number_words

YES_NO = {"vi": {True: "có", False: "không"}, "en": {True: "yes", False: "no"}}
_FORMS = frozenset({"fraction", "words"})
_FOR_NUMBERS = frozenset({"padded", "fraction", "words"})
_LARGEST_SAID = 10**18
_PADDED = ("padded",)
_EXACTLY = Qualifier.EQ  # members of an enum are looked up slowly
_ENGLISH_MARKS = str.maketrans(".,", ",.")


class Misfit(enum.Enum):
    """Why a figure cannot be printed as a reference asks; the value says it in English."""

    UNKNOWN_STYLE = "there is no such style"
    NO_RESTATEMENT = "the figure is not restated there"
    TWO_FORMS = "fraction and words exclude one another"
    NOT_A_NUMBER = "the figure is no number"
    NO_PARTS = "the figure has no numerator and denominator"
    NOT_WHOLE = "only whole numbers are said in words, in Vietnamese"


def misfit(
    known: Known,
    indicator: Indicator,
    styles: Sequence[str] = (),
    *,
    slot: str = "",
    language: str = "vi",
) -> Misfit | None:
    """Tell why `say` would refuse; None if it would not."""
    said = known.restated.get(slot) if slot else known
    if said is None:
        return Misfit.NO_RESTATEMENT
    if not styles:
        return None
    if styles == _PADDED and is_number(said.value):  # nearly all that have one
        return None
    asked = frozenset(styles)
    if not asked.issubset(STYLES):
        return Misfit.UNKNOWN_STYLE
    if asked >= _FORMS:
        return Misfit.TWO_FORMS
    if not is_number(said.value):
        return Misfit.NOT_A_NUMBER if asked & _FOR_NUMBERS else None
    if "fraction" in asked and _parts(said) is None:
        return Misfit.NO_PARTS
    if "words" in asked and not _sayable(rounded(said.value, indicator.decimals), language):
        return Misfit.NOT_WHOLE
    return None


def say(
    known: Known,
    indicator: Indicator,
    styles: Sequence[str] = (),
    *,
    slot: str = "",
    coverage: str = "",
    language: str = "vi",
) -> str:
    """Return the printed words of a figure.

    Plain: the qualifier's word, then the number in Vietnamese form with at most the
    indicator's decimals, rounded half up, and ``%`` for a rate.

    Args:
        known: The figure.
        indicator: What it is a figure of.
        styles: ``padded`` (08), ``fraction`` (6/8), ``bare`` (no qualifier), ``words`` (tám),
            ``full`` (the unit of measure and `coverage` behind it: ``1.234 lượt (95/99 xã)``).
        slot: Say the restatement of this slot.
        coverage: Who stands behind a total, as words (``95/99 xã``).
        language: ``vi`` or ``en``.

    Raises:
        ValueError: The figure cannot be said so; `misfit` tells beforehand.
    """
    unfit = misfit(known, indicator, styles, slot=slot, language=language)
    if unfit is not None:
        raise ValueError(f"{indicator.short}: {unfit.value}")
    said = known.restated[slot] if slot else known
    words = _words(said, indicator, styles, language)
    if "full" not in styles:
        return words
    unit = _measure(said, indicator, language)
    return f"{words}{f' {unit}' if unit else ''}{f' ({coverage})' if coverage else ''}"


def is_count(known: Known, styles: Sequence[str]) -> bool:
    """Tell whether a figure is an exact whole number that is printed plain or padded."""
    exact = known.value.__class__ is int and known.qualifier is _EXACTLY and not known.said
    return exact and (not styles or styles == _PADDED)


def say_count(known: Known, indicator: Indicator, styles: Sequence[str]) -> str | None:
    """Return what `say` would of an exact whole number, plain or padded; None of all others.

    Most figures that are printed are such.
    """
    if not is_count(known, styles):
        return None
    value: Any = known.value
    figures = _figures(value, 0, bool(styles), "vi")
    return f"{figures}%" if is_percent(indicator) else figures


def _words(
    said: Known | Restated, indicator: Indicator, styles: Sequence[str], language: str
) -> str:
    value = said.value
    if isinstance(value, bool):
        return YES_NO[language][value]
    if isinstance(value, str):
        return value
    word = "" if "bare" in styles else _qualifier(said, language)
    number = _number(value, _parts(said), indicator, styles, language)
    return f"{word} {number}" if word else number


def _number(
    value: int | Decimal,
    parts: tuple[Decimal, Decimal] | None,
    indicator: Indicator,
    styles: Sequence[str],
    language: str,
) -> str:
    padded = "padded" in styles
    if "fraction" in styles and parts is not None:
        return "/".join(_figures(part, places_of(part), padded, language) for part in parts)
    percent = is_percent(indicator)
    if "words" in styles:
        spoken = number_words(int(rounded(value, indicator.decimals)))
        return f"{spoken} phần trăm" if percent else spoken
    return _figures(value, indicator.decimals, padded, language) + ("%" if percent else "")


def _figures(value: int | Decimal, decimals: int, padded: bool, language: str) -> str:
    # Most figures are whole numbers, which need no rounding.
    whole = value.__class__ is int
    figures = f"{value:,}".replace(",", ".") if whole else format_number(value, decimals)
    if padded and len(figures) == 1:
        figures = f"0{figures}"
    return figures.translate(_ENGLISH_MARKS) if language == "en" else figures


def _qualifier(said: Known | Restated, language: str) -> str:
    if said.said and language == "vi":
        return said.said
    return PRINTED[language][said.qualifier]


def _measure(said: Known | Restated, indicator: Indicator, language: str) -> str:
    if not is_number(said.value) or is_percent(indicator):
        return ""
    if indicator.kind in (Kind.BOOLEAN, Kind.WORD):
        return ""
    return (indicator.unit_en if language == "en" else "") or indicator.unit


def _parts(said: Known | Restated) -> tuple[Decimal, Decimal] | None:
    return said.parts if isinstance(said, Known) else None


def _sayable(value: Decimal, language: str) -> bool:
    return language == "vi" and value == int(value) and abs(value) < _LARGEST_SAID
