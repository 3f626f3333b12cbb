"""The body of a Word file: blocks in printing order, pages on their side where a table needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from dcbase.layout import Typography, drawable
from dcbase.model import (
    Chart,
    DocumentBlock,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    DocumentRun,
    Table,
)
from dcbase_docx.columns import Setting, set_table
from dcbase_docx.grid import Grid, data_of
from dcbase_docx.pictures import Pictures
from dcbase_docx.sections import Sections
from dcbase_docx.words import Writer, line, paragraph, run, spacing

_DEEPEST = 4
_APART = 6
"""Points below a table."""


@frozen
class _Placed:
    """A block, how it is set if it is a table, and whether its page lies on its side."""

    block: DocumentBlock
    setting: Setting | None = None
    lying: bool = False


@define
class Flow:
    """Collects the body part by part.

    Args:
        form: How the documents of the form look.
        writer: Of the runs.
        grid: Of the tables.
        sections: Of the pages.
        pictures: Of the charts.
    """

    form: Typography
    writer: Writer
    grid: Grid
    sections: Sections
    pictures: Pictures
    parts: list[str] = field(factory=list)
    lying: bool = False
    first: bool = True

    def put(self, *parts: str) -> None:
        """Put parts on upright pages."""
        self._turn(lying=False)
        self.parts += filter(None, parts)

    def blocks(self, blocks: Sequence[DocumentBlock], *, kept: bool = False) -> None:
        """Put blocks; the last one stays on the page of what follows if `kept`."""
        placed = self._placed(blocks)
        for number, one in enumerate(placed, start=1):
            self._turn(lying=one.lying)
            self.parts += self._block(one, kept and number == len(placed))

    def annex(self, title: str, blocks: Sequence[DocumentBlock]) -> None:
        """Put an annex, which begins on a page of its own."""
        placed = self._placed(blocks)
        self._turn(lying=bool(placed) and placed[0].lying)
        self.parts.append(paragraph("annex-title", run(title), "<w:pageBreakBefore/>"))
        self.blocks(blocks)

    def end(self) -> str:
        """Return the whole body; nothing can be put behind it."""
        last = self.sections.end(lying=self.lying, first=self.first)
        return "".join(self.parts) + last

    def _turn(self, *, lying: bool) -> None:
        """End the section if the page of what follows stands otherwise."""
        if lying == self.lying:
            return
        if self.parts:
            ended = self.sections.end(lying=self.lying, first=self.first)
            # As low as a paragraph can be: it must not come to stand on a page alone.
            self.parts.append(f"<w:p><w:pPr>{spacing(1)}{ended}</w:pPr></w:p>")
            self.first = False
        self.lying = lying

    def _placed(self, blocks: Sequence[DocumentBlock]) -> list[_Placed]:
        """Return blocks with their pages: a heading is on the page of what it stands above."""
        placed: list[_Placed] = []
        lying = False
        for block in reversed(blocks):
            setting = self._setting(block)
            if setting is not None or not isinstance(block, DocumentHeading):
                lying = setting is not None and setting.lying
            placed.append(_Placed(block, setting, lying))
        return placed[::-1]

    def _setting(self, block: DocumentBlock) -> Setting | None:
        if isinstance(block, Chart) and drawable(block):
            return None
        table = data_of(block) if isinstance(block, Chart) else block
        if not isinstance(table, Table) or not table.columns:
            return None
        upright, side = self.sections.width(lying=False), self.sections.width(lying=True)
        return set_table(table, self.form.style("table"), upright, side)

    def _block(self, placed: _Placed, kept: bool) -> Iterator[str]:
        keep = "<w:keepNext/>" if kept else ""
        match placed.block:
            case DocumentHeading(level=level, mark=mark, runs=runs):
                element = f"heading.{min(level, _DEEPEST)}"
                yield paragraph(element, self._marked(mark, runs))
            case DocumentParagraph(runs=runs):
                yield paragraph("body", self.writer.runs(runs), keep)
            case DocumentItem(mark=mark, runs=runs):
                yield paragraph("item", self._marked(mark, runs), keep)
            case Table() as table if placed.setting is not None:
                yield from self.grid.table(table, placed.setting)
                yield _apart(keep)
            case Chart() as chart:
                yield from self._chart(chart, placed.setting)
                yield _apart(keep)
            case _:
                return

    def _chart(self, chart: Chart, setting: Setting | None) -> Iterator[str]:
        """Yield a chart: its picture with a text that says the same, or else its table."""
        picture = self.pictures.chart(chart, self.sections.width(lying=False))
        if not picture:
            yield from self.grid.chart(chart, setting)
            return
        yield line("caption", chart.title)
        yield picture
        yield line("note", chart.alternative)

    def _marked(self, mark: str, runs: Sequence[DocumentRun]) -> str:
        return run(f"{mark} ") + self.writer.runs(runs) if mark else self.writer.runs(runs)


def _apart(keep: str) -> str:
    return f"<w:p><w:pPr>{keep}{spacing(_APART)}</w:pPr></w:p>"
