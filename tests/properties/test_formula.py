"""What holds of every formula, over whatever figures."""

from __future__ import annotations

import operator
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dcbase.errors import FormulaError
from dcbase.formula import check_kinds, derive, evaluate, findings_of, parse
from dcbase.formula.tree import Absent, Binary, Call, Code, Node, Number, Truth, Unary, written
from dcbase.model import (
    Basis,
    FrozenMap,
    Indicator,
    Kind,
    Known,
    Missing,
    Qualifier,
)

COUNTS = ("A", "B", "C", "D")
YESES = ("Y1", "Y2")
INDICATORS = {code: Indicator(code=code, name=code) for code in COUNTS}
INDICATORS |= {code: Indicator(code=code, name=code, kind=Kind.BOOLEAN) for code in YESES}

numbers = st.integers(0, 20).map(Decimal) | st.decimals(0, 20, places=2)
signed = st.integers(-9, 9) | st.decimals(-9, 9, places=1)


def _operations(signs, operands):
    return st.builds(Binary, st.sampled_from(signs), operands, operands)


def _arithmetic(inner):
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return (
        _operations(("+", "-", "*", "/"), inner)
        | st.builds(Unary, st.just("-"), inner)
        | st.builds(Call, st.just("abs"), st.tuples(inner))
        | st.builds(Call, st.sampled_from(("min", "max")), several)
    )


codes = st.sampled_from(COUNTS).map(Code)
sums = st.recursive(codes | st.builds(Number, numbers), _arithmetic, max_leaves=8)
absences = st.sampled_from(COUNTS + YESES).map(Code).map(Absent)
truths = st.booleans().map(Truth) | st.sampled_from(YESES).map(Code) | absences
comparisons = _operations(("==", "!=", "<=", ">=", "<", ">"), sums)


def _logic(inner):
    return (
        _operations(("and", "or"), inner)
        | _operations(("==", "!="), inner)
        | st.builds(Unary, st.just("not"), inner)
    )


conditions = st.recursive(truths | comparisons, _logic, max_leaves=6)
formulas = sums | conditions

counts = st.fixed_dictionaries(dict.fromkeys(COUNTS, signed))
yeses = st.fixed_dictionaries({code: st.booleans() for code in YESES})

SIGNS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "and": lambda a, b: a and b,
    "or": lambda a, b: a or b,
}
FUNCTIONS = {"abs": abs, "min": min, "max": max}


class Nothing(Exception):  # noqa: N818
    """There is no answer."""


def plainly(node: Node, values):
    """Compute a tree the plain way, with fractions; `Nothing` where three-valued logic has none."""
    match node:
        case Number(value=value):
            return Fraction(value)
        case Truth(value=value):
            return value
        case Absent(figure=figure):
            return figure.short not in values
        case Code(short=short):
            if short not in values:
                raise Nothing
            value = values[short]
            return value if isinstance(value, bool) else Fraction(value)
        case Unary(operator="not", operand=operand):
            return not plainly(operand, values)
        case Unary(operand=operand):
            return -plainly(operand, values)
        case Call(function=function, arguments=arguments):
            return FUNCTIONS[function](*(plainly(argument, values) for argument in arguments))
        case Binary(operator="and" | "or" as sign):
            return _logically(node, sign == "or", values)
        case Binary(operator=sign, left=left, right=right):
            a, b = plainly(left, values), plainly(right, values)
            if sign == "/" and b == 0:
                raise Nothing
            return SIGNS[sign](a, b)


def _logically(node: Binary, settles, values):
    answers = []
    for side in (node.left, node.right):
        try:
            answers.append(plainly(side, values))
        except Nothing:
            answers.append(None)
    if settles in answers:
        return settles
    if None in answers:
        raise Nothing
    return not settles


def answer(node, values):
    try:
        return plainly(node, values)
    except Nothing:
        return None


def refusal(text):
    """Return why a text is no formula, or None."""
    try:
        parse(text)
    except FormulaError as error:
        return error
    return None


def known(values):
    return {code: Known(value) for code, value in values.items()}


