"""The lines of a PDF in reading order, with what can be seen of each on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from attrs import define, evolve, frozen

from dcbase.model import Origin, Received
from dcbase.reading.outline import Line
from dcbase_pdf.sent_columns import Beside, columns
from dcbase_pdf.sent_pages import Box, Page, Word
from dcbase_pdf.sent_rows import Row, artefacts, rows_of

_POINTS_IN_MM = 72 / 25.4
_SPACED = 1.2
"""Of the usual distance between lines: a wider one has space in it."""
_SOFT = "\u00ad"

Cell = tuple[int, int, int]


@frozen(kw_only=True)
class Edges:
    """Where the text of a document stands, in points: left and right edge, distance of lines."""

    left: float
    right: float
    pitch: float


@define(eq=False)
class _Making:
    """The lines made so far; it grows while the pages are gone through."""

    received: Received
    edges: Edges
    number: int = 0
    tables: int = 0

    def line(self, row: Row, after: Row | None, cell: Cell | None = None) -> Line:
        """Return a row as a line.

        Args:
            after: The next row, whose first word tells whether the writer broke the line.
        """
        self.number += 1
        edges = self.edges
        free = edges.right - row.x1
        centre = (row.x0 + row.x1) / 2 - (edges.left + edges.right) / 2
        return Line(
            text=row.text,
            origin=Origin(self.received.name, self.received.sha256, self.number),
            indent=max(0, round((row.x0 - edges.left) / _POINTS_IN_MM)),
            bold=all(word.bold for word in row.words),
            centred=abs(centre) < 6 and row.x0 - edges.left > 20 and free > 20,
            full=free < _needed(row, after),
            cell=cell,
        )


def lines_of(received: Received, pages: Sequence[Page]) -> list[Line]:
    """Return the lines of a document; a blank one stands for space between two.

    Args:
        received: The file, for the places.
        pages: With their words.
    """
    rows = [rows_of(page.words, page.number) for page in pages]
    aside = artefacts(pages, rows)
    body = [row for on_page in rows for row in on_page if row not in aside]
    if not rows or not any(rows):
        return []
    making = _Making(received, _edges(body))
    lines: list[Line] = []
    for page, on_page in zip(pages, rows, strict=True):
        first = len(lines)
        lines += _of_page(page, on_page, aside, making)
        if len(lines) > first:
            lines[first] = evolve(lines[first], page_start=True)
    return _joined(lines)


def _edges(rows: Sequence[Row]) -> Edges:
    if not rows:
        return Edges(left=0, right=0, pitch=0)
    size = median(row.size for row in rows)
    often = Counter(round(row.x0) for row in rows)
    left = min(x for x, times in often.items() if times >= max(often.values()) / 4)
    ends = sorted(row.x1 for row in rows)
    right = ends[int(0.98 * (len(ends) - 1))]
    steps = [
        below.top - above.top
        for above, below in pairwise(rows)
        if 0.8 * size < below.top - above.top < 3 * size
    ]
    return Edges(left=left, right=right, pitch=median(steps) if steps else 1.2 * size)


def _needed(row: Row, after: Row | None) -> float:
    """Return the room that the next word would have taken on this row, in points."""
    room = row.size * 0.25
    return room + (after.words[0].x1 - after.words[0].x0 if after else row.size * 2)


def _of_page(page: Page, rows: list[Row], aside: frozenset[Row], making: _Making) -> list[Line]:
    words = [word for row in rows if row not in aside for word in row.words]
    grids = [Grid.of(table, words) for table in page.tables]
    tabled = {id(word) for grid in grids for word in grid.words}
    loose = rows_of((word for word in words if id(word) not in tabled), page.number)
    middle = (making.edges.left + making.edges.right) / 2
    items: list[Row | Beside | Grid] = [
        *columns(loose, middle),
        *(one for one in grids if one.words),
    ]
    items.sort(key=lambda item: item.top)
    lines: list[Line] = []
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        lines += _of_item(before, item, after, page, making)
    apart = [row for row in rows if row in aside]
    heads = [row for row in apart if row.top < page.height / 2]
    feet = [row for row in apart if row.top >= page.height / 2]
    return [*_aside(heads, making), *lines, *_aside(feet, making)]


def _of_item(
    before: Row | Beside | Grid | None,
    item: Row | Beside | Grid,
    after: Row | Beside | Grid | None,
    page: Page,
    making: _Making,
) -> Iterator[Line]:
    if isinstance(item, Row):
        wide = _SPACED * making.edges.pitch
        if not isinstance(before, Row | None) or (before and item.top - before.top > wide):
            yield Line(text="")
        yield making.line(item, after if isinstance(after, Row) else None)
        return
    making.tables += 1
    if isinstance(item, Beside):
        cells = [((making.tables, 1, 1), item.left), ((making.tables, 1, 2), item.right)]
    else:
        cells = [
            ((making.tables, row, column), tuple(rows_of(words, page.number)))
            for (row, column), words in item.cells.items()
        ]
    for cell, rows in cells:
        for row in rows:
            yield making.line(row, None, cell)


def _aside(rows: list[Row], making: _Making) -> list[Line]:
    return [evolve(making.line(row, None), artefact=True) for row in rows]


@frozen(kw_only=True)
class Grid:
    """A table with ruled lines: the words of each cell by row and column, from 1."""

    cells: dict[tuple[int, int], list[Word]]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Box | None]], words: Sequence[Word]) -> Grid:
        """Give each word to the cell that its middle lies in."""
        boxes = [
            (box, (number, column))
            for number, row in enumerate(rows, start=1)
            for column, box in enumerate(row, start=1)
            if box is not None
        ]
        cells: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            place = next((place for box, place in boxes if _within(word, box)), None)
            if place is not None:
                cells.setdefault(place, []).append(word)
        return cls(cells=dict(sorted(cells.items())))

    @property
    def words(self) -> list[Word]:
        return [word for words in self.cells.values() for word in words]

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)


def _within(word: Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _joined(lines: list[Line]) -> list[Line]:
    """Bring the rest of a word that a soft hyphen divides up to its beginning."""
    joined: list[Line] = []
    for line in lines:
        open_end = bool(joined) and joined[-1].text.endswith(_SOFT) and not line.artefact
        rest, _, behind = line.text.partition(" ") if open_end else ("", "", line.text)
        if rest:
            joined[-1] = evolve(joined[-1], text=joined[-1].text.rstrip(_SOFT) + rest)
        if behind or not rest:
            joined.append(evolve(line, text=behind))
    return joined
