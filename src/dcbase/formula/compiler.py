"""From the tree of a formula to one function that computes it."""

from __future__ import annotations

from dcbase.errors import FormulaError
from dcbase.formula.operators import Frame, Run, binary, call, constant, negated, opposite
from dcbase.formula.tree import (
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
from dcbase.formula.values import Part, Unknown, Why, exact, part_of, part_of_figure
from dcbase.model import Basis, Known

# Members of an enum are looked up slowly, and this is read a hundred times a report.
_ASSUMED = Basis.ASSUMED


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
            return binary(
                node.operator, compiled(node.left, formula), compiled(node.right, formula)
            )
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
            return part_of_figure(figure)
        if code in frame.assume:
            frame.assumed = True
            return part_of(frame.assume[code])
        return unknown

    return run


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
            known = ", ".join(sorted(frame.names)) or "none"
            problem = (
                f"nothing is called {name!r} here (names: {known}; codes have capitals or digits)"
            )
            raise FormulaError(**{**refusal.facts, "problem": problem})
        return part_of(frame.names[name])

    return run
