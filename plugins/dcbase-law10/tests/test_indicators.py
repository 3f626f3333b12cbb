"""What is counted, and how it adds up."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

import dcbase_law10
from dcbase.formula import Sort, check_kinds, derive, parse
from dcbase.model import (
    Basis,
    BoundsOf,
    Figure,
    Form,
    Indicator,
    Kind,
    Known,
    Missing,
    Nature,
    Obligation,
    OverTime,
    OverUnits,
)
from dcbase.prose import compile_phrases

Indicators = dict[str, Indicator]

RESERVED = {"LD02", "LD08", "LD10", "TG02", "GS12", "DT03", "KQ02", "KQ04"}
IN_THE_REFERENCE_REPORT = (
    *("DT01", "DT05", "DT10", "DT13", "DT14", "CC05", "CC09", "DN07", "DN08"),
    *("LD03", "LD04", "LD06", "CK08"),
)
SO_FAR_THIS_YEAR = [
    *("BQ07", "BQ11", "BQ12", "BQ13", "BQ14"),
    *("CK02", "CK03", "CK05", "CK06", "CK07"),
    *("CQ03", "DN04", "DN05"),
]


def test_codes_are_unique_and_none_is_used_again() -> None:
    """Two indicators never share a code, and a code that was given up stays empty."""
    codes = [each.code for each in dcbase_law10.dcbase_register_indicators()]
    assert 108 == len(codes) == len(set(codes))
    assert set() == RESERVED & set(codes)


def test_what_the_reference_report_states_can_be_stated(indicators: Indicators) -> None:
    """Every figure in the words of Lùng Phình has its code."""
    assert [code for code in IN_THE_REFERENCE_REPORT if code not in indicators] == []


def test_references_are_obligations(
    indicators: Indicators, obligations: dict[str, Obligation]
) -> None:
    """An indicator refers to ids of the law's items and to nothing else."""
    refers = {ref for indicator in indicators.values() for ref in indicator.reference}
    assert set() == refers - obligations.keys()


def test_everything_is_said_in_both_languages(indicators: Indicators) -> None:
    """Names and units of measure are there in Vietnamese and English."""
    for indicator in indicators.values():
        assert indicator.name
        assert indicator.name_en
        assert indicator.unit
        assert indicator.unit_en


def test_names_leave_no_ward_out(indicators: Indicators) -> None:
    """A name says "cấp xã", not "xã" alone, and means something by itself."""
    alone = re.compile(r"(?<!cấp )(?<!hợp tác )\bxã\b(?! hội)")
    for indicator in indicators.values():
        assert not alone.search(indicator.name), indicator.name
        assert not indicator.name.startswith("Trong đó"), indicator.name
        assert not re.search(r"\bthôn\b(?!, tổ dân phố)", indicator.name), indicator.name
        assert not re.search(r"\b[A-ZĐ]{3,}\b", indicator.name), indicator.name


def test_slots_are_those_of_the_form(indicators: Indicators, form: Form) -> None:
    """Every indicator belongs in a slot that the form has."""
    slots = {slot.slot for slot in form.slots}
    assert set() == {indicator.slot for indicator in indicators.values()} - slots


def test_formulas_are_over_indicators_that_exist(indicators: Indicators) -> None:
    """Numerators, denominators, formulas and weights name indicators and come to numbers."""
    for indicator in indicators.values():
        for text in (indicator.numerator, indicator.denominator, indicator.formula):
            if text:
                formula = parse(text)
                check_kinds(formula, indicators, wanted=Sort.NUMBER)
                assert set() == formula.codes - indicators.keys()
                assert frozenset() == formula.names
        assert set() == set(indicator.assume) - indicators.keys()
        assert not indicator.weight or indicator.weight in indicators


def test_rates_are_recomputed_never_averaged(indicators: Indicators) -> None:
    """A rate with parts is a ratio of sums over units, and is recomputed over time."""
    rates = [each for each in indicators.values() if each.numerator]
    assert rates
    for rate in rates:
        assert rate.denominator
        assert Kind.PERCENT is rate.kind
        assert (rate.over_units, rate.over_time) == (OverUnits.RATIO_OF_SUMS, OverTime.RECOMPUTE)


