"""The blocks of a document as plain data, with a sign around each figure in their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import Factory, frozen

from dcbase.layout import drawable
from dcbase.model import (
    Cell,
    Chart,
    DocumentBlock,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    DocumentRun,
    FrozenMap,
    HeaderCell,
    Printed,
    Table,
)
from dcbase_docx.template_names import KINDS

FIRST, MIDDLE, LAST = "\ue000", "\ue001", "\ue002"
"""Around a printed figure: its number, its text; they are gone when the file is finished."""
PICTURE, MERGED = "\ue003", "\ue004"
"""Around the number of a chart; behind how many columns and rows a name of a head covers."""
SIGNS = f"{FIRST}{MIDDLE}{LAST}{PICTURE}{MERGED}"
_OURS = str.maketrans(dict.fromkeys(SIGNS, "\ufffd"))
Plain = FrozenMap[str, Any]


@frozen
class Blocks:
    """Makes data of blocks, and keeps the figures and charts in them, by number.

    Args:
        figures: Grows with every figure.
        charts: Grows with every chart of which a picture can be made.
    """

    figures: list[Printed] = Factory(list)
    charts: list[Chart] = Factory(list)

    def blocks(self, blocks: Iterable[DocumentBlock]) -> tuple[Plain, ...]:
        """Return blocks, each with every name that a block can have."""
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: DocumentBlock) -> Plain:
        match block:
            case DocumentHeading(level=level, mark=mark, runs=runs):
                return _made("de_muc", cap=level, ky_hieu=plain(mark), chu=self.words(runs))
            case DocumentParagraph(runs=runs):
                return _made("doan", chu=self.words(runs))
            case DocumentItem(mark=mark, runs=runs):
                return _made("y", ky_hieu=plain(mark), chu=self.words(runs))
            case Table():
                return _made(
                    "bang",
                    tieu_de=plain(block.caption),
                    cot=plainly(block.full_columns),
                    cot_ten=block.naming,
                    dau=tuple(_head(block)),
                    hang=tuple(self._row(row) for row in block.rows),
                    tong=tuple(self._row(row) for row in block.last_rows),
                    ghi_chu=plainly(block.notes),
                )
            case Chart():
                rows = tuple(plainly(row) for row in block.rows)
                said = {"tieu_de": plain(block.title), "chu": plain(block.alternative)}
                head = plainly(block.columns)
                drawn = self._picture(block)
                return _made("bieu_do", cot=head, dau=(head,), hang=rows, hinh=drawn, **said)

    def _row(self, row: Sequence[Cell]) -> tuple[str, ...]:
        return tuple(self.words(cell.runs) for cell in row)

    def words(self, runs: Iterable[DocumentRun]) -> str:
        """Return what runs say."""
        return "".join(
            self.printed(run) if isinstance(run, Printed) else plain(run.text) for run in runs
        )

    def _picture(self, chart: Chart) -> str:
        """Return the sign in whose place the picture is put; nothing if none can be drawn."""
        if not drawable(chart):
            return ""
        self.charts.append(chart)
        return f"{PICTURE}{len(self.charts) - 1}{PICTURE}"

    def printed(self, printed: Printed) -> str:
        """Return a figure between its signs."""
        self.figures.append(printed)
        return f"{FIRST}{len(self.figures) - 1}{MIDDLE}{plain(printed.text)}{LAST}"


def _made(kind: str, **said: object) -> Plain:
    """Return a block that has every name a block can have."""
    none: Mapping[str, object] = {
        **{f"la_{one}": one == kind for one in KINDS},
        "cap": 0,
        "ky_hieu": "",
        "chu": "",
        "tieu_de": "",
        "hinh": "",
        "cot": (),
        "cot_ten": 1,
        "dau": (),
        "hang": (),
        "tong": (),
        "ghi_chu": (),
    }
    return FrozenMap({**none, **said})


def _head(table: Table) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a head, each cell that covers others with the sign that says so."""
    rows = table.head
    for number, row in enumerate(rows):
        cells = {cell.column: _merged(cell) for cell in row}
        for cell in (above for earlier in rows[:number] for above in earlier if above.down > 1):
            cells.setdefault(cell.column, f"{MERGED}1,0{MERGED}")
        yield tuple(cells[column] for column in sorted(cells))


def _merged(cell: HeaderCell) -> str:
    alone = cell.across == cell.down == 1
    return f"{'' if alone else f'{MERGED}{cell.across},{cell.down}{MERGED}'}{plain(cell.text)}"


def plain(text: str) -> str:
    """Return text without the signs that are ours."""
    return text.translate(_OURS)


def plainly(many: Iterable[str]) -> tuple[str, ...]:
    """Return several texts likewise."""
    return tuple(map(plain, many))
