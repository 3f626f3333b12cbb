"""Numbers of one clause that share their subject: "Ban Chỉ đạo họp 04 cuộc, kiểm tra 03 cuộc"."""

from __future__ import annotations

from collections.abc import Mapping

from dcbase.model import Indicator
from dcbase.prose.matching import phrases_around
from dcbase.prose.phrase_tree import Phrase
from dcbase.prose.phrases import Phrases
from dcbase.prose.stream import GAP, NUMBER, Stream, key_of, tokens_of
from dcbase.prose.written import Number

_LONGEST_NOUN = 5  # words of what the number before counts
_JOINING = frozenset(
    (
        *("đã", "đang", "được", "và", "cũng", "đồng", "thời", "tiến", "hành", "tổ", "chức"),
        *("thực", "hiện", "triển", "khai", "trong", "kỳ", "năm", "đó"),
    )
)


def carried(
    stream: Stream,
    place: int,
    number: Number,
    before: Phrase,
    phrases: Phrases,
    indicators: Mapping[str, Indicator],
) -> tuple[Phrase, ...]:
    """Return the phrases around a number whose subject stands in front of the number before it.

    Nothing but joining words may stand between the two, so that nobody else can be the subject.

    Args:
        stream: Of the text.
        place: Of the number in it, which no phrase stands around.
        before: The phrase around the number before it.
    """
    words = stream.words
    last = next((at for at in range(place - 1, 0, -1) if words[at] == NUMBER), 0)
    comma = next((at for at in range(last, place) if words[at] in (",", "và")), 0)
    if not last or not comma or comma - last > _LONGEST_NOUN:
        return ()
    shorter = (*words[:last], *words[comma + 1 :])
    moved = place - (comma + 1 - last)
    joined = Stream(shorter, ((moved, number),), stream.every)
    found = phrases_around(joined, moved, number, phrases, indicators)
    between = words[comma + 1 : place]
    return tuple(one for one in found if _goes_on(one, before, between))


def _goes_on(phrase: Phrase, before: Phrase, between: tuple[str, ...]) -> bool:
    """Tell whether a phrase begins like the one before, and only joins its own words to it."""
    subject, gap, rest = phrase.text.partition(GAP)
    if not gap or not key_of(before.text).startswith(key_of(subject.strip())):
        return False
    own = tokens_of(rest.partition("{n}")[0])
    tail = between[len(between) - len(own) :] if own else ()
    return tail == own and _JOINING.issuperset(between[: len(between) - len(own)])
