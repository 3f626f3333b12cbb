"""Which expected units a file may be called after."""

from __future__ import annotations

import re

from dcbase._flow.kit import Kit
from dcbase.model import Unit
from dcbase.text import bare

_NO_LETTER = re.compile(r"[\W_]+")


def named_in(stem: str, kit: Kit) -> list[str]:
    """Return the codes of the expected units that a file's name may stand for.

    A code in the name and the name itself have to agree.  Only a name that is no unit's with
    its accents is looked at without: many communes are then called alike.
    """
    codes = [part for part in re.split(r"[^0-9A-Za-z]+", stem) if part in kit.expected]
    label = kit.identify_unit(stem, kit.expected)
    codes += [] if label is None else [label]
    if not codes:
        inside = f" {bare(_NO_LETTER.sub(' ', stem))} "
        units = kit.expected.items()
        codes = [code for code, unit in units if f" {bare(_in_full(unit))} " in inside]
    return sorted(set(codes))


def _in_full(unit: Unit) -> str:
    return f"{unit.kind} {unit.short_name}".strip()
