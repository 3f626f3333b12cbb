"""One page of a PDF: its words and where they stand, the cells of its tables, its pictures."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from pdfplumber.page import Page as PlumberPage

_UNMAPPED = re.compile(r"\(cid:[0-9]+\)|[\ue000-\uf8ff]")
_BULLETS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-"}
)
_GAP = 0.2
"""Of the letters' size: letters further apart than this are two words."""
_SAME_PLACE = 0.06
"""Of the letters' size: nearer than this, two equal letters are one printed twice."""
_WHOLE_PAGE = 0.4
"""Share of the page that a picture covers which may be a scan."""

Box = tuple[float, float, float, float]


@frozen(kw_only=True)
class Word:
    """A word as it stands on the page.

    Args:
        x0, x1, top, bottom: In points from the left and the upper edge.
        size: Of its letters, in points.
        bold: All of them are bold.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@frozen(kw_only=True)
class Page:
    """A page, in points.

    Args:
        number: From 1.
        tables: Of each table its rows of cells; a cell is a box, None where it is missing.
        pictures: How many there are.
        pictured: One of them may be the whole page, or nothing else is on it.
        unknown: Letters of which the file does not say which they are.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[tuple[tuple[Box | None, ...], ...], ...] = ()
    pictures: int = 0
    pictured: bool = False
    unknown: int = 0


def page_of(page: PlumberPage) -> Page:
    """Take from pdfplumber what is asked of a page.

    Args:
        page: With its letters; letters printed twice to look bold count once.
    """
    from pdfplumber.utils.text import extract_words

    placed = [letter for letter in page.chars if _is_placed(letter)]
    said = extract_words(
        _once(placed),
        x_tolerance_ratio=_GAP,
        y_tolerance=2,
        extra_attrs=["size"],
        return_chars=True,
    )
    words = tuple(_word(one) for one in said)
    covered = max((_area(one) for one in page.images), default=0.0)
    return Page(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        words=words,
        tables=_tables(page),
        pictures=len(page.images),
        pictured=covered > _WHOLE_PAGE * float(page.width) * float(page.height)
        or (not words and bool(page.images)),
        unknown=sum(word.text.count("\ufffd") for word in words) + len(page.chars) - len(placed),
    )


def _is_placed(letter: dict[str, Any]) -> bool:
    """Tell whether a letter stands anywhere: a damaged file may place it at infinity."""
    return math.isfinite(sum(float(letter[side]) for side in ("x0", "x1", "top", "bottom", "size")))


def _once(letters: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out a letter that stands on the same one: that is how some programs print bold."""
    taken: set[tuple[str, int, int]] = set()
    once = []
    for letter in letters:
        unit = _SAME_PLACE * (float(letter["size"]) or 1.0)
        x, y = round(letter["x0"] / unit), round(letter["top"] / unit)
        near = ((letter["text"], x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if letter["text"].isspace() or taken.isdisjoint(near):
            once.append(letter)
        taken.add((letter["text"], x, y))
    return once


def _word(said: dict[str, Any]) -> Word:
    letters = said["chars"]
    text = _UNMAPPED.sub("\ufffd", said["text"].translate(_BULLETS))
    return Word(
        text=unicodedata.normalize("NFC", text),
        x0=float(said["x0"]),
        x1=float(said["x1"]),
        top=float(said["top"]),
        bottom=float(said["bottom"]),
        size=max(float(letter["size"]) for letter in letters),
        bold=all(_bold(str(letter["fontname"])) for letter in letters),
    )


def _bold(font: str) -> bool:
    return any(weight in font.lower() for weight in ("bold", "black", "heavy"))


def _area(picture: dict[str, Any]) -> float:
    return float(picture["width"]) * float(picture["height"])


def _tables(page: PlumberPage) -> tuple[tuple[tuple[Box | None, ...], ...], ...]:
    if len(page.rects) + len(page.lines) + len(page.curves) < 4:
        return ()  # a table has at least four sides
    found = (tuple(tuple(row.cells) for row in table.rows) for table in page.find_tables())
    return tuple(rows for rows in found if len(rows) > 1 or len(rows[0]) > 1)
