"""Codes that there are not, and which may be meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches

from dcbase.errors import FormulaError
from dcbase.formula.expression import Expression
from dcbase.formula.kinds import OF_NAME
from dcbase.formula.tree import Code, Name, walk


def meant(code: str, known: Collection[str]) -> str:
    """Return what was probably meant, as it ends a sentence; empty if nothing comes near."""
    bare = [other for other in sorted(known) if _bare(other) == _bare(code)]
    near = bare or get_close_matches(code, sorted(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


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
                problem = f"there is no indicator {code!r}{meant(code, short)}"
                raise FormulaError(formula=expression.text, column=node.column, problem=problem)
        if isinstance(node, Name) and node.name not in OF_NAME:
            names = ", ".join(OF_NAME)
            problem = f"nothing is called {node.name!r} (names: {names})"
            raise FormulaError(formula=expression.text, column=node.column, problem=problem)


def _bare(code: str) -> str:
    """Return a code as somebody writes it who leaves out zeros: ``bq1`` for BQ01."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", code).casefold()
