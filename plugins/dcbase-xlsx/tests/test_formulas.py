"""Computed indicators in the language of Excel."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dcbase.model import FrozenMap, Indicator
from dcbase_xlsx.formulas import excel_formula

CELLS = {"A1": "S!$E$5", "B2": "S!$E$6"}


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        ("A1 - 2.5", "(S!$E$5-2.5)"),
        ("-A1 * 3", "((-S!$E$5)*3)"),
        ("max(A1, 0)", "MAX(S!$E$5,0)"),
        ("abs(A1) / 2", "(ABS(S!$E$5)/2)"),
    ],
)
def test_arithmetic(formula, written):
    """Every operation of the core's formulas has one of Excel's."""
    indicator = Indicator(code="C3", name="C", formula=formula, decimals=1)
    assert excel_formula(indicator, CELLS) == f'=IF(COUNT(S!$E$5)=0,"",ROUND({written},1))'


@pytest.mark.parametrize("formula", ["A1 + Z9", "prev(A1) + 1", "months * A1"])
def test_what_the_workbook_has_not_is_computed_elsewhere(formula):
    """A figure that is not asked here, the report before, the length of the window."""
    assert excel_formula(Indicator(code="C3", name="C", formula=formula), CELLS) is None


def test_an_assumed_value_stands_for_a_missing_part():
    """Where the core assumes a number, Excel does too."""
    indicator = Indicator(
        code="C3", name="C", formula="A1 + B2", assume=FrozenMap({"B2": Decimal(3)})
    )
    assert excel_formula(indicator, CELLS) == (
        '=IF(COUNT(S!$E$5)=0,"",ROUND((S!$E$5+IF(COUNT(S!$E$6)=0,3,S!$E$6)),0))'
    )
