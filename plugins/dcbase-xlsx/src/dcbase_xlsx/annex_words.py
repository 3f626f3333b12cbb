"""The annex's own words, from ``annex_words.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any


def say(key: str, /, **facts: object) -> str:
    """Return the words of a key, with facts in them."""
    text: str = _words()[key]
    return text.format(**facts) if facts else text


def word(group: str, key: str) -> str:
    """Return a word of a group: ``qualifiers``, ``bases`` or ``reasons``."""
    said: str = _words()[group][key]
    return said


@cache
def _words() -> Mapping[str, Any]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads((files(__package__) / "annex_words.toml").read_text(encoding="utf-8"))
