"""How a formula grows with what it reads: whether it is a rate, and whether it may be summed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dcbase.errors import FormulaError
from dcbase.formula.parser import tree_of
from dcbase.formula.tree import Binary, Call, Code, Node, Number, Unary
from dcbase.model import Indicator, Kind

_ANY_DEGREE = 1000
"""Of the number 0, which goes with everything: ``max(0, A - B)``."""

_SUMS = ("+", "-")
_ARITHMETIC = (*_SUMS, "*", "/")


def degree(node: Node, indicators: Mapping[str, Indicator]) -> int | None:
    """Return by which power of twofold a formula grows when every count in it is twice as large.

    Of a rate, whatever units are put together, that is 0; of a sum of counts it is 1.

    Args:
        indicators: By short code; one that is not in it is a count.

    Returns:
        None if it has no one degree (``A + 1``), or comes to no number.
    """
    return _degree(node, indicators, ())


def additive(node: Node, indicators: Mapping[str, Indicator]) -> bool:
    """Tell whether a formula only adds, takes away and multiplies counts by numbers.

    The sum of what such a formula comes to is then what it comes to for the sums.
    """
    match node:
        case Code(short=short):
            return degree(node, indicators) == 1 and _is_plain(short, indicators)
        case Unary(operator="-", operand=operand):
            return additive(operand, indicators)
        case Binary(operator="+" | "-", left=left, right=right):
            return additive(left, indicators) and additive(right, indicators)
        case Binary(operator="*", left=Number(), right=inner):
            return additive(inner, indicators)
        case Binary(operator="*" | "/", left=inner, right=Number()):
            return additive(inner, indicators)
        case _:
            return False


def _is_plain(short: str, indicators: Mapping[str, Indicator]) -> bool:
    indicator = indicators.get(short)
    return indicator is None or not indicator.derived


def _degree(node: Node, indicators: Mapping[str, Indicator], path: tuple[str, ...]) -> int | None:
    match node:
        case Number(value=value):
            return 0 if value else _ANY_DEGREE
        case Code(short=short):
            return _of_code(short, indicators, path)
        case Unary(operator="-", operand=operand):
            return _degree(operand, indicators, path)
        case Call(arguments=arguments):
            return _one_of(_degree(each, indicators, path) for each in arguments)
        case Binary(operator=sign, left=left, right=right) if sign in _ARITHMETIC:
            a, b = _degree(left, indicators, path), _degree(right, indicators, path)
            if sign in _SUMS:
                return _one_of(iter((a, b)))
            if a is None or b is None or _ANY_DEGREE in (a, b):
                return None
            return a + b if sign == "*" else a - b
        case _:
            return None


def _of_code(short: str, indicators: Mapping[str, Indicator], path: tuple[str, ...]) -> int | None:
    indicator = indicators.get(short)
    if indicator is None:
        return 1
    if indicator.kind is Kind.PERCENT or indicator.numerator:
        return 0
    if not indicator.formula:
        return 1
    if short in path:  # a circle, which is refused elsewhere
        return None
    try:
        tree = tree_of(indicator.formula)
    except FormulaError:  # likewise
        return None
    return _degree(tree, indicators, (*path, short))


def _one_of(degrees: Iterator[int | None]) -> int | None:
    """Return the degree that all have; 0 has every degree."""
    several = {each for each in degrees if each != _ANY_DEGREE}
    return several.pop() if len(several) == 1 else None
