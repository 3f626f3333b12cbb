"""Of which time a number is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dcbase.model import OutlineBlock
from dcbase.prose.years import Reported, Time, reported_time, time_of

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases/prose/times.yaml").read_text(encoding="utf-8")
)


def bracketed(words):
    begin, end = words.index("["), words.index("]") - 1
    return words.replace("[", "").replace("]", ""), begin, end


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["words"][:60])
def test_a_number_is_of_the_time_that_its_words_name(case):
    """What is told behind it, in front of it, or where the sentence begins."""
    text, begin, end = bracketed(case["words"])
    own = Reported(2025, frozenset({"10 tháng đầu năm"}))
    assert time_of(text, begin, end, own) is Time(case["time"])


def test_without_a_year_of_its_own_only_words_tell_another():
    """Nobody knows which of two years a report without one is about."""
    assert time_of("Năm 2024 tiếp nhận 30 đơn", 18, 20, Reported()) is Time.OWN
    assert time_of("Năm trước tiếp nhận 30 đơn", 19, 21, Reported()) is Time.OTHER


def test_a_report_of_a_quarter_is_told_of_that_quarter():
    """Its title names the quarter; another one is another time."""
    subject = OutlineBlock(kind="subject", text="kết quả thực hiện dân chủ quý III năm 2025")
    own = reported_time([subject, OutlineBlock(kind="paragraph", text="Năm 2024 và tháng 3.")])
    assert own == Reported(2025, frozenset({"quý iii"}))
    assert time_of("Quý III tiếp nhận 5 đơn", 18, 19, own) is Time.OWN
    assert time_of("Quý II tiếp nhận 5 đơn", 17, 18, own) is Time.UNSURE


def test_months_that_are_named_everywhere_are_the_reports_own():
    """Ten months of a yearly report are what it is about, unless it names other months too."""
    ten = OutlineBlock(kind="paragraph", text="Trong 10 tháng đầu năm 2025, xã tiếp nhận 5 đơn.")
    six = OutlineBlock(kind="paragraph", text="6 tháng đầu năm tiếp nhận 5 đơn, cả năm 9 đơn.")
    assert reported_time([ten]).parts == {"10 tháng đầu năm"}
    assert reported_time([ten, six]).parts == frozenset()
    own = Reported(2025, frozenset())
    assert time_of(six.text, 26, 27, own) is Time.UNSURE
    assert time_of(six.text, 40, 41, own) is Time.OWN
