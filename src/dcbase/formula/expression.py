"""A parsed formula."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from attrs import field, frozen

from dcbase.formula.compiler import compiled
from dcbase.formula.kinds import Kinds, Sort
from dcbase.formula.operators import Run
from dcbase.formula.parser import tree_of
from dcbase.formula.tree import Code, Name, Node, Previous, walk, written
from dcbase.model import FrozenMap, Indicator


@frozen(kw_only=True)
class Expression:
    """A formula, ready to be computed; `str()` writes it in its plainest form.

    Args:
        text: As it was given; two expressions are equal if their texts are.
        codes: Short codes of the figures that it reads, those in ``missing(X)`` too.
        previous_codes: Short codes of those that it reads of the report before.
        full_codes: Codes that were written with their namespace, for whoever checks that
            ``law10:DT05`` and not another plugin's ``DT05`` is asked.
        names: Names that it needs: ``months``, ``annual``.
    """

    text: str
    codes: frozenset[str] = field(eq=False)
    previous_codes: frozenset[str] = field(eq=False)
    full_codes: frozenset[str] = field(eq=False)
    names: frozenset[str] = field(eq=False)
    tree: Node = field(eq=False, repr=False)
    run: Run = field(eq=False, repr=False)

    def __str__(self) -> str:
        return written(self.tree)

    def __reduce__(self) -> tuple[object, ...]:
        # The compiled function does not pickle; it is made again where it arrives.
        return (parse, (self.text,))


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """Parse a formula or a rule.

    The language is closed: numbers (``12``, ``0.5``), codes (``DT05``, ``law10:DT05``), words of
    a list in quotes, ``true``, ``false``; ``+ - * /``; ``== = != <= >= < >``; ``and or not``;
    parentheses; ``abs(x)``, ``min(a, b…)``, ``max(a, b…)``, ``missing(X)``, ``prev(X)``; and names
    in small letters without digits, ``months`` and ``annual``.  A code has a capital letter or a
    digit, or is written with its namespace.

    Raises:
        FormulaError: With the formula, the column (from 1) and the problem: the text is no
            formula, is longer than 1000 characters, has more than 100 operators, is nested more
            than 25 deep, or puts together what never belongs together (``true + 1``).
    """
    tree = tree_of(text)
    Kinds(text, FrozenMap()).of(tree)
    nodes = tuple(walk(tree))
    before = {id(node.code) for node in nodes if isinstance(node, Previous)}
    codes = [node for node in nodes if isinstance(node, Code)]
    return Expression(
        text=text,
        codes=frozenset(code.short for code in codes if id(code) not in before),
        previous_codes=frozenset(code.short for code in codes if id(code) in before),
        full_codes=frozenset(f"{c.namespace}:{c.short}" for c in codes if c.namespace),
        names=frozenset(node.name for node in nodes if isinstance(node, Name)),
        tree=tree,
        run=compiled(tree, text),
    )


def check_kinds(
    expression: Expression, indicators: Mapping[str, Indicator], *, wanted: Sort = Sort.ANY
) -> None:
    """Refuse a formula that could never be computed, before there are figures.

    Args:
        expression: The formula.
        indicators: By short code; a code that is not among them may be anything.
        wanted: What it must come to: `Sort.TRUTH` for a rule, `Sort.NUMBER` for a rate's parts.

    Raises:
        FormulaError: It adds up a yes, compares a number with a word, or compares a word with
            one that the indicator never is.
    """
    kinds = Kinds(expression.text, indicators)
    if wanted is Sort.ANY:
        kinds.of(expression.tree)
    else:
        kinds.must_be(wanted, expression.tree)
