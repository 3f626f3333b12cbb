"""What may stand in braces in a phrase of an indicator."""

from __future__ import annotations

import re

from dcbase.errors import Problem
from dcbase.model import Indicator, Kind

_BRACED = re.compile(r"\{[^{}]*\}|[{}]")
_SIGNS = {Kind.BOOLEAN: (), Kind.WORD: ("{word}",)}
_OF_NUMBERS = ("{n}",)


def stray_sign(indicator: Indicator) -> Problem | None:
    """Say which phrase of an indicator has braces that stand for nothing.

    Returns:
        The phrase, the sign and what may stand there, in words; None if there is none.
    """
    signs = _SIGNS.get(indicator.kind, _OF_NUMBERS)
    for phrase in indicator.phrases:
        if "{" not in phrase and "}" not in phrase:
            continue
        for found in _BRACED.findall(phrase):
            if found not in signs:
                key = "phrase-sign" if signs else "phrase-no-signs"
                facts = {"sign": found, "kind": indicator.kind.value, "may": " ".join(signs)}
                return Problem.of(key, **facts).within(repr(phrase))
    return None
