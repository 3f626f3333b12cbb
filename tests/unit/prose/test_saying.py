"""How figures are said."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dcbase.model import FrozenMap, Indicator, Known, Qualifier, Restated
from dcbase.prose import Misfit, misfit, say

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases/prose/saying.yaml").read_text(encoding="utf-8")
)


def known(case, figure):
    if "word" in case:
        return Known(case["word"])
    keys = ("value", "qualifier", "said", "parts")
    return figure({key: case[key] for key in keys if key in case})


def indicator(case):
    keys = ("kind", "unit", "unit_en", "decimals")
    return Indicator(code="X1", name="x", **{key: case[key] for key in keys if key in case})


@pytest.mark.parametrize(
    "case", [case for case in CASES if "says" in case], ids=lambda case: case["says"]
)
def test_figures_are_said_as_the_cases_say(case, figure):
    """Number, qualifier, unit and style, as an official writes them."""
    said = say(
        known(case, figure),
        indicator(case),
        case.get("styles", ()),
        coverage=case.get("coverage", ""),
        language=case.get("language", "vi"),
    )
    assert case["says"] == said


@pytest.mark.parametrize(
    "case", [case for case in CASES if "misfit" in case], ids=lambda case: case["misfit"]
)
def test_what_cannot_be_said_is_known_beforehand(case, figure):
    """`misfit` gives the reason with which `say` refuses."""
    styles, slot = case.get("styles", ()), case.get("slot", "")
    language = case.get("language", "vi")
    expected = Misfit[case["misfit"]]
    given = known(case, figure), indicator(case), styles
    assert expected is misfit(*given, slot=slot, language=language)
    with pytest.raises(ValueError, match=f"^X1: {expected.value}$"):
        say(*given, slot=slot, language=language)


def test_a_restatement_is_said_with_its_own_qualifier():
    """ "95%" in one place, "trên 95%" in another, of one figure."""
    percent = Indicator(code="CC09", name="x", kind="percent", unit="%")
    twice = Known(95, restated=FrozenMap({"assessment": Restated(95, Qualifier.GT)}))
    assert (say(twice, percent), say(twice, percent, slot="assessment")) == ("95%", "trên 95%")


def test_a_restatement_has_no_parts():
    """Only the figure itself can be a fraction."""
    percent = Indicator(code="CC09", name="x", kind="percent", unit="%")
    twice = Known(95, restated=FrozenMap({"assessment": Restated(95)}))
    assert Misfit.NO_PARTS is misfit(twice, percent, ("fraction",), slot="assessment")
