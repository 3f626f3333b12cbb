"""Derived figures: computed, assumed, stated or missing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dcbase.errors import FormulaError
from dcbase.formula import derive, findings_of
from dcbase.model import (
    Basis,
    FrozenMap,
    Indicator,
    Kind,
    Known,
    Missing,
    Origin,
    Qualifier,
    Reason,
    Restated,
    core_kind,
)

RATE = Indicator(
    code="law10:RATE",
    name="Tỷ lệ giải quyết",
    kind=Kind.PERCENT,
    numerator="A",
    denominator="B + C",
    assume=FrozenMap({"B": Decimal(0)}),
)
LEFT = Indicator(code="law10:LEFT", name="Còn lại", formula="B + C - A")
MEAN = Indicator(
    code="law10:MEAN",
    name="Bình quân",
    kind=Kind.DECIMAL,
    decimals=2,
    numerator="A",
    denominator="C",
)
PLAIN = tuple(Indicator(code=f"law10:{code}", name=code) for code in "ABC")


def asked(*indicators):
    return FrozenMap({indicator.short: indicator for indicator in (*indicators, *PLAIN)})


ASKED = asked(RATE, LEFT, MEAN)


def told(figure, show):
    """Say a figure in the words of the case file."""
    if isinstance(figure, Missing):
        return figure.reason.value
    parts = "" if figure.parts is None else " " + "/".join(map(str, figure.parts))
    return f"{figure.basis.value} {show(figure.value, figure.qualifier)}{parts}"


def test_a_case_is_derived_as_it_says(case_of_derive, figures_of, show):
    """Every case of the table comes to the figures and the findings that it gives."""
    given = figures_of({"B": "not-reported", **case_of_derive["given"]})
    derivation = derive(ASKED, given)
    figures = {code: told(derivation.figures[code], show) for code in case_of_derive["gives"]}
    assert case_of_derive["gives"] == figures
    assert case_of_derive.get("finds", []) == [f.code for f in findings_of(derivation)]


def test_deriving_twice_changes_nothing(case_of_derive, figures_of):
    """What was derived is computed again, and comes to the same."""
    once = derive(ASKED, figures_of(case_of_derive["given"])).figures
    assert once == derive(ASKED, once).figures


def test_every_figure_is_there_in_the_order_given():
    """Figures that are not derived stay as they are; derived ones stand where they stood."""
    given = {"A": Known(6), "RATE": Missing(), "C": Known(8), "X": Known("y")}
    derivation = derive(ASKED, given)
    assert ["A", "RATE", "C", "X", "LEFT", "MEAN"] == list(derivation.figures)
    assert given["A"] is derivation.figures["A"]
    assert Known("y") == derivation.figures["X"]


def test_a_sent_figure_leaves_its_origin_and_its_restatements():
    """The computed value knows where the sent one stood, and what else was said of it."""
    origin = Origin("xa.yaml", line=7)
    restated = FrozenMap({"assessment": Restated(80, Qualifier.GT)})
    sent = Known(Decimal("75.2"), said="hơn", origin=origin, restated=restated)
    derivation = derive(ASKED, {"A": Known(6), "B": Known(2), "C": Known(6), "RATE": sent})
    expected = Known(
        Decimal(75),
        parts=(Decimal(6), Decimal(8)),
        basis=Basis.DERIVED,
        origin=origin,
        restated=restated,
    )
    assert expected == derivation.figures["RATE"]


def test_a_stated_figure_is_kept_as_it_was_sent():
    """Only its basis changes."""
    sent = Known(98, Qualifier.GT, "hơn", origin=Origin("xa.yaml", line=7))
    stated = derive(ASKED, {"RATE": sent}).figures["RATE"]
    assert Known(98, Qualifier.GT, "hơn", None, Basis.STATED, Origin("xa.yaml", line=7)) == stated


def test_a_missing_figure_keeps_the_place_where_it_was_left_empty():
    """An empty cell has an origin, which the return copy points at."""
    empty = Missing(Reason.NOT_REPORTED, Origin("xa.xlsx", sheet="Biểu 1", cell="F12"))
    missing = derive(ASKED, {"RATE": empty}).figures["RATE"]
    assert Missing(Reason.PARTS_MISSING, empty.origin) == missing


def test_kinds_of_number():
    """A rate is a Decimal even where it is whole; a balance of counts is a count."""
    figures = derive(ASKED, {"A": Known(6), "B": Known(2), "C": Known(6)}).figures
    assert [Decimal, int, Decimal] == [
        type(figures[code].value) for code in ("RATE", "LEFT", "MEAN")
    ]


def test_derived_figures_are_computed_in_the_order_they_need():
    """A formula may read a derived figure that the form lists later; assumptions go with it."""
    twice = Indicator(
        code="TWICE", name="Gấp đôi", kind=Kind.DECIMAL, decimals=2, formula="2 * RATE"
    )
    formula = "2 * TWICE + RATE - RATE"
    four = Indicator(code="FOUR", name="Gấp bốn", kind=Kind.DECIMAL, decimals=2, formula=formula)
    figures = derive(asked(four, twice, RATE), {"A": Known(6), "C": Known(8)}).figures
    assert Known(300, basis=Basis.ASSUMED) == figures["FOUR"]


def test_a_derived_yes():
    """A formula may come to yes or no."""
    done = Indicator(code="DONE", name="Xong", kind=Kind.BOOLEAN, formula="A >= C")
    derivation = derive(asked(done), {"A": Known(6), "C": Known(6), "DONE": Known(False)})
    assert Known(True, basis=Basis.DERIVED) == derivation.figures["DONE"]
    (finding,) = findings_of(derivation)
    assert ("không", "có") == (finding.facts["sent"], finding.facts["computed"])


@pytest.mark.parametrize(
    ("indicators", "formula", "column", "problem"),
    [
        (("A + ONE",), "A + ONE", 5, "ONE → ONE"),
        (("A + TWO", "THREE", "TWO"), "TWO", 1, "TWO → THREE → TWO"),
    ],
)
def test_a_circle_is_refused_with_its_codes(indicators, formula, column, problem):
    """Figures that read one another in a circle name the circle, not how it was reached."""
    named = zip(("ONE", "TWO", "THREE"), indicators, strict=False)
    chain = [Indicator(code=code, name=code, formula=text) for code, text in named]
    with pytest.raises(FormulaError, match=problem) as caught:
        derive(asked(*chain), {})
    assert (formula, column) == (caught.value.formula, caught.value.column)


@pytest.mark.parametrize(
    ("formula", "column"), [("A + prev(B)", 5), ("A / months", 5), ("missing(prev(A))", 9)]
)
def test_a_derived_figure_reads_its_own_report_only(formula, column):
    """A total has no months and no report before it."""
    with pytest.raises(FormulaError, match="own report only") as caught:
        derive(asked(Indicator(code="X", name="X", formula=formula)), {})
    assert column == caught.value.column


def test_parts_of_a_rate_are_numbers():
    """A rate of a yes is refused before there are figures."""
    yes = Indicator(code="A", name="A", kind=Kind.BOOLEAN)
    with pytest.raises(FormulaError, match="a number is needed"):
        derive({"RATE": RATE, "A": yes}, {})


def test_an_ordinary_mapping_may_change_between_calls():
    """Only frozen maps are remembered."""
    indicators = {"LEFT": LEFT}
    assert {"LEFT"} == set(derive(indicators, {}).figures)
    indicators["RATE"] = RATE
    assert {"LEFT", "RATE"} == set(derive(indicators, {}).figures)


def worded(sent, language, **given):
    given = {"A": Known(6), "B": Known(2), "C": Known(6)} | given
    (finding,) = findings_of(derive(ASKED, {**given, "RATE": sent}))
    return core_kind(finding.code).words(finding, language)


def test_a_disagreement_is_said_with_its_formula_and_its_parts():
    """DC-5001 says what was sent, what it comes to, and from what."""
    sent = Known(Decimal("60.125"), Qualifier.LE, origin=Origin("xa.yaml", line=7))
    assert (
        "RATE: báo cáo ghi ≤ 60,125, tính theo A / (B + C) được 75 (6/8); lệch quá 0,5."
        == worded(sent, "vi")
    )
    (finding,) = findings_of(derive(ASKED, {"A": Known(6), "C": Known(8), "RATE": sent}))
    assert ("RATE", sent.origin) == (finding.subject, sent.origin)
    assert "RATE" in core_kind("DC-5001").hint(finding, "en")


def test_a_disagreement_with_a_bound_shows_the_bound():
    """What is computed from "hơn 6" is more than 75."""
    words = worded(Known(10), "en", A=Known(6, Qualifier.GT))
    expected = (
        "RATE: the report says 10, A / (B + C) comes to > 75 (6/8); that is more than 0,5 apart."
    )
    assert expected == words


def test_a_rate_of_nothing_is_said():
    """DC-5002 says that there is nothing to take a rate of."""
    expected = "RATE: báo cáo ghi 100, nhưng mẫu số của A / (B + C) bằng 0 nên không có tỷ lệ."
    assert expected == worded(Known(100), "vi", A=Known(0), B=Known(0), C=Known(0))
