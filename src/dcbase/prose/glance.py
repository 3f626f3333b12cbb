"""A glance at a block with references, which finds most of them where they belong.

Reading a block's numbers takes long, and nearly every sentence of a report holds no number but
the references in it, each amid words of its own indicator.  Of such a block the words next to
each reference tell that nobody will find anything in it.  A glance may say that a block has to
be read although nothing comes of it, never the other way round: a test holds it to that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dcbase.model import Block, Figure, FigureRef, Indicator, Known, Literal
from dcbase.prose.codes import short_code
from dcbase.prose.matching import may_state_zero
from dcbase.prose.measures import MAGNITUDES
from dcbase.prose.phrases import Phrases
from dcbase.prose.printing import printed_words
from dcbase.prose.qualifiers import QUALIFYING
from dcbase.prose.saying import is_count
from dcbase.prose.stream import EDGE, NUMBER, OTHER, key_of, without_names
from dcbase.prose.synonyms import words_of
from dcbase.prose.written import is_spelled_in, may_hold_figures

_FIGURES = re.compile("[0-9]+")
# A year or so many months: of all numbers in figures those that are data nowhere.
_TIME = "\ue002"
_SAID = re.compile(r"(?P<qualifier>[^0-9]+ )?[0-9]+(?:[.,][0-9]+)*%?")
# Behind a number they belong to it: the words that announce it stand behind them.
_MEASURES = frozenset(("m²", "ha", "km²"))
# Behind a number, or before it, they may make another number of it.
_JOINED = frozenset(("%", "đồng", "đ", *MAGNITUDES, "trên", "trở", "/", "-", "–", OTHER))
_BEFORE = frozenset((*QUALIFYING, "từ", "/", "-", "–", OTHER))
_LAST_OF_TWO = frozenset(words.rpartition(" ")[2] for words in QUALIFYING if " " in words)
_STOPS = (",", ".")
_PAUSES = (*_STOPS, ";", ":", "(", ")", EDGE)


def nothing_at_a_glance(
    block: Block,
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
    phrases: Phrases,
) -> bool:
    """Tell that a block's references stand amid words of their own, and all else says nothing.

    Args:
        figures, indicators: By short code.
    """
    codes: list[str] = []
    texts: list[str] = []
    for run in block.runs:
        if isinstance(run, Literal):
            texts.append(run.text)
        elif isinstance(run, FigureRef) and (code := _said(run, figures, indicators, not codes)):
            codes.append(code)
            texts.append(OTHER)
        else:
            return False
    text = "".join(texts)
    key = key_of(text)
    timed = _FIGURES.search(text) is not None
    if timed and may_hold_figures(key):
        return False
    # A number that is data ends what stands between the words of a phrase; one that is none does
    # not.  Taken for none, all that may be found is found.
    key = without_names(text, key)
    if timed:
        key = _FIGURES.sub(_TIME, key)
    words = (EDGE, EDGE, *words_of(key), EDGE, EDGE, EDGE)
    if may_state_zero(key, phrases) or is_spelled_in(text, words):
        return False
    if timed and not all(_by_itself(at, words) for at, word in enumerate(words) if word == _TIME):
        return False
    at = 1
    for code in codes:
        at = words.index(OTHER, at + 1)
        if _others_around(code, at, words, phrases):
            return False
    return True


def _said(
    ref: FigureRef,
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
    first: bool,
) -> str | None:
    """Return the code of a reference that prints one number and nothing else.

    Args:
        first: No number stands before it, behind which "trên" would be the preposition.
    """
    code = short_code(ref.code, indicators)
    figure = figures.get(code) if code and not ref.slot else None
    if code is None or not isinstance(figure, Known):
        return None
    indicator = indicators[code]
    value: Any = figure.value
    if is_count(figure, ref.styles) and value >= 0:  # most
        return code
    said = _SAID.fullmatch(printed_words(ref, figure, indicator))
    if said is None or (said["qualifier"] and not first):
        return None
    return code


def _by_itself(at: int, words: tuple[str, ...]) -> bool:
    """Tell whether nothing at a number can make another number of it, or of the one beside it."""
    before, after = words[at - 1], words[at + 1]
    if after in _JOINED or _is_held_before(at, words):
        return False
    apart = before.isalpha() or (before in _PAUSES and words[at - 2] not in (OTHER, _TIME))
    return apart and (after.isalpha() or (after in _PAUSES and words[at + 2] not in (OTHER, _TIME)))


def _others_around(code: str, at: int, words: tuple[str, ...], phrases: Phrases) -> bool:
    """Tell whether phrases of other indicators may stand around the number at a place."""
    behind = at + 1
    if words[behind] in _MEASURES:
        behind += 1
    after = words[behind]
    if after in _JOINED or _is_held_before(at, words):
        return True
    if after in _STOPS and words[behind + 1] == OTHER:  # "6,5", if they stand together
        return True
    others = [one for one in phrases.tree.near(words, at - 1, behind) if one.phrase.code != code]
    if not others:  # nearly always
        return False
    every = frozenset(words)
    # Of two numbers: not worth reading here.
    return any(NUMBER in one.words or one.stands(words, every, at - 1, behind) for one in others)


def _is_held_before(at: int, words: tuple[str, ...]) -> bool:
    """Tell whether what stands before a number may make another number of it."""
    before = words[at - 1]
    if before in _BEFORE:
        return True
    return before in _LAST_OF_TWO and f"{words[at - 2]} {before}" in _BEFORE
