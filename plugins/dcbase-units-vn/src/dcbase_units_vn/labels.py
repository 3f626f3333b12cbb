"""Labels: how people write the name of a unit, and whether a name is meant by one.

``UBND xã Lùng Phình``, ``Lùng phình (huyện Bắc Hà cũ)``, ``TT. Sa Pa`` and ``xa lung phinh``
are labels; ``Xã Lùng Phình`` is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from attrs import frozen

from dcbase.text import bare, fold

_KINDS = (
    "xã",
    "phường",
    "đặc khu",
    "thị trấn",
    "thị xã",
    "quận",
    "huyện",
    "thành phố",
    "tỉnh",
)
_SHORT_KINDS = {
    "x.": "xã",
    "p.": "phường",
    "tt.": "thị trấn",
    "tt": "thị trấn",
    "tx.": "thị xã",
    "tx": "thị xã",
    "q.": "quận",
    "h.": "huyện",
    "tp.": "thành phố",
    "tp": "thành phố",
    "t.": "tỉnh",
}
_BODIES = (
    "ban thường vụ đảng ủy",
    "đảng ủy",
    "đảng bộ",
    "ủy ban nhân dân",
    "ubnd",
    "hội đồng nhân dân",
    "hđnd",
)
_SEPARATORS = re.compile(r"[,;()]")
_LETTER_AFTER_POINT = re.compile(r"\.(?=[^\W\d_])")
_APOSTROPHES = str.maketrans("’ʼ`´", "''''")


class Fit(IntEnum):
    """How closely a name fits a label; a higher one is closer."""

    BARE = 1
    """Equal without accents."""
    NAME = 2
    """Equal with accents."""
    NAME_AND_KIND = 3
    """The kind is the same too."""


@frozen
class Name:
    """A name taken apart: its kind (empty if none was said) and the keys of the rest."""

    kind: str
    folded: str
    bare: str


@frozen
class Label:
    """What a label may mean, and the places around it that it names.

    Args:
        names: The readings: with the first words taken as a kind, and as part of the name.
        places: Bare names of what lies around it, without their kinds.
    """

    names: tuple[Name, ...]
    places: tuple[str, ...]

    def fit(self, name: str) -> Fit | None:
        """Tell how closely the full name of a unit fits; None if it does not."""
        unit = name_of(name)
        return max(filter(None, (_fit(said, unit) for said in self.names)), default=None)

    def lies_in(self, places: Iterable[str]) -> bool:
        """Tell whether every place that the label names is among `places` (full names).

        A label that names none asks for none of them.
        """
        return not self.places or set(self.places) <= {name_of(place).bare for place in places}


def read_label(text: str) -> Label:
    """Take a label apart.

    Commas, semicolons and brackets separate the name from the places around it; the word
    "cũ" (former) after a place is dropped, as is the body in front of a name (``UBND``).
    """
    said, *places = (_key(part) for part in _SEPARATORS.split(text))
    said = _without_body(said)
    kind, rest = _split(said)
    names = [_name("", said)] if not kind else [_name(kind, rest), _name("", said)]
    around = (_split(place.removesuffix(" cũ"))[1] for place in places)
    return Label(tuple(names), tuple(bare(place) for place in around if place))


@cache
def name_of(name: str) -> Name:
    """Take the full name of a unit apart."""
    return _name(*_split(_key(name)))


def _fit(said: Name, unit: Name) -> Fit | None:
    if said.folded == unit.folded:
        return Fit.NAME_AND_KIND if said.kind == unit.kind else Fit.NAME
    return Fit.BARE if said.bare == unit.bare else None


def _name(kind: str, rest: str) -> Name:
    return Name(kind, rest, bare(rest))


def _key(text: str) -> str:
    spaced = _LETTER_AFTER_POINT.sub(". ", text.translate(_APOSTROPHES))
    return fold(spaced)


def _without_body(said: str) -> str:
    for body in _BODIES:
        if said.startswith(f"{body} "):
            return said.removeprefix(f"{body} ")
    return said


def _split(said: str) -> tuple[str, str]:
    """Split a kind, written out, without accents or short, from what follows it."""
    for kind in _KINDS:
        for written in (kind, bare(kind)):
            if said.startswith(f"{written} "):
                return kind, said.removeprefix(f"{written} ")
    first, _, rest = said.partition(" ")
    if rest and first in _SHORT_KINDS:
        return _SHORT_KINDS[first], rest
    return "", said
