"""Reports of the period before, also across the merger of July 2025."""

from __future__ import annotations

import pytest
from attrs import evolve

from dcbase._flow.earlier import of_one_period
from dcbase._flow.history import previous_of
from dcbase.model import (
    Check,
    Form,
    FrozenMap,
    Missing,
    Period,
    Predecessor,
    Questions,
    Reason,
    Report,
    Unit,
    calendar_window,
)


def codes(outcome, unit):
    (found,) = [r for r in outcome.reports if r.unit.code == unit]
    return [finding.code for finding in found.findings if finding.code.startswith("HOUSE")]


@pytest.fixture
def seen(house):
    """What a check was shown of the period before, by unit."""
    shown = {}

    def look(report, previous):
        shown[report.unit.code] = previous
        return ()

    return shown, house(checks=[Check(code="look", report=look)])


def past(write, *units, period="2024"):
    figures = {"DT04": 1, "DT05": 5, "DT10": 4}
    return {f"{unit}.yaml": write(unit, period, **figures) for unit in units}


@pytest.mark.parametrize(("carried", "found"), [(4, []), (3, ["HOUSE-R29"])])
def test_merged_whole(office, write, carried, found):
    """What a merged commune carries over is compared with the sum over its predecessors."""
    sent = {"a.yaml": write("02848", DT04=carried, DT05=8, DT10=6)}
    outcome = office(sent, past(write, "02848", "02851")).run()
    assert found == codes(outcome, "02848")


def test_a_part_cannot_be_apportioned(office, write, seen):
    """Of a commune that was split nobody knows which part went where: nothing is compared."""
    shown, plugin = seen
    sent = {"a.yaml": write("02900", DT04=40, DT05=8, DT10=6)}
    outcome = office(sent, past(write, "02830"), house=plugin).run()
    assert [] == codes(outcome, "02900")
    assert {Missing(Reason.APPORTIONED)} == set(shown["02900"].figures.values())


def test_a_predecessor_without_a_report(office, write, seen):
    """A sum over some of the predecessors is of another territory: it is missing."""
    shown, plugin = seen
    sent = {"a.yaml": write("02848", DT04=40, DT05=8, DT10=6)}
    office(sent, past(write, "02851"), house=plugin).run()
    assert {Missing(Reason.PARTS_MISSING)} == set(shown["02848"].figures.values())


def test_a_figure_that_one_predecessor_did_not_send(office, write, seen):
    """Figure by figure the sum is known only where every predecessor sent it."""
    shown, plugin = seen
    before = {
        "1.yaml": write("02848", "2024", DT04=1, DT05=5, DT10=4),
        "2.yaml": write("02851", "2024", DT04=2, DT05=6),
    }
    office({"a.yaml": write("02848", DT04=5)}, before, house=plugin).run()
    figures = shown["02848"].figures
    assert (3, 11) == (figures["DT04"].value, figures["DT05"].value)
    assert all(isinstance(figures[code], Missing) for code in ("DT10", "DT12"))


def test_no_predecessor_sent_anything(office, write, seen):
    """Without any report before there is nothing to compare with."""
    shown, plugin = seen
    sent = {"a.yaml": write("02848", DT04=40), "b.yaml": write("02647", DT04=1)}
    office(sent, past(write, "02830"), house=plugin).run()
    assert {"02848": None, "02647": None} == shown


def test_a_unit_that_stayed(office, write, seen):
    """A unit without predecessors has its own report before; other years are passed over."""
    shown, plugin = seen
    sent = {"b.yaml": write("02647", DT04=9, DT05=8, DT10=6)}
    before = {**past(write, "02647"), "old.yaml": write("02647", "2023", DT04=7)}
    outcome = office(sent, before, house=plugin).run()
    assert 1 == shown["02647"].figures["DT04"].value
    assert ["HOUSE-R29"] == codes(outcome, "02647")


def test_the_rule_says_what_differs(office, write):
    """Braces in a rule's words are words."""
    sent = {"b.yaml": write("02647", DT04=9, DT05=8, DT10=6)}
    workspace = office(sent, past(write, "02647"))
    (found,) = [f for r in workspace.run().reports for f in r.findings if f.code == "HOUSE-R29"]
    kind = workspace.kinds[found.code]
    assert "Số kỳ trước chuyển sang {DT04} không khớp (DT04 = 9)." == kind.words(found)
    assert ("DT04", "b.yaml:5") == (found.subject, str(found.origin).rpartition(":")[0])


def test_the_round_before_is_beside_this_one(office, write):
    """Over today's units, with its own coverage, and without the words of that time."""
    sent = {"a.yaml": write("02848", DT05=8), "b.yaml": write("02647", DT05=1)}
    outcome = office(sent, past(write, "02848", "02851", "02647")).run()
    before = outcome.aggregate.before
    total = before.totals["DT05"]
    assert (str(before.round.period), total.figure.value) == ("2024", 15)
    assert (total.coverage.reported, total.coverage.missing) == (2, ("02900",))
    assert ("02900",) == before.absent
    assert {} == dict(before.words)
    (own,) = [r.before for r in outcome.reports if r.unit.code == "02848"]
    assert (10, ()) == (own.figures["DT05"].value, own.sections)


def test_there_was_no_round_before(office, write):
    """Neither a round nor a report of it is made up."""
    outcome = office({"b.yaml": write("02647", DT05=1)}).run()
    assert outcome.aggregate.before is None
    assert [None] == [report.before for report in outcome.reports]


def test_the_round_before_is_no_part_of_this_one(office, write):
    """The same report with and without one before it is the same."""
    sent = {"b.yaml": write("02647", DT04=1, DT05=1)}
    first, second = office(sent).run(), office(sent, past(write, "02647")).run()
    assert second.reports[0].before is not None
    assert evolve(first.reports[0], findings=()) == evolve(second.reports[0], findings=())


def test_a_merged_unit_has_its_own_report_ever_after():
    """A year after the merger it is compared with itself, though an older unit had its code."""
    merged = Unit(
        code="02848", name="Xã Lùng Phình", predecessors=(Predecessor(code="02848", name="Cũ"),)
    )
    questions = Questions(form=Form(code="h:f", version="1", name="Mẫu"), indicators=FrozenMap())
    period = Period(2025)
    own = Report(unit=merged, questions=questions, period=period, window=calendar_window(period))
    assert previous_of(merged, {"02848": own}) is own


def test_only_one_period_is_the_round_before():
    """The period just before, or else the same one last year; never some of each."""
    quarter = Period.parse("2025-Q2")
    questions = Questions(form=Form(code="h:f", version="1", name="Mẫu"), indicators=FrozenMap())
    reports = {
        code: Report(
            unit=Unit(code=code, name=code),
            questions=questions,
            period=Period.parse(period),
            window=calendar_window(Period.parse(period)),
        )
        for code, period in (("1", "2025-Q1"), ("2", "2024-Q2"))
    }
    assert ["1"] == list(of_one_period(reports, quarter))
    assert ["2"] == list(of_one_period({"2": reports["2"]}, quarter))
    assert {} == of_one_period(reports, Period(2030))
