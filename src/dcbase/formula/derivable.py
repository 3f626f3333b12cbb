"""Whether an indicator can be derived as it says, and added up; asked before there are figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NoReturn

from dcbase.errors import FormulaError, Problem
from dcbase.formula.expression import Expression, check_kinds, parse
from dcbase.formula.kinds import Sort, sort_of
from dcbase.formula.scaling import degree
from dcbase.formula.tree import Binary, Code, Name, Node, Number, Previous, Word, walk
from dcbase.formula.unknown import check_codes
from dcbase.model import Indicator, Kind, OverUnits


def check_derived(
    indicator: Indicator, indicators: Mapping[str, Indicator], known: Collection[str]
) -> None:
    """Refuse an indicator that can never be computed, or whose total would be wrong.

    Args:
        indicator: Derived or not; of one that is not there is nothing to refuse.
        indicators: By short code, as this one reads them.
        known: Short and full codes of every indicator there is.

    Raises:
        FormulaError: A formula of it cannot be parsed or computed, comes to another kind than
            the indicator's, reads what there is not, or is read by what it reads.
    """
    texts = (indicator.numerator, indicator.denominator, indicator.formula)
    for text in filter(None, texts):
        expression = parse(text)
        check_codes(expression, known)
        check_formula(expression, indicator, indicators)
        _no_circle(expression, indicator, indicators)


def check_formula(
    expression: Expression, indicator: Indicator, indicators: Mapping[str, Indicator]
) -> None:
    """Refuse a formula that does not give what its indicator is.

    Args:
        expression: Its formula, or a part of its rate.
        indicator: Whose it is.
        indicators: By short code; a code that is not among them may be anything.

    Raises:
        FormulaError: It reads the report before, or a name; it comes to another kind; it would
            be summed although it is a rate.
    """
    tree = expression.tree
    for node in walk(tree):
        if isinstance(node, Previous | Name):
            # A total has no months and no report before it; a figure must mean the same everywhere.
            _refuse(expression, node, Problem.of("formula-own-report"))
    rate = bool(indicator.numerator)
    check_kinds(expression, indicators, wanted=Sort.NUMBER if rate else sort_of(indicator.kind))
    if indicator.kind is Kind.INTEGER:
        _must_be_whole(expression, indicators)
    if indicator.kind is Kind.WORD:
        _must_be_listed(expression, indicator, indicators)
    if indicator.over_units is OverUnits.SUM and degree(tree, indicators) == 0:
        problem = Problem.of("formula-rate-summed", use=OverUnits.RECOMPUTE.value)
        if expression.codes:
            _refuse(expression, tree, problem)


def _must_be_whole(expression: Expression, indicators: Mapping[str, Indicator]) -> None:
    for node in walk(expression.tree):
        part = indicators.get(node.short) if isinstance(node, Code) else None
        if part is not None and part.kind in (Kind.DECIMAL, Kind.PERCENT):
            what = Problem.of("formula-part-of-kind", code=part.short, kind=part.kind.value)
        elif isinstance(node, Binary) and node.operator == "/":
            what = Problem.of("formula-divides")
        elif isinstance(node, Number) and node.value % 1:
            what = Problem.of("formula-not-whole", number=node.value)
        else:
            continue
        _refuse(expression, node, Problem.of("formula-for-whole", what=what))


def _must_be_listed(
    expression: Expression, indicator: Indicator, indicators: Mapping[str, Indicator]
) -> None:
    node = expression.tree
    part = indicators.get(node.short) if isinstance(node, Code) else None
    words = (node.value,) if isinstance(node, Word) else part.values if part else ()
    for word in words:
        if word not in indicator.values:
            listed = ", ".join(indicator.values)
            _refuse(expression, node, Problem.of("formula-no-value", word=word, values=listed))


def _no_circle(
    expression: Expression, indicator: Indicator, indicators: Mapping[str, Indicator]
) -> None:
    """Refuse a formula that reads the indicator itself, however many others lie between."""
    for node in walk(expression.tree):
        if isinstance(node, Code):
            way = _way(node.short, indicator.short, indicators, (indicator.short,))
            if way:
                _refuse(expression, node, Problem.of("formula-circle", way=" → ".join(way)))


def _way(
    short: str, back: str, indicators: Mapping[str, Indicator], path: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the way from a code back to another one, through what derived indicators read."""
    if short == back:
        return (*path, back)
    indicator = indicators.get(short)
    if indicator is None or short in path:
        return ()
    for text in (indicator.numerator, indicator.denominator, indicator.formula):
        for inner in sorted(_codes(text)):
            if way := _way(inner, back, indicators, (*path, short)):
                return way
    return ()


def _codes(text: str) -> frozenset[str]:
    try:
        return parse(text).codes if text else frozenset()
    except FormulaError:  # said of the indicator whose it is
        return frozenset()


def _refuse(expression: Expression, node: Node, problem: Problem) -> NoReturn:
    raise FormulaError(formula=expression.text, column=node.column, problem=problem)
