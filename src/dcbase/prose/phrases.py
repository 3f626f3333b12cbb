"""Phrases that announce an indicator in prose, compiled once for all reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from attrs import frozen

from dcbase.errors import DataFileError, Problem
from dcbase.model import FrozenMap, Indicator, Kind
from dcbase.model.remembered import remembered
from dcbase.prose.phrase_facts import Statement, prefixes, statements
from dcbase.prose.phrase_patterns import clue_of, pattern_of
from dcbase.prose.phrase_tree import Phrase, PhraseTree, arounds
from dcbase.prose.stream import NUMBER, tokens_of
from dcbase.prose.synonyms import ways_of

_ALSO, _NOT = "also ", "not "
_SLOT = "{n}"
_DENYING = ("không", "chưa")
_NO_NUMBERS = (Kind.BOOLEAN, Kind.WORD)
_Written = tuple[str, tuple[str, ...], bool, tuple[str, ...]]


@frozen
class Zero:
    """A phrase that states 0.

    Args:
        clue: No text that lacks it, in small letters, matches.
        pattern: What does match, in folded text.
    """

    phrase: Phrase
    clue: str
    pattern: re.Pattern[str]


@frozen(eq=False)
class Phrases:
    """All phrases of some indicators, ready to be looked for.

    Args:
        tree: Those with a number in them.
        zeros: Those that state 0, by the words that deny, without which no text in small letters
            states it.
        denials: The same words, by the first of them: most texts hold none of those.
        facts: Those that state a yes, a no or a word of a list.
    """

    tree: PhraseTree
    zeros: FrozenMap[str, tuple[Zero, ...]]
    denials: tuple[tuple[str, tuple[str, ...]], ...]
    facts: tuple[Statement, ...] = ()


def compile_phrases(indicators: Mapping[str, Indicator]) -> Phrases:
    """Compile the phrases of indicators; the same phrases are compiled once.

    Args:
        indicators: By short code.  Of a `FrozenMap` even the phrases are gathered only once.

    Raises:
        DataFileError: A phrase has no word next to its number, so that it would announce
            every number there is; or it has ``{word}`` without a list of words.
    """
    if isinstance(indicators, FrozenMap):
        return _remembered(indicators)
    return _gathered(indicators)


@remembered
def _remembered(indicators: FrozenMap[str, Indicator]) -> Phrases:
    return _gathered(indicators)


def _gathered(indicators: Mapping[str, Indicator]) -> Phrases:
    return _compiled(
        tuple(
            (code, one.phrases, one.kind in _NO_NUMBERS, one.values)
            for code, one in indicators.items()
            if one.phrases
        )
    )


@lru_cache(maxsize=16)
def _compiled(written: tuple[_Written, ...]) -> Phrases:
    tree = PhraseTree()
    zeros: dict[str, list[Zero]] = {}
    facts: list[Statement] = []
    for code, texts, stated, values in written:
        if stated:
            facts += [fact for text in texts for fact in _facts(code, text, values)]
            continue
        for phrase in (_phrase(code, text) for text in texts):
            if _SLOT not in phrase.text:
                for words in ways_of(phrase.text):
                    zeros.setdefault(_denial(words), []).append(_zero(phrase, words))
                continue
            for around in arounds(phrase, tokens_of(phrase.text.replace(_SLOT, f" {NUMBER} "))):
                if not tree.add(around):
                    lone = Problem.of("phrase-lone-number", phrase=phrase.text)
                    problem = lone.within("phrases")
                    raise DataFileError(path=code, problems=(problem,))
    return Phrases(
        tree=tree,
        zeros=FrozenMap({opener: tuple(found) for opener, found in zeros.items()}),
        denials=tuple(_by_first_word(zeros)),
        facts=tuple(facts),
    )


def _facts(code: str, written: str, values: tuple[str, ...]) -> Iterator[Statement]:
    marked, text = prefixes(written)
    return statements(code, marked, ways_of(text), values)


def _phrase(code: str, written: str) -> Phrase:
    text = written.removeprefix(_ALSO).removeprefix(_NOT).strip()
    words = [word for word in tokens_of(text.replace(_SLOT, " ")) if word.isalnum()]
    if not words:
        problem = Problem.of("phrase-no-words", phrase=written).within("phrases")
        raise DataFileError(path=code, problems=(problem,))
    never = written.startswith(_NOT)
    return Phrase(code, text, written.startswith(_ALSO), len(words), never)


def _denial(words: tuple[str, ...]) -> str:
    """Return two words that stand in every text which says these: "không có", if they deny."""
    at = next((at for at, word in enumerate(words) if word in _DENYING), 0)
    return clue_of(words[at : at + 2]) or clue_of(words)


def _by_first_word(denials: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for first, same in groupby(sorted(denials), key=lambda words: words.partition(" ")[0]):
        yield first, tuple(same)


def _zero(phrase: Phrase, words: tuple[str, ...]) -> Zero:
    pattern = re.compile(rf"(?<!\w){pattern_of(words)}(?!\w)")
    return Zero(phrase, clue_of(words), pattern)
