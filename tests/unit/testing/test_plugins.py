from __future__ import annotations

from types import SimpleNamespace

import pytest
from attrs import evolve

from dcbase.errors import PluginContractError
from dcbase.model import (
    Check,
    FindingKind,
    Format,
    Indicator,
    Layout,
    LayoutPart,
    Profile,
    UnitRegister,
)
from dcbase.plugin import hookimpl
from dcbase.testing import check_plugin, contributions


def _never(*_):
    return ()


KIND = FindingKind(
    code="SOI-001",
    stage=5,
    severity="error",
    vi="Số {came} lớn hơn {expected}.",
    en="{came} is more than {expected}.",
    hint_vi="Sửa {subject}.",
    hint_en="Correct {subject}.",
)


def plugin(**answers):
    """Return a plugin that registers what it is given."""

    def hook(name, answer):
        def register():
            return answer

        register.__name__ = f"dcbase_register_{name}"
        return hookimpl(register)

    hooks = {f"dcbase_register_{name}": hook(name, answer) for name, answer in answers.items()}
    return SimpleNamespace(__name__="soi", **hooks)


def test_contributions_are_listed_by_kind():
    """A plugin's entries come with their full codes, without those of others."""
    found = contributions(plugin(indicators=[Indicator(code="S1", name="Số")], findings=[KIND]))
    assert {"indicators", "findings"} == set(found)
    assert ("soi:S1",) == tuple(each.code for each in found["indicators"])
    assert (KIND,) == found["findings"]


def test_a_broken_contract_raises():
    """A hook that answers with text is an error here."""
    with pytest.raises(PluginContractError):
        contributions(plugin(indicators="S1"))


def test_a_sound_plugin_has_no_problems(questions):
    """Indicators, a form, kinds and a layout that fit together."""
    short = [evolve(each, code=each.short) for each in questions.indicators.values()]
    layout = Layout(
        code="tong-hop",
        of="aggregate",
        body=(LayoutPart(slot="results", say="Đã tiếp {{ DT01 | full }}."),),
    )
    form = evolve(questions.form, code="form", rules=questions.form.rules)
    sound = plugin(indicators=short, forms=[form], findings=[KIND], layouts=[layout])
    assert () == check_plugin(sound)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"indicators": "S1"}, "iterable"),
        ({"indicators": [Format(code="x", suffixes=(".x",), media_type="x/x")]}, "Indicator"),
        ({"indicators": [Indicator(code="S1", name="a")] * 2}, "S1"),
        ({"indicators": [Indicator(code="S1", name="a", formula="S1 +")]}, "soi:S1"),
        ({"indicators": [Indicator(code="S1", name="a", formula="S9 + 1")]}, "no indicator 'S9'"),
        ({"indicators": [Indicator(code="S1", name="a", weight="S8")]}, "no indicator 'S8'"),
        ({"findings": [evolve(KIND, en="")]}, "no words in English"),
        ({"findings": [evolve(KIND, en="{came} is too much.")]}, "different facts: expected"),
        ({"findings": [evolve(KIND, vi="{came")]}, "cannot be read"),
        ({"findings": [evolve(KIND, vi="{} {expected}")]}, "no name"),
        ({"findings": [evolve(KIND, hint_en="{came:d}")]}, "cannot be said"),
        ({"layouts": [Layout(code="a", of="report", extends="b")]}, "b"),
        ({"indicators": []}, "contributes nothing"),
        (
            {
                "indicators": [Indicator(code="BQ01", name="a")],
                "checks": [Check(code="c", report=_never, about=("BQ1",))],
            },
            "about: there is no indicator 'BQ1'; did you mean 'BQ01'?",
        ),
        ({"checks": [Check(code="c", report=_never, about="BQ01")]}, "got 'BQ01'"),
        ({"units": [UnitRegister(code="x", load=lambda: 1 // 0)]}, "register 'x': ZeroDivision"),
        ({"units": [UnitRegister(code="x", load=lambda: ["02848"])]}, "got '02848'"),
        (
            {"profiles": [Profile(code="p", name="P", extends="dcbase:hd35")]},
            "profile 'soi:p': extends:",
        ),
        (
            {"formats": [Format(code="f", suffixes=(".yaml",), media_type="x/y", read=_never)]},
            "its format 'f' is never asked: .yaml files are read by 'yaml' of 'dcbase' first.",
        ),
    ],
)
def test_what_is_wrong_is_said(answers, expected):
    """Each mistake of an author is a sentence that names it."""
    problems = check_plugin(plugin(**answers))
    assert any(expected in problem for problem in problems), problems


def test_a_layout_is_held_against_the_forms(questions):
    """A code that no form asks is found, with the layout and the part."""
    law = plugin(
        indicators=[evolve(each, code=each.short) for each in questions.indicators.values()],
        forms=[evolve(questions.form, code="form")],
    )
    law.__name__ = "law10"
    part = LayoutPart(slot="results", say="Đã tiếp {{ DT99 }}.")
    other = plugin(layouts=[Layout(code="a", of="aggregate", body=(part,))])
    (problem,) = check_plugin(other, beside=[law])
    assert "DT99" in problem
    assert "results" in problem


def test_rules_are_looked_at(questions):
    """A rule over an indicator that does not exist, and one without English words."""
    rules = (
        evolve(questions.form.rules[0], expression="CK03 <= CK99"),
        evolve(questions.form.rules[1], en=""),
    )
    short = [evolve(each, code=each.short) for each in questions.indicators.values()]
    form = evolve(questions.form, code="form", rules=rules)
    problems = check_plugin(plugin(indicators=short, forms=[form]))
    (of_r1,) = (p for p in problems if "R1" in p)
    assert of_r1 == (
        "The formula 'CK03 <= CK99' is wrong at column 9: there is no indicator 'CK99'; did you "
        "mean 'CK03'? (plugin 'soi', entry soi:form, R1)"
    )
    assert any("R2" in p and "English" in p for p in problems)


def test_a_file_with_no_hook(tmp_path):
    """A file that dcbase would never call is told, and not passed."""
    (tmp_path / "nha.py").write_text("x = 1\n", "utf-8")
    problems = check_plugin(str(tmp_path / "nha.py"))
    assert any("no function in it has @hookimpl" in problem for problem in problems), problems


def test_a_plugin_that_is_not_there():
    """A name that nothing installed has is a problem, not an exception."""
    (problem,) = check_plugin("dcbase-không-có")
    assert "dcbase-không-có" in problem
