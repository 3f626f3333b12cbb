"""What each paragraph of a document's body is: heading, item, label or paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from dcbase.model import OutlineBlock
from dcbase.reading.outline_flow import Chunk, ended, is_upper
from dcbase.reading.outline_form import is_rule
from dcbase.reading.outline_marks import BULLET, PART, Mark
from dcbase.text import fold

_HEADING_WORDS = 40
_PLAIN_HEADING_WORDS = 15
_LABEL_WORDS = 8
_DOTTED_WORDS = 12
_CAPITALS, _PLAIN = "capitals", "plain"


@define
class Body:
    """Names the chunks of a body; it keeps which sorts of headings are open."""

    chunks: Sequence[Chunk]
    open: list[str] = field(factory=list)

    def blocks(self) -> list[OutlineBlock]:
        return [self._block(place) for place in range(len(self.chunks))]

    def _block(self, place: int) -> OutlineBlock:
        chunk = self.chunks[place]
        if chunk.head.line.cell is not None:
            return _table_row(chunk)
        if is_rule(chunk.text) and chunk.mark is None:
            return block_of(chunk, "rule")
        sort = self._heading(place)
        if sort is not None:
            return block_of(chunk, "heading", self._level(sort))
        label = len(chunk.text.split()) <= _LABEL_WORDS and chunk.text.endswith(":")
        if label and (chunk.mark is None or chunk.mark.sort == BULLET):
            return block_of(chunk, "label")
        return block_of(chunk, "item", 1) if chunk.mark else block_of(chunk, "paragraph")

    def _heading(self, place: int) -> str | None:
        """Return the sort of a heading; None for any other chunk."""
        chunk = self.chunks[place]
        words, mark = len(chunk.text.split()), chunk.mark
        if chunk.head.line.style:
            return f"style {chunk.head.line.style}"
        if words > _HEADING_WORDS or fold(chunk.text).startswith("kính gửi"):
            return None
        if mark is not None and mark.sort == BULLET:
            return None
        if mark is not None:
            open_end = not ended(chunk.text)
            dotted = words <= _DOTTED_WORDS and chunk.text.endswith((".", ":"))
            dotted = dotted and ": " not in chunk.text  # it says what it names
            if mark.sort == PART or open_end or (dotted and self._opens(place, alone=True)):
                return mark.sort
            return None
        if words > 1 and is_upper(chunk.text):
            return _CAPITALS
        plain = 1 < words <= _PLAIN_HEADING_WORDS and not ended(chunk.text)
        if plain and chunk.text[:1].isupper() and self._opens(place):
            return _PLAIN
        return None

    def _opens(self, place: int, *, alone: bool = False) -> bool:
        """Tell whether words stand below that are no item of the same list.

        Args:
            alone: Nor right above: the last of a list is no heading of what follows it.
        """
        if place + 1 >= len(self.chunks):
            return False
        mark, below = self.chunks[place].mark, self.chunks[place + 1].mark
        above = self.chunks[place - 1].mark if alone and place else None
        if mark is not None and above is not None and above.sort == mark.sort:
            return False
        if alone and below is not None and mark is not None and below.sort in self._over(mark):
            return False  # the last of a list in front of another part is no heading either
        return below is None or mark is None or below.sort != mark.sort

    def _over(self, mark: Mark) -> list[str]:
        """Return the sorts of headings that one with a mark stands in."""
        return self.open[: self.open.index(mark.sort)] if mark.sort in self.open else self.open

    def _level(self, sort: str) -> int:
        if sort in self.open:
            del self.open[self.open.index(sort) + 1 :]
        else:
            self.open.append(sort)
        return len(self.open)


def block_of(chunk: Chunk, kind: str, level: int = 0) -> OutlineBlock:
    """Make a block of a chunk."""
    head, mark = chunk.head, chunk.mark
    parts = [" ".join(head.words.split()), *(" ".join(r.text.split()) for r in chunk.rows[1:])]
    lines = []
    at = len(parts[0])
    for row, part in zip(chunk.rows[1:], parts[1:], strict=True):
        at += bool(at)  # nothing stands in front of the name of a part
        lines.append((at, row.origin_at(0)))
        at += len(part)
    return OutlineBlock(
        kind=kind,
        level=level,
        mark=mark.text if mark else "",
        glued=bool(mark and mark.glued and parts[0]),
        text=" ".join(part for part in parts if part),
        origin=head.origin_at(0),
        lines=tuple(lines),
    )


def _table_row(chunk: Chunk) -> OutlineBlock:
    """Make a block of a row's cells; what looks like a mark is part of its cell."""
    text, lines = "", []
    cells: list[tuple[int, int, int, int]] = []
    cell = None
    for row in chunk.rows:
        part = " ".join(f"{row.line.mark} {row.text}".split())
        if row is not chunk.head:
            text += " " if row.line.cell == cell else "\t"
            lines.append((len(text), row.origin_at(0)))
        if row.line.cell is not None and row.line.cell != cell:
            cells.append((*row.line.cell, len(text)))
        text += part
        cell = row.line.cell
    origin = chunk.head.origin_at(0)
    return OutlineBlock(
        kind="table",
        text=text,
        origin=origin,
        lines=tuple(lines),
        cells=tuple(cells),
        bold=all(row.line.bold for row in chunk.rows),
    )
