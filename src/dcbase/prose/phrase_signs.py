"""What may stand in braces in a phrase of an indicator, and the words that it needs beside them."""

from __future__ import annotations

import re

from dcbase.errors import Problem
from dcbase.model import Indicator, Kind

_BRACED = re.compile(r"\{[^{}]*\}|[{}]")
_APART = re.compile(r"(\{n\}|…)")
_SIGNS = {Kind.BOOLEAN: (), Kind.WORD: ("{word}",)}
_OF_NUMBERS = ("{n}",)


def wordless(indicator: Indicator) -> Problem | None:
    """Say which phrase of an indicator would announce every number, or no word of its list.

    Returns:
        The phrase, and what it lacks; None if there is none.
    """
    for phrase in indicator.phrases:
        if indicator.kind is Kind.WORD:
            key = "" if "{word}" in phrase else "phrase-needs-word"
        elif indicator.kind is Kind.BOOLEAN:
            key = "" if _has_words(phrase) else "phrase-no-words"
        else:
            key = _lacking(phrase.removeprefix("also ").removeprefix("not "))
        if key:
            return Problem.of(key, phrase=phrase)
    return None


def _lacking(phrase: str) -> str:
    if "…" not in phrase and phrase.count("{n}") < 2:
        return "" if _has_words(phrase.replace("{n}", "")) else "phrase-no-words"
    parts = _APART.split(phrase)
    beside = (
        _has_words(parts[at - 1]) or _has_words(parts[at + 1])
        for at, part in enumerate(parts)
        if part == "{n}"
    )
    return "" if all(beside) else "phrase-lone-number"


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


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
