"""What a reader of a total has to know about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from dcbase.model import Basis, Flag, FrozenMap, Known, Qualifier
from dcbase.tally.methods import Sum

# Members of an enum are looked up slowly, and these are asked for of every figure.
_EXACTLY, _ASSUMED = Qualifier.EQ, Basis.ASSUMED


def flags_of(
    counted: Mapping[str, Known], added: Sum, under_check: Collection[str]
) -> dict[str, Any]:
    """Return the flags of a total and, for each, the units that it comes from.

    Args:
        counted: The figures that the total rests on, by unit.
        under_check: Units whose reports have errors.
    """
    flagged = {
        Flag.ESTIMATE: tuple(u for u, f in counted.items() if f.qualifier is not _EXACTLY),
        Flag.UNDER_CHECK: tuple(u for u in counted if u in under_check) if under_check else (),
        Flag.ASSUMED: tuple(u for u, f in counted.items() if f.basis is _ASSUMED),
        _left_out_flag(added): added.left_out,
    }
    found = {flag: flagged[flag] for flag in Flag if flagged.get(flag)}
    return {"flags": tuple(found), "flagged": FrozenMap(found)}


def _left_out_flag(added: Sum) -> Flag:
    return Flag.NO_WEIGHT if added.span is not None else Flag.STATED_LEFT_OUT
