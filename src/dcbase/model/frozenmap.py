"""A small mapping that cannot change, hashes and pickles."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from typing import NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(Mapping[K, V]):
    """An immutable mapping that keeps the order it was given.

    Two maps are equal when they hold the same pairs, in whatever order; a map hashes if
    its values do, and pickles as its pairs.  `types.MappingProxyType` does neither.
    """

    __slots__ = ("_pairs",)
    _pairs: dict[K, V]

    def __init__(self, pairs: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        object.__setattr__(self, "_pairs", dict(pairs))

    def __getitem__(self, key: K) -> V:
        return self._pairs[key]

    def __contains__(self, key: object) -> bool:
        return key in self._pairs

    def __iter__(self) -> Iterator[K]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    # The abstract views look every pair up again; the dict's own do not.
    def keys(self) -> KeysView[K]:
        return self._pairs.keys()

    def values(self) -> ValuesView[V]:
        return self._pairs.values()

    def items(self) -> ItemsView[K, V]:
        return self._pairs.items()

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs.items()))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FrozenMap):
            return self._pairs == other._pairs
        return NotImplemented

    def __repr__(self) -> str:
        return f"FrozenMap({self._pairs!r})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a FrozenMap cannot change; make another with .with_()")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a FrozenMap cannot change; make another with .with_()")

    def __reduce__(self) -> tuple[type[FrozenMap[K, V]], tuple[tuple[tuple[K, V], ...]]]:
        return (FrozenMap, (tuple(self._pairs.items()),))

    def with_(self, pairs: Mapping[K, V]) -> FrozenMap[K, V]:
        """Return a map that also holds `pairs`; where a key is in both, theirs wins."""
        return FrozenMap({**self._pairs, **pairs})
