"""The time that the figures of a document are of, as its words claim it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from dcbase.model import Finding, FrozenMap, Origin, Said, core_kind
from dcbase.prose import Placed
from dcbase.prose.checking import AHEAD
from dcbase.text import read_date

_MONTHS = re.compile(
    r"(?<!\w)(?P<months>[1-9]|1[0-2]) tháng (?:đầu )?(?:năm )+(?P<year>20[0-9]{2})", re.IGNORECASE
)
_DAY = r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-]20[0-9]{2}|[0-9]{1,2} tháng [0-9]{1,2} năm 20[0-9]{2})"
_FROM_TO = re.compile(
    rf"(?<!\w)từ (?:ngày )?(?P<first>{_DAY}|[0-9]{{1,2}}/[0-9]{{1,2}}) "
    rf"(?:đến|tới) (?:hết )?(?:ngày )?(?P<last>{_DAY})(?![0-9])",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"(?<!\w)(?:tính )?(?:đến|tới) (?:hết )?(?:ngày )?(?P<last>{_DAY})(?![0-9])", re.IGNORECASE
)
# Days of anything else (a notice, a project) claim nothing of the figures.
_OF_FIGURES = re.compile(
    r"(?<!\w)(?:số liệu|kỳ báo cáo|thời gian báo cáo|thời điểm lấy)(?!\w)[^.;()]{0,40}\Z",
    re.IGNORECASE,
)
_ALONE = "( ).:;"


@frozen
class _Claim:
    """A window that words claim.

    Args:
        first: None: the words name the last day only.
        words: As they were written.
    """

    first: date | None
    last: date
    words: str
    origin: Origin | None

    def differs(self, other: _Claim) -> bool:
        starts = {self.first, other.first} - {None}
        return self.last != other.last or len(starts) > 1

    def said(self) -> FrozenMap[str, Said]:
        texts = {"to": self.last.isoformat(), "label": self.words}
        if self.first is not None:
            texts = {"from": self.first.isoformat(), **texts}
        return FrozenMap({key: Said(text, self.origin) for key, text in texts.items()})


def claimed_window(found: Placed) -> tuple[FrozenMap[str, Said], tuple[Finding, ...]]:
    """Return the window that a document's words claim, and what contradicts itself.

    "(Số liệu từ 01/01/2025 đến 31/10/2025)" says it plainly; "10 tháng đầu năm 2025" claims it
    if no other months are named.  Of "số liệu tính đến ngày 31/10/2025" only the last day is
    known.  Two that differ are a finding, and neither is taken.
    """
    texts = [*_texts(found)]
    plain = [claim for text, places in texts for claim in _plain_claims(text, places)]
    loose = {
        (one.first, one.last): one
        for text, places in reversed(texts)
        for one in _month_claims(text, places)
    }
    claims = [*plain, *(loose.values() if len(loose) == 1 else ())]
    other = next((one for one in claims[1:] if one.differs(claims[0])), None)
    if other is not None and plain:
        facts = {
            "first": claims[0].words,
            "first_at": str(claims[0].origin or ""),
            "second": other.words,
        }
        told = core_kind("DC-2021").found(subject="window", origin=other.origin, facts=facts)
        return FrozenMap(), (told,)
    whole = next((one for one in claims if one.first is not None), None)
    if whole is None:
        return (claims[0].said() if claims else FrozenMap()), ()
    return whole.said(), ()


def _texts(found: Placed) -> Iterator[tuple[str, list[tuple[int, Origin | None]]]]:
    """Yield the words of each slot with where its lines begin and stood; the subject first."""
    subject = found.header.get("subject")
    if subject is not None:
        yield subject.text, [(0, subject.origin)]
    for code, lines in found.lines.items():
        if code.partition(".")[0] in AHEAD:
            continue
        text, places = "", []
        for words, origin in lines:
            places.append((len(text), origin))
            text += f"{words.strip()} "
        yield text, places


def _plain_claims(text: str, places: list[tuple[int, Origin | None]]) -> Iterator[_Claim]:
    taken: list[tuple[int, int]] = []
    for pattern in (_FROM_TO, _UNTIL):
        for said in pattern.finditer(text):
            inside = any(begin <= said.start() < end for begin, end in taken)
            if inside or not _is_of_figures(text, said, places):
                continue
            taken.append(said.span())
            claim = _claim(said, _place_of(said.start(), places))
            if claim is not None:
                yield claim


def _is_of_figures(
    text: str, said: re.Match[str], places: Iterable[tuple[int, Origin | None]]
) -> bool:
    """Tell whether words speak of the figures: they say so, or stand alone on their line."""
    if _OF_FIGURES.search(text[: said.start()]):
        return True
    begins = [begin for begin, _ in places]
    begin = max((one for one in begins if one <= said.start()), default=0)
    end = min((one for one in begins if one >= said.end()), default=len(text))
    bracketed = text[begin:end].strip().startswith("(")
    return bracketed and text[begin:end].strip(_ALONE) == said[0]


def _claim(said: re.Match[str], origin: Origin | None) -> _Claim | None:
    try:
        last = read_date(said["last"].replace("-", "/").replace(".", "/"))
        first = None
        if "first" in said.re.groupindex:
            written = said["first"].replace("-", "/").replace(".", "/")
            first = read_date(written if "20" in written else f"{written}/{last.year}")
    except ValueError:
        return None
    if first is not None and first > last:
        return None
    return _Claim(first, last, said[0], origin)


def _month_claims(text: str, places: list[tuple[int, Origin | None]]) -> Iterator[_Claim]:
    for named in _MONTHS.finditer(text):
        months, year = int(named["months"]), int(named["year"])
        last = date(year, months, monthrange(year, months)[1])
        label = f"{months} tháng đầu năm {year}"
        yield _Claim(date(year, 1, 1), last, label, _place_of(named.start(), places))


def _place_of(at: int, places: Iterable[tuple[int, Origin | None]]) -> Origin | None:
    return next((origin for begin, origin in reversed([*places]) if begin <= at), None)
