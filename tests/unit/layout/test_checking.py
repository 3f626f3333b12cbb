"""A layout held against the questions before there is a record."""

from __future__ import annotations

import pytest

from dcbase.layout import check_layout
from dcbase.model import LayoutPart, TableSpec


def found(build, *body, **said):
    return [
        (problem.part, problem.key)
        for problem in check_layout(build.layout(*body, **said), build.questions)
    ]


def test_a_layout_that_can_be_carried_out_has_no_problems(build):
    """Slots of the form, slots below them, slots of the layout's own, groups of own slots."""
    body = (
        LayoutPart(slot="overview"),
        LayoutPart(slot="recommendations.province", words="annex"),
        LayoutPart(slot="own", heading="Năm {{ period }}"),
        LayoutPart(slot="own.figures", say="{{ said }}", table=TableSpec(columns=("law10:DT01",))),
    )
    assert found(build, *body, of="aggregate", title="{% if said %}{{ unit }}{% endif %}") == []


def test_everything_wrong_is_said_at_once(build):
    """Each with its part: what holds for the whole first, then in the order of the layout."""
    body = (
        LayoutPart(slot="result"),
        LayoutPart(slot="overview", heading="Năm {next_period} {{ DT0 }}", words="beside"),
        LayoutPart(slot="overview", table=TableSpec(columns=("DT99",), caption="{{ DT01 }}")),
        LayoutPart(slot="own", say="{{ DT01"),
    )
    assert found(build, *body, subject="{{ DT01 }}", opening="{{ DT0 }}") == [
        ("subject", "figure-in-words"),
        ("opening", "unknown-name"),
        ("overview", "repeated-slot"),
        ("result", "unknown-slot"),
        ("overview", "single-braces"),
        ("overview", "unknown-name"),
        ("overview", "words-of-units"),
        ("overview", "rows-units"),
        ("overview", "figure-in-words"),
        ("overview", "unknown-name"),
        ("own", "markup"),
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_problem_has_words(language, build):
    """The catalog has words for each problem a layout can have."""
    body = (
        LayoutPart(slot="result", words="annex", heading="{unit}"),
        LayoutPart(slot="tasks", table=TableSpec(columns=("DT99",)), after="nowhere"),
        LayoutPart(slot="tasks", say="{% if DT01 == 1 %}a{% else %}b{% endif %}"),
    )
    layout = build.layout(*body, every_slot=True)
    for problem in check_layout(layout, build.questions):
        assert problem.words(language)


def test_a_part_that_cannot_be_placed_is_a_problem(build):
    """With every slot printed, `after` names a slot of the form or of the layout."""
    part = LayoutPart(slot="own", say="x", after="overvew")
    assert found(build, part, every_slot=True) == [("own", "unknown-after")]


def test_a_layout_that_still_extends_another_cannot_be_checked(build):
    """What it extends has to be in it first."""
    assert found(build, extends="a:base") == [("extends", "unresolved")]


def test_a_figure_in_a_title_with_conditions_is_found(build):
    """A title is words only, also where it has conditions."""
    title = "{% if DT01 is known %}{{ DT01 }}{% endif %}"
    assert found(build, title=title) == [("title", "figure-in-words")]
