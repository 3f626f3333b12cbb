"""Numbers found in plain words."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from dcbase.prose import Measure, find_numbers

CASES = Path(__file__).parents[2] / "cases/prose"
NUMBERS = yaml.safe_load((CASES / "numbers.yaml").read_text(encoding="utf-8"))
REFERENCE = yaml.safe_load((CASES / "reference_report.yaml").read_text(encoding="utf-8"))


def plain(text, number):
    """Write a number as the case file does."""
    value = number.value.normalize()
    written = [text[number.begin : number.end], f"{value:f}", number.qualifier.value]
    if number.excluded is None:
        return written
    return [*written[:1], f"{value:f}", *written[2:], number.excluded.value]


@pytest.mark.parametrize("case", NUMBERS, ids=lambda case: case["text"])
def test_numbers_are_found_as_the_cases_say(case):
    """With what belongs to them, and why they are no data if they are none."""
    found = [plain(case["text"], number) for number in find_numbers(case["text"])]
    expected = [
        [*said[:1], "0", *said[2:]] if said[3:] == ["year"] else said for said in case["numbers"]
    ]
    assert expected == found


@pytest.mark.parametrize("case", REFERENCE["numbers"], ids=lambda case: case["text"])
def test_the_numbers_of_the_reference_report_are_found(case):
    """Value and qualifier of each printed figure."""
    found = {
        (value, number.qualifier.value)
        for number in find_numbers(case["text"])
        if number.excluded is None
        for value in (number.value, *(number.parts or ()))
    }
    assert (Decimal(case["value"]), case["qualifier"]) in found


@pytest.mark.parametrize("case", REFERENCE["exempt"], ids=lambda case: case["text"])
def test_what_is_no_data_in_the_reference_report_is_known(case):
    """Years, dates, document numbers, heading marks: each with its class."""
    classes = {
        number.excluded.value
        for number in find_numbers(case["text"])
        if number.excluded and case["number"] in case["text"][number.begin : number.end]
    }
    assert {case["class"]} == classes


@pytest.mark.parametrize("text", REFERENCE["no_numbers"])
def test_words_that_only_look_like_numbers_are_none(text):
    """ "một số", "năm", "tỷ lệ", "trên địa bàn" and their like."""
    assert find_numbers(text) == ()


def test_a_number_says_how_it_was_written():
    """Padded, spelled, in parts."""
    padded, spelled, fraction = find_numbers("08 đơn, mười hai vụ, 06/08 vụ")
    assert (padded.padded, spelled.padded, fraction.padded) == (True, False, True)
    assert (padded.spelled, spelled.spelled, fraction.spelled) == (False, True, False)
    assert (Decimal(6), Decimal(8)) == fraction.parts


def test_a_number_is_read_in_the_unit_of_an_indicator():
    """Money in triệu đồng, a fraction as a rate or its first part, nothing across measures."""
    money, area, rate, fraction, nothing = find_numbers("2,5 tỷ đồng, 0,8 ha, 98%, 6/8, 6/0")
    assert Decimal(2500) == money.in_unit("triệu đồng")
    assert Decimal(8000) == area.in_unit("m²")
    assert Decimal(98) == rate.in_unit("%")
    assert (Decimal(75), Decimal(6)) == (fraction.in_unit("%"), fraction.in_unit("đơn"))
    assert (rate.in_unit("đơn"), nothing.in_unit("%")) == (None, None)
    assert (money.measure, area.measure) == (Measure.MONEY, Measure.AREA)


@pytest.mark.parametrize(
    ("text", "value", "unit", "agrees"),
    [
        ("98%", "98.46", "%", True),
        ("98,4%", "98.46", "%", False),
        ("2,5 tỷ đồng", "2510", "triệu đồng", True),
        ("1 tỷ 200 triệu đồng", "1210", "triệu đồng", False),
        ("12 nghìn", "12300", "hộ", True),
        ("2/3", "66.67", "%", True),
        ("6/8", "6", "đơn", True),
        ("98%", "98", "đơn", False),
    ],
)
def test_a_number_agrees_with_what_it_rounds(text, value, unit, agrees):
    """As many figures as were written are compared."""
    (number,) = find_numbers(text)
    assert agrees is number.agrees(Decimal(value), unit, 2)
