"""Names of other units in a file that says whose it is.

The identity in the file counts, and nothing is guessed; but a form that was filled in for a
neighbour, or sent under its name, is worth a warning before its figures are added up.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from dcbase._flow.kit import Kit
from dcbase._flow.unit_names import named_in
from dcbase.model import Finding, Origin, Submission, Unit, core_kind
from dcbase.text import fold


def named_otherwise(submission: Submission, unit: Unit, kit: Kit) -> Iterator[Finding]:
    """Yield DC-2018 where the issuing body, and DC-2019 where the file, has another unit's name.

    Args:
        unit: Whose the file says it is, by its code.
    """
    said = submission.header.get("organisation")
    if said is not None and (others := _in_words(said.text, unit, kit)):
        facts = {"got": said.text, "unit": unit.name, "other": _listed(others)}
        yield core_kind("DC-2018").found(subject="unit", origin=said.origin, facts=facts)
    name = submission.name.rpartition("/")[2]
    if unit.code in name or unit.short_name in name:  # as nearly all are called
        return
    codes = named_in(PurePosixPath(name).stem, kit)
    if codes and unit.code not in codes:
        others = [kit.expected[code] for code in codes]
        facts = {"got": submission.name, "unit": unit.name, "other": _listed(others)}
        origin = Origin(submission.name, submission.sha256)
        yield core_kind("DC-2019").found(subject="unit", origin=origin, facts=facts)


def _in_words(words: str, unit: Unit, kit: Kit) -> list[Unit]:
    """Return the other units whose full names stand in some words, if the unit's own does not."""
    if unit.short_name in words:
        return []
    key = f" {fold(words)} "
    if _name(unit) in key:
        return []
    return [other for other in kit.expected.values() if _name(other) in key]


def _name(unit: Unit) -> str:
    return _folded(f"{unit.kind} {unit.short_name}".strip())


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return f" {fold(name)} "


def _listed(units: list[Unit]) -> str:
    return ", ".join(f"{unit.name} ({unit.code})" for unit in units)
