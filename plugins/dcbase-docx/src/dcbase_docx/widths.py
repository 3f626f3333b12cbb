"""How wide text is in Times New Roman, near enough to set columns and lines by.

The widths are those of the typefaces that are metric-compatible with it, in thousandths of the
size.  A letter with marks is as wide as the letter.  Lengths are twips: twentieths of a point.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from decimal import Decimal

_PLAIN = (
    *(250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278),
    *(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444),
    *(921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722),
    *(556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500),
    *(333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500),
    *(500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541),
)
_BOLD = (
    *(250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278),
    *(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500),
    *(930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778),
    *(611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500),
    *(333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500),
    *(556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520),
)
_OTHERS = {"–": 500, "—": 1000, "…": 1000, "“": 500, "”": 500, "≥": 549, "≤": 549, "°": 400}


class _Widths(dict[str, int]):
    """Widths of characters, worked out when one is met for the first time."""

    def __missing__(self, character: str) -> int:
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            width = 0
        else:
            base = unicodedata.normalize("NFD", character)[0]
            # A strange character is taken for a wide one: better room too much than too little.
            width = self.get({"đ": "d", "Đ": "D"}.get(base, base), 1000)
            width += 50 * (character.lower() in "ưừứửữựơờớởỡợ")
        self[character] = width
        return width


def _widths(ascii_widths: Iterable[int]) -> _Widths:
    return _Widths({**_OTHERS, **{chr(32 + at): width for at, width in enumerate(ascii_widths)}})


_BY_WEIGHT = {False: _widths(_PLAIN), True: _widths(_BOLD)}


def twips(mm: Decimal) -> int:
    """Return a length of mm in twips, of which an inch has 1440."""
    return round(mm * 1440 / Decimal("25.4"))


def units(text: str, bold: bool) -> int:
    """Return how wide text is, in thousandths of its size."""
    return sum(map(_BY_WEIGHT[bold].__getitem__, text))


def text_width(text: str, size: Decimal, bold: bool) -> int:
    """Return how wide text of a size in points is, in twips."""
    return int(units(text, bold) * size * 20 / 1000)
