"""Rows that are read column by column: the two sides of the official form's head and end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from attrs import frozen

from dcbase_pdf.sent_rows import Row, rows_of

_WIDE = 2.2
"""Of the letters' size: a gap in a row that no justified line has."""
_LEAST_STRIP = 4.5
_FAR = 100_000.0
_MIDDLE = 14.0
"""How near to the middle of the page, in points, a centred row's middle lies."""


@frozen(kw_only=True)
class Beside:
    """Two columns that stand beside each other.

    Args:
        left, right: Their rows, from the top.
    """

    left: tuple[Row, ...]
    right: tuple[Row, ...]

    @property
    def top(self) -> float:
        return min(rows[0].top for rows in (self.left, self.right) if rows)


Strip = tuple[float, float]


def columns(rows: Sequence[Row], middle: float) -> Iterator[Row | Beside]:
    """Yield rows in reading order, those of two columns together.

    Args:
        rows: Of one page, from the top.
        middle: Of the text, in points from the left edge.
    """
    at = 0
    while at < len(rows):
        strip = _gap(rows[at])
        if strip is None:
            yield rows[at]
            at += 1
            continue
        end, strip = _region(rows, at, strip, middle)
        yield _split(rows[at:end], (strip[0] + strip[1]) / 2)
        at = end


def _gap(row: Row) -> Strip | None:
    """Return the widest gap of a row if it is no space between words."""
    if len(row.words) < 2:
        return None
    pairs = pairwise(row.words)
    widest = max(((b.x0 - a.x1, a.x1, b.x0) for a, b in pairs))
    # A mark and a tab after it are no column.
    marked = widest[1] == row.words[0].x1 and len(row.words[0].text) < 5
    return None if marked or widest[0] < _WIDE * row.size else widest[1:]


def _region(rows: Sequence[Row], at: int, strip: Strip, middle: float) -> tuple[int, Strip]:
    """Return where the columns end that begin at a row, and the strip between them."""
    end = at + 1
    left = [word for word in rows[at].words if word.x1 <= strip[0]]
    left_middle = (left[0].x0 + left[-1].x1) / 2
    for place in range(at + 1, len(rows)):
        narrowed = _narrowed(rows[place], strip)
        if narrowed is None or _centred(rows[place], middle):
            break
        row, above = rows[place], rows[place - 1]
        goes_on = end == place and _under(row, above)
        if row.x1 > narrowed[1] or _centred(row, left_middle) or goes_on:
            # Something stands on the right, or plainly belongs to the left: so far they go.
            end, strip = place + 1, narrowed
    return end, strip


def _narrowed(row: Row, strip: Strip) -> Strip | None:
    """Return what is left of the strip beside a row; None if a word stands in it."""
    gaps = [(0.0, row.x0), *_wide_gaps(row), (row.x1, _FAR)]
    shared = [(max(left, strip[0]), min(right, strip[1])) for left, right in gaps]
    best = max(shared, key=lambda gap: gap[1] - gap[0])
    return best if best[1] - best[0] >= _LEAST_STRIP else None


def _under(row: Row, above: Row) -> bool:
    """Tell whether a row goes on below the first words of another one without space between."""
    first, over = row.words[0], above.words[0]
    near = row.top - over.bottom < 0.6 * first.size
    return near and abs(first.x0 - over.x0) < 2 and abs(first.size - over.size) < 0.5


def _wide_gaps(row: Row) -> list[Strip]:
    """Return the gaps of a row that are no space between two words of one sentence."""
    inner = [(a.x1, b.x0) for a, b in pairwise(row.words)]
    many = len(inner) > 2
    usual = median([right - left for left, right in inner]) if many else 0.4 * row.size
    return [gap for gap in inner if gap[1] - gap[0] > max(1.4 * usual, 0.4 * row.size)]


def _centred(row: Row, middle: float) -> bool:
    return not _wide_gaps(row) and abs((row.x0 + row.x1) / 2 - middle) < _MIDDLE


def _split(rows: Sequence[Row], centre: float) -> Beside:
    page = rows[0].page
    words = [word for row in rows for word in row.words]
    left = rows_of((word for word in words if word.x0 < centre), page)
    right = rows_of((word for word in words if word.x0 >= centre), page)
    return Beside(left=tuple(left), right=tuple(right))
