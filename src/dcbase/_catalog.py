"""What all plugins together contribute, by code and by day."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Generic, Protocol, TypeVar

from attrs import field, frozen

from dcbase.errors import (
    AmbiguousCodeError,
    PluginConflictError,
    PluginContractError,
    Problem,
    UnknownCodeError,
    shorten,
)
from dcbase.model import valid_on


class Entry(Protocol):
    """Whatever a plugin contributes has a code."""

    @property
    def code(self) -> str: ...


E = TypeVar("E", bound=Entry)


@frozen
class Offer(Generic[E]):
    """An entry and the plugin it comes from."""

    plugin: str
    entry: E


@frozen
class Catalog(Generic[E]):
    """The entries of one kind, in the order they were contributed.

    Entries with a namespace are found by their full code, and by the short one as long as
    only one namespace has it.
    """

    kind: str
    offers: tuple[Offer[E], ...]
    _by_code: dict[str, list[Offer[E]]] = field(repr=False, eq=False)

    def __iter__(self) -> Iterator[E]:
        return (offer.entry for offer in self.offers)

    def __len__(self) -> int:
        return len(self.offers)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def find(self, code: str, on: date | None = None) -> E:
        """Return the entry of a full or short code that holds on a day.

        Without a day, the one contributed last.

        Raises:
            UnknownCodeError: No entry has this code (or none on that day).
            AmbiguousCodeError: It is the short code of entries in several namespaces.
        """
        return self.offer(code, on).entry

    def offer(self, code: str, on: date | None = None) -> Offer[E]:
        """Like `find`, with the plugin that the entry comes from."""
        offers = self._by_code.get(code) or self._with_short_code(code)
        for offer in reversed(offers):
            if on is None or valid_on(offer.entry, on):
                return offer
        raise UnknownCodeError(kind=self.kind, code=code, suggestion=self._suggestion(code))

    def _with_short_code(self, code: str) -> list[Offer[E]]:
        full = [known for known in self._by_code if known.rpartition(":")[2] == code]
        if len(full) > 1:
            owners = ", ".join(self._by_code[known][0].plugin for known in full)
            raise AmbiguousCodeError(kind=self.kind, code=code, owners=owners, example=full[0])
        return self._by_code[full[0]] if full else []

    def _suggestion(self, code: str) -> str:
        known = [*self._by_code, *(full.rpartition(":")[2] for full in self._by_code)]
        near = difflib.get_close_matches(code, known, n=1)
        if near:
            return f"→ {near[0]}?"
        return ", ".join(sorted(self._by_code)[:12])


def build(kind: type[E], contributions: Iterable[tuple[str, object]], hook: str) -> Catalog[E]:
    """Index what plugins contribute.

    Args:
        kind: The class that every entry has to be of.
        contributions: (plugin name, entry), in workspace order.
        hook: The hook they came through, for blame.

    Raises:
        PluginContractError: An entry is of another class.
        PluginConflictError: Two entries have one code and are valid on one day.
    """
    offers: list[Offer[E]] = []
    by_code: dict[str, list[Offer[E]]] = {}
    for plugin, entry in contributions:
        if not isinstance(entry, kind):
            got = shorten(repr(entry), 120)
            problem = Problem.of("unlike", wanted=kind.__name__, got=got)
            raise PluginContractError(plugin=plugin, hook=hook, problem=problem)
        offer = Offer(plugin, entry)
        rivals = by_code.setdefault(entry.code, [])
        for rival in rivals:
            if _overlap(rival.entry, entry):
                raise PluginConflictError(
                    plugin=plugin,
                    hook=hook,
                    kind=kind.__name__,
                    code=entry.code,
                    owner=rival.plugin,
                )
        rivals.append(offer)
        offers.append(offer)
    return Catalog(kind.__name__, tuple(offers), by_code)


def _overlap(one: object, other: object) -> bool:
    """Tell whether two entries are both valid on some day."""
    begins = max(_day(one, "valid_from", date.min), _day(other, "valid_from", date.min))
    ends = min(_day(one, "valid_to", date.max), _day(other, "valid_to", date.max))
    return begins <= ends


def _day(entry: object, name: str, otherwise: date) -> date:
    day = getattr(entry, name, None)
    return otherwise if day is None else day
