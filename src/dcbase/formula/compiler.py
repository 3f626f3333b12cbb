"""From the tree of a formula to one function that computes it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dcbase.errors import FormulaError, Problem
from dcbase.formula.operators import (
    COMPARED,
    Frame,
    Run,
    binary,
    call,
    constant,
    negated,
    opposite,
)
from dcbase.formula.tree import (
    COMPARISONS,
    Absent,
    Binary,
    Call,
    Code,
    Name,
    Node,
    Number,
    Previous,
    Truth,
    Unary,
    Word,
)
from dcbase.formula.values import (
    Part,
    Unknown,
    Why,
    exact,
    is_ordinary,
    part_of,
    part_of_figure,
)
from dcbase.model import Basis, Figure, Known, Qualifier

# Members of an enum are looked up slowly, and these are read a hundred times a report.
_ASSUMED = Basis.ASSUMED
_EXACTLY = Qualifier.EQ


def compiled(node: Node, formula: str) -> Run:
    """Return the function that computes a node.

    Args:
        node: The tree, or a part of it.
        formula: The text, for failures.
    """
    match node:
        case Code(short=short):
            return _present(short)
        case Binary():
            general = binary(
                node.operator, compiled(node.left, formula), compiled(node.right, formula)
            )
            if node.operator not in COMPARISONS:
                return general
            match node.left, node.right:
                case Code(short=one), Code(short=other):
                    return _two_figures(node.operator, one, other, general)
                case Code(short=one), Number(value=value):
                    return _figure_and_number(node.operator, one, exact(value), general)
            return general
        case Number(value=value):
            return constant(exact(value))
        case Word(value=text) | Truth(value=text):
            return constant(text)
        case Previous(code=code):
            return _previous(code.short)
        case Absent(figure=figure):
            return _absent(figure)
        case Name(name=name):
            return _name(name, FormulaError(formula=formula, column=node.column, problem=""))
        case Unary(operator=sign, operand=operand):
            return (negated if sign == "not" else opposite)(compiled(operand, formula))
        case Call(function=function, arguments=arguments):
            return call(function, [compiled(argument, formula) for argument in arguments])


def _present(code: str) -> Run:
    unknown = Unknown(Why.MISSING, (code,))

    def run(frame: Frame) -> Part:
        figure = frame.figures.get(code)
        if figure.__class__ is Known:
            if figure.basis is _ASSUMED:
                frame.assumed = True
            value = figure.value
            if value.__class__ is int and figure.qualifier is _EXACTLY:
                return value
            return part_of_figure(figure)
        if code in frame.assume:
            frame.assumed = True
            return part_of(frame.assume[code])
        return unknown

    return run


# Nearly every rule compares two figures, or one with a number, and nearly every figure is an
# exact number that was sent.  Those have a way of their own, which gives what the general would.


def _two_figures(sign: str, one: str, other: str, general: Run) -> Run:
    exactly, _ = COMPARED[sign]

    def run(frame: Frame) -> Part:
        a = _number_of(frame.figures.get(one))
        if a is None:  # most that is not reported
            return general(frame)
        b = _number_of(frame.figures.get(other))
        return general(frame) if b is None else exactly(a, b)

    return run


def _figure_and_number(sign: str, code: str, number: Part, general: Run) -> Run:
    exactly, _ = COMPARED[sign]

    def run(frame: Frame) -> Part:
        a = _number_of(frame.figures.get(code))
        return general(frame) if a is None else exactly(a, number)

    return run


def _number_of(figure: Figure | None) -> int | Decimal | None:
    """Return the number that a figure is and nothing else; None if there is more to say."""
    if figure.__class__ is not Known or figure.qualifier is not _EXACTLY:
        return None
    if figure.basis is _ASSUMED:
        return None
    value: Any = figure.value
    if value.__class__ is not int and not is_ordinary(value):
        return None
    return value  # type: ignore[no-any-return]


def _previous(code: str) -> Run:
    unknown = Unknown(Why.MISSING, (f"prev({code})",))

    def run(frame: Frame) -> Part:
        figure = frame.previous.get(code)
        return part_of_figure(figure) if isinstance(figure, Known) else unknown

    return run


def _absent(figure: Code | Previous) -> Run:
    # An assumed value does not make the figure known.
    if isinstance(figure, Previous):
        code = figure.code.short
        return lambda frame: not isinstance(frame.previous.get(code), Known)
    short = figure.short
    return lambda frame: not isinstance(frame.figures.get(short), Known)


def _name(name: str, refusal: FormulaError) -> Run:
    def run(frame: Frame) -> Part:
        if name not in frame.names:
            known = ", ".join(sorted(frame.names)) or "–"
            problem = Problem.of("formula-no-name-here", name=name, names=known)
            raise FormulaError(**{**refusal.facts, "problem": problem})
        return part_of(frame.names[name])

    return run
