"""What everybody owes and a report does not say is said once of the whole report."""

from __future__ import annotations

import pytest
from attrs import evolve

from dcbase._flow.pipeline import run
from dcbase._flow.unanswered import unanswered
from dcbase.model import FrozenMap, Received, core_kind


def found(judged, text):
    (report,) = judged(text).reports
    return [one for one in report.findings if one.code == "DC-2020"]


def test_two_figures_of_many(judged):
    """The finding counts what is owed, and names what is missing; zero is an answer."""
    (finding,) = found(judged, "figures: {DT05: 0, CC08: 120}\n")
    assert finding.facts["total"] - finding.facts["count"] == 2
    assert not {"DT05", "CC08"} & set(finding.facts["names"].split(", "))
    words = core_kind("DC-2020").words(finding)
    assert f"{finding.facts['count']} trên {finding.facts['total']} chỉ tiêu bắt buộc" in words


def test_who_is_not_asked_owes_nothing(judged):
    """An indicator that is asked of some units is missing in none of the others."""
    (report,) = judged("figures: {DT05: 0}\n").reports
    indicators = report.questions.indicators
    asked = {"DT05": indicators["DT05"], "CC08": evolve(indicators["CC08"], asked_of=("02647",))}
    others = evolve(report, questions=evolve(report.questions, indicators=FrozenMap(asked)))
    others = evolve(others, findings=())
    assert [] == list(unanswered(others))
    of_it = evolve(others, unit=evolve(report.unit, code="02647"))
    assert ["CC08"] == [one.facts["names"] for one in unanswered(of_it)]


@pytest.mark.parametrize("body", ["", "figures:\n  DT05:\n  CC08: ''\n", 'overview: ""\n'])
def test_a_file_that_says_nothing_does_not_count(kit, round, body):
    """It has a head, and may name every figure: nothing was reported."""
    text = f'dcbase: 1\nform: h:short\nunit: "02848"\nperiod: 2025\n{body}'.encode()
    (report,) = run([Received("a.yaml", "0" * 64, text)], kit, round).reports
    assert ["DC-2030"] == [one.code for one in report.findings]
    assert not report.counts


def test_what_was_sent_and_not_understood_is_an_answer(judged):
    """It has a finding of its own."""
    (finding,) = found(judged, "figures: {DT05: tám, CC08: 120}\n")
    assert "DT05" not in finding.facts["names"].split(", ")


def test_words_alone_owe_no_figures(judged):
    """A file without figures was not going to send any."""
    assert [] == found(judged, "overview: |\n  Không có gì mới.\n")


def test_what_a_format_has_said_is_not_repeated(judged):
    """A workbook knows how full its own form is."""
    (report,) = judged("figures: {DT05: 0}\n").reports
    facts = {"count": 1, "total": 2, "names": "CC08"}
    told = evolve(report, findings=(core_kind("DC-2064").found(facts=facts),))
    assert [] == list(unanswered(told))
