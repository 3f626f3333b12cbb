"""Frozen values that are built quickly, for the few of which a round makes ten thousand.

attrs sets every field of a frozen object through a call of `object.__setattr__`; for an
`Origin` and a `Known` that was a seventh of the time of a province's round.  So
these are built open, with plain assignments, and then closed: `change` gives the object the
class that `opened` makes, with the same fields and no guard, and the last assignment gives it
its own class back.
"""

from __future__ import annotations

from typing import Any

change = object.__setattr__
"""``change(being_built, "__class__", opened_class)``."""


def opened(frozen: type[Any]) -> type[Any]:
    """Return the same class without the guard against assignments."""
    free = {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    return type(f"_Open{frozen.__name__}", (frozen,), {"__slots__": (), **free})
