"""Keys to find text by: with accents, without accents, with the tone mark in one place.

A key is for matching only; nothing that a commune wrote is ever replaced by it.
"""

from __future__ import annotations

import re
import unicodedata

from dcbase.text.forms import nfc

_TONED = {"a": "àảãáạ", "e": "èẻẽéẹ", "y": "ỳỷỹýỵ", "o": "òỏõóọ", "u": "ùủũúụ"}


def _placements() -> dict[str, str]:
    """Map each pair of vowels with the tone on the second to the one with it on the first."""
    lower = {
        first + second_toned: first_toned + second
        for first, second in ("oa", "oe", "uy")
        for first_toned, second_toned in zip(_TONED[first], _TONED[second], strict=True)
    }
    cases = (str.lower, str.upper, str.capitalize, lambda pair: pair[0] + pair[1].upper())
    return {case(pair): case(other) for pair, other in lower.items() for case in cases}


_ON_FIRST = _placements()
# Only where the syllable ends with the pair: hoàn, ngoài and khuỷu have one place for the tone
# anyway.  After q the u is no vowel of its own: quý.  A combining mark belongs to the letter.
# The letters come first, so that only those are looked at; q is looked for behind the pair.
_FIRST = "".join(sorted({pair[0] for pair in _ON_FIRST}))
_SECOND = "".join(sorted({pair[1] for pair in _ON_FIRST}))
_ON_SECOND = re.compile(rf"[{_FIRST}][{_SECOND}](?<![qQ]..)(?![^\W\d_]|[\u0300-\u036f])")
_MARKS = re.compile("[\u0300-\u036f]+")


def tone_key(text: str) -> str:
    """Put the tone of open syllables in -oa, -oe and -uy on the first vowel: ``hòa, khỏe, ủy``.

    Both placements are correct Vietnamese (``uỷ`` and ``ủy``) and both occur in official lists
    and even within one report, so they are made equal for matching.  ``quý``, ``hoàn``, ``của``,
    ``khuya``, ``thuở`` and ``ngoài``, which can be written in one way only, are left alone.
    """
    return _ON_SECOND.sub(lambda found: _ON_FIRST.get(found[0], found[0]), nfc(text))


def fold(text: str) -> str:
    """Make the key under which equal Vietnamese words are found, accents kept.

    Composed, in small letters, the tone in one place, runs of white space as one space, none at
    the ends: ``"  Uỷ ban\\tNhân dân "`` and ``"ủy ban nhân dân"`` have one key.
    """
    return " ".join(tone_key(nfc(text).casefold()).split())


def bare(text: str) -> str:
    """Make the key for look-up without accents: ``"Đảng ủy xã"`` is found as ``dang uy xa``."""
    marked = unicodedata.normalize("NFD", nfc(text).casefold())
    return " ".join(nfc(_MARKS.sub("", marked)).replace("đ", "d").split())
