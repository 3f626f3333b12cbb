"""The sentences of a layout."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from attrs import evolve

from dcbase.errors import LayoutError
from dcbase.layout import check_layout, lay_out
from dcbase.model import (
    DocumentItem,
    FigureAt,
    FrozenMap,
    Known,
    LayoutPart,
    Printed,
    Restated,
    text_of,
)

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "layout" / "sentences.yaml").read_text("utf-8")
)
PRINTS = [case for case in CASES if "prints" in case]
FAILS = [case for case in CASES if "fails" in case]


def one_part(build, say, **said):
    return build.layout(LayoutPart(slot="own", say=say, **said))


def shown(block):
    mark = f"{block.mark} " if isinstance(block, DocumentItem) else ""
    return mark + text_of(block.runs)


@pytest.mark.parametrize("case", PRINTS, ids=lambda case: case["case"])
def test_sentences_print_what_the_case_says(case, build, party):
    """Each case of sentences.yaml prints its paragraphs and keeps its figures' references."""
    layout = one_part(build, case["say"])
    document = lay_out(build.report(values=case.get("figures", {})), layout, party)
    assert case["prints"] == [shown(block) for block in document.blocks]
    assert check_layout(layout, build.questions) == ()
    if "traced" in case:
        traced = [(run.ref, run.text) for run in document.printed()]
        assert [(FigureAt("02848", c), t) for c, t in case["traced"].items()] == traced


@pytest.mark.parametrize("case", FAILS, ids=lambda case: case["case"])
def test_a_wrong_sentence_is_found_before_there_is_a_record(case, build, party):
    """Each wrong case is a problem of the layout, and the same failure when it is used."""
    layout = one_part(build, case["say"])
    problems = check_layout(layout, build.questions)
    assert [case["fails"]] == [problem.key for problem in problems]
    with pytest.raises(LayoutError) as failed:
        lay_out(build.report(values={}), layout, party)
    assert (failed.value.layout, failed.value.part) == ("test:layout", "own")
    assert case.get("nearest", "") in failed.value.words("vi")


def test_a_problem_is_said_in_both_languages(build):
    """Whoever writes a layout reads what is wrong with it in Vietnamese or in English."""
    (problem,) = check_layout(one_part(build, "{{ DT011 }}"), build.questions)
    assert problem.words("vi") == "không có mã hoặc tên 'DT011'. (ý muốn nói 'DT01'?)"
    assert (
        str(problem) == "Layout 'test:layout', part 'own': there is no code or name 'DT011'. "
        "(did you mean 'DT01'?)"
    )
    assert "Bố cục 'test:layout', phần 'own': " in problem.error().words("vi")


def test_a_restatement_is_printed_and_compared_by_its_slot(build, party):
    """{{ CC05.results }} is what the unit said there, with a reference to that place."""
    twice = Known(95, restated=FrozenMap({"results": Restated(96)}))
    say = "{% if CC05.results == 96 and CC05.overview is missing %}{{ CC05.results }}{% endif %}"
    layout = one_part(build, f"{say} {{{{ CC05.overview }}}}")
    document = lay_out(build.report(values={"CC05": twice}), layout, party)
    assert [
        Printed(FigureAt("02848", "CC05", "results"), "96%"),
        Printed(FigureAt("02848", "CC05", "overview"), "…"),
    ] == list(document.printed())


@pytest.mark.parametrize(
    "say",
    [
        "{% if DT01._value_at('') %}x{% endif %}",
        "{% if true %}{{ DT01 + 1 }}{% endif %}",
        "{% if DT01 < 'a' %}x{% endif %}",
        "{% if true %}{{ 'x' | padded }}{% endif %}",
        "{% if true %}{% include 'x' %}{% endif %}",
        "{% if true %}{{ 1 / 0 }}{% endif %}",
        "{% for n in (1).__class__.mro() %}{{ n }}{% endfor %}",
        "{% if true %}{{ DT01 | words | fraction }}{% endif %}",
    ],
)
def test_what_a_template_may_not_do_is_a_failure_of_the_layout(say, build, party):
    """Neither the sandbox nor a mistake in a template ever shows as a bug in dcbase."""
    with pytest.raises(LayoutError):
        lay_out(build.report(values={"DT01": 44}), one_part(build, say), party)


def test_words_of_a_submission_are_never_a_template(build, party):
    """Braces in a unit's own words and in its window's name are words."""
    from attrs import evolve

    report = build.report(sections=(build.section("overview", "{% if 1 %}{{ 7*7 }}{% endif %}"),))
    report = evolve(report, window=evolve(report.window, label="{{ 7*7 }}{% x %}"))
    layout = build.layout(LayoutPart(slot="overview", say="{% if true %}{{ window }}{% endif %}"))
    document = lay_out(report, layout, party)
    assert [text_of(block.runs) for block in document.blocks] == [
        "KHÁI QUÁT",
        "{{ 7*7 }}{% x %}",
        "{% if 1 %}{{ 7*7 }}{% endif %}",
    ]


def test_jinja2_is_loaded_only_for_a_sentence_with_conditions():
    """A layout without {% does not pay for the template engine."""
    import subprocess
    import sys

    code = "import dcbase.layout, sys; print('jinja2' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stdout.strip() == b"False"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("{{ unit }} báo cáo.", "Xã Lùng Phình báo cáo."),
        (
            "Báo cáo của {{ unit }}. {{ unit }} đã làm.",
            "Báo cáo của xã Lùng Phình. Xã Lùng Phình đã làm.",
        ),
        ("{% if unit %}{{ unit }}; {{ unit }}{% endif %}", "Xã Lùng Phình; xã Lùng Phình"),
        ("Có {{ DT01 }} lượt ở: {{ unit }}", "Có 44 lượt ở: xã Lùng Phình"),
    ],
)
def test_a_unit_has_a_capital_where_it_begins_a_sentence(words, printed, build, party):
    """Within one it is written as the forms write it: "xã Lùng Phình"."""
    report = build.report(values={"DT01": 44})
    layout = build.layout(LayoutPart(slot="own", say=words))
    assert build.shown(lay_out(report, layout, party).blocks) == [printed]


def test_a_unit_whose_name_says_no_kind_stays(build, party):
    """Nothing is made of a name that begins otherwise."""
    unit = evolve(build.commune, name="Lùng Phình", kind="xã")
    layout = build.layout(LayoutPart(slot="own", say="Báo cáo của {{ unit }}."))
    assert build.shown(lay_out(build.report(unit), layout, party).blocks) == [
        "Báo cáo của Lùng Phình."
    ]
