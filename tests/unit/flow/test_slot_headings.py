"""A finding that names a slot names it as the report does."""

from __future__ import annotations

import pytest
from attrs import evolve

from dcbase._flow.slot_headings import with_headings
from dcbase.model import FrozenMap, Slot, core_kind

KIND = core_kind("DC-4002")
SLOTS = (
    Slot(slot="overview", heading="KHÁI QUÁT NĂM {period}", heading_en="Overview"),
    Slot(slot="bare"),
)


@pytest.mark.parametrize(
    ("slot", "vi", "en"),
    [
        ("overview", "ở mục “KHÁI QUÁT NĂM 2025” (overview).", "in “Overview” (overview)."),
        ("bare", "ở mục bare.", "in bare."),
        ("elsewhere", "ở mục elsewhere.", "in elsewhere."),
    ],
)
def test_the_heading_of_a_slot(slot, vi, en, judged):
    """A slot that has a heading comes with it; of any other there is only the code."""
    (report,) = judged("figures: {DT05: 3}\n").reports
    questions = evolve(report.questions, form=evolve(report.questions.form, slots=SLOTS))
    facts = FrozenMap({"name": "Số đơn", "expected": "3", "got": "4", "slot": slot})
    found = KIND.found(subject="DT05", facts=facts)
    named = with_headings(evolve(report, questions=questions, findings=(found,)))
    assert KIND.words(named.findings[0], "vi").endswith(vi)
    assert KIND.words(named.findings[0], "en").endswith(en)


def test_a_restatement_names_the_slot_it_stands_for(judged):
    """The whole path adds the heading where the form has one, and leaves all else alone."""
    (report,) = judged("figures: {DT05: {value: 3, restated: {overview: 4}}}\n").reports
    (found,) = (one for one in report.findings if one.code == "DC-4002")
    assert found.facts["slot"] == "overview"
    assert "slot_vi" not in found.facts
