"""Promises of the text room that hold for every text, number and date."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal, parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from dcbase.text import (
    AmbiguousNumber,
    bare,
    clean,
    convert_legacy,
    detect_legacy,
    find_citations,
    find_provisions,
    fold,
    format_number,
    long_date,
    nfc,
    number_words,
    order_key,
    read_date,
    read_number,
    read_number_words,
    read_quantity,
    read_vietnamese_number,
    short_date,
    tone_key,
)

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐOUQ"
MARKS = "\u0300\u0301\u0303\u0309\u0323"
ODD = "\u00ad\u200b\ufeff\u00a0\u2028ðÐ\x00 \n-"
vietnamese = st.text(st.sampled_from(LETTERS + MARKS + ODD + "0123456789"), max_size=20)
texts = st.one_of(vietnamese, st.text(max_size=20))
amounts = st.decimals(
    min_value=-(10**15), max_value=10**15, places=3, allow_nan=False, allow_infinity=False
)


def readings(text):
    """Return the one or two numbers that a text may be."""
    try:
        return (read_number(text),)
    except AmbiguousNumber as ambiguous:
        return ambiguous.readings


def refusal(read, text):
    """Return the failure of a reader, or None if it has an answer."""
    try:
        read(text)
    except ValueError as failure:
        return failure
    return None


@given(texts)
def test_cleaning_twice_changes_nothing_more(text):
    """What comes out of `clean` is clean."""
    cleaned = clean(text)
    assert clean(cleaned.text).text == cleaned.text
    assert clean(cleaned.text).changes == ()
    assert unicodedata.is_normalized("NFC", cleaned.text)


@given(texts)
def test_changes_are_told_exactly_when_there_are_some(text):
    """No silent alteration, no false alarm."""
    cleaned = clean(text)
    assert (cleaned.text != text) == bool(cleaned.changes)
    assert all(change.count > 0 and 0 <= change.first < len(text) for change in cleaned.changes)


@given(texts)
def test_keys_are_their_own_keys(text):
    """A key may be stored, and made again from what was stored."""
    for key in (tone_key, fold, bare, nfc):
        assert key(key(text)) == key(text)


@given(texts)
def test_what_folds_alike_is_alike_without_accents(text):
    """`bare` tells no more apart than `fold`."""
    assert bare(fold(text)) == bare(text)


@given(texts)
def test_only_tones_move(text):
    """The tone key has the same letters, and as many of them."""
    assert len(tone_key(text)) == len(nfc(text))
    assert bare(tone_key(text)) == bare(text)


@given(texts, texts, texts)
def test_the_order_is_total(one, two, three):
    """Two texts are in order one way or the other, equal only if the same, and it carries on."""
    low, middle, high = sorted((one, two, three), key=order_key)
    assert order_key(low) <= order_key(middle) <= order_key(high)
    assert order_key(low) <= order_key(high)
    assert (order_key(one) == order_key(two)) == (nfc(one) == nfc(two))


@given(amounts)
def test_what_is_printed_reads_back(value):
    """A printed number is the number, in prose and, where it has one reading, everywhere."""
    printed = format_number(value, 3)
    assert read_vietnamese_number(printed) == value
    assert value in readings(printed)


@given(amounts, st.integers(0, 3))
def test_rounding_is_off_by_half_a_place_at_most(value, decimals):
    """Half a unit of the last place, no more."""
    printed = read_vietnamese_number(format_number(value, decimals))
    assert abs(printed - value) * 2 <= Decimal(1).scaleb(-decimals)


@given(amounts)
def test_babel_agrees_on_the_vietnamese_form(value):
    """CLDR's Vietnamese numbers, printed and strictly read."""
    printed = format_number(value, 3)
    assert format_decimal(value, format="#,##0.###", locale="vi") in (printed, f"-{printed}")
    assert parse_decimal(printed, locale="vi", strict=True) == value


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_what_is_said_reads_back(value):
    """Every number that can be said is understood, alone and with a unit."""
    assert read_number_words(number_words(value)) == value
    assert read_quantity(f"{number_words(value)} xã").number == value


@given(st.dates())
def test_dates_read_back(day):
    """Short, long and international."""
    assert [read_date(form(day)) for form in (short_date, long_date, date.isoformat)] == [day] * 3


@given(st.one_of(st.text("0123456789.,- nghìntỷ%/mườhaibđồ", max_size=30), texts))
def test_readers_raise_value_errors_only(text):
    """Whatever comes, a reader gives an answer or says that it has none."""
    for read in (read_number, read_vietnamese_number, read_quantity, read_date, read_number_words):
        failure = refusal(read, text)
        assert getattr(failure, "text", text) == text


@given(st.text(st.sampled_from("aêuoùøûõxhcn µ¸·©®\u00ad 12-/QĐCPkhoảnĐiều,"), max_size=40))
def test_finders_take_any_text(text):
    """Spans lie within the text and follow one another."""
    found = find_citations(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(each.start < each.end for each in find_provisions(text))
    encoding = detect_legacy(text)
    if encoding is not None:
        assert convert_legacy(text, encoding).text != text
