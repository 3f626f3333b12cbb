"""The register: every unit as it is now and as it was before 1 July 2025.

Two lists hold it: ``now.tsv`` has the provinces and communes, ``before.tsv`` those before
them, a row for each unit that one went into.  Nothing is read before `every_unit` is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from dcbase.model import Predecessor, Unit

FIRST_DAY = date(2025, 7, 1)
"""The first day of the two-level list; the units before it ended the day before."""

LAST_DAY_BEFORE = date(2025, 6, 30)

_KINDS = ("xã", "phường", "đặc khu", "tỉnh", "thành phố", "thị trấn", "huyện")

_LISTS = Path(__file__).parent / "lists"
_KIND_OF_FIRST_WORD = {kind.split()[0].capitalize(): kind for kind in _KINDS}


@cache
def every_unit() -> tuple[Unit, ...]:
    """Return all units: those of now, then those before; provinces first, then by code.

    A unit that kept its code stands in it twice, with validity that does not overlap.
    """
    before = [row.split("\t") for row in _rows("before.tsv")]
    return (*_now(_came_from(before)), *_ended(before))


def _now(came_from: dict[str, list[Predecessor]]) -> Iterator[Unit]:
    for row in _rows("now.tsv"):
        code, name, parent = row.split("\t")
        yield Unit(
            code=code,
            name=name,
            kind=_kind(name),
            parent=parent or None,
            valid_from=FIRST_DAY,
            predecessors=tuple(came_from[code]),
        )


def _came_from(before: Iterable[list[str]]) -> dict[str, list[Predecessor]]:
    came_from: dict[str, list[Predecessor]] = {}
    provinces = {"": ""}
    for code, name, parent, district, into, extent, note in before:
        if not parent:
            provinces[code] = name
        came_from.setdefault(into, []).append(
            Predecessor(
                code=code,
                name=name,
                extent=extent,
                district=district,
                province=provinces[parent],
                note=note,
            )
        )
    return came_from


def _ended(before: Iterable[list[str]]) -> Iterator[Unit]:
    last = ""
    for code, name, parent, *_ in before:
        if code != last:  # the rows of a unit that was split stand together
            yield Unit(
                code=code,
                name=name,
                kind=_kind(name),
                parent=parent or None,
                valid_to=LAST_DAY_BEFORE,
            )
        last = code


def _kind(name: str) -> str:
    return _KIND_OF_FIRST_WORD[name.partition(" ")[0]]


def _rows(name: str) -> list[str]:
    return (_LISTS / name).read_text(encoding="utf-8").splitlines()[1:]
