"""Vietnamese alphabetical order."""

from __future__ import annotations

import re
from typing import TypeAlias

from dcbase.text.forms import nfc
from dcbase.text.keys import tone_key

OrderKey: TypeAlias = tuple[tuple[tuple[str, str], ...], str]

# The 29 letters, with f, j, w and z where foreign names need them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_ORDER = ("aăâeêioôơuưy", "àằầèềìòồờùừỳ", "ảẳẩẻểỉỏổởủửỷ", "ãẵẫẽễĩõỗỡũữỹ", "áắấéếíóốớúứý",
               "ạặậẹệịọộợụựỵ")  # fmt: skip
# Letters become consecutive characters from U+0100 on, so that digits come before them.
_LETTERS = {ord(letter): chr(0x100 + rank) for rank, letter in enumerate(_ALPHABET)}
_LETTERS |= {
    ord(toned): _LETTERS[ord(level)]
    for vowels in _TONE_ORDER
    for toned, level in zip(vowels, _TONE_ORDER[0], strict=True)
}
_TONES = {ord(toned): str(tone) for tone, vowels in enumerate(_TONE_ORDER) for toned in vowels}
_WORD = re.compile(r"[^\W_]+")
_LEVEL = re.compile(r"[^1-5]+")


def order_key(text: str) -> OrderKey:
    """Make the key for ``sorted(names, key=order_key)`` in the order of a Vietnamese dictionary.

    Word by word: first the letters (a ă â b c d đ e ê g … ư v x y), then the tone (level, huyền,
    hỏi, ngã, sắc, nặng), then the next word; so ``Hà Nội`` stands before ``Hạ Long``.  Digits
    come before letters and compare figure by figure.  Case, punctuation and the place of the tone
    decide only between texts that are otherwise equal, so that the order is total.
    """
    plain = nfc(text)
    words = _WORD.findall(tone_key(plain).lower())
    return tuple((word.translate(_LETTERS), _tones(word)) for word in words), plain


def _tones(word: str) -> str:
    """Return the ranks of the word's tones, the level ones left out."""
    return _LEVEL.sub("", "".join(_TONES.get(ord(letter), "") for letter in word))
