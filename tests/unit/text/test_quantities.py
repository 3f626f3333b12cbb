"""Quantities as prose writes them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from dcbase.text import NotANumber, Quantity, read_quantity

CASES = yaml.load(
    (Path(__file__).parents[2] / "cases/text/quantities.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
READ = [case for case in CASES if case["number"] != "-"]
REFUSED = [case["text"] for case in CASES if case["number"] == "-"]


@pytest.mark.parametrize("case", READ, ids=lambda case: case["text"])
def test_quantities_are_read_as_the_cases_say(case):
    """Figures, magnitudes, parts of a whole, percent and words."""
    of = Decimal(case["of"]) if "of" in case else None
    expected = Quantity(Decimal(case["number"]), of, case.get("unit", ""))
    assert read_quantity(case["text"]) == expected


@pytest.mark.parametrize("text", [*REFUSED, "1" * 201])
def test_what_is_no_quantity_is_refused(text):
    """Dates, years and document numbers count nothing; the text is kept as it came."""
    with pytest.raises(NotANumber) as caught:
        read_quantity(text)
    assert caught.value.text == text
