"""Which phrases stand around a number, and which words state a zero."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from dcbase.model import Indicator
from dcbase.prose.exclusions import is_target
from dcbase.prose.numbers import clause_before
from dcbase.prose.phrase_tree import Phrase
from dcbase.prose.phrases import Phrases
from dcbase.prose.stream import Stream, key_of
from dcbase.prose.written import Number


@frozen
class SaidZero:
    """Words that state 0, where they begin, and as they are written."""

    phrase: Phrase
    at: int
    words: str


def phrases_around(
    stream: Stream,
    place: int,
    number: Number,
    phrases: Phrases,
    indicators: Mapping[str, Indicator],
) -> tuple[Phrase, ...]:
    """Return the heaviest phrases that stand around a number and whose unit it has."""
    words, every = stream.words, stream.every
    found = tuple(
        around.phrase
        for around in phrases.tree.near(words, place - 1, place + 1)
        if around.stands(words, every, place - 1, place + 1)
        and number.in_unit(indicators[around.phrase.code].unit) is not None
    )
    return _heaviest(_meant(found))


def announced(around: Iterable[Phrase]) -> Phrase | None:
    """Return the phrase that a figure may be read from; None where two indicators fit."""
    meant = [phrase for phrase in around if not phrase.also]
    return meant[0] if len({phrase.code for phrase in meant}) == 1 else None


def may_state_zero(small: str, phrases: Phrases) -> bool:
    """Tell whether it is worth looking for the words of a text, in small letters, that state 0."""
    for word, denials in phrases.denials:
        if word in small:
            for denial in denials:
                if denial in small:
                    return True
    return False


def zero_spans(text: str, small: str, phrases: Phrases) -> list[tuple[int, int, Phrase]]:
    """Return where words state which zero, whatever is said of their time.

    Args:
        small: The same text in small letters.
    """
    near = [
        zero
        for denial, zeros in phrases.zeros.items()
        if denial in small
        for zero in zeros
        if zero.clue in small
    ]
    key = key_of(text) if near else ""
    if len(key) != len(text):
        return []
    spans = [
        (match.start(), match.end(), zero.phrase)
        for zero in near
        for match in zero.pattern.finditer(key)
    ]
    never = [one for one in spans if one[2].never]
    return [one for one in spans if not any(_is_inside(one, other) for other in never)]


def _is_inside(one: tuple[int, int, Phrase], other: tuple[int, int, Phrase]) -> bool:
    return one[2].code == other[2].code and other[0] <= one[0] and one[1] <= other[1]


def zeros_in(text: str, phrases: Phrases) -> Iterator[SaidZero]:
    """Yield the words of a text that state 0, but for targets ("phấn đấu không …")."""
    found: dict[int, list[tuple[Phrase, int]]] = {}
    for begin, end, phrase in zero_spans(text, text.lower(), phrases):
        found.setdefault(begin, []).append((phrase, end))
    for at, said in sorted(found.items()):
        meant = announced(_heaviest(phrase for phrase, _ in said))
        if meant is not None and not is_target(clause_before(text, at), ""):
            end = next(end for one, end in said if one == meant)
            yield SaidZero(meant, at, text[at:end])


def _meant(found: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Leave out the phrases of indicators that the words do not speak of."""
    never = {phrase.code for phrase in found if phrase.never}
    return tuple(phrase for phrase in found if phrase.code not in never) if never else found


def _heaviest(phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    every = tuple(phrases)
    if len(every) < 2:
        return every
    most = max((phrase.weight for phrase in every), default=0)
    return tuple(phrase for phrase in every if phrase.weight == most)
