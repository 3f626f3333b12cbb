"""A small mapping that cannot change, hashes and pickles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(dict[K, V]):
    """An immutable mapping that keeps the order it was given.

    Two maps are equal when they hold the same pairs, in whatever order; a map hashes if its
    values do, and pickles as its pairs.  `types.MappingProxyType` does neither.  It is a `dict`
    that refuses every change, because a report is looked up some thousand times and a lookup
    in a dict runs in C.
    """

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override] # a dict has none, since it changes
        return hash(frozenset(self.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({super().__repr__()})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (FrozenMap, (tuple(self.items()),))

    def __copy__(self) -> FrozenMap[K, V]:
        return self

    def __deepcopy__(self, memo: object) -> FrozenMap[K, V]:
        return self

    def with_(self, pairs: Mapping[K, V]) -> FrozenMap[K, V]:
        """Return a map that also holds `pairs`; where a key is in both, theirs wins."""
        return FrozenMap({**self, **pairs})

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a FrozenMap cannot change; make another with .with_()")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse
