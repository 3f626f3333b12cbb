"""Patterns of words over folded text, and what tells quickly that a text cannot match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dcbase.prose.stream import GAP
from dcbase.text import bare

_MARKS = re.compile(r"[^\w\s]")
# Up to twelve words of one clause; of a count without a number among them.
_WORDS = r"[^\w\s.;!?…]*\s+(?:[^\s.;!?…0-9]+\s+){0,12}?"
_ANYTHING = r"[^\w\s.;!?…]*\s+(?:[^\s;!?…]*[^\s.;!?…]\s+){0,12}?"


def pattern_of(words: Sequence[str], *, numbers: bool = False) -> str:
    """Return a pattern of words in folded text; a gap is up to twelve words of one clause.

    Args:
        numbers: Numbers may stand in the gaps too.
    """
    stretches = " ".join(words).split(f" {GAP} ")
    gap = _ANYTHING if numbers else _WORDS
    return gap.join(_exactly(stretch.split(" ")) for stretch in stretches)


def clue_of(words: Iterable[str]) -> str:
    """Return the longest stretch of words that stands in every text as it stands here."""
    kept = " ".join(word if _is_steady(word) else GAP for word in words)
    return max((part.strip() for part in kept.split(GAP)), key=len)


def _is_steady(word: str) -> bool:
    """Tell a word from a mark and from one whose tone may stand on two places (hòa, hoà)."""
    return word.isalnum() and not bare(word).endswith(("oa", "oe", "uy"))


def _exactly(words: Iterable[str]) -> str:
    parts = [rf"\s*{re.escape(word)}" if _MARKS.match(word) else rf"\s+{word}" for word in words]
    return "".join(parts).removeprefix(r"\s+").removeprefix(r"\s*")
