"""Quantities as prose writes them: a number in figures or words, and what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from dcbase.text.forms import nfc
from dcbase.text.numbers import NotANumber, read_vietnamese_number
from dcbase.text.spelling import read_number_words

_LONGEST = 200  # characters
_MAGNITUDES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_TERM = re.compile(
    r"\s*(?P<number>[0-9](?:[0-9.,]*[0-9])?)"
    rf"(?P<sizes>(?:\s+(?:{'|'.join(_MAGNITUDES)})(?!\w))*)",
    re.IGNORECASE,
)
_PAIR = re.compile(r"([0-9]+)\s*/\s*([0-9]+)(.*)")
_FIGURE = re.compile("[0-9]")
_MEASURES = frozenset({"m2", "m3", "km2"})  # the units that are written with a figure


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts.

    Args:
        number: The number with its magnitude: 1200000000 for ``1,2 tỷ đồng``, 98.5 for ``98,5%``.
        of: The whole, if a part of one was written: 7 for ``5/7``, whose number is 5.
        unit: What is counted, as written: ``đồng``, ``%``, ``lượt công dân``; empty if not said.
    """

    number: Decimal
    of: Decimal | None = None
    unit: str = ""


def read_quantity(text: str) -> Quantity:
    """Read ``12 nghìn``, ``1 tỷ 200 triệu đồng``, ``5/7``, ``98,5%`` or ``mười hai lượt``.

    Figures are Vietnamese (`read_vietnamese_number`), numbers in words as `read_number_words` has
    them; the longest words that make a number are taken, the rest is the unit.

    Raises:
        NotANumber: The text does not begin with a number, or more figures follow it, as in a date,
            a document's number or ``năm 2025``.
    """
    written = " ".join(nfc(text).split())
    if len(written) > _LONGEST:
        raise NotANumber(text)
    try:
        return _quantity(written)
    except ValueError:
        raise NotANumber(text) from None


def _quantity(written: str) -> Quantity:
    if pair := _PAIR.fullmatch(written):
        part, whole, rest = pair.groups()
        return Quantity(Decimal(part), Decimal(whole), _unit(rest))
    if _TERM.match(written.removeprefix("-")):
        number, rest = _in_figures(written.removeprefix("-"))
        number = -number if written.startswith("-") else number
    else:
        number, rest = _in_words(written)
    return Quantity(number, unit=_unit(rest))


def _in_figures(written: str) -> tuple[Decimal, str]:
    """Add up ``1 tỷ 200 triệu``, each magnitude below the one before it; give back the rest."""
    total, before = Decimal(0), None
    while term := _TERM.match(written):
        size = prod(_MAGNITUDES[name.lower()] for name in term["sizes"].split())
        if before is not None and not 1 < size < before:
            raise NotANumber(written)  # "1 tỷ 2" is 1.200.000.000 to some
        total, before = total + read_vietnamese_number(term["number"]) * size, size
        written = written[term.end() :]
    return total, written


def _in_words(written: str) -> tuple[Decimal, str]:
    """Split off the longest beginning that is a number in words."""
    words = written.split()
    for end in range(len(words), 0, -1):
        try:
            return Decimal(read_number_words(" ".join(words[:end]))), " ".join(words[end:])
        except ValueError:
            continue
    raise NotANumber(written)


def _unit(rest: str) -> str:
    """Return what is counted: nothing, ``%``, or words without figures."""
    unit = rest.strip()
    if unit and not (unit[0].isalpha() or unit[0] == "%"):
        raise NotANumber(rest)
    if any(_FIGURE.search(word) and word not in _MEASURES for word in unit.split()):
        raise NotANumber(rest)
    return unit
