"""Characters as they come, and as they should be."""

from __future__ import annotations

import unicodedata

import pytest

from dcbase.text import Change, Cleaned, clean, nfc

NAME = "Đảng ủy xã Lùng Phình"


def test_letters_sent_in_pieces_are_composed():
    """A name from a Mac equals the same name from Windows."""
    assert nfc(unicodedata.normalize("NFD", NAME)) == NAME


def test_a_half_composed_letter_is_composed():
    """Old keyboards send ê and a dot below it."""
    assert nfc("Việt".replace("ệ", "ê\u0323")) == "Việt"


def test_clean_text_comes_back_as_it_is():
    """Text in order is the same object, without changes."""
    cleaned = clean(NAME)
    assert cleaned == Cleaned(NAME, ())
    assert cleaned.text is NAME


@pytest.mark.parametrize(
    ("came", "text", "change"),
    [
        ("ph\u00adương", "phương", Change("soft-hyphen", 1, 2)),
        ("xã\u200b\u2060", "xã", Change("zero-width", 2, 2)),
        ("\ufeffxã", "xã", Change("byte-order-mark", 1, 0)),
        ("\u202exã\u202c", "xã", Change("bidi", 2, 0)),
        ("08\u00a0đơn", "08 đơn", Change("space", 1, 2)),
        ("một\u2028hai", "một\nhai", Change("line-break", 1, 3)),
        ("một\vhai", "một\nhai", Change("line-break", 1, 3)),
        ("xã\x00\x07", "xã", Change("control", 2, 2)),
        ("xã\ud800", "xã", Change("control", 1, 2)),
        ("Ðảng ủy", "Đảng ủy", Change("look-alike", 1, 0)),
        ("tháng ðầu", "tháng đầu", Change("look-alike", 1, 6)),
        ("Ɖảng", "Đảng", Change("look-alike", 1, 0)),
        ("xa\u0303", "xã", Change("decomposed", 1, 1)),
        ("\u212b", "\u00c5", Change("decomposed", 1, 0)),
    ],
)
def test_each_kind_of_odd_character_is_mended_and_told(came, text, change):
    """What was altered is told with how often and where first."""
    assert clean(came) == Cleaned(text, (change,))


def test_kinds_come_in_the_order_of_the_text_and_composing_last():
    """A reader of the findings goes through the text once."""
    cleaned = clean("a\u0309\u00a0ph\u00adó\u00a0xã")
    expected = (Change("space", 2, 2), Change("soft-hyphen", 1, 5), Change("decomposed", 1, 0))
    assert cleaned == Cleaned("ả phó xã", expected)


def test_a_mark_that_joins_its_letter_once_the_space_between_is_gone():
    """Dropping a zero-width space may leave something to compose."""
    cleaned = clean("a\u200b\u0309")
    assert cleaned == Cleaned("ả", (Change("zero-width", 1, 1), Change("decomposed", 1, 0)))


def test_line_breaks_tabs_and_repeated_spaces_stay():
    """Only odd characters are touched; the layout is the reader's business."""
    text = "một\r\nhai\n\n\tba  bốn – năm"
    assert clean(text) == Cleaned(text)


def test_an_old_encoding_keeps_the_characters_that_are_letters_there():
    """In TCVN3 the soft hyphen is ư and Ð is é; dropping them would lose letters."""
    text = "ph\u00ad¬ng ¸n thÐp x· Lïng Ph×nh"
    assert clean(text) == Cleaned(text)
