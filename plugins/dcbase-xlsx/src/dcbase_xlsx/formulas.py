"""Formulas of derived indicators as Excel writes them, with values that stand in them already."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from dcbase.formula import parse
from dcbase.formula.tree import Binary, Call, Code, Node, Number, Unary
from dcbase.model import Indicator

_FUNCTIONS = {"abs": "ABS", "min": "MIN", "max": "MAX"}


class _ElsewhereError(Exception):
    """The formula reads what is not in this workbook."""


def excel_formula(indicator: Indicator, cells: Mapping[str, str]) -> str | None:
    """Return the formula of a derived indicator.

    A part that is missing leaves the cell empty, unless the indicator assumes a value for it; so
    does a denominator of zero.

    Args:
        indicator: A derived one.
        cells: Where each figure stands, by short code (``'DT'!$E$7``).

    Returns:
        With ``=``; None if it reads a figure, or the report before, that is not in `cells`.
    """
    try:
        return _formula(indicator, cells)
    except _ElsewhereError:
        return None


def _formula(indicator: Indicator, cells: Mapping[str, str]) -> str:
    texts = [indicator.numerator, indicator.denominator] if indicator.numerator else []
    texts = texts or [indicator.formula]
    trees = [parse(text).tree for text in texts]
    needed = sorted({code for text in texts for code in parse(text).codes} - set(indicator.assume))
    above, *below = (_written(tree, indicator, cells) for tree in trees)
    value = above
    conditions = [f"COUNT({_cell(code, cells)})=0" for code in needed]
    if below:
        conditions.append(f"{below[0]}=0")
        value = f"({above})/({below[0]})*100"
    # An empty text counts as no number, so that what is computed from it stays empty too.
    formula = f"ROUND({value},{indicator.decimals})"
    for condition in reversed(conditions):
        formula = f'IF({condition},"",{formula})'
    return f"={formula}"


def _written(node: Node, indicator: Indicator, cells: Mapping[str, str]) -> str:
    match node:
        case Number(value=value):
            return f"{value:f}"
        case Code(short=short):
            assumed = indicator.assume.get(short)
            cell = _cell(short, cells)
            return cell if assumed is None else _or(cell, assumed)
        case Unary(operator="-", operand=operand):
            return f"(-{_written(operand, indicator, cells)})"
        case Binary(operator="+" | "-" | "*" | "/" as operator, left=left, right=right):
            before, behind = (_written(part, indicator, cells) for part in (left, right))
            return f"({before}{operator}{behind})"
        case Call(function=function, arguments=arguments):
            parts = ",".join(_written(part, indicator, cells) for part in arguments)
            return f"{_FUNCTIONS[function]}({parts})"
        case _:
            raise _ElsewhereError


def _cell(code: str, cells: Mapping[str, str]) -> str:
    try:
        return cells[code]
    except KeyError:
        raise _ElsewhereError from None


def _or(cell: str, assumed: Decimal) -> str:
    return f"IF(COUNT({cell})=0,{assumed:f},{cell})"
