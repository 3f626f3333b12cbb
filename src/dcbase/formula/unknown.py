"""Codes that there are not, and which may be meant."""

from __future__ import annotations

from collections.abc import Collection

from dcbase.errors import FormulaError, Problem
from dcbase.formula.expression import Expression
from dcbase.formula.kinds import OF_NAME
from dcbase.formula.nearest import meant
from dcbase.formula.tree import Code, Name, walk


def check_codes(expression: Expression, known: Collection[str]) -> None:
    """Refuse a formula that reads an indicator which there is not: it would never be computed.

    Args:
        expression: The formula.
        known: Short and full codes of every indicator there is, of whatever form.

    Raises:
        FormulaError: With the column of the first such code, or of a name that means nothing.
    """
    for node in walk(expression.tree):
        if isinstance(node, Code):
            code = f"{node.namespace}:{node.short}" if node.namespace else node.short
            if code not in known:
                short = {one for one in known if (":" in one) == (":" in code)}
                problem = Problem.of("no-indicator", code=code, near=meant(code, short))
                raise FormulaError(formula=expression.text, column=node.column, problem=problem)
        if isinstance(node, Name) and node.name not in OF_NAME:
            names = ", ".join(OF_NAME)
            problem = Problem.of("formula-no-name", name=node.name, names=names)
            raise FormulaError(formula=expression.text, column=node.column, problem=problem)
