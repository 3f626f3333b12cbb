"""In which order the derived indicators of a form are computed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dcbase.errors import FormulaError, Problem
from dcbase.formula.derivable import check_formula
from dcbase.formula.expression import Expression, parse
from dcbase.formula.interval import Exact
from dcbase.formula.tree import Binary, Code, walk, written
from dcbase.model import FrozenMap, Indicator, Kind
from dcbase.model.remembered import remembered


@frozen
class Step:
    """One derived indicator.

    Args:
        code: Its short code.
        main: Its formula, or the numerator of a rate.
        denominator: Of a rate; None for a formula.
        scale: 100 for a percentage, else 1.
        assume: Values taken for missing figures.
        tolerance: How far a sent value may stand from the computed one.
        within: The same, as numbers are inside this room.
        formula: What it is computed from, for people.
    """

    code: str
    main: Expression
    denominator: Expression | None
    scale: int
    assume: FrozenMap[str, Decimal]
    tolerance: Decimal
    within: Exact
    formula: str

    @property
    def expressions(self) -> tuple[Expression, ...]:
        return (self.main,) if self.denominator is None else (self.main, self.denominator)


def plan(indicators: Mapping[str, Indicator]) -> tuple[Step, ...]:
    """Return the steps for all derived indicators, each after those that it reads.

    Args:
        indicators: By short code.  The plan of a `FrozenMap` is remembered.

    Raises:
        FormulaError: A formula cannot be parsed or computed, reads the report before or a
            name, comes to another kind than its indicator's, or indicators read one another in
            a circle.
    """
    if isinstance(indicators, FrozenMap):
        return _remembered(indicators)
    return _ordered(indicators)


@remembered
def _remembered(indicators: FrozenMap[str, Indicator]) -> tuple[Step, ...]:
    return _ordered(indicators)


def _ordered(indicators: Mapping[str, Indicator]) -> tuple[Step, ...]:
    steps = {
        code: _step(code, indicator, indicators)
        for code, indicator in indicators.items()
        if indicator.derived
    }
    done: dict[str, Step] = {}
    for code in steps:
        _visit(code, steps, done, ())
    return tuple(done.values())


def _visit(
    code: str, steps: Mapping[str, Step], done: dict[str, Step], path: tuple[str, ...]
) -> None:
    if code in done:
        return
    step = steps[code]
    for expression in step.expressions:
        for node in walk(expression.tree):
            if not isinstance(node, Code) or node.short not in steps:
                continue
            if node.short in (*path, code):
                circle = (*path, code)[(*path, code).index(node.short) :]
                way = " → ".join((*circle, circle[0]))
                problem = Problem.of("formula-circle", way=way)
                raise FormulaError(formula=expression.text, column=node.column, problem=problem)
            _visit(node.short, steps, done, (*path, code))
    done[code] = step


def _step(code: str, indicator: Indicator, indicators: Mapping[str, Indicator]) -> Step:
    rate = bool(indicator.numerator)
    main = parse(indicator.numerator or indicator.formula)
    denominator = parse(indicator.denominator) if rate else None
    whole = main.tree if denominator is None else Binary("/", main.tree, denominator.tree)
    step = Step(
        code=code,
        main=main,
        denominator=denominator,
        scale=100 if rate and indicator.kind is Kind.PERCENT else 1,
        assume=indicator.assume,
        tolerance=indicator.tolerance,
        within=Fraction(indicator.tolerance),
        formula=written(whole),
    )
    for expression in step.expressions:
        check_formula(expression, indicator, indicators)
    return step
