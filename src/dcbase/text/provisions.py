"""Articles, clauses and points of a law found in prose: ``điểm a khoản 3 Điều 11``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_AND = r"(?:\s*[,;]\s*|\s+và\s+|\s*[,;]\s+và\s+)"
_POINT = r"[a-zđ](?!\w)"
_CLAUSE = r"[0-9]+[a-zđ]?(?!\w)"
_POINTS = rf"điểm\s+{_POINT}(?:{_AND}(?:điểm\s+)?{_POINT}){{0,22}}"
_CLAUSES = (
    rf"(?:{_POINTS}(?:\s+|\s*,\s*))?khoản\s+{_CLAUSE}"
    rf"(?:{_AND}(?:(?:{_POINTS}\s+)?khoản\s+)?{_CLAUSE}){{0,29}}"
)
_PROVISION = (
    rf"(?<!\w)(?:(?P<within>{_CLAUSES}|{_POINTS})(?:\s+|\s*,\s*))?Điều\s+(?P<article>{_CLAUSE})"
)
_GROUP = rf"(?:(?P<points>{_POINTS})\W+)?(?:khoản\s+)?(?P<clause>{_CLAUSE})"
_LETTER = rf"(?<!\w){_POINT}"


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in a law as a text names it.

    Args:
        article: The article's number, perhaps with a letter: ``11``, ``11a``.
        clause: The clause's number; empty for the whole article.
        point: The point's letter; empty for the whole clause.
        start: Index of the first character of the words that name it.
        end: Index behind their last; provisions named together share their words.
    """

    article: str
    clause: str = ""
    point: str = ""
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        """Name the provision as laws do: ``điểm a khoản 3 Điều 11``."""
        point = f"điểm {self.point} " if self.point else ""
        clause = f"khoản {self.clause} " if self.clause else ""
        return f"{point}{clause}Điều {self.article}"


def find_provisions(text: str) -> tuple[Provision, ...]:
    """Find the provisions that a composed (NFC) text names, one for each article, clause or point.

    Lists are taken apart: ``các khoản 1, 2 và 3 Điều 15`` are three.  Points belong to the clause
    right after them.
    """
    return tuple(
        each for found in _compiled(_PROVISION).finditer(text) for each in _provisions(found)
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)  # when first used: it takes milliseconds


def _provisions(found: re.Match[str]) -> Iterator[Provision]:
    article, start, end = found["article"].lower(), *found.span()
    within = found["within"] or ""
    groups = list(_compiled(_GROUP).finditer(within))
    if not groups:
        for point in _letters(within) or [""]:
            yield Provision(article, "", point, start, end)
    for group in groups:
        for point in _letters(group["points"] or "") or [""]:
            yield Provision(article, group["clause"].lower(), point, start, end)


def _letters(points: str) -> list[str]:
    return [letter.lower() for letter in _compiled(_LETTER).findall(points)]
