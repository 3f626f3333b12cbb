"""Figures as people write them, and what no figure can be."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dcbase._flow.figures import typed, typed_figures
from dcbase.model import (
    Form,
    FrozenMap,
    Indicator,
    Known,
    Missing,
    Qualifier,
    Questions,
    Said,
    SaidFigure,
    Submission,
)

CC05 = Indicator(
    code="CC05", name="x", kind="percent", decimals=2, allow_qualifier=True, maximum=Decimal(100)
)
DT05 = Indicator(code="DT05", name="x")


def figure(text, indicator=CC05, **more):
    findings = []
    said = SaidFigure(Said(indicator.code), Said(text), **more)
    return typed(said, indicator, findings), [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "word"),
    [
        ("trên 98%", 98, "gt", "trên"),
        ("hơn 98,5%", Decimal("98.5"), "gt", "hơn"),
        ("ít nhất 95", 95, "ge", "ít nhất"),
        ("không quá 5 %", 5, "le", "không quá"),
        ("khoảng 90%", 90, "approx", "khoảng"),
        ("98%", 98, "eq", ""),
    ],
)
def test_a_qualifier_written_with_its_number(text, value, qualifier, word):
    """ "trên 98%" is what a commune writes, and means gt 98."""
    assert figure(text) == (Known(Decimal(value), Qualifier(qualifier), word), [])


def test_a_qualifier_in_words_of_its_own():
    """The key `qualifier` takes the word as well as its abbreviation."""
    known, findings = figure("98", qualifier=Said("trên"))
    assert (known.qualifier, findings) == (Qualifier.GT, [])
    assert figure("98", qualifier=Said("rất"))[1] == ["DC-3008"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("trên 98% hoặc 97%", "DC-3002"),
        ("đạt trên 98%", "DC-3002"),
        ("trên 120%", "DC-3005"),
        ("cao", "DC-3002"),
        ("9" * 40, "DC-3016"),
    ],
)
def test_what_stays_a_finding(text, found):
    """Nothing is guessed where more than a number and its qualifier was written."""
    known, findings = figure(text)
    assert isinstance(known, Missing)
    assert findings == [found]


def test_a_number_of_five_thousand_digits():
    """However long, it is one finding about one figure."""
    known, findings = figure("9" * 5000, DT05)
    assert isinstance(known, Missing)
    assert findings == ["DC-3016"]


def test_very_many_unknown_codes_are_summed_up():
    """A file that answers another form gives fifty findings and a count, not ten thousand."""
    form = Form(code="f", version="1", name="f")
    sent = tuple(SaidFigure(Said(f"ZZ{n}"), Said("1")) for n in range(2000))
    submission = Submission(name="a.yaml", sha256="", figures=sent)
    _, findings = typed_figures(submission, Questions(form=form, indicators=FrozenMap()))
    assert [finding.code for finding in findings] == ["DC-3001"] * 50 + ["DC-3017"]
    assert findings[-1].facts["count"] == 1950
