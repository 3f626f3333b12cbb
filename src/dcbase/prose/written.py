"""Numbers as they are written, in figures or in words, before the words beside them are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from attrs import frozen

from dcbase.model import Qualifier
from dcbase.model.opened import change, opened
from dcbase.prose.exclusions import NotData
from dcbase.prose.measures import MAGNITUDES, Measure, measure_of
from dcbase.prose.values import places_of, rounded
from dcbase.text import read_number, read_number_words, read_quantity, read_vietnamese_number


def _by_first_letter(words: Iterable[str]) -> str:
    """Return a pattern of words that tries, of all, those that begin as what stands there."""
    behind: dict[str, list[str]] = {}
    for word in sorted(words):
        behind.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in behind.items())


_FIGURES = r"[0-9]+(?:[.,/][0-9]+)*"
_SIZE = rf"\s(?:{'|'.join(MAGNITUDES)})(?!\w)(?!\slệ)"
_NUMBER = re.compile(
    rf"""
    (?<!\w)(?<!\w[-/])
    (?P<figures>(?>{_FIGURES}))
    (?: (?P<document>(?-i:[-/][A-ZĐ])[\w/-]*)
      | \s?[-–]\s?(?P<to>{_FIGURES})
      | \strên\s(?:tổng\ssố\s)?(?P<whole>[0-9]+)(?![.,/]?[0-9])
      | (?P<sizes>(?:{_SIZE})+(?:\s{_FIGURES}(?:{_SIZE})+)*)?
        (?:\s?(?P<unit>%|đồng(?!\s(?:chí|bào))|đ|m²|m2|ha|km²|km2))?
    )
    (?:(?<=%)|(?!\w))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FIGURE = re.compile("[0-9]")  # far quicker to look for than numbers
