"""Expressions over figures."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest

from dcbase.errors import FormulaError
from dcbase.formula import Outcome, Why, evaluate, parse
from dcbase.model import Basis, Known, Qualifier


def test_a_case_comes_to_what_it_says(case_of_evaluate, figures_of, show):
    """Every case of the table comes to the value, or to the reason, that it gives."""
    outcome = evaluate(
        parse(case_of_evaluate["formula"]),
        figures_of(case_of_evaluate.get("given", {})),
        previous=figures_of(case_of_evaluate.get("before", {})),
        assume=case_of_evaluate.get("assume", {}),
        names=case_of_evaluate.get("names", {}),
    )
    reason = "" if outcome.why is None else " ".join((outcome.why.value, *outcome.missing))
    assert case_of_evaluate["gives"] == (reason or show(outcome.value, outcome.qualifier))
    assert case_of_evaluate.get("assumed", False) == outcome.assumed


def test_an_outcome_says_whether_it_is_known_and_only_a_bound():
    """`known` and `bound` sum up an outcome."""
    above = evaluate(parse("CC05"), {"CC05": Known(98, Qualifier.GT)})
    assert (True, True) == (above.known, above.bound)
    exactly = evaluate(parse("CC05"), {"CC05": Known(98)})
    assert (True, False) == (exactly.known, exactly.bound)
    assert Outcome(None, why=Why.MISSING, missing=("CC05",)) == evaluate(parse("CC05"), {})
    assert not evaluate(parse("CC05"), {}).known


def test_what_rests_on_an_assumed_figure_is_assumed():
    """An assumption is passed on by the figures that were computed with it."""
    figures = {"DT12": Known(2, basis=Basis.ASSUMED)}
    assert evaluate(parse("DT12 + 1"), figures).assumed


def test_an_assumption_that_was_not_needed_is_not_told():
    """What `and` never looked at was not used."""
    outcome = evaluate(parse("DT05 > 0 and DT04 > 0"), {"DT05": Known(0)}, assume={"DT04": 0})
    assert Outcome(False) == outcome


def test_counts_stay_counts():
    """Whole numbers give an int, and keep all of their digits."""
    outcome = evaluate(parse("A + 1"), {"A": Known(10**40)})
    assert 10**40 + 1 == outcome.value
    assert isinstance(outcome.value, int)


def test_the_decimal_context_of_the_caller_does_not_matter():
    """A figure is the same whoever asks."""
    with localcontext() as context:
        context.prec = 3
        outcome = evaluate(parse("A / B"), {"A": Known(Decimal("123.456")), "B": Known(7)})
    assert Decimal("17.63657142857142857142857143") == outcome.value


@pytest.mark.parametrize("names", [{}, {"months": 10}])
def test_a_name_that_nobody_gave_is_the_authors_mistake(names):
    """An unknown name is refused with its column, never taken as missing."""
    with pytest.raises(FormulaError, match="nothing is called 'mnths'") as caught:
        evaluate(parse("1 < mnths"), {}, names=names)
    assert 5 == caught.value.column
    assert "1 < mnths" == caught.value.formula
    assert ", ".join(names) in str(caught.value.problem)


def test_a_name_may_be_a_decimal_or_nonsense():
    """Names are values like any other; what is no value is of the wrong kind."""
    assert Decimal("2.5") == evaluate(parse("share"), {}, names={"share": Decimal("2.5")}).value
    assert Why.KIND is evaluate(parse("share"), {}, names={"share": None}).why
