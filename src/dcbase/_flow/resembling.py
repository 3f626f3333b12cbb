"""Which expected units a label may mean that is not clearly one of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from dcbase.model import Unit, Units
from dcbase.text import fold

_MOST = 4


def resembling(label: str, expected: Units) -> str:
    """Return `` → CODE NAME?`` with the units that a label may mean; empty if none is like it.

    Units that bear the name, or took in one that bore it, come first: where several do, the
    name is as good as written and only the code tells them apart.
    """
    wanted = fold(label)
    meant = [unit for unit in expected.values() if wanted in map(fold, _names(unit))]
    if not meant:
        known = {code: code for code in expected}
        known |= {unit.name: code for code, unit in expected.items()}
        near = difflib.get_close_matches(label, known, n=1, cutoff=0.7)
        meant = [expected[known[one]] for one in near]
    said = ", ".join(f"{unit.code} {unit.name}" for unit in meant[:_MOST])
    return f" → {said}?" if meant else ""


def _names(unit: Unit) -> Iterator[str]:
    """Yield what a unit is or was called, with its kind and without it."""
    for name in (unit.name, *(old.name for old in unit.predecessors)):
        yield name
        yield name.partition(" ")[2]
