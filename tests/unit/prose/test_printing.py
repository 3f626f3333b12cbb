"""Runs become printed words and figures."""

from __future__ import annotations

from dcbase.model import FigureAt, FrozenMap, Known, Missing, Printed, Words, text_of
from dcbase.prose import BLANK, parse, resolve


def printed(text, figures, indicators, **how):
    (block,) = parse(text).blocks
    return resolve(block.runs, figures, indicators, "02848", **how)


def test_figures_are_printed_with_where_they_come_from(indicators, figure):
    """Every printed figure can be traced; words that stand together are one run."""
    figures = {"CC09": figure({"value": 95, "restated": {"a.b": {"value": 95, "qualifier": "gt"}}})}
    expected = (
        Words("{{ x đạt "),
        Printed(FigureAt("02848", "CC09"), "95%"),
        Words(", "),
        Printed(FigureAt("02848", "CC09", "a.b"), "trên 95%"),
    )
    text = "{{{{ x đạt {{ law10:CC09 }}, {{ CC09.a.b }}"
    assert expected == printed(text, figures, indicators)


def test_a_claim_prints_its_words_whether_or_not_it_holds(indicators):
    """The words are the unit's; that they do not hold is a finding."""
    expected = (Printed(FigureAt("02848", "DN07"), "không xảy ra"), Words("."))
    text = "{{ DN07 = 0 | không xảy ra }}."
    assert expected == printed(text, {"DN07": Known(2)}, indicators)
    assert expected == printed(text, {}, indicators)


def test_what_is_not_known_prints_the_forms_blank(indicators):
    """A missing figure, an unknown code and an unknown restatement are never nothing."""
    figures = {"DT10": Missing(), "CC09": Known(95)}
    for code in ("DT10", "DT05", "DT99", "CC09.assessment"):
        runs = printed(f"đạt {{{{ {code} }}}} đơn", figures, indicators)
        assert f"đạt {BLANK} đơn" == text_of(runs)
        assert FigureAt("02848", *code.split(".")) == runs[1].ref


def test_an_empty_word_prints_the_blank(indicators):
    """A reference is never an empty string."""
    assert text_of(printed("{{ LP03 }}", {"LP03": Known("")}, indicators)) == BLANK


def test_a_style_that_does_not_fit_prints_the_figure_plainly(indicators):
    """The figure stands; the style is a finding."""
    assert text_of(printed("{{ CC05 | fraction }}", {"CC05": Known(98)}, indicators)) == "98%"


def test_totals_say_who_stands_behind_them(indicators):
    """Coverage is given by short code and printed by the style `full`."""
    text = "{{ DT01 | full }} và {{ DT05 | full }}"
    figures = FrozenMap({"DT01": Known(1234), "DT05": Known(8)})
    runs = printed(text, figures, indicators, coverage={"DT01": "95/99 xã"})
    assert text_of(runs) == "1.234 lượt (95/99 xã) và 8 đơn"


def test_figures_are_printed_in_english(indicators):
    """The language is that of the document."""
    figures = {"DT01": Known(1234), "LD03": Known(True)}
    assert (
        text_of(printed("{{ DT01 }} {{ LD03 }}", figures, indicators, language="en")) == "1,234 yes"
    )
