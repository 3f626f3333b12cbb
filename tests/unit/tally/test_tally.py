"""Totals, each with who stands behind it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dcbase.model import (
    Basis,
    Flag,
    FrozenMap,
    Indicator,
    Known,
    Missing,
    Period,
    Qualifier,
    Reason,
)
from dcbase.tally import Given, Tally, over_periods

DT05 = Indicator(code="law10:DT05", name="Số đơn tiếp nhận")
DT13 = Indicator(
    code="law10:DT13", name="Tỷ lệ", kind="percent", numerator="DT10", denominator="DT04 + DT05"
)
CC09 = Indicator(code="CC09", name="Hài lòng", kind="percent", over_units="weighted_mean")
UNITS = ("02848", "02839", "03006")


def total(indicator, given, expected=UNITS):
    entries = {unit: g if isinstance(g, Given) else Given(g) for unit, g in given.items()}
    return Tally(indicator, FrozenMap(entries)).total(expected)


def rate(above, below):
    return Known(Decimal(100 * above) / below, parts=(Decimal(above), Decimal(below)))


def test_missing_is_not_zero():
    """A total names who is missing, and counts nobody as zero."""
    found = total(DT05, {"02848": Known(8), "02839": Missing()})
    assert found.figure == Known(8, basis=Basis.DERIVED)
    assert (found.coverage.reported, found.coverage.expected) == (1, 3)
    assert found.coverage.missing == ("02839", "03006")
    assert not found.coverage.complete


def test_nobody():
    """A total over nobody is missing, not zero."""
    for kind, method in [
        ("integer", "sum"),
        ("percent", "ratio_of_sums"),
        ("percent", "weighted_mean"),
        ("boolean", "count_yes"),
        ("enum", "count_by_value"),
        ("integer", "max"),
        ("integer", "latest"),
        ("integer", "list"),
    ]:
        indicator = Indicator(code="X", name="x", kind=kind, over_units=method)
        found = total(indicator, {"02848": Missing()})
        assert found.figure == Missing()
        assert found.coverage.reported == 0


def test_a_rate_of_the_whole_is_a_ratio_of_sums():
    """75 % of 8 and 10 % of 100 are 14,8 %, not 42,5 %."""
    found = total(DT13, {"02848": rate(6, 8), "02839": rate(10, 100)})
    assert found.figure.value == Decimal(1600) / 108
    assert found.figure.parts == (16, 108)


def test_a_rate_without_parts_is_left_out():
    """A rate that was only stated cannot be added up, and is named."""
    stated = Known(Decimal(98), Qualifier.GT, basis=Basis.STATED)
    found = total(DT13, {"02848": rate(6, 8), "02839": stated})
    assert found.figure.value == 75
    assert found.coverage.left_out == ("02839",)
    assert found.coverage.reported == 1
    assert found.flags == (Flag.STATED_LEFT_OUT,)
    assert found.flagged[Flag.STATED_LEFT_OUT] == ("02839",)
    assert total(DT13, {"02839": stated}).figure == Missing(Reason.PARTS_MISSING)
    zero = Known(0, parts=(Decimal(0), Decimal(0)))
    assert total(DT13, {"02839": zero}).figure == Missing(Reason.DIVISION_BY_ZERO)


def test_a_survey_is_weighed_by_its_ballots():
    """A mean is weighed; without ballots a value is left out and the range shown."""
    weighed = {"02848": Given(Known(90), Decimal(100)), "02839": Given(Known(80), Decimal(300))}
    assert total(CC09, weighed).figure.value == Decimal("82.5")
    found = total(CC09, {**weighed, "03006": Given(Known(95))})
    assert found.figure.value == Decimal("82.5")
    assert found.span == (80, 95)
    assert found.flags == (Flag.NO_WEIGHT,)
    alone = total(CC09, {"03006": Given(Known(95))})
    assert alone.figure == Missing(Reason.NO_WEIGHT)


def test_yes_and_values_are_counted():
    """Yes is counted; words are counted one by one, in the order of the list."""
    yes = Indicator(code="LD03", name="x", kind="boolean", over_units="count_yes")
    found = total(yes, {"02848": Known(True), "02839": Known(False)})
    assert found.figure.value == 1
    assert found.counts == FrozenMap({"true": 1, "false": 1})
    word = Indicator(
        code="KQ01", name="x", kind="enum", over_units="count_by_value", values=("Tốt", "Khá")
    )
    found = total(word, {"02848": Known("Khá"), "02839": Known("Tốt"), "03006": Known("Khá")})
    assert found.figure.value == "Tốt: 1; Khá: 2"


def test_largest_latest_and_list():
    """The other ways: the largest, the last in the order expected, all of them."""
    given = {"03006": Known(3), "02848": Known(8), "02839": Known(5)}
    assert total(Indicator(code="X", name="x", over_units="max"), given).figure.value == 8
    assert total(Indicator(code="X", name="x", over_units="latest"), given).figure == Known(3)
    assert total(Indicator(code="X", name="x", over_units="list"), given).values == (8, 5, 3)


@pytest.mark.parametrize(
    ("qualifiers", "sound", "largest"),
    [
        (("eq", "eq"), "eq", "eq"),
        (("gt", "eq"), "gt", "ge"),
        (("ge", "eq"), "ge", "ge"),
        (("lt", "le"), "lt", "le"),
        (("gt", "lt"), "approx", "approx"),
        (("approx", "eq"), "approx", "approx"),
    ],
)
def test_a_qualified_part_leaves_a_sound_total(qualifiers, sound, largest):
    """ "Trên 98" and 3 make "trên 101", with the flag that it is an estimate."""
    given = {u: Known(3, Qualifier(q)) for u, q in zip(UNITS, qualifiers, strict=False)}
    found = total(DT05, given)
    assert found.figure.qualifier is Qualifier(sound)
    assert (Flag.ESTIMATE in found.flags) == (sound != "eq")
    top = Indicator(code="X", name="x", over_units="max")
    assert total(top, given).figure.qualifier is Qualifier(largest)


def test_flags():
    """A reader is told of parts under check and of assumed ones."""
    given = {
        "02848": Given(Known(8), under_check=True),
        "02839": Given(Known(2, basis=Basis.ASSUMED)),
    }
    found = total(DT05, given)
    assert found.flags == (Flag.UNDER_CHECK, Flag.ASSUMED)
    assert found.figure.basis is Basis.ASSUMED
    qualified = {"02848": Known(75, Qualifier.GT, parts=(Decimal(6), Decimal(8)))}
    assert total(DT13, qualified).figure.qualifier is Qualifier.APPROX


def test_asked_of_some_only():
    """What is asked of one commune is expected of one commune."""
    lp01 = Indicator(code="LP01", name="x", asked_of=("02848",))
    found = total(lp01, {"02848": Known(3)})
    assert (found.coverage.reported, found.coverage.expected) == (1, 1)
    assert found.coverage.complete


def test_joining_refuses_what_does_not_fit():
    """Two indicators do not join, nor do two figures of one unit."""
    one = Tally(DT05, FrozenMap({"02848": Given(Known(8))}))
    with pytest.raises(ValueError, match="do not add up"):
        one + Tally(DT13, FrozenMap())
    with pytest.raises(ValueError, match="in both tallies"):
        one + Tally(DT05, FrozenMap({"02848": Given(Known(9))}))
    assert one + one == one


def test_words_do_not_add_up():
    """An indicator of words that claims to be a sum is a mistake in its catalog."""
    with pytest.raises(TypeError, match="words do not add up"):
        total(DT05, {"02848": Known("tám")})


QUARTERS = tuple(Period.parse(f"2025-Q{n}") for n in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("over_time", "value", "coverage"),
    [("sum", 16, (3, 4)), ("latest", None, (0, 1)), ("first", 8, (1, 1)), ("list", 3, (3, 4))],
)
def test_quarters_make_a_year(over_time, value, coverage):
    """Flows add up over time, stocks do not; coverage counts periods."""
    indicator = Indicator(code="X", name="x", over_time=over_time)
    given = {
        QUARTERS[0]: Given(Known(8)),
        QUARTERS[2]: Given(Known(3)),
        QUARTERS[1]: Given(Known(5)),
    }
    found = over_periods(indicator, given, QUARTERS)
    assert (found.coverage.reported, found.coverage.expected) == coverage
    assert found.figure == Missing() if value is None else found.figure.value == value


def test_a_tally_knows_no_parts():
    """A formula is computed again where its parts are; from its own figures nothing is made up."""
    mean = Indicator(code="X", name="x", kind="decimal", decimals=1, formula="A / B")
    found = total(mean, {"02848": Known(Decimal("1.25"), basis=Basis.DERIVED)})
    assert (Missing(Reason.PARTS_MISSING), ("02848",)) == (found.figure, found.coverage.left_out)
    assert Missing() == total(mean, {}).figure
    quarters = tuple(Period.parse(f"2025-Q{n}") for n in (1, 2))
    figures = {quarter: Given(Known(Decimal("1.25"))) for quarter in quarters}
    year = over_periods(mean, figures, quarters)
    assert Missing(Reason.PARTS_MISSING) == year.figure
