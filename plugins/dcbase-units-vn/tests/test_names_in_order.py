"""Every commune of the country in alphabetical order, put in order in two ways."""

from __future__ import annotations

import random
import re
import unicodedata
from datetime import date
from functools import cmp_to_key

from dcbase.model import Units
from dcbase.text import order_key
from dcbase_units_vn import every_unit

LETTERS = ["a", "a\u0306", "a\u0302", "b", "c", "d", "đ", "e", "e\u0302", *"fghijklmno"]
LETTERS += ["o\u0302", "o\u031b", *"pqrstu", "u\u031b", *"vwxyz"]
DIGITS_AND_LETTERS = [*"0123456789", *LETTERS]
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def taken_apart(word):
    """Return the letters of a word by their place in the alphabet, and its tone."""
    letters, tone = [], 0
    for piece in unicodedata.normalize("NFD", word.lower()):
        if piece in TONES:
            tone = TONES.index(piece)
        elif unicodedata.combining(piece):
            letters[-1] += piece
        else:
            letters.append(piece)
    return [DIGITS_AND_LETTERS.index(letter) for letter in letters], tone


def compared(one, other):
    """Compare two names word by word: the letters, then the tone; the shorter name first."""
    mine, theirs = (re.findall(r"[^\W_]+", name) for name in (one, other))
    for word, rival in zip(mine, theirs, strict=False):
        left, right = taken_apart(word), taken_apart(rival)
        if left != right:
            return -1 if left < right else 1
    return (len(mine) > len(theirs)) - (len(mine) < len(theirs)) or (one > other) - (one < other)


def test_3321_communes_come_in_the_same_order_both_ways():
    """Unicode's own decomposition and a comparison by hand agree with the order of dcbase."""
    units = Units(every_unit(), date(2025, 10, 31))
    names = [unit.name for unit in units.values() if len(unit.code) == 5]
    assert len(names) == 3321
    random.Random(3321).shuffle(names)
    assert sorted(names, key=cmp_to_key(compared)) == sorted(names, key=order_key)