# The first figure of a number that is not the year of "năm 2025", nor the 10 of "10 tháng".
_MAY_BE_DATA = re.compile(
    r"[0-9](?<![0-9]{2})(?!(?:(?<=năm 1)9|(?<=năm 2)0)[0-9]{2}(?![0-9]))(?![0-9]?\stháng(?!\w))"
)
_DATE = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|(?:0?[1-9]|1[0-2])/(?:19|20)[0-9]{2}")
_FRACTION = re.compile(r"([0-9]+)/([0-9]+)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ON_THE_DAY = re.compile(r"(?<!\w)ngày\s\Z", re.IGNORECASE)
_SUM_OF_MONEY = re.compile(r"triệu|t[ỷỉ]", re.IGNORECASE)

_MOST_WORDS = 24  # behind the first; more than any number that a report spells out
_DIGITS = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_SPELLED = re.compile(
    rf"(?<!\w)(?:mười|{_DIGITS})(?:\s(?:mười|mươi|mốt|tư|lăm|nhăm|trăm|linh|lẻ|"
    rf"không(?=\străm)|nghìn|ngàn|triệu|tỷ(?!\slệ)|tỉ(?!\slệ)|{_DIGITS})){{0,{_MOST_WORDS}}}(?!\w)",
    re.IGNORECASE,
)
_LONG = 12
_ARTICLES = ("một", "năm")  # by themselves they mean "a" and "year" far more often than 1 and 5
_FIRST = frozenset((*_DIGITS.split("|"), "mười"))
# Of these, every number in words that is read holds at least one.
TELLTALES = frozenset(_DIGITS.split("|")) - {*_ARTICLES} | {"mười", "mươi", "trăm", *MAGNITUDES}
_BEFORE_A_WORD = "[\\x00-/:-@\\[-`{-\u00bf\u2000-\u2bff\u3000-\u303f\ue000-\uf8ff]"
_TELLTALE = re.compile(rf"{_BEFORE_A_WORD}(?:{_by_first_letter(TELLTALES)})(?!\w)")


@frozen(init=False)
class Number:
    """A number in prose.

    Args:
        begin, end: The number with its qualifier and its unit of money, area or ``%``.
        at: Where its figures or number words begin.
        value: The first part of a fraction; money in đồng, areas in m²; 0 for a date, a
            document's number or a range.
        step: What the last figure written counts: 1 for ``98%``, 0.1 for ``98,5%``, 10⁸ for
            ``2,5 tỷ đồng``.
        measure: What it measures.
        qualifier, said: How it stands to the truth, and the words that say so.
        parts: Of a fraction: 6 and 8.
        padded: Written with a zero in front.
        spelled: Written in words.
        excluded: Why it is no data; None if it may be.
    """

    begin: int
    end: int
    at: int
    value: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    measure: Measure = Measure.COUNT
    qualifier: Qualifier = Qualifier.EQ
    said: str = ""
    parts: tuple[Decimal, Decimal] | None = None
    padded: bool = False
    spelled: bool = False
    excluded: NotData | None = None

    def __init__(
        self,
        *,
        begin: int,
        end: int,
        at: int,
        value: Decimal = Decimal(0),
        step: Decimal = Decimal(1),
        measure: Measure = Measure.COUNT,
        qualifier: Qualifier = Qualifier.EQ,
        said: str = "",
        parts: tuple[Decimal, Decimal] | None = None,
        padded: bool = False,
        spelled: bool = False,
        excluded: NotData | None = None,
    ) -> None:
        being: Any = self  # `dcbase.model.opened` says why
        change(being, "__class__", _OpenNumber)
        being.begin = begin
        being.end = end
        being.at = at
        being.value = value
        being.step = step
        being.measure = measure
        being.qualifier = qualifier
        being.said = said
        being.parts = parts
        being.padded = padded
        being.spelled = spelled
        being.excluded = excluded
        being.__class__ = Number

    def in_unit(self, unit: str) -> Decimal | None:
        """Return the value in a unit of measure; None if it is no number of that unit.

        A fraction is the rate that its parts make, and its first part where things are
        counted.
        """
        measure, factor = measure_of(unit)
        if measure is Measure.PERCENT and self.parts is not None:
            part, whole = self.parts
            return 100 * part / whole if whole else None
        return self.value / factor if measure is self.measure else None

    def agrees(self, value: int | Decimal, unit: str, places: int) -> bool:
        """Tell whether it is this value, written with as many figures as it is here.

        Args:
            value: Of an indicator, in its `unit` of measure.
            places: The decimals that the indicator prints.
        """
        written = self.in_unit(unit)
        if written is None:
            return False
        measure, factor = measure_of(unit)
        if self.measure is measure and self.parts is None:
            return rounded(value * factor / self.step, 0) == rounded(self.value / self.step, 0)
        return rounded(value, places) == rounded(written, places)


_OpenNumber = opened(Number)


def may_hold_numbers(small: str) -> bool:
    """Tell whether it is worth looking for numbers in a text; years and months alone are none.

    Args:
        small: The text in small letters.
    """
    return may_hold_figures(small) or _may_be_spelled(small)


def may_hold_figures(small: str) -> bool:
    """Tell the same of numbers in figures alone."""
    return _MAY_BE_DATA.search(small) is not None


def _may_be_spelled(small: str) -> bool:
    return _TELLTALE.search(f" {small}") is not None


def is_spelled_in(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text holds a number in words.

    Args:
        words: Of the text, in small letters.
    """
    if TELLTALES.isdisjoint(words):
        return False
    return any(True for match in _SPELLED.finditer(text) for _ in _in_words(match))


def written_numbers(text: str, small: str) -> list[Number]:
    """Find numbers in figures and in words, in the order of the text.

    Args:
        small: The text in small letters.
    """
    found: list[Number] = []
    if _FIGURE.search(text):
        found = [number for match in _matches(text) if (number := _in_figures(match))]
    if not _may_be_spelled(small):
        return found
    found += [number for match in _SPELLED.finditer(text) for number in _in_words(match)]
    return sorted(found, key=lambda number: number.at)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what ``_NUMBER.finditer`` does, which would try every letter of the text."""
    figure = _FIGURE.search(text)
    while figure:
        match = _NUMBER.match(text, figure.start())
        if match:
            yield match
        figure = _FIGURE.search(text, match.end() if match else figure.end())


def _in_figures(match: re.Match[str]) -> Number | None:
    figures, (start, end) = match["figures"], match.span()
    if end - start == len(figures) < _LONG and figures.isdigit():  # most numbers
        return _bare(match.string, figures, start, end)
    if reason := _no_number(match):
        return Number(begin=start, end=end, at=start, excluded=reason)
    if match["whole"]:
        return _fraction(match, f"{figures}/{match['whole']}")
    return _fraction(match, figures) if "/" in figures else _amount(match)


def _bare(text: str, figures: str, start: int, end: int) -> Number:
    """Return a number with nothing beside it."""
    if _is_year(text, figures, start):  # by far the most frequent number
        return Number(begin=start, end=end, at=start, excluded=NotData.YEAR)
    padded = len(figures) == 2 and figures[0] == "0"
    return Number(begin=start, end=end, at=start, value=Decimal(figures), padded=padded)


def _is_year(text: str, figures: str, start: int) -> bool:
    called = len(figures) == 4 and text[max(0, start - 4) : start].lower() == "năm "
    return called and _YEAR.fullmatch(figures) is not None


def _no_number(match: re.Match[str]) -> NotData | None:
    figures, start = match["figures"], match.start()
    if match["document"]:
        return NotData.DOCUMENT
    if _is_year(match.string, figures, start):
        return NotData.YEAR
    if match["to"]:
        years = _YEAR.fullmatch(figures) and _YEAR.fullmatch(match["to"])
        return NotData.TERM if years else NotData.RANGE
    if "/" in figures and _ON_THE_DAY.search(match.string[max(0, start - 6) : start]):
        return NotData.DATE
    return NotData.DATE if _DATE.fullmatch(figures) else None


def _fraction(match: re.Match[str], written: str) -> Number | None:
    found = _FRACTION.fullmatch(written)
    if found is None:
        return None
    part, whole = Decimal(found[1]), Decimal(found[2])
    start, end = match.span()
    padded = len(found[1]) > 1 and written[0] == "0"
    return Number(begin=start, end=end, at=start, value=part, parts=(part, whole), padded=padded)


def _amount(match: re.Match[str]) -> Number | None:
    figures, unit, sizes = match["figures"], match["unit"] or "", match["sizes"]
    start, end = match.span()
    padded = len(figures) == 2 and figures[0] == "0"
    try:
        number = _read(figures)
        value = read_quantity(figures + sizes).number if sizes else number
    except ValueError:
        return None
    measure, factor = measure_of(unit)
    if _is_money(match):
        measure = Measure.MONEY
    return Number(
        begin=start,
        end=end,
        at=start,
        value=value * factor,
        step=_step(number, sizes) * factor,
        measure=measure,
        padded=padded,
    )


def _step(number: Decimal, sizes: str | None) -> Decimal:
    """Return what the last figure counts: 10⁶ in ``1 tỷ 200 triệu``, 10⁸ in ``2,5 tỷ``."""
    words = (sizes or "").lower().split()
    if any(word[0].isdigit() for word in words):
        return Decimal(MAGNITUDES[words[-1]])
    size = Decimal(1)
    for word in words:
        size *= MAGNITUDES[word]
    return size.scaleb(-places_of(number))


def _is_money(match: re.Match[str]) -> bool:
    """Tell "hỗ trợ 350 triệu." from "12 nghìn hộ": a sum may be said without its đồng."""
    if match["unit"] or not match["sizes"] or not _SUM_OF_MONEY.search(match["sizes"]):
        return False
    return match.string[match.end() : match.end() + 1] in ("", ",", ".", ";", ")")


def _read(figures: str) -> Decimal:
    """Read figures as Vietnamese, else as whatever has one reading only (``98.5``)."""
    if figures.isdigit() and len(figures) < _LONG:
        return Decimal(figures)
    try:
        return read_vietnamese_number(figures)
    except ValueError:
        return read_number(figures)


def _in_words(match: re.Match[str]) -> Iterator[Number]:
    """Yield the numbers in a row of number words, each as long as it can be."""
    words, start = match[0].split(" "), match.start()
    while words:
        taken = _longest(words)
        spelled = " ".join(words[:taken])
        if spelled.lower() not in _ARTICLES:
            value = Decimal(read_number_words(spelled))
            end = start + len(spelled)
            yield Number(begin=start, end=end, at=start, value=value, spelled=True)
        start += len(spelled) + 1
        words = words[taken:]
        while words and words[0].lower() not in _FIRST:
            start += len(words.pop(0)) + 1


def _longest(words: list[str]) -> int:
    """Return how many words from the first, a digit's or ten, make a number."""
    for end in range(len(words), 1, -1):
        try:
            read_number_words(" ".join(words[:end]))
        except ValueError:
            continue
        return end
    return 1
