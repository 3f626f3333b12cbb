"""What is made of a value once, for as long as the value is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MOST = 64


def remembered(make: Callable[[K], V]) -> Callable[[K], V]:
    """Remember what a function makes of a value that cannot change, for that very value.

    `functools.cache` would compare: a hundred indicators with a hundred others take longer to
    compare than anything that is made of them.  What is remembered keeps its value alive, so
    that no other value gets the same identity; of more than 64 all are forgotten.
    """
    kept: dict[int, tuple[K, V]] = {}

    def recall(value: K) -> V:
        found = kept.get(id(value))
        if found is None:
            if len(kept) >= _MOST:
                kept.clear()
            found = kept[id(value)] = (value, make(value))
        return found[1]

    return recall
