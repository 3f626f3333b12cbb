from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import yaml
from attrs import evolve

from dcbase.formula import derive, holds
from dcbase.model import Known, Missing, Period, Window
from dcbase.prose import parse
from dcbase.testing import made_submissions

PERIOD = Period(2025)
WINDOW = Window(start=date(2025, 1, 1), end=date(2025, 10, 31), label="10 tháng đầu năm 2025")


def made(questions, communes, **more):
    arguments = {"window": WINDOW, "period": PERIOD, "seed": 1, "contradictions": 0, **more}
    return list(made_submissions(questions, communes, **arguments))


def loaded(submissions):
    return [yaml.safe_load(content) for _, content in submissions]


def value_of(said):
    plain = said["value"] if isinstance(said, dict) else said
    try:
        return plain if isinstance(plain, bool | int) else Decimal(plain)
    except ArithmeticError:
        return plain


def figures_of(submission):
    return {code: Known(value_of(said)) for code, said in submission["figures"].items()}


def broken(questions, submission):
    figures = figures_of(submission)
    return [rule for rule in questions.form.rules if holds(rule, figures) is False]


def text_of(slots):
    return slots if isinstance(slots, str) else " ".join(map(text_of, slots.values()))


def test_the_same_seed_gives_the_same_bytes(questions, communes):
    """Two makings with one seed are equal byte for byte; another seed gives others."""
    assert made(questions, communes) == made(questions, communes)
    assert made(questions, communes) != made(questions, communes, seed=2)


def test_a_unit_does_not_depend_on_the_others(questions, communes):
    """A commune's bytes stay the same whoever else is asked."""
    alone = made(questions, communes[5:6], absent=0)
    assert set(alone) <= set(made(questions, communes, absent=0))


def test_every_one_says_that_it_is_a_sample(questions, communes):
    """No made-up submission can be taken for a real one."""
    assert all(submission["sample"] is True for submission in loaded(made(questions, communes)))


def test_some_units_send_nothing(questions, communes):
    """As many units as asked for are not there, and no name comes twice."""
    names = [name for name, _ in made(questions, communes, absent=6)]
    assert len(communes) - 6 == len(names) == len(set(names))
    assert [] == made(questions, communes[:2], absent=6)


def test_figures_keep_to_the_rules(questions, communes):
    """No rule of the form is broken where nothing is planted."""
    assert [] == [
        rule.code
        for submission in loaded(made(questions, communes, missing_share=0.3))
        for rule in broken(questions, submission)
    ]


def test_derived_figures_stay_within_bounds(questions, communes):
    """A rate that follows from the figures is never above one hundred."""
    for submission in loaded(made(questions, communes)):
        rate = derive(questions.indicators, figures_of(submission)).figures["DT13"]
        assert isinstance(rate, Missing) or rate.value <= 100


def test_as_many_contradictions_as_asked_for(questions, communes):
    """Each planted contradiction breaks a rule of severity error."""
    wrong = [
        rules
        for submission in loaded(made(questions, communes, contradictions=3))
        if (rules := broken(questions, submission))
    ]
    assert 3 == len(wrong)
    assert all("error" in {rule.severity.value for rule in rules} for rules in wrong)


def test_a_form_without_rules_has_nothing_to_contradict(questions, communes):
    """Nothing can be planted where there is no rule."""
    plain = evolve(questions, form=evolve(questions.form, rules=()))
    assert 38 == len(made(plain, communes, contradictions=3))


def test_some_figures_are_missing(questions, communes):
    """A part of the figures is left out, not sent as zero."""
    full = loaded(made(questions, communes, missing_share=0))
    thin = loaded(made(questions, communes, missing_share=0.4))
    assert all("DT05" in submission["figures"] for submission in full)
    missing = [s for s in thin if "DT05" not in s["figures"]]
    assert 5 < len(missing) < 30


def test_some_figures_have_a_qualifier(questions, communes):
    """Rates that may be qualified are, now and then; no other figure is."""
    said = [s["figures"] for s in loaded(made(questions, communes, missing_share=0.2))]
    qualified = {code for figures in said for code in figures if isinstance(figures[code], dict)}
    assert {"CC09", "DT13"} == qualified


def test_units_are_only_asked_what_they_owe(questions, communes):
    """An indicator asked of one commune is not in another's submission."""
    assert all("LP01" not in s["figures"] for s in loaded(made(questions, communes)))


def test_scale_differs(questions, communes):
    """Communes are of different size."""
    values = {
        value_of(s["figures"]["BQ12"])
        for s in loaded(made(questions, communes))
        if "BQ12" in s["figures"]
    }
    assert min(values) * 3 < max(values)


def test_usual_values_decide(questions, communes):
    """What the caller knows about an indicator goes before its unit of measure."""
    for submission in loaded(made(questions, communes, usual={"DT01": (1000, 1000)})):
        assert 550 <= submission["figures"].get("DT01", 1000) <= 1700


def test_required_slots_have_words(questions, communes):
    """A slot that the form requires is never left empty."""
    for submission in loaded(made(questions, communes)):
        assert submission["assessment"]["limitations"]
        assert submission["tasks"]["items"]


def test_references_are_to_figures_that_are_there(questions, communes):
    """Prose refers to figures, and every one of them is known."""
    cited = 0
    for submission in loaded(made(questions, communes, missing_share=0.3)):
        figures = derive(questions.indicators, figures_of(submission)).figures
        for part in ("results", "assessment", "tasks", "recommendations"):
            text = text_of(submission.get(part, ""))
            cited += text.count("{{")
            for block in parse(text).blocks:
                codes = [run.code for run in block.runs if hasattr(run, "code")]
                assert all(isinstance(figures[code], Known) for code in codes)
    assert cited > 10


def test_demands_are_shared(questions, communes):
    """The same demand is made by many communes."""
    said = [
        line
        for submission in loaded(made(questions, communes))
        for line in submission.get("recommendations", {}).get("province-committee", "").split("\n")
    ]
    assert max(said.count(line) for line in set(said) if line) >= 5


def test_a_ward_is_called_a_ward(questions, communes):
    """Who sends it is named by its kind."""
    (submission,) = loaded(made(questions, communes[:1], absent=0, parent="Đảng bộ tỉnh Lào Cai"))
    assert "Đảng ủy phường Lào Cai" == submission["header"]["organisation"]
    assert "Đảng bộ tỉnh Lào Cai" == submission["header"]["parent"]
    assert "phường Lào Cai" in submission["opening"]


@pytest.mark.parametrize("share", [0, 1])
def test_the_ends_of_the_missing_share(questions, communes, share):
    """Nothing is left out at 0; at 1 no figure is sent but rates without their parts."""
    for submission in loaded(made(questions, communes, missing_share=share)):
        sent = submission["figures"].keys()
        assert ("DT05" in sent) == (share == 0)
        assert sent <= {"DT13"} or share == 0
