"""The marks of headings and lists."""

from __future__ import annotations

import pytest

from dcbase.text import point, read_point, read_roman, roman

LETTERS = list("abcdđeghiklmnopqrstuvxy")


@pytest.mark.parametrize(
    ("n", "numeral"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (1994, "MCMXCIV"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_roman_numerals_are_written_and_read(n, numeral):
    """Sections are numbered I, II, III and so on."""
    assert roman(n) == numeral
    assert read_roman(f" {numeral} ") == n


def test_every_roman_numeral_reads_back():
    """All 3999 of them."""
    assert [read_roman(roman(n)) for n in range(1, 4000)] == list(range(1, 4000))


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_there_is_no_roman_numeral_for_some_numbers(n):
    """The Romans had no zero."""
    with pytest.raises(ValueError, match="no Roman numeral"):
        roman(n)


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "i", "A", "MMMM", "X I"])
def test_what_is_no_roman_numeral_is_refused(text):
    """Only the one correct writing, in capitals, is a numeral."""
    with pytest.raises(ValueError, match="not a Roman numeral"):
        read_roman(text)


def test_points_go_through_the_vietnamese_alphabet():
    """After d comes đ; there is no f, j, w or z."""
    assert [point(n) for n in range(1, 24)] == LETTERS
    assert [read_point(letter) for letter in LETTERS] == list(range(1, 24))


def test_a_capital_letter_names_the_same_point():
    """Đ is the fifth point."""
    assert read_point(" Đ ") == 5


@pytest.mark.parametrize("n", [0, 24])
def test_there_are_twenty_three_points(n):
    """A clause with more points does not exist."""
    with pytest.raises(ValueError, match="no letter for point"):
        point(n)


@pytest.mark.parametrize("text", ["", "f", "w", "ă", "ab", "a)", "1"])
def test_what_is_no_point_is_refused(text):
    """Only the 23 letters name points."""
    with pytest.raises(ValueError, match="not the letter of a point"):
        read_point(text)
