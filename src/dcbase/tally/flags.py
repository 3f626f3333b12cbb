"""What a reader of a total has to know about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from dcbase.model import Basis, Flag, FrozenMap, Known, Qualifier
from dcbase.tally.methods import Sum

if TYPE_CHECKING:
    from dcbase.tally.tally import Given


def flags_of(known: Mapping[str, Given], added: Sum) -> dict[str, Any]:
    """Return the flags of a total and, for each, the units that it comes from."""
    counted = {unit: given for unit, given in known.items() if unit not in added.left_out}
    flagged = {
        Flag.ESTIMATE: _where(counted, lambda figure: figure.qualifier is not Qualifier.EQ),
        Flag.UNDER_CHECK: tuple(u for u, given in counted.items() if given.under_check),
        Flag.ASSUMED: _where(counted, lambda figure: figure.basis is Basis.ASSUMED),
        _left_out_flag(added): added.left_out,
    }
    found = {flag: flagged[flag] for flag in Flag if flagged.get(flag)}
    return {"flags": tuple(found), "flagged": FrozenMap(found)}


def _where(known: Mapping[str, Given], holds: Callable[[Known], bool]) -> tuple[str, ...]:
    return tuple(
        unit
        for unit, given in known.items()
        if isinstance(given.figure, Known) and holds(given.figure)
    )


def _left_out_flag(added: Sum) -> Flag:
    return Flag.NO_WEIGHT if added.span is not None else Flag.STATED_LEFT_OUT
