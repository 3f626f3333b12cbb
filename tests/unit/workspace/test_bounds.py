"""Computed figures outside the bounds of their indicator: of a unit, and of all units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dcbase.model import Indicator, core_kind
from dcbase.plugin import hookimpl

GOOD = {"DT04": 0, "DT05": 8, "DT10": 8}
MANY = {"DT04": 2, "DT05": 8, "DT10": 10}


def rate(**more):
    named = {"code": "X01", "name": "Tỷ lệ", "kind": "percent", "maximum": 100, **more}
    return Indicator(**{"numerator": "DT10", "denominator": "DT05", **named})


class Bringing:
    __plugin_name__ = "odd"

    def __init__(self, *indicators):
        self.indicators = indicators

    @hookimpl
    def dcbase_register_indicators(self):
        return self.indicators


@pytest.fixture
def judged(office, write):
    """Return what is found outside of bounds: of units, and of the whole."""

    def judged(*indicators, first=GOOD, second=None, **given):
        sent = {"a.yaml": write("02647", **first)}
        if second is not None:
            sent["b.yaml"] = write("02848", **second)
        outcome = office(sent, plugins=[Bringing(*indicators)], **given).run()
        found = [one for report in outcome.reports for one in report.findings]
        return (
            [one for one in found if one.code == "DC-5003"],
            [one for one in outcome.aggregate.findings if one.code == "DC-5004"],
        )

    return judged


def test_a_computed_share_of_more_than_everything(judged):
    """Ten of eight is found where the parts stand, and said with both."""
    (found,), whole = judged(rate(), first=MANY)
    assert ("X01", "02647", "a.yaml", 5) == (
        found.subject,
        found.unit,
        found.origin.file,
        found.origin.line,
    )
    assert core_kind("DC-5003").words(found, "vi") == (
        "X01 (Tỷ lệ): tính theo DT10 / DT05 được 125 (10/8), nằm ngoài khoảng cho phép (≤ 100)."
    )
    assert [] == whole


@pytest.mark.parametrize(
    ("more", "figures"),
    [
        ({}, GOOD),
        ({"minimum": 0}, {"DT05": 8, "DT10": 0}),
        ({"maximum": None}, MANY),
        ({"maximum": 125}, MANY),
        ({}, {"DT05": 0, "DT10": 3}),
        ({}, {"DT10": 3}),
        ({}, {"DT10": 3, "X01": 90}),
        ({"kind": "boolean", "formula": "DT10 > DT05", "numerator": "", "denominator": ""}, MANY),
    ],
)
def test_what_its_bounds_allow(judged, more, figures):
    """Both ends are included; a figure that nobody knows, or that was sent, is judged elsewhere."""
    assert ([], []) == judged(rate(bounds_of="total", **more), first=figures, second=GOOD)


@pytest.mark.parametrize(
    ("said", "beyond"),
    [
        ("{value: 8, qualifier: gt}", True),
        ("{value: 8, qualifier: ge}", False),
        ("{value: 9, qualifier: ge}", True),
        ("{value: 9, qualifier: lt}", False),
        ("{value: 9, qualifier: approx}", False),
    ],
)
def test_a_bound_that_is_only_known_from_one_side(judged, said, beyond):
    """Of eight, "trên 8" is more than everything; "khoảng 9" may be eight."""
    rough = Indicator(code="X02", name="Số", allow_qualifier=True)
    (found, _) = judged(rate(numerator="X02"), rough, first={"DT05": 8, "X02": said})
    assert beyond == bool(found)


def test_less_than_the_smallest(judged):
    """What is left over is never less than nothing; a bound of a fraction is kept exactly."""
    left = Indicator(code="X01", name="Tồn", formula="DT05 - DT10", minimum=0)
    assert 1 == len(judged(left, first=MANY)[0])
    exact = rate(kind="decimal", decimals=2, maximum=Decimal("1.25"), minimum=Decimal("-0.5"))
    assert ([], []) == judged(exact, first=MANY)


def test_what_a_rule_of_the_same_plugin_says_is_not_said_again(office, write, house):
    """R1 holds DT10 against DT04 + DT05: where it speaks, DT13 is silent; DT14 is not in it."""

    class Own(house):
        @hookimpl
        def dcbase_register_indicators(self):
            yield from super().dcbase_register_indicators()
            yield rate(code="DT13", denominator="DT04 + DT05")
            yield rate(code="DT14", denominator="DT05 + DT99")
            yield Indicator(code="DT99", name="Khác")

    sent = {"a.yaml": write("02647", DT04=1, DT05=8, DT10=10, DT99=0)}
    (report,) = office(sent, house=Own()).run().reports
    assert [("DC-5003", "DT14"), ("HOUSE-R1", "DT10")] == [
        (one.code, one.subject) for one in report.findings
    ]
    other = office(sent, plugins=[Bringing(rate(code="X01", denominator="DT04 + DT05"))])
    assert "DC-5003" in [one.code for one in other.run().reports[0].findings]


def test_a_total_outside_of_the_bounds_of_totals(judged):
    """It names the units whose own figure is outside; of one unit alone it says nothing new."""
    of_total = rate(bounds_of="total")
    units, (found,) = judged(of_total, first=MANY, second=GOOD)
    assert 1 == len(units)
    assert core_kind("DC-5004").words(found, "en") == (
        "X01 (Tỷ lệ): the total is 112,5 (18/16), which is outside what is possible (≤ 100)."
    )
    assert "đã cộng: Phường Lào Cai." in core_kind("DC-5004").hint(found, "vi")
    assert [] == judged(rate(), first=MANY, second=GOOD)[1]
    assert [] == judged(of_total, first=MANY, second={"DT05": 8, "DT10": 1})[1]


def test_a_total_of_figures_that_are_each_possible(judged):
    """A sum may be too large although nobody's figure is; what is listed has no such total."""
    few = Indicator(code="X01", name="Số", maximum=10, bounds_of="total")
    _, (found,) = judged(few, first={"X01": 6}, second={"X01": 6})
    assert core_kind("DC-5004").hint(found, "en").endswith("the units that were added up.")
    listed = Indicator(code="X01", name="Số", minimum=3, bounds_of="total", over_units="list")
    assert ([], []) == judged(listed, first={"X01": 6}, second={"X01": 6})
