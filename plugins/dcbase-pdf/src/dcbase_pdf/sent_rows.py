"""From the words of a page to its printed rows, and what of them belongs to the page itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from dcbase_pdf.sent_pages import Page, Word

_EDGE = 0.12
"""Share of the page's height at either end in which page numbers and running heads stand."""
_NUMBER = re.compile(
    r"\W*(?:(?:trang|page)\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.8
"""Of the size of the letters before: smaller and higher ones are raised."""


@frozen(kw_only=True)
class Row:
    """Words on one line of the page, from the left.

    Args:
        page: Number of its page, from 1.
    """

    words: tuple[Word, ...]
    page: int

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """The words with one space between them; raised digits hang on the word before."""
        said = self.words[0].text
        for before, word in pairwise(self.words):
            raised = word.size < _SMALL * before.size and word.bottom < before.bottom - 1
            near = word.x0 - before.x1 < 0.12 * before.size
            if raised and word.text.isdecimal():
                # "98%" with a note 1 must never become 981.
                said += word.text.translate(_RAISED) if near else f" {word.text}"
            elif near and word.size != before.size:
                said += word.text
            else:
                said += f" {word.text}"
        return said


def rows_of(words: Iterable[Word], page: int) -> list[Row]:
    """Return the rows of a page, or of a part of one, from the top.

    Words stand on one row if half the height of the lower one lies beside the other.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        if rows and any(_beside(word, other) for other in rows[-1]):
            rows[-1].append(word)
        elif len(rows) > 1 and any(_beside(word, other) for other in rows[-2]):
            rows[-2].append(word)
        else:
            rows.append([word])
    made = [Row(words=tuple(sorted(row, key=lambda word: word.x0)), page=page) for row in rows]
    return sorted(made, key=lambda row: (row.top, row.x0))


def _beside(one: Word, other: Word) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def artefacts(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> frozenset[Row]:
    """Return the rows that belong to the pages: their numbers, and heads that come again.

    Args:
        pages: Of the document.
        rows: The rows of each page.
    """
    edges = [
        (page, row)
        for page, on_page in zip(pages, rows, strict=True)
        for row in on_page
        if row.bottom < _EDGE * page.height or row.top > (1 - _EDGE) * page.height
    ]
    times = Counter(_alike(row) for _, row in edges)
    return frozenset(
        row
        for page, row in edges
        if _NUMBER.fullmatch(row.text) or times[_alike(row)] > max(1, len(pages) // 3)
    )


def _alike(row: Row) -> tuple[str, int]:
    return re.sub(r"\d+", "0", row.text), round(row.top / 4)
