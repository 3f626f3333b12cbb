"""Zeros that words state, as the claims that print them again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dcbase.model import Known, OutlineBlock
from dcbase.prose.exclusions import is_target
from dcbase.prose.matching import zero_spans
from dcbase.prose.numbers import clause_before
from dcbase.prose.phrases import Phrases
from dcbase.prose.place_ledger import Ledger
from dcbase.prose.place_reference import Reference, origin_at
from dcbase.prose.years import Reported, Time, time_of

_NOT_NOT = re.compile(r"(?<!\w)(?:không|chưa) phải(?: là)?\s+\Z", re.IGNORECASE)


def zeros(
    block: OutlineBlock, phrases: Phrases, ledger: Ledger, own: Reported
) -> Iterator[Reference]:
    """Yield claims for words that state 0; one that begins inside another goes on from it."""
    text = block.text
    at = 0
    told: set[str] = set()
    for begin, end, code in _spans(text, phrases):
        if code in told or end <= at or is_target(clause_before(text, begin), ""):
            continue
        start = max(begin, at)
        start += len(text[start:end]) - len(text[start:end].lstrip())
        words, origin = text[start:end], origin_at(block, start)
        time = time_of(text, begin, end, own)
        if time is not Time.OWN:
            ledger.pass_over(time, words, code, origin)
            continue
        if _NOT_NOT.search(text[:begin]):
            ledger.unclear(words, code, origin)
            continue
        if not ledger.states(code, Known(0, origin=origin)):
            ledger.doubt(words, {code}, origin)
            continue
        told.add(code)
        at = end
        if "|" not in words and "{" not in words and "}" not in words:
            yield Reference(start, end, code, f"{{{{ {code} = 0 | {words} }}}}")


def _spans(text: str, phrases: Phrases) -> list[tuple[int, int, str]]:
    """Return where words state which zero, by where they end; of two the longer one first."""
    spans = (
        (begin, end, phrase.code) for begin, end, phrase in zero_spans(text, text.lower(), phrases)
    )
    return sorted(sorted(spans), key=lambda span: (span[1], -span[0]))
