"""Another program: the same values as the command line, named after the report's parts."""

from __future__ import annotations

from pathlib import Path

import pytest

import dcbase
from dcbase import Workspace
from dcbase.errors import UnknownCodeError

EXAMPLE = Path(__file__).parents[2] / "examples" / "lung_phinh"


@pytest.fixture(scope="module")
def report():
    (report,) = Workspace.open(EXAMPLE).run().reports
    return report


def test_the_six_parts_have_names(report):
    """Whoever has a report finds its parts as attributes, with the unit's own words."""
    assert report.overview.section.blocks[0].runs[0].text.startswith("Xã Lùng Phình")
    actors = (
        report.leadership.party,
        report.leadership.government,
        report.leadership.steering,
        report.leadership.front,
    )
    levels = (report.results.commune, report.results.agency, report.results.employer)
    judged = (
        report.assessment.achievements,
        report.assessment.limitations,
        report.assessment.causes,
    )
    ahead = (report.tasks.direction, report.tasks.items)
    assert all(section.has_words for section in (*actors, *levels, *judged, *ahead))
    assert [section.slot for section in report.recommendations.addressees] == [
        "recommendations.province-committee",
        "recommendations.provincial-steering-board",
    ]


def test_a_part_without_words(report):
    """A part in which nothing was said is there and empty."""
    from attrs import evolve

    silent = evolve(report, sections=())
    assert silent.leadership.party is None
    assert silent.recommendations.addressees == ()


def test_the_root_has_a_few_names():
    """The root offers what a program needs, and says what it has not."""
    assert {"DcbaseError", "Workspace", "__version__", "hookimpl"} == set(dcbase.__all__)
    assert dcbase.hookimpl is not None
    with pytest.raises(AttributeError, match="no attribute 'Workspce'"):
        _ = dcbase.Workspce


def test_documents_are_what_formats_render():
    """A document is composed without a file; any format that renders makes the same bytes of it."""
    workspace = Workspace.open(EXAMPLE)
    outcome = workspace.run()
    (document,) = workspace.documents(outcome=outcome)
    (artifact,) = workspace.build(formats=["text"], outcome=outcome)
    assert f"{document.name}.txt" == artifact.name
    assert workspace.formats.find("text").render(document) == artifact.content
    (own,) = workspace.documents(["02848"], outcome=outcome)
    assert own.record is document.record


def test_documents_of_strangers():
    """A unit that owes no report has no document; the failure says so."""
    with pytest.raises(UnknownCodeError):
        list(Workspace.open(EXAMPLE).documents(["99999"]))
