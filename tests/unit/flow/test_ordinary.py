"""The short way for ordinary figures gives what the long one does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbase._flow.figures import typed
from dcbase._flow.ordinary import readings, with_qualifier
from dcbase.model import FrozenMap, Indicator, Kind, Known, Origin, Said, SaidFigure

PLACE = Origin("a.yaml", "ab", 3, 9)
INDICATORS = FrozenMap(
    {
        indicator.short: indicator
        for indicator in (
            Indicator(code="h:DT05", name="Số đơn", unit="đơn"),
            Indicator(code="h:DT06", name="", minimum=Decimal("2.5"), maximum=Decimal(50)),
            Indicator(code="h:CC05", name="", kind=Kind.PERCENT, decimals=1, allow_qualifier=True),
            Indicator(code="h:BQ12", name="", kind=Kind.DECIMAL, decimals=2, maximum=Decimal(9)),
            Indicator(code="h:LD03", name="", kind=Kind.BOOLEAN, allow_qualifier=True),
            Indicator(code="h:KQ01", name="", kind=Kind.WORD, values=("Tốt", "Khá")),
        )
    }
)
SHORTS = st.sampled_from(list(INDICATORS))
TEXTS = st.one_of(
    st.integers(-3, 10**20).map(str),
    st.decimals(-1, 60, places=3).map(str),
    st.decimals(0, 60, places=1).map(lambda number: str(number).replace(".", ",")),
    st.sampled_from(["007", "50", "51", "2", "3", "9", "1.234", "12 ", "8,0", "9,01", "٣", "²"]),
    st.sampled_from(["true", "có", "Có", "không", "Tốt", "tốt", "Khá", "", "no", "12%", "1e5"]),
)
QUALIFIERS = st.sampled_from(["gt", "ge", "lt", "le", "eq", "approx", "trên", "GT", ""])


def at_length(said, short):
    findings = []
    return typed(said, INDICATORS[short], findings), findings


@given(SHORTS, TEXTS)
def test_what_is_read_the_short_way_is_read_the_same_the_long_way(short, text):
    """The same value of the same type, and nothing to find fault with."""
    code, usual, read = readings(INDICATORS)[short]
    value = usual.get(text, read(text))
    if value is not None:
        said = SaidFigure(Said(code, PLACE), Said(text, PLACE))
        assert (Known(value, origin=PLACE), []) == at_length(said, short)
        assert type(value) is type(at_length(said, short)[0].value)


@given(SHORTS, TEXTS, QUALIFIERS)
def test_and_so_is_what_was_sent_with_a_qualifier(short, text, qualifier):
    """Only where the indicator allows one."""
    said = SaidFigure(Said(short, PLACE), Said(text, PLACE), Said(qualifier, PLACE))
    known = with_qualifier(said, INDICATORS[short], readings(INDICATORS)[short][2])
    if known is not None:
        assert (known, []) == at_length(said, short)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("DT05", "8", 8),
        ("h:DT05", "1234", 1234),
        ("DT06", "50", 50),
        ("CC05", "98,5", Decimal("98.5")),
        ("BQ12", "8.25", Decimal("8.25")),
        ("LD03", "không", False),
        ("KQ01", "Khá", "Khá"),
    ],
)
def test_ordinary_texts_are_read_the_short_way(code, text, value):
    """By the short code and by the full one."""
    short, usual, read = readings(INDICATORS)[code]
    assert usual.get(text, read(text)) == read(text) == value
    assert at_length(SaidFigure(Said(code), Said(text, PLACE)), short)[0].value == value


@pytest.mark.parametrize(
    "more",
    [
        {"said": Said("hơn")},
        {"unit": Said("%")},
        {"restated": FrozenMap({"overview": SaidFigure(Said("CC05"), Said("97"))})},
        {"repeated": True},
        {"value": None},
        {"qualifier": None},
    ],
)
def test_a_figure_of_which_more_or_less_was_said_is_not_ordinary(more):
    """Whatever it is, the long way looks at it."""
    said = SaidFigure(
        **{"code": Said("CC05"), "value": Said("98"), "qualifier": Said("gt"), **more}
    )
    assert with_qualifier(said, INDICATORS["CC05"], readings(INDICATORS)["CC05"][1]) is None
