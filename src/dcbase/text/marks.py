"""The marks of headings and lists: Roman numerals and the points of Vietnamese law."""

from __future__ import annotations

import re

from dcbase.text.forms import nfc

# The alphabet of legal points: no f, j, w and z; ă, â, ê, ô, ơ and ư are not used either.
_POINTS = "abcdđeghiklmnopqrstuvxy"
_NUMERALS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN = re.compile("(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman(n: int) -> str:
    """Write a number from 1 to 3999 as a Roman numeral.

    Raises:
        ValueError: `n` is outside that range.
    """
    if not 1 <= n <= 3999:
        raise ValueError(f"no Roman numeral for {n}")
    written = ""
    for value, numeral in _NUMERALS:
        times, n = divmod(n, value)
        written += numeral * times
    return written


def read_roman(text: str) -> int:
    """Read a Roman numeral in capitals: ``"XIV"`` is 14.

    Raises:
        ValueError: The text is no such numeral, or one not written by the rule (``IIII``).
    """
    rest = text.strip()
    if not _ROMAN.fullmatch(rest):
        raise ValueError(f"not a Roman numeral: {text!r}")
    total = 0
    for value, numeral in _NUMERALS:
        while rest.startswith(numeral):
            total += value
            rest = rest.removeprefix(numeral)
    return total


def point(n: int) -> str:
    """Return the letter of the n-th point of a clause: a, b, c, d, đ, e, g … y (1 to 23).

    Raises:
        ValueError: There are no more letters.
    """
    if not 1 <= n <= len(_POINTS):
        raise ValueError(f"no letter for point {n} (1 to {len(_POINTS)})")
    return _POINTS[n - 1]


def read_point(text: str) -> int:
    """Return the place of a point's letter: ``"đ"`` is 5.

    Raises:
        ValueError: The text is not one of the 23 letters; capitals are read too.
    """
    letter = nfc(text).strip().lower()
    if len(letter) != 1 or letter not in _POINTS:
        raise ValueError(f"not the letter of a point: {text!r}")
    return _POINTS.index(letter) + 1
