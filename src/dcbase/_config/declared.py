"""What a ``[[source]]`` declares of all its files: their encoding, their separator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dcbase.reading.csv_text import ENCODINGS, encoding_named
from dcbase.reading.strict_csv import SEPARATORS, separator_named, shown

_NAMED: Mapping[str, tuple[Callable[[str], str], tuple[str, ...]]] = MappingProxyType(
    {
        "encoding": (encoding_named, ENCODINGS),
        "separator": (separator_named, tuple(map(shown, SEPARATORS))),
    }
)
DECLARED = tuple(_NAMED)


def declared_as(key: str, written: str) -> str:
    """Return an encoding or a separator as readers know it.

    Raises:
        ValueError: There is none of that name; the message lists them.
    """
    named, known = _NAMED[key]
    meant = named(written)
    if not meant:
        raise ValueError(f"{written!r} ({' '.join(known)})")
    return meant
