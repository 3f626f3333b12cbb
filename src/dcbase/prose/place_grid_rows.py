"""A row of a table in an outline, and its cells as markup."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from dcbase.model import OutlineBlock
from dcbase.prose.bars_out import cell_text
from dcbase.prose.place_reference import Reference, with_references


@frozen
class Row:
    """A block of an outline, which may be a row of a table, and what its words state."""

    block: OutlineBlock
    references: Sequence[Reference] = ()

    @property
    def table(self) -> int:
        """Which table it is a row of, from 1; 0 for none."""
        return self.block.cells[0][0] if self.block.kind == "table" and self.block.cells else 0

    @property
    def texts(self) -> dict[int, str]:
        """The words of its cells, by column."""
        return {column: self.block.text[begin:end] for column, begin, end in self._cells()}

    @property
    def markup(self) -> dict[int, str]:
        """Its cells as markup, by column."""
        return {column: self._markup(begin, end) for column, begin, end in self._cells()}

    def _cells(self) -> list[tuple[int, int, int]]:
        cells = self.block.cells
        ends = [*(begin - 1 for *_, begin in cells[1:]), len(self.block.text)]
        return [
            (column, begin, end)
            for (_, _, column, begin), end in zip(cells, ends, strict=True)
            if self.block.text[begin:end].strip()
        ]

    def _markup(self, begin: int, end: int) -> str:
        inside = [
            Reference(one.begin - begin, one.end - begin, one.code, one.markup)
            for one in self.references
            if begin <= one.begin and one.end <= end
        ]
        text = with_references(self.block.text[begin:end], inside, cell_text)
        return " ".join(text.split())
