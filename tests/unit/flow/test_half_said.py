"""What was begun and not said to its end is told, and nothing is made of it."""

from __future__ import annotations

import pytest

from dcbase.model import Missing


@pytest.mark.parametrize(
    ("said", "got"),
    [
        ("{qualifier: gt}", "gt"),
        ("{unit: đơn}", "đơn"),
        ("{value: , restated: {overview: 8}}", "8"),
    ],
)
def test_a_figure_without_its_number(judged, said, got):
    """The figure is missing; what stood beside the number is named with its place."""
    (report,) = judged(f"figures: {{DT05: {said}, CC08: 120}}\n").reports
    (finding,) = [one for one in report.findings if one.code == "DC-2097"]
    assert ("DT05", got) == (finding.subject, finding.facts["got"])
    assert finding.origin.column
    assert isinstance(report.figures["DT05"], Missing)


@pytest.mark.parametrize("said", ["", "{}", "{value: }"])
def test_a_figure_of_which_nothing_is_said(judged, said):
    """Nothing is no mistake."""
    (report,) = judged(f"figures: {{DT05: {said}, CC08: 120}}\n").reports
    assert not [one for one in report.findings if one.code == "DC-2097"]


@pytest.mark.parametrize(("written", "meant"), [("figure", "figures"), ("heade", "header")])
def test_a_misspelt_part_of_the_file(judged, written, meant):
    """It is no slot with words: an error, with the part that was meant."""
    (report,) = judged(f"figures: {{DT05: 8}}\n{written}: {{DT10: 6}}\n").reports
    (finding,) = [one for one in report.findings if one.code == "DC-2096"]
    assert (written, meant) == (finding.subject, finding.facts["meant"])
    assert report.has_errors
