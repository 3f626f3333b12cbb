"""Formulas as text: what is accepted, what is refused and where."""

from __future__ import annotations

import pickle

import pytest

from dcbase.errors import FormulaError
from dcbase.formula import Sort, check_kinds, parse
from dcbase.model import Indicator, Kind


def test_a_refused_formula_says_where_and_why(case_of_refused):
    """A formula that makes no sense is refused with its column and the problem."""
    with pytest.raises(FormulaError) as caught:
        parse(case_of_refused["formula"])
    assert case_of_refused["column"] == caught.value.column
    assert case_of_refused["formula"] == caught.value.formula
    assert str(case_of_refused["says"]) in str(caught.value.problem)
    vi, en = caught.value.problem.words("vi"), caught.value.problem.words("en")
    assert vi != en
    assert not vi.isascii()


def test_the_catalog_is_in_the_language(catalog):
    """Every formula and rule of Law 10's catalog parses."""
    texts = [rule["expression"] for rule in catalog["rules"]]
    texts += [rule["when"] for rule in catalog["rules"] if "when" in rule]
    texts += [
        indicator[key]
        for indicator in catalog["indicators"]
        for key in ("numerator", "denominator", "formula")
        if key in indicator
    ]
    assert texts == [parse(text).text for text in texts]


def test_an_expression_says_what_it_reads():
    """An expression lists its codes, those of the report before, and its names."""
    expression = parse("law10:DT04 == prev(DT12) or missing(CC09) and annual and months > A_b")
    assert {"DT04", "CC09", "A_b"} == expression.codes
    assert {"DT12"} == expression.previous_codes
    assert {"law10:DT04"} == expression.full_codes
    assert {"annual", "months"} == expression.names


def test_a_code_may_be_read_in_both_reports():
    """A code inside and outside of prev() is read in the present and before."""
    expression = parse("DT12 >= prev(lung-phinh:DT12)")
    assert ({"DT12"}, {"DT12"}) == (expression.codes, expression.previous_codes)
    assert {"lung-phinh:DT12"} == expression.full_codes


def test_small_letters_are_names_unless_they_have_a_digit_or_a_namespace():
    """`months` is a name; `dt05` and `ns:months` are codes."""
    expression = parse("months + dt05 + ns:households")
    assert {"months"} == expression.names
    assert {"dt05", "households"} == expression.codes


def test_a_minus_is_no_part_of_a_namespace():
    """`DT04-law10:DT05` is a difference."""
    assert "DT04 - law10:DT05" == str(parse("DT04-law10:DT05"))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("((DT04)+DT05)", "DT04 + DT05"),
        ("DT04-(DT05-DT06)", "DT04 - (DT05 - DT06)"),
        ("DT04 = 0.50", "DT04 == 0.50"),
        ("not (A and B) or C", "not (A and B) or C"),
        ("(not A) == true", "(not A) == true"),
        ("-(A+B)*2", "-(A + B) * 2"),
        ("-(-A)", "--A"),
        ("min(A,B,abs(C))", "min(A, B, abs(C))"),
        ("missing(prev(A)) and prev(B) > 0", "missing(prev(A)) and prev(B) > 0"),
        ("W == 'nói \"được\"'", "W == 'nói \"được\"'"),
        ("W == 'tốt' or W == months", 'W == "tốt" or W == months'),
        ("true and false", "true and false"),
        ("A and (B or C)", "A and (B or C)"),
    ],
)
def test_an_expression_is_written_in_its_plainest_form(text, plain):
    """`str` leaves out what the meaning does not need, and means the same."""
    assert plain == str(parse(text))
    assert parse(text).tree == parse(plain).tree


def test_words_are_compared_in_one_form_of_unicode():
    """A word typed with combining accents is the word."""
    assert parse("W == 'tốt'").tree == parse("W == 'tốt'").tree


def test_expressions_are_values():
    """Expressions with one text are equal, hash and pickle."""
    expression = parse("DT04 + DT05")
    assert parse("DT04 + DT05") is expression
    assert expression == pickle.loads(pickle.dumps(expression))
    assert 1 == len({expression, pickle.loads(pickle.dumps(expression))})
    assert parse("DT04") != expression
    assert "run" not in repr(expression)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1" * 1001, "1001 characters"),
        ("+".join(["1"] * 102), "100 operators"),
        ("-" * 101 + "1", "100 operators"),
        ("not " * 101 + "true", "100 operators"),
        ("(" * 26 + "1" + ")" * 26, "25 deep"),
        ("abs(" * 26 + "1" + ")" * 26, "25 deep"),
    ],
)
def test_a_formula_has_limits(text, problem):
    """Nothing that is long or deep gets as far as being computed."""
    with pytest.raises(FormulaError, match=problem):
        parse(text)


@pytest.mark.parametrize(
    "text",
    ["+".join(["1"] * 101), "(" * 25 + "1" + ")" * 25, "-" * 100 + "1", "min(" + "1," * 100 + "1)"],
)
def test_what_is_just_within_the_limits_is_taken(text):
    """The limits themselves are allowed."""
    assert text == parse(text).text


INDICATORS = {
    "DT05": Indicator(code="DT05", name="Đơn", kind=Kind.INTEGER),
    "LD03": Indicator(code="LD03", name="Ban Chỉ đạo", kind=Kind.BOOLEAN),
    "KQ01": Indicator(code="KQ01", name="Xếp loại", kind=Kind.WORD, values=("tốt", "khá")),
}


@pytest.mark.parametrize(
    ("text", "wanted", "column", "problem"),
    [
        ("LD03 + 1 > 0", Sort.ANY, 1, "a number is needed here, not yes or no"),
        ("abs(KQ01)", Sort.ANY, 5, "a number is needed here, not a word"),
        ("1 > prev(LD03)", Sort.ANY, 5, "a number is needed here"),
        ("LD03 == DT05", Sort.ANY, 6, "yes or no is never a number"),
        ("KQ01 == 'giỏi'", Sort.ANY, 9, "one of: tốt, khá"),
        ("'giỏi' != KQ01", Sort.ANY, 1, "one of: tốt, khá"),
        ("DT05 and LD03", Sort.ANY, 1, "yes or no is needed here, not a number"),
        ("DT05", Sort.TRUTH, 1, "yes or no is needed here, not a number"),
        ("DT05 > 0", Sort.NUMBER, 6, "a number is needed here, not yes or no"),
    ],
)
def test_a_formula_that_can_never_be_computed_is_refused(text, wanted, column, problem):
    """With the kinds of its indicators known, a formula is judged before there are figures."""
    with pytest.raises(FormulaError, match=problem) as caught:
        check_kinds(parse(text), INDICATORS, wanted=wanted)
    assert column == caught.value.column


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("LD03 and DT05 > 0 and KQ01 == 'tốt'", Sort.TRUTH),
        ("'tốt' == KQ01 or KQ01 == XX01", Sort.TRUTH),
        ("XX01 + DT05", Sort.NUMBER),
        ("XX01", Sort.TRUTH),
        ("max(-DT05, months) / 2", Sort.NUMBER),
        ("not missing(DT05)", Sort.TRUTH),
        ("XX01 == 'x'", Sort.ANY),
        ("other", Sort.WORD),
    ],
)
def test_what_may_be_computed_is_taken(text, wanted):
    """An indicator that is not known here may be anything."""
    check_kinds(parse(text), INDICATORS, wanted=wanted)
