"""Provinces and communes of Viet Nam since 1 July 2025, and what they were before.

`find_units` says which units a code or a name may mean.  The lists are read when the first
unit is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbase.model import UnitRegister
from dcbase.plugin import hookimpl
from dcbase_units_vn.lookup import Match, find_units, identify
from dcbase_units_vn.register import every_unit

if TYPE_CHECKING:
    from dcbase.model import Units

__all__ = ["Match", "every_unit", "find_units"]


@hookimpl
def dcbase_register_units() -> tuple[UnitRegister, ...]:
    """Offer the whole list, now and before, as one register."""
    return (UnitRegister(code="units-vn", load=every_unit),)


@hookimpl
def dcbase_identify_unit(label: str, units: Units) -> str | None:
    """Answer for labels with an old name, a body before the name or a place behind it."""
    return identify(label, units)
