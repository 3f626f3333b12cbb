"""A text as a row of folded words, with its numbers as single tokens."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from attrs import frozen

from dcbase.prose.synonyms import words_of
from dcbase.prose.written import Number
from dcbase.text import tone_key

# Private-use characters: no text that was cleaned holds them.
NUMBER = "\ue000"
"""A number that may be data."""
OTHER = "\ue001"
"""A number that is none (a year, a date)."""
GAP = "…"
"""In a phrase: up to twelve words of the same clause."""
EDGE = ""

_COMMUNES = ("xã ", "phường ", "đặc khu ")
_COMMUNE = re.compile(r"(?<!\w)(?:xã|phường|đặc khu)(?P<name>(?: \w+){2,5})")
_WORD = re.compile(r"\w+")
# What may stand behind "xã" and is no name of one.
_NO_NAMES = frozenset(("Ban", "Hội", "Đoàn", "Ủy", "Uỷ", "Công", "Mặt", "Luật", "Quy", "Đảng"))
_ENDS = frozenset({EDGE, NUMBER, ".", ";", "!", "?", "…"})
_LONGEST_GAP = 12
_NEAR = 240  # characters: more than a gap and the longest phrase take up


@frozen
class Stream:
    """Words of a text, at which place among them each number stands, and which words there are."""

    words: tuple[str, ...]
    places: tuple[tuple[int, Number], ...]
    every: frozenset[str]


def tokens_of(text: str) -> tuple[str, ...]:
    """Cut a composed text into folded words, the usual ones, and marks."""
    return tuple(words_of(key_of(text)))


def key_of(text: str) -> str:
    """Fold case and tone placement; Vietnamese keeps its length."""
    return tone_key(text.casefold())


def without_names(text: str, key: str) -> str:
    """Blank the names of communes in a folded text: "xã Lùng Phình có 16 thôn" has no word of it.

    Args:
        text: As it was written.
        key: The same, folded, as long.
    """
    if len(key) != len(text) or not any(_is_named(text, key, word) for word in _COMMUNES):
        return key
    for named in _COMMUNE.finditer(key):
        words = list(itertools.takewhile(_is_capital, _WORD.finditer(text, *named.span("name"))))
        if len(words) > 1 and words[0][0] not in _NO_NAMES:
            begin, end = words[0].start(), words[-1].end()
            key = f"{key[:begin]}{' ' * (end - begin)}{key[end:]}"
    return key


def _is_named(text: str, key: str, word: str) -> bool:
    """Tell whether a capital stands behind a word somewhere; behind "xã" mostly none does."""
    at = key.find(word)
    while at >= 0:
        behind = at + len(word)
        if text[behind : behind + 1].isupper():
            return True
        at = key.find(word, behind)
    return False


def _is_capital(word: re.Match[str]) -> bool:
    return word[0][:1].isupper()


def stream_of(text: str, numbers: Sequence[Number]) -> Stream:
    """Cut a text into words and numbers, without the words that are far from any number.

    Args:
        text: Composed text.
        numbers: Its numbers, in order.
    """
    key = key_of(text)
    if len(key) != len(text):
        key = tone_key("".join(map(_one_letter, text)))
    key = without_names(text, key)
    words = [EDGE]
    places: list[tuple[int, Number]] = []
    read = 0
    for number in numbers:
        words += _between(key, read, number.begin)
        if number.excluded is None:
            places.append((len(words), number))
        words.append(NUMBER if number.excluded is None else OTHER)
        read = number.end
    words += _between(key, read, len(key))
    words.append(EDGE)
    return Stream(tuple(words), tuple(places), frozenset(words))


def _one_letter(letter: str) -> str:
    """Fold a letter, but for those of other languages that fold to two (``ß``)."""
    folded = letter.casefold()
    return folded if len(folded) == 1 else letter


def _between(key: str, begin: int, end: int) -> list[str]:
    """Cut the words between two numbers; those too far from both are left out."""
    if end - begin <= 2 * _NEAR:
        return words_of(key, begin, end)
    left, right = words_of(key, begin, begin + _NEAR), words_of(key, end - _NEAR, end)
    return [*left, EDGE, *right]


def reads(words: Sequence[str], at: int, wanted: Sequence[str], step: int) -> bool:
    """Tell whether a phrase's words stand in a stream from `at` on.

    Args:
        words: Of a stream, with an edge at each end.
        wanted: Of the phrase, in reading direction.
        step: 1 to read forwards, -1 to read backwards.
    """
    for place, word in enumerate(wanted):
        if word == GAP:
            return _after_gap(words, at, wanted[place + 1 :], step)
        if words[at] != word:
            return False
        at += step
    return True


def _after_gap(words: Sequence[str], at: int, wanted: Sequence[str], step: int) -> bool:
    skipped = 0
    while not reads(words, at, wanted, step):
        skipped += words[at].isalnum()
        if words[at] in _ENDS or skipped > _LONGEST_GAP:
            return False
        at += step
    return True
