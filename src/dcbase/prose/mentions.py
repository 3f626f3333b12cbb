"""Times that words name: years, "cùng kỳ năm trước", "năm nay"; the year of a law is none."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

from attrs import frozen

_SAID = re.compile(
    r"""
    (?<!\w)(?:
      (?P<span>(?:giai\sđoạn|nhiệm\skỳ)\s20[0-9]{2}\s?[-–]\s?20[0-9]{2}
        |từ\s(?:đầu\s)?(?:nhiệm\skỳ|năm\s20[0-9]{2})\s(?:đến|tới)\s(?:hết\s)?(?:nay|năm\s20[0-9]{2})
        |(?:[0-9]{1,2}|hai|ba|bốn|năm)\snăm\s(?:qua|gần\sđây))(?!\w)
    | (?:cùng\skỳ\s)?năm\s(?P<year>20[0-9]{2})(?![0-9]|\s?[-–]\s?20)
    | (?P<other>cùng\skỳ(?:\snăm\s(?:trước|ngoái))?|năm\s(?:trước|ngoái|sau|tới|liền\skề))(?!\w)
    | (?P<now>năm\snay|kỳ\snày|trong\skỳ|cả\snăm(?!\s20))(?!\w)
    | (?P<months>(?:[0-9]{1,2}|sáu|chín)\stháng\s(?:đầu|cuối)\snăm)(?!\w)
        (?:(?:\snăm)?\s(?P<to>20[0-9]{2})(?![0-9]))?
    | (?P<part>quý\s(?:I{1,3}|IV|[1-4])|tháng\s[0-9]{1,2})
        (?:(?:\snăm\s|/)(?P<of>20[0-9]{2}))?(?![\w/])
    | đến\s(?:hết\s)?(?:ngày\s)?[0-9]{1,2}/[0-9]{1,2}/(?P<day>20[0-9]{2})(?![0-9])
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMPARED = re.compile(
    r"(?<!\w)(?:so|với|bằng|hơn|như|kém)\s(?:(?:mức|số|kết quả|số liệu)\s)?(?:của\s)?\Z",
    re.IGNORECASE,
)
# "Luật … năm 2022" names a law, and so do a plan and a decision.
_NAMED = re.compile(
    r"(?<!\w)(?:luật|nghị định|nghị quyết|thông tư|quyết định|hiến pháp|pháp lệnh|quy định|"
    r"chỉ thị|hướng dẫn|kết luận|công văn|đề án|quy chế)(?:\s[^\s,;:()]+){0,14}\s\Z",
    re.IGNORECASE,
)
_RESULTS = re.compile(r"(?<!\w)(?:kết quả|tình hình|công tác)(?!\w)", re.IGNORECASE)
_DATED = re.compile(r"(?<!đến )(?:ngày\s[0-9]{1,2}|từ)\s\Z", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\w)đến\s(?:hết\s)?(?:ngày\s[0-9]{1,2}\s)?\Z", re.IGNORECASE)
_OPENING = ("", "trong", "cả")
_EVENT = re.compile(
    r"(?<!\w)(?:thành lập|kiện toàn|sáp nhập|ra đời|ban hành)\s(?:(?:vào|trong)\s)?\Z",
    re.IGNORECASE,
)
# These words in front make a year the time that is spoken of.
_TIME = re.compile(
    r"(?:\A|[,(:+–-]|(?<!\w)(?:trong|của|khi|còn|riêng|vào|ở|tháng|tháng\s[0-9]{1,2}|quý\s\w+|"
    r"đầu|cuối|hết|cả|kỳ))\s*\Z",
    re.IGNORECASE,
)
_LINK = re.compile(r"[\s:(=–-]*(?:(?:là|có|chỉ|đạt|được|khoảng|tiếp)[\s:(]*){0,3}", re.IGNORECASE)


class Sort(enum.Enum):
    """How a time stands among the words."""

    TIME = "time"
    """What is told is of this time."""
    COMPARED = "compared"
    """Something else is held against it: "so với năm 2024"."""
    PERHAPS = "perhaps"


@frozen
class Mention:
    """A time that words name, and where.

    Args:
        year: None: it is named by its relation to this one.
        other: It is another than the one that is reported on; without a year.
        part: A quarter, a month or some months, in small letters: "quý iii".
    """

    begin: int
    end: int
    sort: Sort
    year: int | None
    other: bool = False
    part: str = ""


def mentions(text: str) -> Iterator[Mention]:
    """Yield the times that a text names, in order; years that belong to a name are left out."""
    for found in _SAID.finditer(text):
        lead = text[: found.start()]
        sort = _sort(lead, found)
        if sort is None:
            continue
        year = found["year"] or found["day"] or found["of"] or found["to"]
        yield Mention(
            begin=found.start(),
            end=found.end(),
            sort=sort,
            year=int(year) if year else None,
            other=bool(found["other"] or found["span"]),
            part="" if _UNTIL.search(lead) else (found["part"] or found["months"] or "").lower(),
        )


def is_link(words: str) -> bool:
    """Tell whether words between a time and a number only join the two: "năm 2024 là 25"."""
    return _LINK.fullmatch(words) is not None


def _sort(lead: str, found: re.Match[str]) -> Sort | None:
    if _COMPARED.search(lead):
        return Sort.COMPARED
    if found["span"]:
        opens = found["span"][0] not in "gGnN" or lead.strip().lower() in _OPENING
        return Sort.PERHAPS if opens else None
    if found["part"]:
        if _DATED.search(lead):
            return None
        return Sort.TIME if found["of"] and not _UNTIL.search(lead) else Sort.PERHAPS
    if found["months"]:
        return Sort.TIME if found["to"] else Sort.PERHAPS
    if found["year"] is None:
        return Sort.PERHAPS if found["day"] else Sort.TIME
    return _sort_of_year(lead, found)


def _sort_of_year(lead: str, found: re.Match[str]) -> Sort | None:
    if _EVENT.search(lead):
        return None
    if _TIME.search(lead) or found[0].lower().startswith("cùng"):
        return Sort.TIME
    if _NAMED.search(lead):
        return Sort.PERHAPS if _RESULTS.search(lead) else None
    return Sort.PERHAPS
