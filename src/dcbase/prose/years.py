"""Of which time a number is, where the words around it name one."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from dcbase.model import OutlineBlock
from dcbase.prose.mentions import Mention, Sort, is_link, mentions
from dcbase.prose.numbers import clause_before

_YEAR = re.compile(r"(?<!\w)năm\s+(?P<year>20[0-9]{2})(?![0-9])", re.IGNORECASE)
_MONTHS = re.compile(
    r"(?<!\w)(?:[0-9]{1,2}|sáu|chín)\stháng\s(?:đầu|cuối)\snăm(?!\w)", re.IGNORECASE
)
_PART = re.compile(r"(?<!\w)(?:quý\s(?:I{1,3}|IV|[1-4])|tháng\s[0-9]{1,2})(?!\w)", re.IGNORECASE)
_NAMING = ("title", "subject")
_CLOSED = re.compile(r"\([^()]*\)")
_OVER = re.compile(r"[,)]|(?<!\w)và(?!\w)", re.IGNORECASE)  # where a comparison ends
_SENTENCE = re.compile(r"[.!?…](?=\s|\Z)")
_CUT = re.compile(r"[,;.!?…:]|\s(?:và|còn|trong khi)(?!\w)", re.IGNORECASE)
_NOUN = re.compile(r"\s*(?:[^\W\d]+\s+){0,5}\Z")  # of what is counted: "25 đơn năm 2024"
_AHEAD = re.compile(r"nhiệm vụ|phương hướng|kế hoạch|dự toán|tổng kết|chương trình", re.IGNORECASE)
_FAR = 600  # characters: how far back a sentence is read
_BEHIND = 80  # how far ahead a time is looked for
_FRAME = 3  # words in front of a time that opens a clause


class Time(enum.Enum):
    """Of which time a number is."""

    OWN = "own"
    OTHER = "other"
    UNSURE = "unsure"


@frozen
class Reported:
    """The time that a document reports on.

    Args:
        year: None: only words such as "năm trước" tell another time.
        parts: Quarters and months that its title and subject name, in small letters; and the
            months that its words name, if they are the same everywhere.  None: nobody knows,
            and no part of the year is another time.
    """

    year: int | None = None
    parts: frozenset[str] | None = None


def reported_time(outline: Sequence[OutlineBlock]) -> Reported:
    """Return what a document's title and subject name; of several years the earliest."""
    named = " ".join(block.text for block in outline if block.kind in _NAMING)
    months = {found[0].lower() for block in outline for found in _MONTHS.finditer(block.text)}
    years = [int(found["year"]) for found in _YEAR.finditer(named)]
    own = {found[0].lower() for found in (*_PART.finditer(named), *_MONTHS.finditer(named))}
    parts = frozenset(own | months if len(months) == 1 else own)
    return Reported(min(years, default=None), parts)


def time_of(text: str, begin: int, end: int, own: Reported) -> Time:
    """Tell of which time a number, or words that state a zero, are.

    What stands behind it ("25 đơn của năm 2024") says more than what stands in front; a year
    that something is only compared with ("giảm so với năm 2024, …") says nothing of it.

    Args:
        text: Composed text.
        begin, end: Of the number in it.
        own: What the document reports on.
    """
    behind = _behind(text, end, own)
    if behind is not None:
        return behind
    clause = clause_before(text, begin)
    said = _before(_CLOSED.sub("", clause), own)
    return said or _frame(text[max(0, begin - _FAR) : begin - len(clause)], own) or Time.OWN


def _before(clause: str, own: Reported) -> Time | None:
    """Return what the last time in front of a number says; None if none says anything."""
    for mention in reversed(list(mentions(clause))):
        rest = clause[mention.end :]
        if mention.sort is Sort.COMPARED:
            if _OVER.search(rest):
                continue
            told = is_link(rest) or rest.lstrip().startswith("(")
            theirs = told and _judged(mention, own) is not Time.OWN
            return Time.OTHER if theirs else Time.UNSURE
        return _judged(mention, own)
    return None


def _frame(before: str, own: Reported) -> Time | None:
    """Return what a time says that opens an earlier clause of the same sentence."""
    sentence = before[max((end.end() for end in _SENTENCE.finditer(before)), default=0) :]
    said = None
    for clause in _CLOSED.sub("", sentence).split(";"):
        first = next(iter(mentions(clause)), None)
        opens = first is not None and len(clause[: first.begin].split()) < _FRAME
        if first is not None and opens and first.sort is not Sort.COMPARED:
            said = _judged(first, own)
    return said


def _behind(text: str, end: int, own: Reported) -> Time | None:
    """Return what a time right behind a number and its noun says."""
    tail = text[end : end + _BEHIND]
    for mention in _near(tail):
        between, rest = tail[: mention.begin], tail[mention.end :]
        bracketed = between.rstrip().endswith("(")
        if bracketed and not rest.startswith(")"):
            return None
        noun = between.rstrip()[:-1] if bracketed else between
        follows = re.match(r"\s*(?:là|có|chỉ|:|\()*\s*[0-9]", rest)
        if mention.sort is Sort.COMPARED or follows or _CUT.search(noun) or "(" in noun:
            return None
        near = _NOUN.match(f"{noun.rstrip()} ") is not None and not _AHEAD.search(noun)
        return _judged(evolve(mention, sort=Sort.TIME if near else Sort.PERHAPS), own)
    return None


def _near(tail: str) -> Iterator[Mention]:
    """Yield the first time behind a number that no other number stands in front of."""
    first = next(iter(mentions(tail)), None)
    if first is not None and not re.search("[0-9]", tail[: first.begin]):
        yield first


def _judged(mention: Mention, own: Reported) -> Time:
    another = mention.other
    if mention.year is not None and own.year is not None:
        another = another or mention.year != own.year
    if mention.part and own.parts is not None and mention.part not in own.parts:
        another = True
    if not another:
        return Time.OWN
    return Time.OTHER if mention.sort is Sort.TIME else Time.UNSURE
