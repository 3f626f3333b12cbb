"""What must hold between figures: figures that break each rule, and figures that keep it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from dcbase.formula import Sort, check_kinds, holds, parse, scope
from dcbase.model import (
    Figure,
    Form,
    FrozenMap,
    Indicator,
    Known,
    Missing,
    Period,
    Qualifier,
    Rule,
    Severity,
    Value,
    Window,
    calendar_window,
    state_window,
)

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "rules.yaml").read_text("utf-8"))
YEAR = scope(Period(2025), calendar_window(Period(2025)))
TEN_MONTHS = scope(
    Period(2025), Window(start=date(2025, 1, 1), end=date(2025, 10, 31), label="10 tháng")
)
# As the words of the reference report state them.
REFERENCE: dict[str, Figure] = {
    "DT01": Known(44),
    "DT05": Known(8),
    "DT10": Known(6),
    "DT13": Known(Decimal(75)),
    "DT14": Known(0),
    "CC05": Known(Decimal(98), Qualifier.GT),
    "CC09": Known(Decimal(95)),
    "DN07": Known(0),
    "DN08": Known(0),
    "LD03": Known(True),
    "LD04": Known(True),
    "LD06": Known(True),
    "CK08": Known(True),
}


@pytest.fixture(scope="session")
def rules(form: Form) -> dict[str, Rule]:
    """The rules by code."""
    return {rule.code: rule for rule in form.rules}


def figures_of(given: Mapping[str, Any] | None) -> dict[str, Figure]:
    """Return the figures of a case."""
    return {
        code: Known(Decimal(str(value)) if isinstance(value, float) else value)
        for code, value in (given or {}).items()
    }


def names_of(case: Mapping[str, Any]) -> FrozenMap[str, Value]:
    """Return what `months` and `annual` are in a case."""
    if "round" not in case:
        return YEAR
    asked = case["round"]
    window = Window(start=asked["from"], end=asked["to"])
    return scope(Period.parse(str(asked["period"])), window)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['case']}")
def test_a_rule_tells_right_from_wrong(case: Mapping[str, Any], rules: dict[str, Rule]) -> None:
    """Each case breaks its rule with one set of figures and keeps it with the other."""
    rule, names = rules[case["rule"]], names_of(case)
    before = figures_of(case.get("before"))
    assert holds(rule, figures_of(case["breaks"]), previous=before, names=names) is False
    assert holds(rule, figures_of(case["keeps"]), previous=before, names=names) is True


def test_every_rule_has_a_case(form: Form) -> None:
    """No rule goes untried."""
    assert {rule.code for rule in form.rules} == {case["rule"] for case in CASES}


def test_rule_codes_are_unique_and_none_is_used_again(form: Form) -> None:
    """R27 and R28 said what deriving says; nothing else will have their codes."""
    codes = [rule.code for rule in form.rules]
    assert len(codes) == len(set(codes))
    assert set() == {"R27", "R28"} & set(codes)


def test_rules_are_over_figures_that_are_asked(
    form: Form, indicators: dict[str, Indicator]
) -> None:
    """A rule and its condition name indicators of the form, and come to yes or no."""
    for rule in form.rules:
        for text in filter(None, (rule.expression, rule.when)):
            formula = parse(text)
            check_kinds(formula, indicators, wanted=Sort.TRUTH)
            assert set() == (formula.codes | formula.previous_codes) - set(form.indicators)
            assert formula.names <= {"annual", "months"}
        assert set() == set(rule.assume) - set(form.indicators)


def test_words_name_the_codes_they_are_about(form: Form) -> None:
    """Whoever reads the words finds the figures: each code stands in them, in both languages."""
    for rule in form.rules:
        formula = parse(rule.expression)
        for code in formula.codes | formula.previous_codes:
            assert f"({code})" in rule.vi
            assert f"({code})" in rule.en
        assert rule.hint_vi
        assert rule.hint_en
        # Words are templates over facts; these have none.
        assert "{" not in rule.vi + rule.en + rule.hint_vi + rule.hint_en


def test_a_rule_over_missing_figures_is_skipped(form: Form) -> None:
    """A commune that sent nothing has broken nothing."""
    assert {None, True} == {holds(rule, {}, previous={}, names=YEAR) for rule in form.rules}
    assert [rule.code for rule in form.rules if holds(rule, {}, names=YEAR)] == ["R33"]


def test_the_reference_report_breaks_one_rule_as_a_warning(form: Form) -> None:
    """Lùng Phình states its satisfaction without ballots; its other figures agree."""
    broken = [rule for rule in form.rules if holds(rule, REFERENCE, names=TEN_MONTHS) is False]
    assert [(rule.code, rule.severity) for rule in broken] == [("R33", Severity.WARNING)]


@pytest.mark.parametrize("code", ["R16", "R44"])
@pytest.mark.parametrize(
    ("period", "window"),
    [
        (Period(2025), Window(start=date(2025, 1, 1), end=date(2025, 10, 31))),
        (Period.parse("2025-H1"), calendar_window(Period.parse("2025-H1"))),
    ],
)
def test_yearly_duties_are_asked_of_whole_years(
    code: str, period: Period, window: Window, rules: dict[str, Rule]
) -> None:
    """Ten months and half a year say nothing about what is due once a year."""
    given: dict[str, Figure] = {"GS01": Known(0), "BQ01": Known(12), "BQ07": Known(0)}
    assert holds(rules[code], given, names=scope(period, window)) is None


def test_a_year_by_the_state_cut_offs_is_a_whole_year(rules: dict[str, Rule]) -> None:
    """From 15 December to 14 December is a year, too."""
    names = scope(Period(2025), state_window(Period(2025)))
    assert False is holds(rules["R16"], {"GS01": Known(0)}, names=names)


def test_files_carried_over_are_not_taken_as_none(rules: dict[str, Rule]) -> None:
    """More files settled than received is no error as long as nobody said what was carried over."""
    given: dict[str, Figure] = {"CC01": Known(900), "CC02": Known(920), "CC10": Missing()}
    assert holds(rules["R30"], given, names=YEAR) is None
