"""Phrases that announce an indicator in prose, compiled once for all reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from attrs import frozen

from dcbase.errors import DataFileError
from dcbase.model import FrozenMap, Indicator, Kind
from dcbase.model.remembered import remembered
from dcbase.prose.phrase_facts import Statement, prefixes, statements
from dcbase.prose.phrase_patterns import clue_of, pattern_of
from dcbase.prose.stream import GAP, NUMBER, tokens_of
from dcbase.text import fold

_ALSO, _NOT = "also ", "not "
_SLOT = "{n}"
# What one word of a phrase stands for; "xã hội" and "hợp tác xã" are other words.
_SYNONYMS = (
    (re.compile(r"(?<!\w)(?<!hợp tác )xã(?!\w)(?! hội)"), ("phường", "đặc khu")),
    (
        re.compile(r"(?<!\w)thôn(?!\w)(?!, tổ dân phố)"),
        (
            *("bản", "tổ dân phố", "khu dân cư", "xóm", "ấp", "buôn", "khu phố"),
            *("thôn, bản", "thôn, tổ dân phố", "thôn, xóm", "bản, tổ dân phố"),
        ),
    ),
    (re.compile(r"(?<!\w)đơn(?!\w)(?! vị| thư)"), ("đơn thư",)),
    (re.compile(r"(?<!\w)cơ quan, đơn vị(?!\w)(?!, trường)"), ("cơ quan, đơn vị, trường học",)),
    (
        re.compile(r"(?<!\w)doanh nghiệp(?!\w)(?!, hợp tác xã| và hợp tác xã)"),
        ("doanh nghiệp, hợp tác xã", "doanh nghiệp và hợp tác xã"),
    ),
    (re.compile(r"(?<!\w)ubnd(?!\w)"), ("ủy ban nhân dân",)),
    (re.compile(r"(?<!\w)hội đồng nhân dân(?!\w)"), ("hđnd",)),
    (re.compile(r"(?<!\w)ban thanh tra nhân dân(?!\w)"), ("ban ttnd",)),
    (re.compile(r"(?<!\w)mặt trận tổ quốc(?!\w)"), ("mttq",)),
    (re.compile(r"(?<!\w)ban giám sát đầu tư của cộng đồng(?!\w)"), ("ban gsđtccđ",)),
)
_NO_NUMBERS = (Kind.BOOLEAN, Kind.WORD)
_Written = tuple[str, tuple[str, ...], bool, tuple[str, ...]]


@frozen
class Phrase:
    """A phrase of an indicator.

    Args:
        code: Short code of the indicator.
        text: As the catalog has it, without ``also`` and ``not``.
        also: No figure is read from it; a reference to another indicator in it is compared.
        weight: How many words it has; the heavier of two phrases wins.
        never: The words speak of something else: no phrase of the indicator is in them.
    """

    code: str
    text: str
    also: bool
    weight: int
    never: bool = False

    def around(self, number: str) -> str:
        """Return the phrase with a number in it, for people."""
        return self.text.replace(_SLOT, number)


@frozen
class Around:
    """A phrase around one of its numbers.

    Args:
        before: What stands before the number, nearest first.
        after: What stands after it.
        words: Every word of both: no text that lacks one of them has to be read for it.
    """

    phrase: Phrase
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: frozenset[str]


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
        by_next: Those with a word right after their number, by that word.
        by_last: The others that have a word right before it, by that word.
        zeros: Those that state 0.
        openers: A text in small letters without any of these states no 0.
        facts: Those that state a yes, a no or a word of a list.
    """

    by_next: FrozenMap[str, tuple[Around, ...]]
    by_last: FrozenMap[str, tuple[Around, ...]]
    zeros: tuple[Zero, ...]
    openers: frozenset[str]
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
    nexts: dict[str, list[Around]] = {}
    lasts: dict[str, list[Around]] = {}
    zeros: list[Zero] = []
    openers: set[str] = set()
    facts: list[Statement] = []
    for code, texts, stated, values in written:
        if stated:
            facts += [fact for text in texts for fact in _facts(code, text, values)]
            continue
        for phrase in (_phrase(code, text) for text in texts):
            for variant in variants_of(phrase.text):
                if NUMBER not in variant:
                    zeros.append(_zero(phrase, variant))
                    openers.add(clue_of(variant[:1]))
                for around in _around(phrase, variant):
                    _file(around, nexts, lasts)
    return Phrases(
        by_next=FrozenMap({word: tuple(found) for word, found in nexts.items()}),
        by_last=FrozenMap({word: tuple(found) for word, found in lasts.items()}),
        zeros=tuple(zeros),
        openers=frozenset(openers),
        facts=tuple(facts),
    )


def _facts(code: str, written: str, values: tuple[str, ...]) -> Iterator[Statement]:
    marked, text = prefixes(written)
    return statements(code, marked, variants_of(text), values)


def _phrase(code: str, written: str) -> Phrase:
    text = written.removeprefix(_ALSO).removeprefix(_NOT).strip()
    words = [word for word in tokens_of(text.replace(_SLOT, " ")) if word.isalnum()]
    if not words:
        raise DataFileError(path=code, problems=(f"phrases: {written!r} has no words",))
    never = written.startswith(_NOT)
    return Phrase(code, text, written.startswith(_ALSO), len(words), never)


def variants_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a phrase, once for each way in which its synonyms can be said."""
    texts = [fold(text.replace(_SLOT, f" {NUMBER} "))]
    for word, others in _SYNONYMS:
        said = [word.sub(other, known) for known in texts for other in others if word.search(known)]
        texts = [*texts, *said]
    return (tokens_of(variant) for variant in texts)


def _around(phrase: Phrase, words: tuple[str, ...]) -> Iterator[Around]:
    for place, word in enumerate(words):
        if word == NUMBER:
            before, after = words[:place][::-1], words[place + 1 :]
            yield Around(phrase, before, after, frozenset((*before, *after)) - {GAP})


def _file(around: Around, nexts: dict[str, list[Around]], lasts: dict[str, list[Around]]) -> None:
    for words, index in ((around.after, nexts), (around.before, lasts)):
        if words and words[0] not in (GAP, NUMBER):
            index.setdefault(words[0], []).append(around)
            return
    problem = f"phrases: {around.phrase.text!r} has no word next to its number"
    raise DataFileError(path=around.phrase.code, problems=(problem,))


def _zero(phrase: Phrase, words: tuple[str, ...]) -> Zero:
    pattern = re.compile(rf"(?<!\w){pattern_of(words)}(?!\w)")
    return Zero(phrase, clue_of(words), pattern)