def test_rates_may_be_stated_with_a_bound(indicators: Indicators) -> None:
    """A commune may write "trên 98%" of any rate."""
    percents = [each for each in indicators.values() if each.kind is Kind.PERCENT]
    assert len(percents) == 11
    for percent in percents:
        assert percent.allow_qualifier
        bounds = percent.minimum, percent.maximum
        assert (bounds, percent.bounds_of) == ((Decimal(0), Decimal(100)), BoundsOf.TOTAL)


def test_nature_says_how_periods_are_put_together(indicators: Indicators) -> None:
    """Flows are summed, an opening balance is the first, stocks and the year so far the last."""
    over_time = {
        Nature.FLOW: OverTime.SUM,
        Nature.STOCK: OverTime.LATEST,
        Nature.STATE: OverTime.LATEST,
        Nature.CUMULATIVE: OverTime.LATEST,
        Nature.OPENING: OverTime.FIRST,
        Nature.CLOSING: OverTime.LATEST,
        Nature.DERIVED: OverTime.RECOMPUTE,
        Nature.SURVEY: OverTime.WEIGHTED_MEAN,
    }
    for indicator in indicators.values():
        assert over_time[indicator.nature] is indicator.over_time, indicator.code


def test_what_is_counted_from_the_new_year_is_cumulative(indicators: Indicators) -> None:
    """Conferences, disclosed matters and works of the year are never added by quarter."""
    found = [code for code, each in indicators.items() if each.nature is Nature.CUMULATIVE]
    assert sorted(found) == SO_FAR_THIS_YEAR


def test_bounds_of_counts_hold_for_a_unit_only(indicators: Indicators) -> None:
    """Fourteen matters is the most for a commune, not for a province."""
    assert {
        code: each.maximum
        for code, each in indicators.items()
        if each.maximum is not None and each.bounds_of is BoundsOf.UNIT
    } == {"CK02": 14, "CK03": 14, "CK05": 14, "CK06": 14, "CK07": 4}


def test_yes_and_no_are_counted_and_words_tallied(indicators: Indicators) -> None:
    """No yes/no is summed, no listed word either."""
    for indicator in indicators.values():
        if indicator.kind is Kind.BOOLEAN:
            assert OverUnits.COUNT_YES is indicator.over_units
        if indicator.kind is Kind.WORD:
            assert OverUnits.COUNT_BY_VALUE is indicator.over_units
            assert indicator.values


def test_six_of_eight_can_be_derived(indicators: Indicators) -> None:
    """Nothing is said of petitions carried over: they are taken as none, and the rate says so."""
    given: dict[str, Figure] = {"DT04": Missing(), "DT05": Known(8), "DT10": Known(6)}
    figures = derive(indicators, given).figures
    rate = figures["DT13"]
    assert isinstance(rate, Known)
    assert rate.value == Decimal(75)
    assert rate.parts == (Decimal(6), Decimal(8))
    assert rate.basis is Basis.ASSUMED
    assert isinstance(figures["DT04"], Missing)
    assert isinstance(figures["DT12"], Missing)


def test_petitions_passed_on_leave_the_balance(indicators: Indicators) -> None:
    """Opening and received, less resolved and passed on, are those still open."""
    given = {"DT04": Known(2), "DT05": Known(8), "DT10": Known(6), "DT15": Known(1)}
    closing = derive(indicators, given).figures["DT12"]
    assert isinstance(closing, Known)
    assert closing.value == 3


def test_no_phrase_announces_two_indicators(indicators: Indicators) -> None:
    """A phrase that reads a figure reads one figure."""
    owners: dict[str, list[str]] = {}
    for code, indicator in indicators.items():
        for phrase in indicator.phrases:
            if not phrase.startswith(("also ", "not ")):
                owners.setdefault(phrase, []).append(code)
    assert {phrase: codes for phrase, codes in owners.items() if len(codes) > 1} == {}


def test_phrases_compile(indicators: Indicators) -> None:
    """Every phrase is one that the prose room can look for."""
    compile_phrases(indicators)


@pytest.mark.parametrize("code", ["DT10", "DT05", "CC05", "DN08"])
def test_frequent_figures_are_announced_by_phrases(indicators: Indicators, code: str) -> None:
    """The figures that communes put into words are found in words."""
    assert indicators[code].phrases


def test_all_of_it_holds_from_the_day_the_law_took_effect(indicators: Indicators) -> None:
    """Indicators are valid since 1 July 2023, with no end."""
    validity = {(each.valid_from, each.valid_to) for each in indicators.values()}
    assert {(date(2023, 7, 1), None)} == validity
