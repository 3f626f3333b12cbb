"""What a reader of a total has to know about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from dcbase.model import Basis, Flag, FrozenMap, Known, Qualifier
from dcbase.tally.methods import Sum

# Members of an enum are looked up slowly, and these are asked for of every figure.
_EXACTLY, _ASSUMED = Qualifier.EQ, Basis.ASSUMED


def flags_of(
    counted: Mapping[str, Known], odd: Mapping[str, Known], added: Sum, under_check: Collection[str]
) -> dict[str, Any]:
    """Return the flags of a total and, for each, the units that it comes from.

    Args:
        counted: The figures that the total rests on, by unit.
        odd: Those of all figures that have a qualifier or an assumed part.
        under_check: Units whose reports have errors.
    """
    found: list[tuple[Flag, tuple[str, ...]]] = []
    shaky = {unit: figure for unit, figure in odd.items() if unit in counted}
    if rough := tuple(u for u, f in shaky.items() if f.qualifier is not _EXACTLY):
        found.append((Flag.ESTIMATE, rough))
    if under_check and (checked := tuple([u for u in counted if u in under_check])):
        found.append((Flag.UNDER_CHECK, checked))
    if assumed := tuple(u for u, f in shaky.items() if f.basis is _ASSUMED):
        found.append((Flag.ASSUMED, assumed))
    if added.left_out:
        found.append((_left_out_flag(added), added.left_out))
    return {"flags": tuple(flag for flag, _ in found), "flagged": FrozenMap(found)}


def _left_out_flag(added: Sum) -> Flag:
    return Flag.NO_WEIGHT if added.span is not None else Flag.STATED_LEFT_OUT
