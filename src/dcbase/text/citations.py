"""Numbers and dates of Party and state documents found in prose.

Their figures are names, not amounts: ``299-QĐ/TW`` counts nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from dcbase.text.dates import LONG_DATE, SHORT_DATE, read_date

_KIND = "[A-ZĐ][A-Za-zĐđ]{0,6}"
_OFFICE = "[A-ZĐƯ][A-Za-zĐđƯ]*[0-9]*(?:-[A-ZĐƯ][A-Za-zĐđƯ]*[0-9]*){0,3}"
_DATED = rf"(?:,?\s+(?:ký\s+)?ngày\s+(?P<date>{SHORT_DATE}(?![0-9])|{LONG_DATE}(?![0-9])))?"
_BEGIN, _END = r"(?<![\w/-])(?<![0-9][.,])", r"(?![\w/])"
_CITATION = (
    # 132-CV/TU, 36-HD/VPTW: number, hyphen, kind, slash, office.
    rf"{_BEGIN}(?P<party>(?P<number>[0-9]+)-(?P<kind>{_KIND})/(?P<office>{_OFFICE})){_END}{_DATED}"
    "|"
    # 59/2023/NĐ-CP, 15/BC-UBND, 10/2022/QH15: number, perhaps the year, kind and office; laws
    # name only the legislature and its term.
    rf"{_BEGIN}(?P<state>(?P<state_number>[0-9]+)/(?:(?P<year>[0-9]{{4}})/)?"
    rf"(?:(?P<state_kind>{_KIND})-(?P<state_office>{_OFFICE})|(?P<legislature>QH[0-9]+)))"
    rf"{_END}{_DATED.replace('<date>', '<state_date>')}"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """The number of a document as it stands in a text.

    Args:
        style: ``party`` (``132-CV/TU``) or ``state`` (``59/2023/NĐ-CP``).
        designation: Number, kind and office as written.
        number: The figures of the number, as written.
        kind: ``CV``, ``QĐ``, ``NĐ`` and so on; empty for laws.
        office: Who issued it: ``TU``, ``CP``, ``QH15``.
        year: The year within the number, if it holds one.
        date: The day that follows (``ngày 29/10/2025``), if any and if there is such a day.
        start: Index of its first character.
        end: Index behind its last, the date included.
    """

    style: Literal["party", "state"]
    designation: str
    number: str
    kind: str
    office: str
    year: int | None
    date: date | None
    start: int
    end: int


def find_citations(text: str) -> tuple[Citation, ...]:
    """Find the numbers of Party and state documents in a composed (NFC) text, in its order."""
    return tuple(_citation(found) for found in _pattern().finditer(text))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_CITATION)  # takes milliseconds, which most runs need not spend


def _citation(found: re.Match[str]) -> Citation:
    if found["party"]:
        style: Literal["party", "state"] = "party"
        number, kind, office, day = found.group("number", "kind", "office", "date")
    else:
        style = "state"
        number, kind, office, day = found.group(
            "state_number", "state_kind", "state_office", "state_date"
        )
    return Citation(
        style=style,
        designation=found[style],
        number=number,
        kind=kind or "",
        office=office or found["legislature"],
        year=int(found["year"]) if found["year"] else None,
        date=_day(day),
        start=found.start(),
        end=found.end(),
    )


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return read_date(written)
    except ValueError:
        return None
