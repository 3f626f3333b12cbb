"""The names that a sentence may use beside the codes of indicators."""

from __future__ import annotations

from typing import TypeAlias

from dcbase.layout.scene import Scene, called
from dcbase.layout.silence import unsorted
from dcbase.model import Indicator, Known
from dcbase.prose import misfit, say

UNITS = frozenset({"unit", "names", "absent"})
"""Those that stand for units, which begin a sentence with a capital."""
Name: TypeAlias = str | int | tuple[str, ...]

_EVERYWHERE = frozenset(
    {"period", "next_period", "window", "unit", "before", "expected", "reported"}
)
_IN_AGGREGATES = frozenset({"said", "denied", "names", "absent"})
_IN_REPORTS = frozenset({"unsorted"})
_COUNTED = Indicator(code="counted", name="counted")


def names_for(of: str) -> frozenset[str]:
    """Return the names that a layout for a ``report`` or an ``aggregate`` may use."""
    return _EVERYWHERE | (_IN_AGGREGATES if of == "aggregate" else _IN_REPORTS)


def values_of(
    scene: Scene, said: tuple[str, ...] = (), denied: tuple[str, ...] = ()
) -> dict[str, Name]:
    """Return what each name stands for.

    Args:
        scene: The record that is laid out.
        said: Codes of the units that tell something in the part at hand.
        denied: Codes of the units that answer in it that there is nothing.
    """
    values: dict[str, Name] = {
        "period": str(scene.period),
        "next_period": str(scene.period.next()),
        "window": scene.time,
        "before": scene.before.time if scene.before else "",
        "unit": called(scene.unit),
        "expected": len(scene.units),
        "reported": len(scene.reports),
    }
    if scene.aggregate:
        values["said"] = len(said)
        values["denied"] = len(denied)
        values["names"] = scene.called(said)
        values["absent"] = scene.called(scene.absent)
    else:
        values["unsorted"] = unsorted(scene)
    return values


def printed_name(value: Name, styles: tuple[str, ...] = ()) -> str:
    """Print what a name stands for; a number in a style, as a figure would be."""
    if isinstance(value, int):
        known = Known(value)
        return say(known, _COUNTED, () if misfit(known, _COUNTED, styles) else styles)
    return value if isinstance(value, str) else ", ".join(value)
