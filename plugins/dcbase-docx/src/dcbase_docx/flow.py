"""The body of a Word file: blocks in printing order, pages on their side where a table needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from dcbase.layout import Typography, drawable
from dcbase.model import (
    Annex,
    Chart,
    DocumentBlock,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    DocumentRun,
    Table,
)
from dcbase_docx.columns import Setting, set_table
from dcbase_docx.contents import DEEPEST, marked
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
        listed: Headings have bookmarks, to which the table of contents points.
    """

    form: Typography
    writer: Writer
    grid: Grid
    sections: Sections
    pictures: Pictures
    parts: list[str] = field(factory=list)
    lying: bool = False
    first: bool = True
    anew: bool = False
    listed: bool = False
    headings: int = 0

    def put(self, *parts: str, lying: bool = False) -> None:
        """Put parts on upright pages, or on one on its side."""
        self._turn(lying=lying)
        self.parts += filter(None, parts)

    def lies(self, blocks: Sequence[DocumentBlock]) -> bool:
        """Tell whether the first of the blocks stands on a page on its side."""
        placed = self._placed(blocks)
        return bool(placed) and placed[0].lying

    def blocks(self, blocks: Sequence[DocumentBlock], *, kept: bool = False) -> None:
        """Put blocks; the last one stays on the page of what follows if `kept`."""
        placed = self._placed(blocks)
        for number, one in enumerate(placed, start=1):
            self._turn(lying=one.lying)
            self.parts += self._block(one, kept and number == len(placed))

    def annex(self, annex: Annex) -> None:
        """Put an annex, which begins on a page of its own, and perhaps counts its pages anew."""
        lying = self.lies(annex.blocks)
        begins = "<w:pageBreakBefore/>"
        if self.form.page.annexes_apart and self.parts:
            self._close()
            self.lying, self.first, self.anew, begins = lying, True, True, ""
        self._turn(lying=lying)
        named = "\n".join(words for words in (annex.mark, annex.title) if words)
        close = '<w:spacing w:after="0"/>' if annex.reference else ""
        self.parts.append(paragraph("annex-title", self._listed(1, run(named)), begins + close))
        self.parts.append(line("annex-reference", annex.reference))
        self.blocks(annex.blocks)

    def end(self) -> str:
        """Return the whole body; nothing can be put behind it."""
        return "".join(self.parts) + self._ended()

    def _turn(self, *, lying: bool) -> None:
        """End the section if the page of what follows stands otherwise."""
        if lying == self.lying:
            return
        if self.parts:
            self._close()
        self.lying = lying

    def _close(self) -> None:
        # As low as a paragraph can be: it must not come to stand on a page alone.
        self.parts.append(f"<w:p><w:pPr>{spacing(1)}{self._ended()}</w:pPr></w:p>")
        self.first = self.anew = False

    def _ended(self) -> str:
        return self.sections.end(lying=self.lying, first=self.first, anew=self.anew)

    def _placed(self, blocks: Sequence[DocumentBlock]) -> list[_Placed]:
        """Return blocks with their pages: a heading is on the page of what it stands above."""
        placed: list[_Placed] = []
        lying = False
        for block in reversed(blocks):
            for part, setting in reversed(self._set(block)):
                if setting is not None or not isinstance(part, DocumentHeading):
                    lying = setting is not None and setting.lying
                placed.append(_Placed(part, setting, lying))
        return placed[::-1]

    def _set(self, block: DocumentBlock) -> Sequence[tuple[DocumentBlock, Setting | None]]:
        """Return a block, a table in the parts that it is set in."""
        if isinstance(block, Chart) and drawable(block):
            return ((block, None),)
        table = data_of(block) if isinstance(block, Chart) else block
        if not isinstance(table, Table) or not table.columns:
            return ((block, None),)
        upright, side = self.sections.width(lying=False), self.sections.width(lying=True)
        parts = set_table(table, self.form.style("table"), upright, side)
        if isinstance(block, Chart):
            return ((block, parts[0][1]),) if len(parts) == 1 else ((block, None), *parts)
        return parts

    def _block(self, placed: _Placed, kept: bool) -> Iterator[str]:
        keep = "<w:keepNext/>" if kept else ""
        match placed.block:
            case DocumentHeading(level=level, mark=mark, runs=runs):
                element = f"heading.{min(level, _DEEPEST)}"
                yield paragraph(element, self._listed(level, self._marked(mark, runs)))
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

    def _listed(self, level: int, runs: str) -> str:
        """Return the runs of a heading, with a bookmark where the contents have it."""
        if not self.listed or level > DEEPEST:
            return runs
        self.headings += 1
        return marked(self.headings - 1, runs)

    def _marked(self, mark: str, runs: Sequence[DocumentRun]) -> str:
        return run(f"{mark} ") + self.writer.runs(runs) if mark else self.writer.runs(runs)


def _apart(keep: str) -> str:
    return f"<w:p><w:pPr>{keep}{spacing(_APART)}</w:pPr></w:p>"
