"""Keys to find text by."""

from __future__ import annotations

import unicodedata

import pytest

from dcbase.text import bare, fold, tone_key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("uỷ", "ủy"),
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("Uỷ ban", "Ủy ban"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Hoà", "Hòa"),
        ("oÀ", "òA"),
        ("luỹ kế", "lũy kế"),
        ("Thuỵ", "Thụy"),
        ("hoà, thuý.", "hòa, thúy."),
    ],
)
def test_the_tone_of_an_open_syllable_goes_to_the_first_vowel(written, key):
    """Both placements are correct and have one key."""
    assert tone_key(written) == key
    assert tone_key(key) == key


@pytest.mark.parametrize(
    "word",
    [
        "quý",
        "quỳ",
        "QUÝ",
        "hoàn",
        "của",
        "khuya",
        "thuở",
        "ngoài",
        "ngoáy",
        "khuỷu",
        "toán",
        "quốc",
        "tuần",
        "xoèn",
        "mía",
    ],
)
def test_words_with_one_spelling_are_left_alone(word):
    """Nothing moves in closed syllables, after q, or in other vowels."""
    assert tone_key(word) == word


def test_a_mark_behind_the_vowel_belongs_to_it():
    """A vowel with a second, unusual mark is no Vietnamese syllable and stays."""
    assert tone_key("oạ\u0300") == "oạ\u0300"


def test_fold_makes_equal_what_is_written_differently():
    """Case, composition, tone placement and white space do not tell words apart."""
    odd = unicodedata.normalize("NFD", "  UỶ ban\t\nNhân\u00a0dân ")
    assert fold(odd) == "ủy ban nhân dân"


def test_fold_keeps_accents():
    """Hà Nội is not Ha Noi."""
    assert fold("Hà Nội") != fold("Ha Noi")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Đảng ủy xã", "dang uy xa"),
        ("Thượng Bằng La", "thuong bang la"),
        ("  Ý  Yên ", "y yen"),
        ("NGƯỜI", "nguoi"),
    ],
)
def test_bare_is_what_one_types_without_accents(written, key):
    """Every accent goes, and đ is d."""
    assert bare(written) == key
    assert bare(unicodedata.normalize("NFD", written)) == key
