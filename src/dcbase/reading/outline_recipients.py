"""Recipients that stand on the line of their title: "Nơi nhận: - Tỉnh ủy; - Lưu VP."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from dcbase.reading.outline_marks import mark_of
from dcbase.reading.outline_rows import Row

_TITLE = re.compile(r"nơi\s+nhận(?:\s*[:.])?\s+", re.IGNORECASE)
_NEXT = re.compile(r"(?<=[;.,])\s+(?=[-–—+•]\s?\w)|(?<=;)\s+")


def parted(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of recipients and signature, each recipient as a row of its own."""
    for row in rows:
        title = _TITLE.match(row.text)
        if title is None:
            yield row
            continue
        yield evolve(row, text=row.text[: title.end()].rstrip())
        begin = title.end()
        for end in [*(found.start() for found in _NEXT.finditer(row.text, begin)), len(row.text)]:
            part = row.text[begin:end]
            at = begin + len(part) - len(part.lstrip())
            text = part.strip()
            yield evolve(row, text=text, mark=mark_of(text), lead=row.lead + at, gap=0)
            begin = end
