"""Which indicator a code in prose means."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from dcbase.model import Indicator


def short_code(code: str, indicators: Mapping[str, Indicator]) -> str | None:
    """Return the short code that a short or full code means among `indicators`, or None."""
    if code in indicators:
        return code
    short = code.rpartition(":")[2]
    indicator = indicators.get(short)
    return None if indicator is None or indicator.code != code else short


def suggestion(code: str, indicators: Mapping[str, Indicator]) -> str:
    """Return `` → CODE?`` for the nearest code there is; empty if none is near."""
    short = code.rpartition(":")[2].upper()
    near = difflib.get_close_matches(short, indicators, n=1, cutoff=0.6)
    return f" → {near[0]}?" if near else ""
