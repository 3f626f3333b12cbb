"""What may stand in braces in a phrase of an indicator."""

from __future__ import annotations

import re

from dcbase.model import Indicator, Kind

_BRACED = re.compile(r"\{[^{}]*\}|[{}]")
_SIGNS = {Kind.BOOLEAN: (), Kind.WORD: ("{word}",)}
_OF_NUMBERS = ("{n}",)


def stray_sign(indicator: Indicator) -> str:
    """Say which phrase of an indicator has braces that stand for nothing.

    Returns:
        The phrase, the sign and what may stand there, in English; empty if there is none.
    """
    signs = _SIGNS.get(indicator.kind, _OF_NUMBERS)
    for phrase in indicator.phrases:
        if "{" not in phrase and "}" not in phrase:
            continue
        for found in _BRACED.findall(phrase):
            if found not in signs:
                kind = f"of kind {indicator.kind.value!r}"
                may = f"{kind} only {' '.join(map(repr, signs))} stands for something"
                return f"{phrase!r}: {found!r} means nothing; " + (
                    may if signs else f"phrases {kind} have no signs"
                )
    return ""
