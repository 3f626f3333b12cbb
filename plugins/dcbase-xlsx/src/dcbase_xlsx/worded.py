"""What the words of one form say, in its cells and in rows by path."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define

from dcbase.model import FrozenMap, Origin, Said, SaidFigure, SaidSlot
from dcbase_xlsx.as_sent import recipients_as_sent, text_as_sent
from dcbase_xlsx.cell_text import text_of
from dcbase_xlsx.found import Cell, Found
from dcbase_xlsx.further import Further
from dcbase_xlsx.heard import LONGEST_FACT, NOTE, Listener
from dcbase_xlsx.laid_out import joined
from dcbase_xlsx.plan import GENERAL
from dcbase_xlsx.shown import ISSUERS
from dcbase_xlsx.words import say


@define
class Worded:
    """The texts of one form by key, as they were sent, what is empty, and what stands by path."""

    listener: Listener
    texts: Mapping[str, Said]
    further: Further
    unwritten: Mapping[str, Origin]

    def words(self) -> dict[str, Any]:
        """Return the words by the names that a submission has for them."""
        slots = (key for key in self.texts if key not in GENERAL)
        whole = (
            SaidSlot(slot=Said(key, self.texts[key].origin), text=self.texts[key]) for key in slots
        )
        return {
            "version": self._unseen("dcbase") or self.further.about.get(("dcbase",)),
            "sample": self.further.about.get(("sample",)),
            "window": FrozenMap(self._window()),
            "header": FrozenMap(self._under("header")),
            "signature": FrozenMap(self._under("signature")),
            "recipients": tuple(self._recipients()),
            "opening": self.texts.get("opening"),
            "closing": self.texts.get("closing"),
            "slots": tuple(self.further.with_slots(whole)),
            "unwritten": FrozenMap(self.unwritten),
        }

    def figures(self, figures: Iterable[SaidFigure]) -> tuple[SaidFigure, ...]:
        """Return figures with what rows by path say of them."""
        return tuple(self.further.completed(figures))

    def _under(self, group: str) -> Iterator[tuple[str, Said]]:
        issuers = {say(issuer): issuer for issuer in ISSUERS}
        for key, text in self.texts.items():
            if not key.startswith(f"{group}.") or key == "header.recipients":
                continue
            kept = ("text", key) in self.listener.kept
            word = issuers.get(text.text.strip()) if key == "header.issuer" and not kept else None
            yield key.partition(".")[2], Said(word, text.origin) if word else text
        yield from self.further.under(group)

    def _window(self) -> Iterator[tuple[str, Said]]:
        for key in ("from", "to", "label"):
            said = self._unseen("window", key)
            if said is not None:
                yield key, said
        yield from self.further.under("window")

    def _unseen(self, *parts: str) -> Said | None:
        """Return what was sent and the form says by itself."""
        text = self.listener.kept.get(("plain", "".join(f"/{part}" for part in parts)))
        return Said(text, self.listener.whole) if isinstance(text, str) else None

    def _recipients(self) -> Iterator[tuple[Said, Said | None]]:
        said, before = self.texts.get("header.recipients"), Counter[str]()
        for written in said.text.split("\n") if said else ():
            line = Said(written.strip(), said.origin if said else None)
            kept = recipients_as_sent(line, self.listener.kept, before[line.text])
            before[line.text] += 1
            name = line.text.removeprefix("-").strip().rstrip(";.,")
            if kept is not None:
                yield kept
            elif name:
                yield Said(name, line.origin), None


def worded(listener: Listener, found: Found) -> Worded:
    """Take the words of a form out of its cells; what is odd about them is a finding."""
    texts: dict[str, Said] = {}
    unwritten: dict[str, Origin] = {}
    further = Further()
    for key, cells in found.texts.items():
        at = Said("", listener.origin(found.labels.get(key, cells[0])))
        text = text_as_sent(_joined(listener, key, cells), key, listener.kept, at)
        if key.startswith("/"):
            further.take(key, text, at)
        elif text is not None:
            texts[key] = text
        elif key not in GENERAL:
            unwritten[key] = listener.origin(cells[0])
    for key, cell in found.repeated_texts.items():
        first = listener.origin(found.texts[key][0])
        listener.add("DC-3066", key, cell, first=f"{first.sheet}!{first.cell}")
    for path in further.strange:
        listener.add("DC-2068", path, found.texts[path][0], got=path)
    for path, note in further.notes.items():
        listener.add(NOTE, note[0], found.texts[path][0], got=note[1].text)
    return Worded(listener, texts, further, unwritten)


def _joined(listener: Listener, key: str, cells: list[Cell]) -> Said | None:
    """Return the words of a key: what stands in its cell and in the rows added below."""
    filled = [cell for cell in cells if not cell.empty]
    texts = [text_of(cell.value, cell.mark).text for cell in filled]
    for cell, text in zip(filled, texts, strict=True):
        if cell.mark.formula:
            formula = cell.mark.formula[:LONGEST_FACT]
            listener.add("DC-3061", key, cell, got=text[:LONGEST_FACT], formula=formula)
    if not texts:
        return None
    rows = list(zip((cell.joint for cell in filled), texts, strict=True))
    return Said(joined(key, rows), listener.origin(cells[0]))
