"""Numbers found in plain words, each with what belongs to it."""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import evolve

from dcbase.model import Qualifier
from dcbase.prose.exclusions import NotData, beside, is_target
from dcbase.prose.qualifiers import qualifier_before
from dcbase.prose.written import Number, written_numbers

# As a set of signs and what must not follow: two ways to end are tried at every letter.
_END_OF_CLAUSE = re.compile(r"[.;!?…](?:(?<!\.)|(?![0-9]))")
_NEAR = 600  # characters: how far back a clause is read
_OR_MORE = re.compile(r"(?P<noun>(?:\s\w+){0,3}?)\strở lên(?!\w)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ\s\Z", re.IGNORECASE)


def find_numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers in Vietnamese prose, in order.

    Found are figures (``1.350``, ``98,5%``, ``08``), fractions (``6/8``, ``21 trên tổng số
    24``), amounts with a unit (``2,5 tỷ đồng``, ``0,8 ha``) and whole numbers in words, but for
    a lone ``một`` and ``năm``.  Years, dates, document numbers, targets and the like are found
    too and say what they are.

    Args:
        text: Composed text with single spaces between words.
    """
    return numbers_in(text, text.lower())


def numbers_in(text: str, small: str) -> tuple[Number, ...]:
    """Find numbers as `find_numbers` does, for whoever has the text in small letters already."""
    found = written_numbers(text, small)
    if not found:
        return ()
    ends = [end.end() for end in _END_OF_CLAUSE.finditer(text)]
    numbers: list[Number] = []
    more = "trở lên" in small  # far quicker to look for than to read
    counted_in = -1  # where the clause begins that held the last number that may be data
    for written in found:
        place = bisect_right(ends, written.at)
        clause = ends[place - 1] if place else 0
        number = written
        if written.excluded is None:
            number = _read(text, written, clause, counted=counted_in == clause, more=more)
        if number.excluded is None:
            counted_in = clause
        numbers.append(number)
    return tuple(numbers)


def clause_before(text: str, at: int) -> str:
    """Return the words of a clause in front of a place in it."""
    near = text[max(0, at - _NEAR) : at]
    return near[max((end.end() for end in _END_OF_CLAUSE.finditer(near)), default=0) :]


def _read(text: str, written: Number, clause: int, *, counted: bool, more: bool) -> Number:
    number = _qualified(text, written, counted=counted, or_more=more)
    excluded = beside(text, number.begin, number.end, number.said)
    if excluded is None and is_target(
        text[max(clause, number.begin - _NEAR) : number.begin], number.said
    ):
        excluded = NotData.TARGET
    return evolve(number, excluded=excluded) if excluded else number


def _qualified(text: str, number: Number, *, counted: bool, or_more: bool) -> Number:
    """Add the qualifier; "trên" behind another number of the clause is the preposition."""
    qualifier, said, begin = qualifier_before(text, number.at)
    if said and not (counted and said.lower() == "trên"):
        return evolve(number, qualifier=qualifier, said=said, begin=begin)
    more = _OR_MORE.match(text, number.end) if or_more else None
    if more is None:
        return number
    since = _FROM.search(text[max(0, number.at - 4) : number.at])
    begin = number.at - len(since[0]) if since else number.at
    end = number.end if more["noun"] else more.end()
    return evolve(number, qualifier=Qualifier.GE, said="trở lên", begin=begin, end=end)
