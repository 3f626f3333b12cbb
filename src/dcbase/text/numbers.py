"""Numbers written in figures: read strictly, printed in the Vietnamese form."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from operator import index

_LONGEST = 28  # characters: what decimal arithmetic keeps exactly, and more than any office needs
_PLAIN = re.compile(r"-?[0-9]+")
_DECIMAL = re.compile(r"(-?)([0-9]+)[.,]([0-9]+)")
_POINTS = re.compile(r"-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMAS = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_COMMA_DECIMAL = re.compile(r"-?[0-9]+,[0-9]+")


class NotANumber(ValueError):  # noqa: N818  (the name says what came, not what failed)
    """The text is no number; `text` is what was read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f"not a number: {self.text!r}"


class AmbiguousNumber(ValueError):  # noqa: N818
    """The text can be read as two numbers: ``1.234`` is 1234 or 1,234.

    `text` is what was read; `readings` the number with the mark for thousands, then the one with
    the mark for decimals.
    """

    def __init__(self, text: str, readings: tuple[Decimal, Decimal]) -> None:
        super().__init__(text, readings)
        self.text = text
        self.readings = readings

    def __str__(self) -> str:
        whole, decimal = self.readings
        return f"two readings of {self.text!r}: {whole} or {decimal}"


def read_number(text: str) -> Decimal:
    """Read a number of which nobody knows whether its marks are Vietnamese or English.

    Thousands may be grouped by points (decimals then follow a comma) or by commas (decimals then
    follow a point); leading zeros and spaces around are allowed, only the digits 0-9 are.

    Raises:
        AmbiguousNumber: One mark, one to three digits (the first not 0) before it and exactly
            three after it: ``1.234``, ``1,234``.  It is never guessed.
        NotANumber: Anything else that is no number: words, ``nan``, ``1e5``, ``1,2,3``, other
            digits than 0-9, more than 28 characters.
    """
    written = _within_limit(text)
    if _PLAIN.fullmatch(written):
        return Decimal(written)
    if one_mark := _DECIMAL.fullmatch(written):
        return _one_mark(text, *one_mark.groups())
    if _POINTS.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if _COMMAS.fullmatch(written):
        return Decimal(written.replace(",", ""))
    raise NotANumber(text)


def read_vietnamese_number(text: str) -> Decimal:
    """Read a number inside Vietnamese prose: points group thousands, a comma starts decimals.

    Raises:
        NotANumber: Anything else, ``98.5`` too.
    """
    written = _within_limit(text)
    if _PLAIN.fullmatch(written) or _COMMA_DECIMAL.fullmatch(written) or _POINTS.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    raise NotANumber(text)


def format_number(value: Decimal | int, decimals: int = 0) -> str:
    """Print a number in the Vietnamese form: ``1234.5`` with one decimal is ``1.234,5``.

    Args:
        value: A finite number.
        decimals: The most places after the comma, rounded half up (away from zero); zeros at the
            end are left out.

    Raises:
        ValueError: `value` is not finite or `decimals` is negative.
    """
    exact = value if isinstance(value, Decimal) else Decimal(index(value))
    if decimals < 0 or not exact.is_finite():
        raise ValueError(f"cannot print {value} with {decimals} decimals")
    context = Context(prec=max(28, exact.adjusted() + decimals + 2), rounding=ROUND_HALF_UP)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), context=context)
    whole, _, places = f"{rounded.copy_abs():f}".partition(".")
    places = places.rstrip("0")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{int(whole):,}".replace(",", ".") + (f",{places}" if places else "")


def _within_limit(text: str) -> str:
    """Return the text without the white space around it; refuse a longer one than any number."""
    written = text.strip()
    if len(written) > _LONGEST:
        raise NotANumber(text)
    return written


def _one_mark(text: str, sign: str, before: str, after: str) -> Decimal:
    """Read a number with a single point or comma between digits."""
    decimal = Decimal(f"{sign}{before}.{after}")
    if len(after) == 3 and len(before) <= 3 and not before.startswith("0"):
        raise AmbiguousNumber(text, (Decimal(sign + before + after), decimal))
    return decimal
