"""Which year the words of a clause are about, where they say so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dcbase.model import OutlineBlock

_YEAR = re.compile(r"(?<!\w)năm\s+(?P<year>20[0-9]{2})(?![0-9])", re.IGNORECASE)
# "Luật … năm 2022" names a law; these words in front make a year the time that is spoken of.
_TIME = re.compile(
    r"(?:\A|[,(:]|(?<!\w)(?:trong|cùng kỳ|so với|tháng|đầu|cuối|hết))\s*"
    r"(?:năm\s+(?P<year>20[0-9]{2})(?![0-9])|(?P<before>năm\s+(?:trước|ngoái)))",
    re.IGNORECASE,
)
_NAMING = ("title", "subject")


def year_of(outline: Iterable[OutlineBlock]) -> int | None:
    """Return the year that a document's title and subject name; of several, the earliest."""
    named = " ".join(block.text for block in outline if block.kind in _NAMING)
    return min((int(found["year"]) for found in _YEAR.finditer(named)), default=None)


def is_other_year(clause: str, year: int | None) -> bool:
    """Tell whether the words of a clause in front of a number speak of another year.

    Args:
        clause: What stands in front of the number in its clause.
        year: The document's own; None: only words such as "năm trước" count.
    """
    told = list(_TIME.finditer(clause.strip()))
    if not told:
        return False
    last = told[-1]
    return bool(last["before"]) or (year is not None and int(last["year"]) != year)
