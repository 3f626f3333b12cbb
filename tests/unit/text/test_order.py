"""Vietnamese alphabetical order."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import yaml

from dcbase.text import nfc, order_key

NAMES = yaml.load(
    (Path(__file__).parents[2] / "cases/text/order.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)

LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONED = ["ma", "mà", "mả", "mã", "má", "mạ"]
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def by_decomposing(name):
    """Make the same order another way: take each letter apart with Unicode's own data."""
    words = []
    for word in nfc(name).lower().split():
        ranks, tone = [], 0
        for letter in word:
            pieces = unicodedata.normalize("NFD", letter)
            tone = max([tone, *(TONES.index(piece) for piece in pieces if piece in TONES)])
            base = "".join(piece for piece in pieces if piece not in TONES)
            ranks.append(LETTERS.index(nfc(base)))
        words.append((ranks, tone))
    return words


def test_names_come_in_the_order_of_a_dictionary():
    """Names put in order by hand come out in that order however they went in."""
    shuffled = random.Random(2848).sample(NAMES, len(NAMES))
    assert sorted(shuffled, key=order_key) == NAMES


def test_a_second_way_of_sorting_agrees():
    """Tables of letters and Unicode's decomposition give one order."""
    shuffled = random.Random(15).sample(NAMES, len(NAMES))
    assert sorted(shuffled, key=by_decomposing) == sorted(shuffled, key=order_key)


def test_tones_come_level_huyen_hoi_nga_sac_nang():
    """The six tones in their dictionary order."""
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=order_key) == TONED


def test_all_letters_come_in_the_order_of_the_alphabet():
    """Twenty-nine letters, and f, j, w, z among them."""
    assert sorted(set(LETTERS), key=order_key) == list(LETTERS)


def test_the_place_of_the_tone_does_not_count():
    """Hoà Lạc comes after Hòa Bình, and Hòa Xá after both."""
    names = ["Hòa Bình", "Hoà Lạc", "Hòa Xá"]
    assert sorted(set(names), key=order_key) == names


def test_case_and_punctuation_decide_last():
    """Equal words stand together; only then does the writing matter."""
    names = ["An Bình", "an bình", "An-Bình", "An Châu"]
    assert [order_key(name)[0] for name in names[:3]] == [order_key("an bình")[0]] * 3
    assert sorted(set(names), key=order_key)[-1] == "An Châu"


def test_composed_and_decomposed_names_are_one():
    """The order does not see how letters were sent."""
    assert order_key(unicodedata.normalize("NFD", "Ý Yên")) == order_key("Ý Yên")
