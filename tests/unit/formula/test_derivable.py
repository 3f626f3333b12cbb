"""Whether a derived indicator gives what it says it is, asked before there are figures."""

from __future__ import annotations

import pytest

from dcbase.errors import FormulaError
from dcbase.formula.derivable import check_derived
from dcbase.formula.expression import parse
from dcbase.formula.scaling import additive, degree
from dcbase.model import Indicator

OTHERS = {
    "A": Indicator(code="A", name="A"),
    "B": Indicator(code="B", name="B"),
    "D": Indicator(code="D", name="Diện tích", kind="decimal", decimals=2),
    "Y": Indicator(code="Y", name="Có", kind="boolean"),
    "W": Indicator(code="W", name="Mức", kind="enum", values=("tốt", "khá", "kém")),
    "P": Indicator(code="P", name="Tỷ lệ", kind="percent", numerator="A", denominator="B"),
    "Q": Indicator(code="Q", name="Bình quân", kind="decimal", decimals=2, formula="A / B"),
    "C1": Indicator(code="C1", name="Vòng", formula="C2 + 1"),
    "C2": Indicator(code="C2", name="Vòng", formula="C1 + 1"),
    "BAD": Indicator(code="BAD", name="Hỏng", formula="A +"),
}
KNOWN = {*OTHERS, *(f"law10:{code}" for code in OTHERS)}


def checked(formula, kind="integer", **more):
    made = {"kind": kind, "decimals": 0, "formula": formula, **more}
    indicator = Indicator(code="law10:X", name="X", **made)
    check_derived(indicator, {**OTHERS, "X": indicator}, KNOWN | {"X", "law10:X"})


@pytest.mark.parametrize(
    ("formula", "kind", "more"),
    [
        ("A + B", "integer", {}),
        ("law10:A - 2 * B", "integer", {"over_units": "sum"}),
        ("A / B", "decimal", {}),
        ("A / B * D", "decimal", {"over_units": "sum"}),
        ("max(0, A - B)", "integer", {"over_units": "sum"}),
        ("P * A / 100", "decimal", {"over_units": "sum"}),
        ("A + 1", "integer", {"over_units": "sum"}),
        ("1", "integer", {"over_units": "sum"}),
        ("A > B and Y", "boolean", {}),
        ("W", "enum", {"values": ("tốt", "khá", "kém")}),
        ("'tốt'", "enum", {"values": ("tốt",)}),
        ("C1 + BAD", "integer", {}),
        ("", "integer", {}),
    ],
)
def test_what_can_be_derived(formula, kind, more):
    """Nothing is refused that gives what the indicator is and adds up."""
    checked(formula, kind, **more)


@pytest.mark.parametrize(
    ("formula", "kind", "more", "column", "problem"),
    [
        ("A +", "integer", {}, 4, "column 4"),
        ("A > B", "integer", {}, 3, "a number is needed here, not yes or no"),
        ("A", "boolean", {}, 1, "yes or no is needed here, not a number"),
        ("A", "enum", {"values": ("a",)}, 1, "a word is needed here, not a number"),
        ("W", "enum", {"values": ("tốt",)}, 1, "'khá' is none of the indicator's values: tốt"),
        ("A + B / 2", "integer", {}, 7, "it divides, and the indicator is of kind 'integer'"),
        ("A + D", "integer", {}, 5, "D is of kind 'decimal', and the indicator is of kind 'int"),
        ("A * 1.5", "integer", {}, 5, "1.5 is no whole number, and the indicator is of kind"),
        ("A / B", "decimal", {"over_units": "sum"}, 3, "it is a rate, .* use over_units 'recomp"),
        ("100 - P", "decimal", {"over_units": "sum"}, 5, "it is a rate"),
        ("Q * 2", "decimal", {"over_units": "sum"}, 3, "rates do not add up as 'sum'"),
        ("A + ZZ99", "integer", {}, 5, "there is no indicator 'ZZ99'"),
        ("A + law9:B", "integer", {}, 5, "no indicator 'law9:B'; did you mean 'law10:B'"),
        ("A + months", "integer", {}, 5, "own report only"),
        ("A + moon", "integer", {}, 5, r"nothing is called 'moon' .names: months, annual"),
        ("A + X", "integer", {}, 5, "in a circle: X → X"),
    ],
)
def test_what_cannot_be_derived(formula, kind, more, column, problem):
    """The formula, the place in it and what to do about it are said."""
    with pytest.raises(FormulaError, match=problem) as caught:
        checked(formula, kind, **more)
    assert column == caught.value.column


def test_a_circle_is_named_from_where_it_was_looked_for():
    """Who only reads into a circle is not to blame for it."""
    with pytest.raises(FormulaError, match="in a circle: C1 → C2 → C1"):
        check_derived(OTHERS["C1"], OTHERS, KNOWN)


@pytest.mark.parametrize(
    ("formula", "power", "summed"),
    [
        ("A", 1, True),
        ("A + 2 * B - D / 4", 1, True),
        ("-A", 1, True),
        ("A * B", 2, False),
        ("A / B", 0, False),
        ("P", 0, False),
        ("Q", 0, False),
        ("abs(A - B)", 1, False),
        ("0 * A", None, True),
        ("A + 1", None, False),
        ("A > B", None, False),
        ("C1", None, False),
        ("BAD", None, False),
        ("NEW / A", 0, False),
    ],
)
def test_how_a_formula_grows(formula, power, summed):
    """A rate stays what it is when everything doubles; a sum doubles."""
    tree = parse(formula).tree
    assert (power, summed) == (degree(tree, OTHERS), additive(tree, OTHERS))
