from __future__ import annotations

from random import Random

import pytest
from attrs import evolve

from dcbase.model import FrozenMap, Rule
from dcbase.testing.repairing import Rulebook, planted

NAMES = FrozenMap({"months": 10, "annual": False})


def rulebook(questions, *expressions):
    rules = tuple(
        Rule(code=f"R{n}", expression=expression, severity="error", vi="Sai.", en="Wrong.")
        for n, expression in enumerate(expressions, start=1)
    )
    return Rulebook(evolve(questions, form=evolve(questions.form, rules=rules)), NAMES)


@pytest.mark.parametrize(
    ("expression", "values", "mended"),
    [
        ("DT10 <= 0", {"DT10": 4}, {"DT10": 0}),
        ("DT10 >= DT05", {"DT10": 4, "DT05": 9}, {"DT10": 9, "DT05": 9}),
        ("DT10 > DT05", {"DT10": 4, "DT05": 9}, {"DT10": 10, "DT05": 9}),
        ("DT06 + DT07 == DT05", {"DT06": 4, "DT07": 1, "DT05": 9}, {"DT05": 5}),
        ("DT05 == DT06 + DT07", {"DT06": 4, "DT07": 1, "DT05": 9}, {"DT05": 5}),
        ("CK03 + 2 == 10", {"CK03": 4}, {"CK03": 8}),
        ("LD03 or not LD04", {"LD03": False, "LD04": True}, {"LD03": False, "LD04": False}),
        ("LD03 and not LD04", {"LD03": False, "LD04": True}, {"LD03": True, "LD04": False}),
        ("not LD04", {"LD04": True}, {"LD04": False}),
        ("DT10 == 0 or DT05 > 0", {"DT10": 4, "DT05": 0}, {"DT10": 4, "DT05": 1}),
    ],
)
def test_a_rule_is_made_to_hold(questions, expression, values, mended):
    """Each shape of rule is mended by changing as few figures as it can."""
    rules = rulebook(questions, expression)
    assert values | mended == rules.mended(values, Random(1))


@pytest.mark.parametrize(
    ("expression", "values"),
    [
        ("CK03 >= 20", {"CK03": 9}),
        ("CK02 > CK03 + 3", {"CK02": 9, "CK03": 12}),
        ("DT10 != DT05", {"DT10": 4, "DT05": 4}),
        ("DT10 + DT05 == 9", {"DT10": 0, "DT05": 0}),
        ("KQ01 == 'Tốt'", {"KQ01": "Khá"}),
        ("DT10 + 1 > DT05", {"DT10": 1, "DT05": 4}),
        ("LD03 == LD04", {"LD03": True, "LD04": False}),
    ],
)
def test_what_cannot_be_mended_is_left_out(questions, expression, values):
    """Bounds and shapes that nobody can mend cost the figures, never the rule."""
    rules = rulebook(questions, expression)
    assert {} == rules.mended(values, Random(1))


def test_a_rule_that_asks_for_a_figure_stays_broken(questions):
    """Where a figure is demanded that is not there, nothing can be left out."""
    rules = rulebook(questions, "not missing(CC09)")
    assert {"DT05": 4} == rules.without_broken({"DT05": 4})


def test_rules_that_pull_apart_end(questions):
    """Contradictory rules end with their figures left out, not in a circle."""
    rules = rulebook(questions, "DT10 >= DT05 + 1", "DT05 >= DT10 + 1")
    assert {} == rules.mended({"DT10": 4, "DT05": 4}, Random(1))


def test_nothing_is_planted_beyond_the_bounds(questions):
    """A contradiction is a plausible slip: an impossible value would be another finding."""
    rules = rulebook(questions, "CK03 <= CK02")
    full = {"CK03": 14, "CK02": 14}
    assert full == planted(rules, full, Random(1))
    assert {"CK03": 11, "CK02": 10} == planted(rules, {"CK03": 9, "CK02": 10}, Random(1))


def test_a_warning_is_no_contradiction(questions):
    """Only rules of severity error are broken on purpose."""
    rules = rulebook(questions, "DT10 <= DT05")
    form = rules.questions.form
    mild = evolve(form, rules=tuple(evolve(rule, severity="warning") for rule in form.rules))
    book = Rulebook(evolve(rules.questions, form=mild), NAMES)
    assert {"DT10": 1, "DT05": 2} == planted(book, {"DT10": 1, "DT05": 2}, Random(1))
