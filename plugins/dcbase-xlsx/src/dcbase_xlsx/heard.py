"""What the figures of one form say, and what is odd about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import Factory, define

from dcbase.model import (
    Fact,
    Finding,
    FrozenMap,
    Origin,
    Received,
    Said,
    SaidFigure,
    core_kind,
)
from dcbase_xlsx.as_sent import Kept, figure_as_sent
from dcbase_xlsx.cell_text import text_of
from dcbase_xlsx.found import Cell, Found
from dcbase_xlsx.grid import cell_at
from dcbase_xlsx.shown import meant
from dcbase_xlsx.words import say

MOST_FINDINGS = 200
NOTE = "DC-3064"
"""A note beside a figure."""
_MOST_NAMED = 12
"""Codes that a finding about many lists one by one."""
_OUR_FORMULA = "=IF(COUNT("
LONGEST_FACT = 200


@define
class Listener:
    """Reads the cells of one form and keeps what is odd about them.

    Args:
        asked: Role and kind by code, as the hidden sheet says; empty if it is gone.
        kept: What was sent in another way than the cells show.
    """

    received: Received
    asked: Mapping[str, tuple[str, str]]
    kept: Kept = FrozenMap()
    findings: list[Finding] = Factory(list)

    @property
    def whole(self) -> Origin:
        """The file, for what stands in no cell that anybody sees."""
        return Origin(self.received.name, self.received.sha256)

    def figures(self, found: Found) -> Iterator[SaidFigure]:
        """Yield the figure of each row; what is computed is left to the core."""
        for code, rows in found.figures.items():
            cells = rows[0]
            label = Said(code, self.origin(found.labels.get(code, cells["value"])))
            if len(rows) > 1:
                first = self.origin(cells["value"])
                self.add("DC-3060", code, rows[1]["value"], first=f"{first.sheet}!{first.cell}")
                yield SaidFigure(label, repeated=True)
            elif self._sent(code, cells["value"]):
                yield self._figure(code, label, cells)

    def about(self, found: Found, figures: Iterable[SaidFigure], words: bool) -> Iterator[Finding]:
        """Yield what is said of the form as a whole: how full it is, what is gone from it.

        Args:
            figures: Those that were sent.
            words: Something was written into a slot.
        """
        sent = {one.code.text for one in figures if one.value is not None or one.repeated}
        origin, rows = self.whole, {**found.figures, **found.texts}
        gone = [code for code in self.asked if code not in rows]
        if gone:
            facts: dict[str, Fact] = {"count": len(gone), "names": _listed(gone)}
            yield core_kind("DC-2067").found(origin=origin, facts=facts)
        for cell in found.strays:
            texts = (text_of(value).text.strip() for value in cell.sheet.rows[cell.row])
            self.add("DC-3068", "", cell, got=" | ".join(filter(None, texts))[:LONGEST_FACT])
        for name in found.sheets:
            yield core_kind("DC-2069").found(
                origin=Origin(self.received.name, self.received.sha256, sheet=name),
                facts={"got": name},
            )
        needed = [code for code, (role, _) in self.asked.items() if role == "core"]
        empty = [code for code in needed if code not in gone and code not in sent]
        if not sent and not words:
            yield core_kind("DC-2065").found(origin=origin)
        elif empty:
            cells = found.figures.get(empty[0])
            first = self.origin(cells[0]["value"]) if cells else origin
            counts: dict[str, Fact] = {"count": len(empty), "total": len(needed)}
            yield core_kind("DC-2064").found(
                origin=first, facts={**counts, "names": _listed(empty)}
            )

    def add(self, code: str, subject: str, cell: Cell, **facts: Fact) -> None:
        """Add a finding about a cell; a file has two hundred of them at most."""
        if len(self.findings) < MOST_FINDINGS:
            kind = core_kind(code)
            origin = self.origin(cell)
            self.findings.append(kind.found(subject=subject, origin=origin, facts=facts))

    def origin(self, cell: Cell) -> Origin:
        name = cell_at(cell.row, cell.column)
        return Origin(self.received.name, self.received.sha256, sheet=cell.sheet.name, cell=name)

    def _figure(self, code: str, label: Said, cells: Mapping[str, Cell]) -> SaidFigure:
        kind = self.asked.get(code, ("", ""))[1]
        figure = self._in_cells(code, label, cells, kind)
        return figure_as_sent(figure, code, kind, self.kept)

    def _in_cells(self, code: str, label: Said, cells: Mapping[str, Cell], kind: str) -> SaidFigure:
        value = self._text(code, cells["value"])
        qualifier = self._text(code, cells["qualifier"]) if "qualifier" in cells else None
        if "note" in cells and not cells["note"].empty:
            got = text_of(cells["note"].value, cells["note"].mark).text
            if got != say("note-elsewhere", sheet=say("further")):
                self.add(NOTE, code, cells["note"], got=got)
        if kind == "percent" and value and _is_share(cells["value"]):
            self.add("DC-3067", code, cells["value"], got=value.text)
        known = meant(qualifier.text) if qualifier else None
        if qualifier is None or known is None:
            return SaidFigure(label, value, qualifier)
        means, word = (Said(text, qualifier.origin) for text in known)
        return SaidFigure(label, value, means, word)

    def _sent(self, code: str, cell: Cell) -> bool:
        """Tell whether a figure was sent: not what a formula of the form computes."""
        role = self.asked.get(code, ("", ""))[0]
        ours = cell.mark.formula.replace(" ", "").startswith(_OUR_FORMULA)
        if role == "computed" or (ours and not role):
            return not cell.mark.formula and not cell.empty
        return True

    def _text(self, code: str, cell: Cell) -> Said | None:
        """Return what a cell of figures says, with what is odd about it."""
        if cell.empty:
            return None
        said = text_of(cell.value, cell.mark)
        shown = said.text[:LONGEST_FACT]
        if cell.mark.formula and cell.mark.cached and not cell.mark.shown:
            formula = cell.mark.formula[:LONGEST_FACT]
            self.add("DC-3061", code, cell, got=shown, formula=formula)
        if cell.mark.formula and not cell.mark.cached:
            self.add("DC-3069", code, cell, formula=cell.mark.formula[:LONGEST_FACT])
        if said.cut:
            self.add("DC-3063", code, cell, got=shown)
        elif said.noise:
            self.add("DC-3062", code, cell, got=shown, held=said.noise)
        return Said(said.text, self.origin(cell))


def _is_share(cell: Cell) -> bool:
    """Tell whether a cell that is not shown as a percentage holds a part of one."""
    value = cell.value
    return isinstance(value, float) and 0 < abs(value) < 1 and not cell.mark.percent


def _listed(codes: list[str]) -> str:
    more = "…" if len(codes) > _MOST_NAMED else ""
    return ", ".join(codes[:_MOST_NAMED]) + more
