"""What a workbook says by path, without a cell in the form, taken back into a submission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import Factory, define, evolve

from dcbase.model import FrozenMap, Said, SaidFigure, SaidSlot
from dcbase_xlsx.paths import parts_of

_Parts: TypeAlias = dict[str, Any]
"""Texts by the last part of their path."""


@define
class Further:
    """What stands in the rows with a path.

    Args:
        about: Window, header, signature and the two keys at the top, by the parts of the path.
        figures: Parts of figures, by group (``figures``, ``again``) and code.
        restated: Parts of what other slots say of a figure, by group and code, then by slot.
        slots: Parts of slots, by code.
        notes: Beside figures, with their codes, by path.
        places: Where each figure and slot stands first.
        strange: Rows whose path leads nowhere.
    """

    about: dict[tuple[str, ...], Said] = Factory(dict)
    figures: dict[tuple[str, str], _Parts] = Factory(dict)
    restated: dict[tuple[str, str], dict[str, _Parts]] = Factory(dict)
    slots: dict[str, _Parts] = Factory(dict)
    notes: dict[str, tuple[str, Said]] = Factory(dict)
    places: dict[tuple[str, ...], Said] = Factory(dict)
    strange: list[str] = Factory(list)

    def take(self, path: str, said: Said | None, at: Said) -> None:
        """Take in what one row says; an empty one says no more than that it is there.

        Args:
            at: Something that stands where the path does.
        """
        parts = parts_of(path)
        self.places.setdefault(parts[:2], at)
        match parts:
            case ():
                self.strange.append(path)
            case ("figures" | "again" as group, code, "value"):
                self.figures.setdefault((group, code), {})["value"] = said
            case _ if said is None:
                pass
            case ("figures", code, "note"):
                self.notes[path] = (code, said)
            case ("figures" | "again" as group, code, part):
                self.figures.setdefault((group, code), {})[part] = said
            case ("figures" | "again" as group, code, _, slot, part):
                slots = self.restated.setdefault((group, code), {})
                slots.setdefault(slot, {})[part] = said
            case ("slots", slot, part):
                self.slots.setdefault(slot, {})[part] = said
            case _:
                self.about[parts] = said

    def under(self, group: str) -> Iterator[tuple[str, Said]]:
        """Yield what was said below one key."""
        for parts, said in self.about.items():
            if parts[0] == group:
                yield parts[1], said

    def completed(self, figures: Iterable[SaidFigure]) -> Iterator[SaidFigure]:
        """Yield figures with what is said of them elsewhere, then those that have no row."""
        others = dict.fromkeys((*self.figures, *self.restated))
        for figure in figures:
            key = ("figures", figure.code.text.rpartition(":")[2])
            yield self._figure(figure, key) if key in others else figure
            others.pop(key, None)
        for key in others:
            yield self._figure(SaidFigure(Said(key[1], self.places[key].origin)), key)

    def with_slots(self, slots: Iterable[SaidSlot]) -> Iterator[SaidSlot]:
        """Yield slots with their headings and marks, then those that the form does not have."""
        others = dict(self.slots)
        for slot in slots:
            yield evolve(slot, **others.pop(slot.slot.text, {}))
        for code, parts in others.items():
            yield SaidSlot(slot=Said(code, self.places["slots", code].origin), **parts)

    def _figure(self, figure: SaidFigure, key: tuple[str, str]) -> SaidFigure:
        parts = dict(self.figures.get(key, {}))
        repeated = parts.pop("repeated", None) is not None or figure.repeated
        again = self.restated.get(key, {})
        restated = ((slot, _restated(figure.code.text, said)) for slot, said in again.items())
        return evolve(figure, **parts, repeated=repeated, restated=FrozenMap(restated))


def _restated(code: str, parts: Mapping[str, Any]) -> SaidFigure:
    first = next(iter(parts.values()))
    return SaidFigure(Said(code, first.origin), **parts)
