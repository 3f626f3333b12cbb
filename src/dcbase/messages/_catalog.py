"""Load the catalog's files, each when its first word is needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

LANGUAGES = ("vi", "en")
_FOLDER = Path(__file__).parent / "catalog"


@cache
def entries(file: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the entries of one file of the catalog, by key.

    Raises:
        ValueError: There is no such file.
    """
    import tomllib  # most runs say nothing that needs it

    path = _FOLDER / f"{file}.toml"
    if not path.is_file():
        raise ValueError(f"the message catalog has no file {file!r}")
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))


def say(key: str, language: str = "vi", /, **facts: object) -> str:
    """Say a message.

    Args:
        key: ``file.key``: ``errors.workspace-not-found``.
        language: ``vi`` or ``en``.
        facts: What the words are made from.

    Raises:
        ValueError: The catalog has no such message, or it lacks a fact.
    """
    return _worded(key, language, language, facts)


def hint(key: str, language: str = "vi", /, **facts: object) -> str:
    """Say what to do about a message; empty if the catalog has nothing to say."""
    return _worded(key, language, f"hint_{language}", facts)


def _worded(key: str, language: str, field: str, facts: Mapping[str, object]) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language!r} (vi or en)")
    file, _, name = key.partition(".")
    entry = entries(file).get(name)
    if entry is None:
        raise ValueError(f"the message catalog has no {key!r}")
    template = entry.get(field, "")
    try:
        return str(template).format_map(dict(facts))
    except KeyError as missing:
        raise ValueError(f"message {key!r} needs the fact {missing}") from None
