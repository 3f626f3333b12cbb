"""What a formula is made of, and how that is written."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from attrs import field, frozen


@frozen
class _Node:
    """Something that stands in a formula, and the column it starts at (from 1)."""

    column: int = field(default=1, eq=False, repr=False, kw_only=True)


@frozen
class Number(_Node):
    """A number: ``12``, ``0.5``; never negative (a sign in front is `Unary`)."""

    value: Decimal


@frozen
class Word(_Node):
    """A word of an indicator's list, written in quotes."""

    value: str


@frozen
class Truth(_Node):
    """``true`` or ``false``."""

    value: bool


@frozen
class Code(_Node):
    """An indicator: ``DT05``; the namespace is empty where none was written."""

    short: str
    namespace: str = ""


@frozen
class Previous(_Node):
    """``prev(X)``: the figure of the unit's report before this one."""

    code: Code


@frozen
class Absent(_Node):
    """``missing(X)``: whether nobody knows the figure."""

    figure: Code | Previous


@frozen
class Name(_Node):
    """Something known of the report as a whole: ``months``, ``annual``."""

    name: str


@frozen
class Unary(_Node):
    """``-x`` or ``not x``."""

    operator: str
    operand: Node


@frozen
class Binary(_Node):
    """Two operands and what stands between them; a single ``=`` is kept as ``==``."""

    operator: str
    left: Node
    right: Node


@frozen
class Call(_Node):
    """``abs(x)``, ``min(a, b…)``, ``max(a, b…)``."""

    function: str
    arguments: tuple[Node, ...]


Node: TypeAlias = Number | Word | Truth | Code | Previous | Absent | Name | Unary | Binary | Call

COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")
NEGATION = 7
_ATOM = 8
POWERS = {"or": 1, "and": 2, "not": 3, **dict.fromkeys(COMPARISONS, 4)}
POWERS |= {"+": 5, "-": 5, "*": 6, "/": 6}
"""How tightly an operator binds, loosest first."""


def walk(node: Node) -> Iterator[Node]:
    """Yield a node, then everything inside it, from left to right."""
    yield node
    match node:
        case Previous(code=inner) | Absent(figure=inner) | Unary(operand=inner):
            yield from walk(inner)
        case Binary(left=left, right=right):
            yield from walk(left)
            yield from walk(right)
        case Call(arguments=arguments):
            for argument in arguments:
                yield from walk(argument)


def written(node: Node, least: int = 0) -> str:
    """Write a node with as few parentheses as its meaning needs.

    Args:
        least: The power that the place asks for; what binds less is put in parentheses.
    """
    text, power = _written(node)
    return f"({text})" if power < least else text


def _written(node: Node) -> tuple[str, int]:
    match node:
        case Binary(operator=operator, left=left, right=right):
            power = POWERS[operator]
            # A comparison stands beside no other; the rest group from the left.
            before = power + 1 if operator in COMPARISONS else power
            return f"{written(left, before)} {operator} {written(right, power + 1)}", power
        case Unary(operator="not", operand=operand):
            return f"not {written(operand, POWERS['not'])}", POWERS["not"]
        case Unary(operand=operand):
            return f"-{written(operand, NEGATION)}", NEGATION
        case _:
            return _atom(node), _ATOM


def _atom(node: Node) -> str:
    match node:
        case Number(value=value):
            return f"{value:f}"
        case Word(value=value):
            return f"'{value}'" if '"' in value else f'"{value}"'
        case Truth(value=value):
            return "true" if value else "false"
        case Code(short=short, namespace=namespace):
            return f"{namespace}:{short}" if namespace else short
        case Name(name=name):
            return name
        case Previous(code=code):
            return f"prev({_atom(code)})"
        case Absent(figure=figure):
            return f"missing({_atom(figure)})"
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(written(argument) for argument in arguments)})"
        case _:  # pragma: no cover - every other node is an operator
            raise AssertionError(node)
