"""Numbers written in figures."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from babel.numbers import format_decimal, parse_decimal

from dcbase.text import (
    AmbiguousNumber,
    NotANumber,
    format_number,
    read_number,
    read_vietnamese_number,
)

CASES = yaml.load(
    (Path(__file__).parents[2] / "cases/text/numbers.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


def readings(text):
    """Say how `read_number` takes a text, in the words of the case file."""
    try:
        return [str(read_number(text))]
    except AmbiguousNumber as ambiguous:
        return [str(reading) for reading in ambiguous.readings]
    except NotANumber:
        return "-"


def in_prose(text):
    """Say how `read_vietnamese_number` takes a text, in the words of the case file."""
    try:
        return str(read_vietnamese_number(text))
    except NotANumber:
        return "-"


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_numbers_are_read_as_the_cases_say(case):
    """One reading, two readings, or none; never a guess."""
    assert readings(case["text"]) == case["reads"]
    assert in_prose(case["text"]) == case["prose"]


def test_an_ambiguous_number_keeps_its_text_and_both_readings():
    """Whoever catches it can put both to the user."""
    with pytest.raises(AmbiguousNumber) as caught:
        read_number(" 1.234 ")
    assert caught.value.text == " 1.234 "
    assert caught.value.readings == (Decimal(1234), Decimal("1.234"))
    assert str(caught.value) == "two readings of ' 1.234 ': 1234 or 1.234"


@pytest.mark.parametrize("read", [read_number, read_vietnamese_number])
def test_what_is_no_number_is_kept_in_the_failure(read):
    """The text is there for the message to the user."""
    with pytest.raises(NotANumber) as caught:
        read("chín")
    assert caught.value.text == "chín"
    assert str(caught.value) == "not a number: 'chín'"


def test_failures_travel_between_processes():
    """Reading may run in another process; both failures pickle."""
    ambiguous = AmbiguousNumber("1.234", (Decimal(1234), Decimal("1.234")))
    copy = pickle.loads(pickle.dumps(ambiguous))
    assert (copy.text, copy.readings) == (ambiguous.text, ambiguous.readings)
    assert pickle.loads(pickle.dumps(NotANumber("no"))).text == "no"


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (0, 0, "0"),
        (8, 0, "8"),
        (-3, 2, "-3"),
        (1234, 0, "1.234"),
        (1234567, 0, "1.234.567"),
        (Decimal("1234.5"), 1, "1.234,5"),
        (Decimal("1234.50"), 2, "1.234,5"),
        (Decimal("98.00"), 2, "98"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("1.5"), 0, "2"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("-0.4"), 0, "0"),
        (Decimal("-0.0"), 1, "0"),
        (Decimal("0.045"), 2, "0,05"),
        (Decimal("99.995"), 2, "100"),
        (Decimal("1E+6"), 0, "1.000.000"),
        (Decimal("66.66666666666666666666666667"), 2, "66,67"),
    ],
)
def test_numbers_are_printed_in_the_vietnamese_form(value, decimals, printed):
    """Points between thousands, a comma before decimals, half up, no zeros at the end."""
    assert format_number(value, decimals) == printed


def test_a_number_of_any_length_is_printed_exactly():
    """Rounding has room enough: no figure is lost to the arithmetic's precision."""
    assert format_number(Decimal(10**40 + 1), 2).replace(".", "") == str(10**40 + 1)


@pytest.mark.parametrize(
    ("value", "decimals"), [(Decimal("NaN"), 0), (Decimal("Infinity"), 0), (Decimal(1), -1)]
)
def test_what_cannot_be_printed_is_refused(value, decimals):
    """No NaN in a report, and no rounding to tens."""
    with pytest.raises(ValueError, match="cannot print"):
        format_number(value, decimals)


def test_a_float_is_refused():
    """Floats are used nowhere; one that slips in is a mistake of the caller."""
    with pytest.raises(TypeError):
        format_number(0.1, 1)


@pytest.mark.parametrize(
    "value", ["0", "8", "999", "1000", "-12345678", "1234.5", "0.25", "-98.75"]
)
def test_babel_prints_and_reads_the_same(value):
    """CLDR's Vietnamese, as Babel has it, is the form that is printed here."""
    printed = format_number(Decimal(value), 2)
    assert printed == format_decimal(Decimal(value), format="#,##0.##", locale="vi")
    assert read_vietnamese_number(printed) == parse_decimal(printed, locale="vi", strict=True)
