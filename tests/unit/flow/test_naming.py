"""Figures sent under names."""

from __future__ import annotations

import pytest

from dcbase._flow.figures import typed_figures
from dcbase.model import Form, FrozenMap, Indicator, Known, Missing, Questions, Received, core_kind
from dcbase.reading import submissions_from_csv

INDICATORS = (
    Indicator(code="h:DT05", name="Số đơn đã xử lý của Ủy ban"),
    Indicator(code="h:CC05", name="Số phiếu"),
    Indicator(code="h:CC06", name="Số phiếu"),
)
QUESTIONS = Questions(
    form=Form(code="h:f", version="1", name="f", indicators=("DT05", "CC05", "CC06")),
    indicators=FrozenMap({one.short: one for one in INDICATORS}),
)


def typed(text):
    (submission,) = submissions_from_csv(Received("n.csv", "0", text.encode()))
    assert {"DC-1127"} >= {one.code for one in submission.findings}
    return typed_figures(submission, QUESTIONS)


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nunit;số đơn đã  xử lý của Uỷ ban;CC05\n02848;44;3\n",
        "unit,code,value\n02848,SỐ ĐƠN ĐÃ XỬ LÝ CỦA ỦY BAN,44\n02848,CC05,3\n",
    ],
)
def test_a_name_stands_for_its_indicator(text):
    """A whole name, whatever its case, spaces and tone marks, is the indicator, and it is said."""
    figures, findings = typed(text)
    assert Known(44).value == figures["DT05"].value
    assert 3 == figures["CC05"].value
    (finding,) = findings
    assert ("DC-3018", "DT05", "info") == (finding.code, finding.subject, finding.severity.value)
    assert "DT05" in core_kind("DC-3018").words(finding)


def test_a_name_of_two_indicators_is_neither():
    """Nobody can say whose figure it is."""
    figures, findings = typed("unit;Số phiếu\n02848;4\n")
    assert all(isinstance(figure, Missing) for figure in figures.values())
    assert [("DC-3019", "CC05, CC06")] == [(one.code, one.facts["codes"]) for one in findings]
    assert "CC06" in core_kind("DC-3019").hint(findings[0])


def test_a_part_of_a_name_is_unknown():
    """Only a whole name is taken."""
    assert ["DC-3001"] == [one.code for one in typed("unit;Số đơn\n02848;4\n")[1]]


def test_the_same_indicator_by_name_and_by_code():
    """Sent twice is sent twice, under whichever name."""
    figures, findings = typed("unit;DT05;Số đơn đã xử lý của Ủy ban\n02848;4;4\n")
    assert isinstance(figures["DT05"], Missing)
    assert {"DC-3018", "DC-3015"} == {one.code for one in findings}
