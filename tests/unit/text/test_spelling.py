"""Whole numbers in Vietnamese words."""

from __future__ import annotations

import pytest

from dcbase.text import number_words, read_number_words

SAID = [
    (0, "không"),
    (8, "tám"),
    (10, "mười"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (20, "hai mươi"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (35, "ba mươi lăm"),
    (50, "năm mươi"),
    (55, "năm mươi lăm"),
    (100, "một trăm"),
    (101, "một trăm linh một"),
    (105, "một trăm linh năm"),
    (110, "một trăm mười"),
    (555, "năm trăm năm mươi lăm"),
    (1000, "một nghìn"),
    (1005, "một nghìn không trăm linh năm"),
    (1050, "một nghìn không trăm năm mươi"),
    (10_000, "mười nghìn"),
    (1_000_005, "một triệu không trăm linh năm"),
    (1_000_050_000, "một tỷ không trăm năm mươi nghìn"),
    (999_000_000_000, "chín trăm chín mươi chín tỷ"),
    (1_500_000_000_007, "một nghìn năm trăm tỷ không trăm linh bảy"),
    (-21, "âm hai mươi mốt"),
]


@pytest.mark.parametrize(("value", "words"), SAID)
def test_numbers_are_said_and_understood(value, words):
    """What is said reads back."""
    assert number_words(value) == words
    assert read_number_words(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Hai mươi bốn", 24),
        ("hai mươi một", 21),
        ("bẩy mươi nhăm", 75),
        ("một trăm lẻ năm", 105),
        ("một ngàn hai trăm", 1200),
        ("hai tỉ", 2 * 10**9),
        ("  ba   nghìn ", 3000),
        ("ba trăm ", 300),
    ],
)
def test_other_words_for_the_same_are_understood(words, value):
    """Southern words and other spellings are read, never said."""
    assert read_number_words(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        "âm",
        "nhiều",
        "mười năm",  # ten years
        "hai mươi năm",  # twenty years
        "một trăm năm",  # 150 to some, 105 to others, or a hundred years
        "trăm",
        "hai ba",
        "ba nghìn hai triệu",
        "hai triệu ba triệu",
        "không nghìn",
        "một nghìn một nghìn",
        "tỷ " * 70,
    ],
)
def test_what_is_no_number_is_refused(words):
    """Words that could mean something else are not guessed at."""
    with pytest.raises(ValueError, match="not a number in words"):
        read_number_words(words)


@pytest.mark.parametrize("value", [10**18, -(10**18)])
def test_a_number_too_large_to_say_is_refused(value):
    """Eighteen figures are enough for any budget."""
    with pytest.raises(ValueError, match="too large to say"):
        number_words(value)
