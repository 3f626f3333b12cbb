"""Look-up: which units a code or a name may mean, now or on another day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from attrs import field, frozen, validators

from dcbase.model import Predecessor, Unit, Units
from dcbase_units_vn.labels import Label, name_of, read_label
from dcbase_units_vn.register import FIRST_DAY, LAST_DAY_BEFORE, every_unit

WAYS = ("code", "name", "old-code", "old-name")


@frozen(kw_only=True)
class Match:
    """A unit that a label may mean.

    Args:
        unit: The unit, as it was on the day asked about.
        by: ``code`` or ``name``: its own.  ``old-code`` or ``old-name``: that of a unit
            which went into it.
        predecessor: That unit, for the last two; its `extent` tells whether it went in whole.
    """

    unit: Unit
    by: str = field(validator=validators.in_(WAYS))
    predecessor: Predecessor | None = None


def find_units(label: str, on: date | None = None, within: str | None = None) -> tuple[Match, ...]:
    """Return every unit that a code or a name may mean; nothing is guessed.

    Names are compared without regard to case, to tone placement ("uỷ", "ủy") and to the body
    before them ("UBND").  Of the candidates only the closest are returned: those with kind and
    accents as written, if there are any; else those with the accents; else those that are
    equal without accents.  After a comma or in brackets a label may name the province, or the
    district of before 1 July 2025, that the unit lies in: ``Lùng Phình (huyện Bắc Hà cũ)``.

    Args:
        label: A name; or a code, also one that lost its leading zeros to a spreadsheet
            (``2848``).
        on: The day; None is any day from 1 July 2025 on.  Before that day units are found by
            their own codes and names only.
        within: Code of the province, as of that day, that a match must be or lie in.

    Returns:
        Each unit once: found by its own name or code if possible, else by an old one; in the
        order of the register.  Empty if nothing fits.
    """
    now = on is None or on >= FIRST_DAY
    found = _of_code(label.strip(), now) if label.strip().isdecimal() else _of_name(label, now)
    once: dict[str, Match] = {}
    for match in found:
        if within is None or within in (match.unit.code, match.unit.parent):
            once.setdefault(match.unit.code, match)
    return tuple(once.values())


def identify(label: str, units: Units) -> str | None:
    """Return the code of the one of `units` that a label means by its own or an old name.

    Args:
        label: As for `find_units`; the code of a unit of before will do.
        units: The units that are expected, by code.

    Returns:
        None where two of them could be meant, or where the old name or code is that of a unit
        which did not go into one of them whole.
    """
    matches = list(_matches(units.values()))
    if label.strip().isdecimal():
        meant = _by_old_code(label.strip(), matches)
    else:
        meant = _closest(read_label(label), matches)
    whole = all(match.predecessor is None or _is_whole(match.predecessor) for match in meant)
    codes = {match.unit.code for match in meant}
    return codes.pop() if whole and len(codes) == 1 else None


def _by_old_code(code: str, matches: Iterable[Match]) -> list[Match]:
    old = [match for match in matches if match.predecessor and match.predecessor.code == code]
    # Some codes went to another unit: 01561 was Vinh Quý and is Hạ Lang.
    return old if old and code not in _units(now=True) else []


def _is_whole(predecessor: Predecessor) -> bool:
    return predecessor.extent == "whole"


def _of_code(label: str, now: bool) -> list[Match]:
    by_code = _by_code(now)
    codes = sorted({label, label.zfill(2), label.zfill(5)})
    return [match for code in codes for match in by_code.get(code, ())]


def _of_name(label: str, now: bool) -> list[Match]:
    said = read_label(label)
    by_name = _by_name(now)
    keys = dict.fromkeys(name.bare for name in said.names)
    return _closest(said, [match for key in keys for match in by_name.get(key, ())])


def _closest(said: Label, matches: Iterable[Match]) -> list[Match]:
    fits = [
        (fit, match)
        for match in matches
        if (fit := said.fit(_name(match))) and said.lies_in(_places(match))
    ]
    best = max((fit for fit, _ in fits), default=None)
    return [match for fit, match in fits if fit is best]


@cache
def _units(now: bool) -> Units:
    return Units(every_unit(), FIRST_DAY if now else LAST_DAY_BEFORE)


@cache
def _by_code(now: bool) -> dict[str, list[Match]]:
    index: dict[str, list[Match]] = {}
    for match in _matches(_units(now).values()):
        old = match.predecessor
        by = "old-code" if old else "code"
        made = Match(unit=match.unit, by=by, predecessor=old)
        index.setdefault(old.code if old else match.unit.code, []).append(made)
    return index


@cache
def _by_name(now: bool) -> dict[str, list[Match]]:
    index: dict[str, list[Match]] = {}
    for match in _matches(_units(now).values()):
        index.setdefault(name_of(_name(match)).bare, []).append(match)
    return index


def _matches(units: Iterable[Unit]) -> Iterator[Match]:
    """Yield each unit by its own name, then by the names of what went into it."""
    units = tuple(units)
    for unit in units:
        yield Match(unit=unit, by="name")
    for unit in units:
        for predecessor in unit.predecessors:
            yield Match(unit=unit, by="old-name", predecessor=predecessor)


def _name(match: Match) -> str:
    return match.predecessor.name if match.predecessor else match.unit.name


def _places(match: Match) -> Iterator[str]:
    """Yield the full names of what a unit lies in, or lay in before."""
    unit, old = match.unit, match.predecessor
    province = _units(unit.valid_to is None).get(unit.parent or "")
    if province:
        yield province.name
    if unit.valid_to is not None:
        yield _districts().get(unit.code, "")
    for predecessor in (old,) if old else unit.predecessors:
        yield predecessor.district
        yield predecessor.province


@cache
def _districts() -> dict[str, str]:
    every = (old for unit in _units(now=True).values() for old in unit.predecessors)
    return {old.code: old.district for old in every}
