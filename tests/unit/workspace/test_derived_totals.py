"""Derived figures of a whole province: computed again, and never the sum of rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dcbase.model import Flag, Indicator, Known, Missing, Reason
from dcbase.plugin import hookimpl

FIRST = {"DT04": 2, "DT05": 8, "DT10": 8}
SECOND = {"DT04": 0, "DT05": 2, "DT10": 1}


class Mean:
    __plugin_name__ = "mean"

    def __init__(self, *indicators):
        self.indicators = indicators

    @hookimpl
    def dcbase_register_indicators(self):
        return self.indicators


def derived(formula, kind="decimal", **more):
    made = {"kind": kind, "decimals": 1, "formula": formula, **more}
    return Indicator(code="X01", name="Bình quân", **made)


@pytest.fixture
def total(office, write):
    """Return what an indicator is of two communes together."""

    def total(*indicators, first=FIRST, second=SECOND):
        sent = {"a.yaml": write("02647", **first), "b.yaml": write("02848", **second)}
        outcome = office(sent, plugins=[Mean(*indicators)]).run()
        return outcome.aggregate.totals["X01"]

    return total


@pytest.mark.parametrize(
    ("formula", "kind", "expected"),
    [
        ("DT10 / DT05", "decimal", "0.9"),
        ("DT10 / DT05 * 100", "percent", "90"),
        ("100 * DT10 / (DT04 + DT05)", "percent", "75"),
        ("DT05 - DT10", "integer", "1"),
        ("max(DT10, DT05 + DT04)", "integer", "12"),
        ("DT10 / 2", "decimal", "4.5"),
        ("DT05 * DT10", "integer", "90"),
        ("DT12 / DT05", "decimal", "0.3"),
    ],
)
def test_a_formula_is_computed_from_the_totals_of_its_parts(total, formula, kind, expected):
    """Nine of ten is 0.9, whatever the two communes' own shares are."""
    found = total(derived(formula, kind))
    assert Decimal(expected) == found.figure.value
    assert 2 == found.coverage.reported


def test_what_was_said_of_adding_up_stands(total):
    """A sum of shortfalls is wanted where it is asked for."""
    short = derived("max(0, DT05 - DT10)", "integer", over_units="sum")
    assert 1 == total(short).figure.value
    assert (
        2 == total(short, first={"DT05": 8, "DT10": 9}, second={"DT05": 3, "DT10": 1}).figure.value
    )


def test_a_unit_without_the_parts_is_no_part_of_the_total(total):
    """Of a mean that came without its parts nothing can be computed again: it is named."""
    found = total(derived("DT10 / DT05"), second={"X01": 3})
    assert Known(1, basis=found.figure.basis) == found.figure
    assert ("02848",) == found.coverage.left_out
    assert ("02848",) == found.flagged[Flag.STATED_LEFT_OUT]
    nothing = total(derived("DT10 / DT05"), first={"DT05": 1}, second={"X01": 3})
    assert Missing(Reason.PARTS_MISSING) == nothing.figure


def test_a_sum_that_was_sent_without_its_parts_is_added_up(total):
    """What only adds and takes away adds up as it was sent."""
    found = total(derived("DT04 + DT05", "integer"), second={"X01": 3})
    assert (13, ()) == (found.figure.value, found.coverage.left_out)


def test_an_assumed_part_is_assumed_of_every_unit_that_lacks_it(total):
    """The total says that it rests on what was assumed."""
    found = total(derived("DT10 / DT04", assume={"DT04": 1}), second={"DT10": 1})
    assert 3 == found.figure.value
    assert ("02848",) == found.flagged[Flag.ASSUMED]


def test_a_formula_over_what_is_computed_again_itself(total):
    """Each part has the total that it has anywhere."""
    mean = Indicator(code="Y01", name="Tỷ lệ", kind="percent", formula="100 * DT10 / DT05")
    assert 10 == total(derived("100 - Y01", "percent"), mean).figure.value
    weighed = Indicator(code="Y01", name="Hài lòng", kind="percent", weight="DT05")
    first, second = {**FIRST, "Y01": 50}, {**SECOND, "Y01": 100}
    found = total(derived("Y01 * DT05 / 100"), weighed, first=first, second=second)
    assert 6 == found.figure.value


def test_a_part_that_has_no_total(total):
    """Where values are listed side by side there is nothing to compute with."""
    listed = Indicator(code="Y01", name="Số", over_units="list")
    first, second = {**FIRST, "Y01": 5}, {**SECOND, "Y01": 5}
    found = total(derived("Y01 / DT05"), listed, first=first, second=second)
    assert Missing(Reason.PARTS_MISSING) == found.figure


def test_nothing_to_divide_by(total):
    """A mean of nothing is missing, and says why."""
    first, second = {"DT04": 1, "DT05": 2, "DT10": 1}, {"DT04": 2, "DT05": 1, "DT10": 1}
    found = total(derived("DT10 / (DT05 - DT04)"), first=first, second=second)
    assert Missing(Reason.DIVISION_BY_ZERO) == found.figure
    assert 2 == found.coverage.reported


def test_a_part_that_nobody_is_asked_this_year(total):
    """What is assumed of it is assumed of every unit; without that there is nothing to compute."""
    old = Indicator(code="Y01", name="Số cũ", valid_to=date(2024, 12, 31))
    found = total(derived("DT10 / Y01", assume={"Y01": 3}), old)
    assert Decimal("1.5") == found.figure.value
    assert Missing() == total(derived("DT10 / Y01"), old).figure
