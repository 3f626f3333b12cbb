"""Rules between figures, and when they are asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dcbase.errors import FormulaError
from dcbase.formula import Judgement, Why, holds, judge, scope
from dcbase.model import Basis, FrozenMap, Known, Missing, Period, Qualifier, Rule, Window

ANNUAL = {"annual": True, "months": 12}


def rule(expression, when="", **assume):
    return Rule(code="R1", expression=expression, when=when, assume=FrozenMap(assume), vi="", en="")


def test_a_rule_holds_or_does_not():
    """6 resolved of 8 is possible, 60 is not."""
    resolved = rule("DT10 <= DT04 + DT05", DT04=0)
    assert holds(resolved, {"DT10": Known(6), "DT05": Known(8)}) is True
    assert holds(resolved, {"DT10": Known(60), "DT05": Known(8)}) is False


def test_a_judgement_says_that_it_rests_on_an_assumption():
    """The carry-over was assumed to be none."""
    judged = judge(rule("DT10 <= DT04 + DT05", DT04=0), {"DT10": Known(60), "DT05": Known(8)})
    assert Judgement(False, assumed=True) == judged


@pytest.mark.parametrize(
    ("asked", "figures", "judgement"),
    [
        (rule("DT10 <= DT05"), {"DT05": Known(8)}, Judgement(None, Why.MISSING, ("DT10",))),
        (rule("DT10 <= DT05", "missing(DT05)"), {"DT05": Known(8)}, Judgement(None, Why.NOT_ASKED)),
        (rule("true", "DT05 > 0"), {}, Judgement(None, Why.MISSING, ("DT05",))),
        (rule("true", "DT05"), {"DT05": Known(8)}, Judgement(None, Why.KIND)),
        (rule("DT05"), {"DT05": Known(8)}, Judgement(None, Why.KIND)),
        (
            rule("CC05 <= 100"),
            {"CC05": Known(98, Qualifier.GT)},
            Judgement(None, Why.UNCERTAIN),
        ),
        (rule("1 / DT05 > 0"), {"DT05": Known(0)}, Judgement(None, Why.DIVISION_BY_ZERO)),
        (rule("DT05 > 0", "DT04 == 0", DT04=0), {"DT05": Known(8)}, Judgement(True, assumed=True)),
    ],
)
def test_a_skipped_rule_says_why(asked, figures, judgement):
    """A rule is skipped over missing figures, unsettled bounds, and where it is not asked."""
    assert judgement == judge(asked, figures)


def test_the_reference_report_states_satisfaction_without_ballots():
    """R33 finds what the reference report does: 95% satisfied, nobody says of how many."""
    satisfied = rule("missing(CC09) or (not missing(CC08) and CC08 > 0)")
    assert holds(satisfied, {"CC09": Known(95)}) is False
    assert holds(satisfied, {}) is True
    assert holds(satisfied, {"CC09": Known(95), "CC08": Known(120)}) is True


def test_a_rule_may_look_at_the_report_before():
    """The balance carried over is the balance left; without a report before nobody can say."""
    carried = rule("DT04 == prev(DT12)")
    assert holds(carried, {"DT04": Known(2)}, previous={"DT12": Known(3)}) is False
    assert holds(carried, {"DT04": Known(2)}) is None


def test_a_rule_may_be_asked_of_whole_years_only():
    """A dialogue a year is not asked of ten months."""
    dialogue = rule("GS01 >= 1", "annual and months >= 12")
    assert holds(dialogue, {"GS01": Known(0)}, names=ANNUAL) is False
    assert holds(dialogue, {"GS01": Known(0)}, names={"annual": False, "months": 10}) is None


def test_a_rule_that_cannot_be_parsed_is_an_error():
    """A broken rule is its author's failure, not a finding about a commune."""
    with pytest.raises(FormulaError):
        holds(rule("DT10 <="), {})


@pytest.mark.parametrize(
    ("period", "start", "end", "months", "annual"),
    [
        ("2025", (2025, 1, 1), (2025, 10, 31), 10, False),
        ("2025", (2025, 1, 1), (2025, 12, 31), 12, True),
        ("2025", (2024, 12, 15), (2025, 12, 14), 12, True),
        ("2025", (2024, 12, 16), (2025, 12, 14), 11, False),
        ("2025", (2025, 1, 1), (2025, 12, 14), 11, False),
        ("2025", (2024, 12, 1), (2026, 1, 15), 13, True),
        ("2025-H1", (2025, 1, 1), (2025, 6, 30), 6, False),
        ("2025-02", (2025, 2, 1), (2025, 2, 28), 1, False),
        ("2025-02", (2025, 1, 15), (2025, 2, 14), 1, False),
        ("2025-02", (2025, 2, 1), (2025, 2, 27), 0, False),
        ("2025-02", (2025, 2, 10), (2025, 2, 10), 0, False),
        ("2025-03", (2025, 1, 31), (2025, 3, 1), 1, False),
        ("2025-03", (2025, 1, 31), (2025, 2, 28), 1, False),
        ("2025-03", (2025, 1, 20), (2025, 3, 31), 2, False),
        ("2099", (2099, 1, 1), (2099, 12, 31), 12, True),
    ],
)
def test_a_scope_counts_whole_months_and_knows_whole_years(period, start, end, months, annual):
    """`months` counts from the window's first day; `annual` takes both kinds of year."""
    names = scope(Period.parse(period), Window(start=date(*start), end=date(*end)))
    assert {"months": months, "annual": annual} == dict(names)


NUMBERS = [
    *(Known(8), Known(Decimal("8.0")), Known(Decimal("7.5")), Known(True), Known("Tốt")),
    *(Known(8, Qualifier.GT), Known(Decimal(8), basis=Basis.ASSUMED), Known(Decimal("NaN"))),
    *(Known(Decimal("1e2000")), Missing()),
]


@pytest.mark.parametrize("sign", ["<=", "<", ">=", ">", "==", "!="])
@pytest.mark.parametrize("one", NUMBERS)
def test_two_figures_compare_as_any_two_sums_do(sign, one):
    """The short way of the commonest rules gives what the general one gives."""
    for other in NUMBERS:
        figures = {"A1": one, "B1": other}
        short = judge(rule(f"A1 {sign} B1"), figures)
        if isinstance(one.value if isinstance(one, Known) else 0, str | bool):
            continue
        if isinstance(other.value if isinstance(other, Known) else 0, str | bool):
            continue
        assert short == judge(rule(f"A1 + 0 {sign} B1 + 0"), figures)
        assert judge(rule(f"A1 {sign} 8"), figures) == judge(rule(f"A1 + 0 {sign} 8"), figures)
