"""Reports of the period before, also across the merger of July 2025."""

from __future__ import annotations

import pytest

from dcbase.model import Check, Missing, Reason


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
