"""Reporting units and the registers they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen, validators

EXTENTS = ("whole", "part")


@frozen(kw_only=True)
class Predecessor:
    """A unit that went into another one, whole or in part."""

    code: str
    name: str
    extent: str = field(default="whole", validator=validators.in_(EXTENTS))
    district: str = ""
    province: str = ""
    note: str = ""


@frozen(kw_only=True)
class Unit:
    """A commune, a province, an agency: whoever owes a report, or stands above those who do.

    A unit is (`code`, `valid_from`): Lùng Phình kept the code 02848 for a territory three
    times as large.  Codes are text, five digits for a commune and two for a province; names
    repeat (238 commune names occur more than once), so nothing is keyed by name.
    """

    code: str = field(validator=validators.matches_re(r"[0-9A-Za-z][0-9A-Za-z_-]*"))
    name: str
    kind: str = ""
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[Predecessor, ...] = ()

    def valid_on(self, day: date) -> bool:
        """Tell whether the unit existed on `day`; both ends of its validity count."""
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.valid_to is None or day <= self.valid_to)

    @property
    def short_name(self) -> str:
        """The name without its kind: ``Lùng Phình`` of ``Xã Lùng Phình``."""
        head = f"{self.kind} "
        if self.kind and self.name.casefold().startswith(head.casefold()):
            return self.name[len(head) :]
        return self.name


@frozen(kw_only=True)
class UnitRegister:
    """A list of units that a plugin offers.

    `load` returns the units; it is called at most once for each workspace, and not at all
    by a run that asks for no unit.
    """

    code: str
    load: Callable[[], Iterable[Unit]]


class Units(Mapping[str, Unit]):
    """Units by code, as they were on one day (or, without a day, the newest of each code)."""

    def __init__(self, units: Iterable[Unit], on: date | None = None) -> None:
        self._every = tuple(units)
        self._on = on

    @cached_property
    def _by_code(self) -> dict[str, Unit]:
        chosen: dict[str, Unit] = {}
        for unit in self._every:
            if self._on is not None and not unit.valid_on(self._on):
                continue
            other = chosen.get(unit.code)
            if other is None or (other.valid_from or date.min) <= (unit.valid_from or date.min):
                chosen[unit.code] = unit
        return chosen

    @cached_property
    def _by_parent(self) -> dict[str, list[Unit]]:
        children: dict[str, list[Unit]] = {}
        for unit in self._by_code.values():
            if unit.parent is not None:
                children.setdefault(unit.parent, []).append(unit)
        return children

    def __getitem__(self, code: str) -> Unit:
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    def children(self, code: str) -> tuple[Unit, ...]:
        """Return the units right under `code`, in the register's order."""
        return tuple(self._by_parent.get(code, ()))

    def on(self, day: date) -> Units:
        """Return the same registers as they were on another day."""
        return Units(self._every, day)
