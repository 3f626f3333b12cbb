"""Lines made ready: cleaned, with the space before them counted, the page's own set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from dcbase.model import Origin
from dcbase.reading.outline_line import Line
from dcbase.reading.outline_marks import Mark, computed, mark_of
from dcbase.text import clean

_PAGE_NUMBER = re.compile(
    r"[-–—\[(\s]*(?:trang\s*)?(?P<page>[0-9]{1,3})(?:\s*(?:/|trên|of)\s*[0-9]{1,3})?[-–—\])\s.]*",
    re.IGNORECASE,
)
_DIGITS = re.compile("[0-9]+")
_MANY_PAGES = 3


@frozen(kw_only=True)
class Row:
    """A line with words.

    Args:
        line: As it came.
        text: Cleaned, without white space at its ends.
        mark: The one it begins with, written or computed.
        gap: How many blank lines stand before it.
        lead: White space in front, in characters.
        spaced: White space stands at its end: most programs leave one where they broke a line.
    """

    line: Line
    text: str
    mark: Mark | None = None
    gap: int = 0
    lead: int = 0
    spaced: bool = False

    @property
    def words(self) -> str:
        """The text behind a written mark."""
        return self.text if self.mark is None else self.text[self.mark.end :]

    def origin_at(self, place: int) -> Origin | None:
        """Return where a character of `text` stood."""
        origin = self.line.origin
        if origin is None or origin.column is None:
            return origin
        return evolve(origin, column=origin.column + self.lead + place)


def rows_of(lines: Iterable[Line]) -> tuple[list[Row], list[Row]]:
    """Return the rows of a document, and those that belong to its pages."""
    rows: list[Row] = []
    gap = 0
    starts = False
    for line in lines:
        starts = starts or line.page_start
        cleaned = clean(line.text).text
        text = cleaned.strip()
        if not text and not line.mark.strip():
            gap += 1
            continue
        mark = computed(line.mark) or mark_of(text)
        rows.append(
            Row(
                line=evolve(line, page_start=starts),
                text=text,
                mark=mark,
                gap=gap,
                lead=len(cleaned) - len(cleaned.lstrip()),
                spaced=cleaned[-1:].isspace(),
            )
        )
        gap, starts = 0, False
    return _without_pages(rows)


def _without_pages(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    numbers = {place for place, row in enumerate(rows) if row.line.artefact}
    numbers |= _page_numbers(rows) | _running_lines(rows)
    if not numbers:
        return rows, []
    kept: list[Row] = []
    gap = 0
    starts = False
    for place, row in enumerate(rows):
        starts = starts or row.line.page_start
        if place in numbers:
            gap = max(gap, row.gap)
            continue
        # What stood around a page number is the page's white space, not the writer's.
        after = place - 1 in numbers
        line = evolve(row.line, page_start=starts) if starts or after else row.line
        kept.append(evolve(row, gap=0 if after else row.gap, line=line))
        gap, starts = 0, False
    return kept, [rows[place] for place in sorted(numbers)]


def _page_numbers(rows: Sequence[Row]) -> set[int]:
    """Find numbers that stand alone, between blank lines or at a page's edge, in a series."""
    found: dict[int, int] = {}
    for place, row in enumerate(rows):
        match = _PAGE_NUMBER.fullmatch(row.text) if len(row.text) <= _LONGEST_NUMBER else None
        if match and not row.line.mark and row.line.cell is None and _stands_alone(rows, place):
            found[place] = int(match["page"])
    pages = set(found.values())
    return {
        place
        for place, page in found.items()
        if rows[place].line.page_start or {page - 1, page + 1} & pages
    }


_LONGEST_NUMBER = 20


def _stands_alone(rows: Sequence[Row], place: int) -> bool:
    last = place + 1 == len(rows)
    before = rows[place].gap or rows[place].line.page_start or not place
    after = last or rows[place + 1].gap or rows[place + 1].line.page_start
    return bool(before and after) or (not last and rows[place + 1].line.page_start)


def _running_lines(rows: Sequence[Row]) -> set[int]:
    """Find lines that stand, but for their numbers, at the same edge of three pages or more."""
    starts = [place for place, row in enumerate(rows) if row.line.page_start and place]
    if len(starts) + 1 < _MANY_PAGES:
        return set()
    tops, ends = [0, *starts], [*(start - 1 for start in starts), len(rows) - 1]
    found: set[int] = set()
    for edge in (tops, ends):
        keys = {place: _DIGITS.sub("0", rows[place].text) for place in edge}
        often = Counter(keys.values())
        found |= {place for place, key in keys.items() if often[key] >= _MANY_PAGES}
    return found
