"""A code that nobody has is answered with the one that was meant."""

from __future__ import annotations

import pytest

from dcbase.model import Indicator
from dcbase.prose.codes import suggestion

CODES = ("CC05", "DT01", "DT05", "DT15", "DT17", "HS1", "LĐ01")
INDICATORS = {code: Indicator(code=f"law10:{code}", name="Số đơn", unit="đơn") for code in CODES}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("DT1", "DT01"),
        ("DT5", "DT05"),
        ("DTO5", "DT05"),
        ("dt05", "DT05"),
        ("law11:DT005", "DT05"),
        ("HS01", "HS1"),
        ("LĐ1", "LĐ01"),
        ("DT07", "DT17"),
        ("CCC5", "CC05"),
    ],
)
def test_what_was_meant(written, meant):
    """A zero that is missing, too many or a letter is seen before any other likeness."""
    assert f" → {meant}?" == suggestion(written, INDICATORS)


@pytest.mark.parametrize("written", ["", "0", "tổng số", "XYZ"])
def test_nothing_like_it(written):
    """Nothing is better than a guess that is none."""
    assert "" == suggestion(written, INDICATORS)
