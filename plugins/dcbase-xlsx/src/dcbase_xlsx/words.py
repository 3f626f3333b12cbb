"""The workbook's own words, from ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

QUALIFIERS = ("trên", "dưới", "khoảng", "ít nhất", "không quá")
"""What the column "Mức độ" offers; the core reads each as a qualifier."""


def say(key: str, /, **facts: object) -> str:
    """Return the words of a key, with facts in them."""
    return _words()[key].format(**facts) if facts else _words()[key]


@cache
def _words() -> Mapping[str, str]:
    import tomllib
    from importlib.resources import files

    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
