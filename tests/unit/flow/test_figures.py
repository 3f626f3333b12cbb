"""From what was sent to a typed figure, or to a missing one with a finding."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dcbase.model import Missing, Qualifier, Reason

HALF_EMPTY = "DC-2020"
"""Said of every file here: it answers one question of many."""


def figure(judged, code, sent):
    (report,) = judged(f"figures:\n  {code}: {sent}\n").reports
    found = [(f.code, f.subject) for f in report.findings if f.code != HALF_EMPTY]
    return report.figures[code.rpartition(":")[2]], found


@pytest.mark.parametrize(
    ("code", "sent", "value"),
    [
        ("DT05", "1234", 1234),
        ("DT05", "007", 7),
        ("DT05", "1.234.567", 1234567),
        ("DT05", '"8,0"', 8),
        ("h:DT05", "8", 8),
        ("CC05", "98,5", Decimal("98.5")),
        ("CC05", '"98,5 %"', Decimal("98.5")),
        ("BQ12", '"1,5"', Decimal("1.5")),
        ("LD03", "có", True),
        ("LD03", "Không", False),
        ("LD03", "true", True),
        ("KQ01", "TỐT", "Tốt"),
        ("KQ01", "tốt", "Tốt"),
        ("DT05", "{value: 8, qualifier: eq, unit: Đơn}", 8),
    ],
)
def test_right(judged, code, sent, value):
    """Vietnamese and plain writing are read to the last digit."""
    typed, findings = figure(judged, code, sent)
    assert (value, []) == (typed.value, findings)
    assert type(value) is type(typed.value)


@pytest.mark.parametrize(
    ("code", "sent", "finding"),
    [
        ("DT05", "tám", "DC-3002"),
        ("DT05", ".inf", "DC-3002"),
        ("DT05", '"1,5"', "DC-3004"),
        ("DT05", "1.234", "DC-3003"),
        ("DT05", "-1", "DC-3005"),
        ("LD03", "yes", "DC-3006"),
        ("KQ01", "Yếu", "DC-3007"),
        ("CC05", "{value: 98, qualifier: about}", "DC-3008"),
        ("DT05", "{value: 8, qualifier: gt}", "DC-3009"),
        ("DT05", "{value: 8, unit: lượt}", "DC-3010"),
    ],
)
def test_wrong(judged, code, sent, finding):
    """One finding says what is wrong; the figure is missing, never a guess and never zero."""
    typed, findings = figure(judged, code, sent)
    assert Reason.UNREADABLE is typed.reason
    assert [(finding, code)] == findings


@pytest.mark.parametrize("sent", ["", "null", '""', '"  "', "{value: null}", "{qualifier: gt}"])
def test_empty(judged, sent):
    """A figure without a value was not reported; that alone is no finding."""
    typed, _ = figure(judged, "DT05", sent)
    assert Reason.NOT_REPORTED is typed.reason


def test_too_many_places(judged):
    """More places than are printed are a warning; every one of them is kept."""
    typed, findings = figure(judged, "BQ12", '"1,25"')
    assert (Decimal("1.25"), [("DC-3014", "BQ12")]) == (typed.value, findings)


def test_the_word_of_a_qualifier(judged):
    """What the office called it is kept beside what it means."""
    typed, _ = figure(judged, "CC05", "{value: 98, qualifier: gt, said: hơn}")
    assert (Qualifier.GT, "hơn") == (typed.qualifier, typed.said)


@pytest.mark.parametrize(
    ("sent", "got"),
    [("khoảng 40", "khoảng"), ("{value: 40, qualifier: approx}", "approx")],
)
def test_a_qualifier_that_is_not_taken_is_called_as_it_was_sent(judged, sent, got):
    """An official reads the word that stands in the report, not what it is kept as."""
    (report,) = judged(f"figures:\n  DT05: {sent}\n").reports
    (found,) = (one for one in report.findings if one.code == "DC-3009")
    assert found.facts["got"] == got


@pytest.mark.parametrize(
    ("sent", "ways"),
    [("3.500", "3500 / 3,5"), ("1.234", "1234 / 1,2340"), ("1.230", "1230 / 1,23")],
)
def test_both_readings_can_be_written(judged, sent, ways):
    """Whichever is meant, there is a way to write it that has one reading."""
    (report,) = judged(f"figures:\n  BQ12: '{sent}'\n").reports
    (found,) = (one for one in report.findings if one.code == "DC-3003")
    assert f"{found.facts['first_plain']}{found.facts['second_plain']}" == ways


def test_restated(judged):
    """What is wrong with a restatement spoils no figure; it is named with its slot."""
    typed, findings = figure(judged, "DT05", "{value: 8, restated: {overview: 8, results: tám}}")
    assert (8, ["overview"]) == (typed.value, list(typed.restated))
    assert [("DC-3002", "DT05[results]")] == findings


def test_an_unknown_code(judged):
    """The nearest code is suggested, whatever the case, and the rest is read."""
    (report,) = judged("figures: {dt5: 1, ZZZZ: 1, CC08: 120}\n").reports
    unknown = [f for f in report.findings if f.code != HALF_EMPTY]
    assert [" → DT05?", ""] == [f.facts["suggestion"] for f in unknown]
    assert 120 == report.figures["CC08"].value


def test_a_weight_that_is_a_word(judged):
    """A mean is weighed with what is known as a number, and with nothing else."""
    weighed = judged("figures: {CC08: 120, CC09: 95}\n").aggregate.totals["CC09"]
    assert (95, 1) == (weighed.figure.value, weighed.coverage.reported)
    alone = judged("figures: {CC09: 95}\n").aggregate.totals["CC09"]
    assert (Reason.NO_WEIGHT, 0) == (alone.figure.reason, alone.coverage.reported)


def test_what_nobody_sent_is_not_zero(judged):
    """A total over no figure is missing, with nobody behind it."""
    total = judged("figures: {CC08: 120}\n").aggregate.totals["DT05"]
    assert (Missing(), 0, 2) == (total.figure, total.coverage.reported, total.coverage.expected)
