"""The words of a table's cell that name what its row counts, and those above the table."""

from __future__ import annotations

import re

from dcbase.prose.stream import tokens_of

_MARK = re.compile(r"(?:[-–+*•|│]|\(?[0-9IVXa-zđ]{1,4}[.)](?:[0-9]{1,2}[.)]?)*)\s*")
_IN_BRACKETS = re.compile(r"\((?P<unit>[^()]*)\)\s*\Z")
_COUNTING = ("tổng", "số", "lượng")
_IN_THE_PERIOD = (("trong", "kỳ"), ("trong", "năm"))
_LEADING = re.compile(r"(?:trong đó|trong đó có|gồm)\s*:?\s+", re.IGNORECASE)
_OF_A_YEAR = re.compile(r"năm\s+(?P<year>20[0-9]{2})", re.IGNORECASE)
_CAPTION = 40  # words: a longer paragraph is no caption
Words = tuple[str, ...]


def bare_label(cell: str) -> str:
    """Return a cell without its mark, its bars and the unit of measure in brackets."""
    text = cell.strip(" |│")
    mark = _MARK.match(text)
    text = text[mark.end() :] if mark else text
    leading = _LEADING.match(text)
    text = text[leading.end() :] if leading else text
    return _IN_BRACKETS.sub("", text).rstrip(" :;.")


def unit_in(cell: str) -> str:
    """Return the unit of measure that a label has in brackets, or nothing."""
    found = _IN_BRACKETS.search(cell.strip(" |│:;."))
    return found["unit"].strip() if found else ""


def years_named(above: str) -> set[int]:
    """Return the years that the words above a table name, if they are its caption."""
    if len(above.split()) >= _CAPTION:
        return set()
    return {int(one["year"]) for one in _OF_A_YEAR.finditer(above)}


def words_of(text: str) -> Words:
    """Return the folded words of a text, without its marks."""
    return kept(tokens_of(text))


def kept(words: Words) -> Words:
    """Leave out what is no word."""
    return tuple(word for word in words if word.isalnum())


def without_counting(words: Words) -> Words:
    """Leave out "tổng số" in front and "trong kỳ" behind: they name nothing."""
    while words[:1] and words[0] in _COUNTING:
        words = words[1:]
    return words[:-2] if words[-2:] in _IN_THE_PERIOD else words