def rounded(value):
    """Write a fraction as an outcome has it."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value


@given(formulas)
def test_a_formula_can_be_written_and_read_again(tree):
    """Reading what was written gives the same tree, and writing it again the same text."""
    assert tree == parse(written(tree)).tree
    assert written(tree) == str(parse(written(tree)))
    check_kinds(parse(written(tree)), INDICATORS)


@given(st.text(alphabet="AB1.09'\"()+-*/<>=!, andortmi:²٣é\n", max_size=40))
def test_a_text_is_a_formula_or_is_refused_with_a_place_in_it(text):
    """No text does anything else than parse or be refused."""
    refused = refusal(text)
    if refused is None:
        assert parse(text).tree == parse(str(parse(text))).tree
    else:
        assert 1 <= refused.column <= len(text) + 1
        assert refused.problem


@given(formulas, counts, yeses)
def test_a_formula_comes_to_what_plain_arithmetic_says(tree, numbers, truths):
    """Over known figures a formula agrees with an evaluator written without care for speed."""
    values = numbers | truths
    outcome = evaluate(parse(written(tree)), known(values))
    expected = answer(tree, values)
    assert rounded(expected) == outcome.value
    assert (expected is not None) == outcome.known
    assert not outcome.bound
    assert not outcome.assumed


@given(formulas, counts, yeses, st.sets(st.sampled_from(COUNTS + YESES)))
def test_missing_figures_make_missing_results(tree, numbers, truths, absent):
    """What needs a missing figure is missing; what does not, is what it would be anyway."""
    values = {code: value for code, value in (numbers | truths).items() if code not in absent}
    given_figures = known(values) | {code: Missing() for code in absent if code < "C"}
    outcome = evaluate(parse(written(tree)), given_figures)
    assert rounded(answer(tree, values)) == outcome.value
    assert set(outcome.missing) <= absent
    if outcome.known:
        assert () == outcome.missing


@given(formulas, counts, yeses, st.sampled_from(COUNTS), st.integers(-3, 3))
def test_assuming_a_value_is_the_same_as_knowing_it_but_says_so(tree, numbers, truths, code, taken):
    """An assumed value gives the result of a known one, flagged; `missing` still sees the gap."""
    assume(not any(isinstance(node, Absent) for node in _every(tree)))
    figures = known(numbers | truths)
    would_be = evaluate(parse(written(tree)), figures | {code: Known(taken)})
    del figures[code]
    assumed = evaluate(parse(written(tree)), figures, assume={code: taken})
    assert (would_be.value, would_be.why) == (assumed.value, assumed.why)
    if evaluate(parse(written(tree)), figures) != assumed:
        assert assumed.assumed


def _every(node):
    yield node
    inner = getattr(node, "arguments", ())
    inner += tuple(
        getattr(node, name)
        for name in ("left", "right", "operand", "figure")
        if hasattr(node, name)
    )
    for part in inner:
        yield from _every(part)


steps = st.fractions(0, 5, max_denominator=4)


@st.composite
def bounds(draw):
    """A figure with a qualifier, and a number that it may stand for."""
    value = draw(st.integers(-4, 4))
    qualifier = draw(st.sampled_from(Qualifier))
    step = draw(steps)
    if qualifier in (Qualifier.GT, Qualifier.LT):
        step += Fraction(1, 8)
    match qualifier:
        case Qualifier.EQ:
            truth = Fraction(value)
        case Qualifier.GT | Qualifier.GE:
            truth = value + step
        case Qualifier.LT | Qualifier.LE:
            truth = value - step
        case Qualifier.APPROX:
            truth = value + draw(st.sampled_from((-1, 1))) * step
    return Known(value, qualifier), truth


def _claims(value, qualifier, truth):
    """Tell whether a number with a qualifier is true of a number."""
    value = Fraction(value)
    # A bound of more digits than a Decimal has is rounded in its last digit.
    slack = abs(value) * Fraction(1, 10**26)
    match qualifier:
        case Qualifier.EQ:
            return abs(value - truth) <= slack
        case Qualifier.GT | Qualifier.GE:
            return truth >= value - slack if qualifier is Qualifier.GE else truth > value - slack
        case Qualifier.LT | Qualifier.LE:
            return truth <= value + slack if qualifier is Qualifier.LE else truth < value + slack
        case Qualifier.APPROX:
            return True


bounded = st.fixed_dictionaries({code: bounds() for code in COUNTS})


@settings(max_examples=400)
@given(formulas, bounded, yeses)
def test_bounds_never_claim_what_may_be_false(tree, numbers, truths):
    """Whatever the true numbers behind the bounds are, the result is true of them."""
    outcome = evaluate(
        parse(written(tree)),
        {code: figure for code, (figure, _) in numbers.items()} | known(truths),
    )
    if not outcome.known:
        return
    expected = answer(tree, {code: truth for code, (_, truth) in numbers.items()} | truths)
    if isinstance(outcome.value, bool):
        assert expected is outcome.value
    elif expected is not None:
        assert _claims(outcome.value, outcome.qualifier, expected)


RATE = Indicator(
    code="RATE",
    name="Tỷ lệ",
    kind=Kind.PERCENT,
    numerator="A",
    denominator="B + C",
    assume=FrozenMap({"C": Decimal(0)}),
)
LEFT = Indicator(code="LEFT", name="Còn lại", formula="B + C - A")
ASKED = FrozenMap(INDICATORS | {"LEFT": LEFT, "RATE": RATE})

figures = st.dictionaries(st.sampled_from("ABC"), bounds(), max_size=3)
sent = st.dictionaries(
    st.sampled_from(("RATE", "LEFT")),
    st.builds(Known, st.integers(-200, 200), st.sampled_from(Qualifier)),
)


@settings(max_examples=300)
@given(figures, sent)
def test_a_derived_figure_is_true_of_the_true_parts(parts, stated):
    """A derived value with its qualifier is true of whatever the parts truly are."""
    derived = derive(ASKED, {code: figure for code, (figure, _) in parts.items()} | stated).figures
    truths = {code: truth for code, (_, truth) in parts.items()}
    for code, formula, least in (
        ("RATE", "100 * A / (B + C)", {"C": 0}),
        ("LEFT", "B + C - A", {}),
    ):
        figure = derived[code]
        if isinstance(figure, Known) and figure.basis in (Basis.DERIVED, Basis.ASSUMED):
            expected = answer(parse(formula).tree, least | truths)
            assert expected is None or _claims(figure.value, figure.qualifier, expected)
            assert (figure.basis is Basis.ASSUMED) == (code == "RATE" and "C" not in parts)


@given(figures, sent)
def test_what_was_sent_never_disappears(parts, stated):
    """A sent value stands, or a computed one does in its place; a part is never changed."""
    before = {code: figure for code, (figure, _) in parts.items()} | stated
    derivation = derive(ASKED, before)
    assert {"RATE", "LEFT"} | set(before) == set(derivation.figures)
    assert all(isinstance(derivation.figures[code], Known) for code in before)
    assert all(before[code] is derivation.figures[code] for code in parts)
    assert {d.code for d in derivation.disagreements} <= set(stated)
    assert len(findings_of(derivation)) == len(derivation.disagreements)


@given(figures, sent)
def test_deriving_again_changes_no_figure(parts, stated):
    """Deriving what was derived comes to the same figures."""
    once = derive(ASKED, {code: figure for code, (figure, _) in parts.items()} | stated).figures
    assert once == derive(ASKED, once).figures


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 200))
def test_a_sent_rate_disagrees_exactly_beyond_the_tolerance(a, b, c, said):
    """DC-5001 is found if and only if the sent rate is further off than the tolerance."""
    derivation = derive(ASKED, known({"A": a, "B": b, "C": c}) | {"RATE": Known(Decimal(said) / 2)})
    codes = [finding.code for finding in findings_of(derivation)]
    if b + c == 0:
        assert ["DC-5002"] == codes
        return
    apart = abs(Fraction(said, 2) - Fraction(100 * a, b + c))
    assert (["DC-5001"] if apart > Fraction(1, 2) else []) == codes
