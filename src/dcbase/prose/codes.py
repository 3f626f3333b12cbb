"""Which indicator a code in prose means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from dcbase.model import Indicator

_NUMBERED = re.compile(r"([A-ZĐ_-]+?)([0-9O]+)")


def short_code(code: str, indicators: Mapping[str, Indicator]) -> str | None:
    """Return the short code that a short or full code means among `indicators`, or None."""
    if code in indicators:
        return code
    short = code.rpartition(":")[2]
    indicator = indicators.get(short)
    return None if indicator is None or indicator.code != code else short


def suggestion(code: str, indicators: Mapping[str, Indicator]) -> str:
    """Return `` → CODE?`` for the nearest code there is; empty if none is near.

    A zero that was left out or written as a letter comes first: ``DT5``, ``dtO5`` are ``DT05``.
    """
    short = code.rpartition(":")[2].upper()
    same = [other for other in indicators if _plain(other) == _plain(short)]
    near = same or difflib.get_close_matches(short, indicators, n=1, cutoff=0.6)
    return f" → {near[0]}?" if near else ""


def _plain(code: str) -> str:
    """Return a code without what is mistaken in its number: zeros in front, the letter O."""
    parts = _NUMBERED.fullmatch(code)
    return code if parts is None else parts[1] + parts[2].replace("O", "0").lstrip("0")
