"""What words state of an indicator that no number is for: yes, no, or a word of its list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dcbase.model import Known, OutlineBlock
from dcbase.prose.denials import is_stated
from dcbase.prose.phrase_facts import Statement
from dcbase.prose.phrases import Phrases
from dcbase.prose.place_ledger import Ledger
from dcbase.prose.place_reference import Reference, origin_at
from dcbase.prose.stream import key_of
from dcbase.prose.years import Reported, Time, time_of


def facts(
    block: OutlineBlock, slot: str, phrases: Phrases, ledger: Ledger, own: Reported
) -> Iterator[Reference]:
    """Keep what a block states without numbers; yield references to the words of lists.

    A figure is kept where words say that something is done, or that it is not; where they deny,
    plan or ask for it, or somebody else is meant, a finding says so.
    """
    text = block.text
    for match, one in _matches(text, slot, phrases, ledger):
        words, origin = text[match.start() : match.end()], origin_at(block, match.start())
        time = time_of(text, match.start(), match.end(), own)
        stated = is_stated(text, match.start(), match.end(), one.value)
        if not _is_place(slot, ledger.indicators[one.code].slot, here=one.here):
            if one.value is not None and stated and time is Time.OWN:
                ledger.answers.said(one.code, one.value, words, origin, here=False)
        elif time is not Time.OWN:
            ledger.pass_over(time, words, one.code, origin)
        elif not stated:
            ledger.unclear(words, one.code, origin)
        elif one.value is not None:
            ledger.answer(one.code, one.value, words, origin)
        else:
            yield from _word(block, match, one.code, ledger)


def _matches(
    text: str, slot: str, phrases: Phrases, ledger: Ledger
) -> list[tuple[re.Match[str], Statement]]:
    """Return what matches, the longest of what overlaps; what is only read here, only here."""
    key, small = key_of(text), text.lower()
    if not phrases.facts or len(key) != len(text):
        return []
    found = [
        (match, one)
        for one in phrases.facts
        if one.clue in small
        and (not one.here or _is_place(slot, ledger.indicators[one.code].slot, here=True))
        for match in one.pattern.finditer(key)
    ]
    kept: list[tuple[re.Match[str], Statement]] = []
    for match, one in sorted(found, key=lambda pair: pair[0].start() - pair[0].end()):
        inside = any(
            one.code == other.code and match.start() < wide.end() and wide.start() < match.end()
            for wide, other in kept
        )
        if not inside:
            kept.append((match, one))
    return sorted(kept, key=lambda pair: pair[0].start())


def _is_place(slot: str, own: str, *, here: bool) -> bool:
    return slot == own if here else slot.partition(".")[0] == own.partition(".")[0]


def _word(
    block: OutlineBlock, match: re.Match[str], code: str, ledger: Ledger
) -> Iterator[Reference]:
    begin, end = match.span("word")
    written, origin = block.text[begin:end], origin_at(block, begin)
    values = ledger.indicators[code].values
    value = next(one for one in values if key_of(one) == key_of(written))
    if not ledger.states(code, Known(value, origin=origin)):
        ledger.doubt(written, {code}, origin)
    elif value == written:
        yield Reference(begin, end, code, f"{{{{ {code} }}}}")
