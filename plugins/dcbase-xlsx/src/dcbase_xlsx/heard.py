"""What the cells of one form say: figures, words, and what is odd about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import Factory, define

from dcbase.model import (
    Fact,
    Finding,
    FrozenMap,
    Origin,
    Qualifier,
    Received,
    Said,
    SaidFigure,
    SaidSlot,
    core_kind,
)
from dcbase.prose import find_numbers
from dcbase_xlsx.cell_text import text_of
from dcbase_xlsx.found import Cell, Found
from dcbase_xlsx.grid import cell_at
from dcbase_xlsx.plan import GENERAL
from dcbase_xlsx.words import say

MOST_FINDINGS = 200
_MOST_NAMED = 12
"""Codes that a finding about many lists one by one."""
_OUR_FORMULA = "=IF(COUNT("
_LONGEST_FACT = 200


@define
class Listener:
    """Reads the cells of one form and keeps what is odd about them.

    Args:
        asked: Role and kind by code, as the hidden sheet says; empty if it is gone.
    """

    received: Received
    asked: Mapping[str, tuple[str, str]]
    findings: list[Finding] = Factory(list)

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

    def words(self, found: Found) -> dict[str, Any]:
        """Return the words by the names that a submission has for them."""
        texts = {key: self._joined(key, cells) for key, cells in found.texts.items()}
        for key, cell in found.repeated_texts.items():
            first = self.origin(found.texts[key][0])
            self.add("DC-3066", key, cell, first=f"{first.sheet}!{first.cell}")
        said = {key: text for key, text in texts.items() if text is not None}
        slots = (key for key in said if key not in GENERAL)
        return {
            "header": FrozenMap(self._under(said, "header.")),
            "signature": FrozenMap(self._under(said, "signature.")),
            "recipients": tuple(_recipients(said.get("header.recipients"))),
            "opening": said.get("opening"),
            "closing": said.get("closing"),
            "slots": tuple(
                SaidSlot(slot=Said(key, said[key].origin), text=said[key]) for key in slots
            ),
        }

    def about(self, found: Found, figures: Iterable[SaidFigure], words: bool) -> Iterator[Finding]:
        """Yield what is said of the form as a whole: how full it is, what is gone from it.

        Args:
            figures: Those that were sent.
            words: Something was written into a slot.
        """
        sent = {one.code.text for one in figures if one.value is not None or one.repeated}
        origin = Origin(self.received.name, self.received.sha256)
        rows = {**found.figures, **found.texts}
        gone = [code for code in self.asked if code not in rows]
        if gone:
            facts: dict[str, Fact] = {"count": len(gone), "names": _listed(gone)}
            yield core_kind("DC-2067").found(origin=origin, facts=facts)
        needed = [code for code, (role, _) in self.asked.items() if role == "core"]
        empty = [code for code in needed if code not in gone and code not in sent]
        if not sent and not words:
            yield core_kind("DC-2065").found(origin=origin)
        elif empty:
            counts: dict[str, Fact] = {"count": len(empty), "total": len(needed)}
            yield core_kind("DC-2064").found(
                origin=origin, facts={**counts, "names": _listed(empty)}
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
        value = self._text(code, cells["value"])
        qualifier = self._text(code, cells["qualifier"]) if "qualifier" in cells else None
        if "note" in cells and not cells["note"].empty:
            got = text_of(cells["note"].value, cells["note"].mark).text
            self.add("DC-3064", code, cells["note"], got=got)
        meant = _qualifier(qualifier)
        if qualifier is None or meant is None:
            return SaidFigure(label, value, qualifier)
        kind, word = meant
        return SaidFigure(
            label, value, Said(kind.value, qualifier.origin), Said(word, qualifier.origin)
        )

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
        shown = said.text[:_LONGEST_FACT]
        if cell.mark.formula and cell.mark.cached and not cell.mark.shown:
            formula = cell.mark.formula[:_LONGEST_FACT]
            self.add("DC-3061", code, cell, got=shown, formula=formula)
        if said.cut:
            self.add("DC-3063", code, cell, got=shown)
        elif said.noise:
            self.add("DC-3062", code, cell, got=shown, held=said.noise)
        return Said(said.text, self.origin(cell))

    def _joined(self, key: str, cells: list[Cell]) -> Said | None:
        """Return the words of a key: what stands in its cell and in the rows added below."""
        filled = [cell for cell in cells if not cell.empty]
        texts = [text_of(cell.value, cell.mark).text for cell in filled]
        for cell, text in zip(filled, texts, strict=True):
            if cell.mark.formula:
                formula = cell.mark.formula[:_LONGEST_FACT]
                self.add("DC-3061", key, cell, got=text[:_LONGEST_FACT], formula=formula)
        return Said("\n\n".join(texts), self.origin(cells[0])) if texts else None

    def _under(self, said: Mapping[str, Said], prefix: str) -> Iterator[tuple[str, Said]]:
        issuers = {say(issuer): issuer for issuer in ("party", "government")}
        for key, text in said.items():
            if key.startswith(prefix) and key != "header.recipients":
                word = issuers.get(text.text.strip()) if key == "header.issuer" else None
                yield key.removeprefix(prefix), Said(word, text.origin) if word else text


def _qualifier(said: Said | None) -> tuple[Qualifier, str] | None:
    """Return what a word before a number means and the word; None for any other word."""
    if said is None:
        return None
    numbers = find_numbers(f"{said.text.strip()} 1")
    if len(numbers) != 1 or numbers[0].begin != 0 or not numbers[0].said:
        return None
    return numbers[0].qualifier, numbers[0].said


def _recipients(said: Said | None) -> Iterator[tuple[Said, Said | None]]:
    for line in said.text.split("\n") if said else ():
        name = line.strip().removeprefix("-").strip().rstrip(";.,")
        if name and said:
            yield Said(name, said.origin), None


def _listed(codes: list[str]) -> str:
    more = "…" if len(codes) > _MOST_NAMED else ""
    return ", ".join(codes[:_MOST_NAMED]) + more
