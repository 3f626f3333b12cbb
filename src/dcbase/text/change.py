"""What was altered in a text, or could not be kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of alteration.

    Args:
        kind: A plain word for it, such as ``soft-hyphen`` or ``look-alike``.
        count: How many times.
        first: Index of the first one in the text as it came.
    """

    kind: str
    count: int
    first: int


def tally(found: Iterable[tuple[str, int]]) -> tuple[Change, ...]:
    """Count alterations given as (kind, index) in the order of the text; first seen comes first."""
    seen: dict[str, Change] = {}
    for kind, index in found:
        before = seen.get(kind)
        seen[kind] = (
            Change(kind, before.count + 1, before.first) if before else Change(kind, 1, index)
        )
    return tuple(seen.values())
