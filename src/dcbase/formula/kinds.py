"""Whether a formula puts together what belongs together; asked before there are figures."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from attrs import frozen

from dcbase.errors import FormulaError, Problem
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
from dcbase.model import Indicator, Kind


class Sort(enum.Enum):
    """What an expression comes to."""

    NUMBER = "number"
    TRUTH = "truth"
    WORD = "word"
    ANY = "any"
    """Nobody can say before there are figures."""


_OF_KIND = {Kind.BOOLEAN: Sort.TRUTH, Kind.WORD: Sort.WORD}
OF_NAME = {"months": Sort.NUMBER, "annual": Sort.TRUTH}
"""Names that rules may use, and what they come to."""


def sort_of(kind: Kind) -> Sort:
    """Return what a figure of a kind is in a formula."""
    return _OF_KIND.get(kind, Sort.NUMBER)


@frozen
class Kinds:
    """Finds out what the parts of one formula come to.

    Args:
        formula: Its text, for failures.
        indicators: By short code; one that is not in it may be anything.
    """

    formula: str
    indicators: Mapping[str, Indicator]

    def of(self, node: Node) -> Sort:
        """Return what a node comes to.

        Raises:
            FormulaError: Two things in it do not belong together.
        """
        match node:
            case Number():
                return Sort.NUMBER
            case Word():
                return Sort.WORD
            case Truth() | Absent():
                return Sort.TRUTH
            case Code(short=short) | Previous(code=Code(short=short)):
                return self._of_code(short)
            case Name(name=name):
                return OF_NAME.get(name, Sort.ANY)
            case Unary(operator=operator, operand=operand):
                return self.must_be(Sort.TRUTH if operator == "not" else Sort.NUMBER, operand)
            case Call(arguments=arguments):
                for argument in arguments:
                    self.must_be(Sort.NUMBER, argument)
                return Sort.NUMBER
            case Binary():
                return self._of_binary(node)

    def must_be(self, wanted: Sort, node: Node) -> Sort:
        """Return `wanted` if the node comes to that, or may."""
        if self.of(node) not in (wanted, Sort.ANY):
            facts = {"wanted": _named(wanted), "got": _named(self.of(node))}
            raise self._refusal(node, Problem.of("formula-sort", **facts))
        return wanted

    def _of_code(self, short: str) -> Sort:
        indicator = self.indicators.get(short)
        return Sort.ANY if indicator is None else sort_of(indicator.kind)

    def _of_binary(self, node: Binary) -> Sort:
        if node.operator in ("==", "!="):
            return self._of_equality(node)
        wanted = Sort.TRUTH if node.operator in ("and", "or") else Sort.NUMBER
        self.must_be(wanted, node.left)
        self.must_be(wanted, node.right)
        return Sort.TRUTH if node.operator in COMPARISONS else wanted

    def _of_equality(self, node: Binary) -> Sort:
        sorts = {self.of(node.left), self.of(node.right)} - {Sort.ANY}
        if len(sorts) > 1:
            first, second = _named(self.of(node.left)), _named(self.of(node.right))
            raise self._refusal(node, Problem.of("formula-never-equal", one=first, other=second))
        for code, word in ((node.left, node.right), (node.right, node.left)):
            if isinstance(code, Code) and isinstance(word, Word):
                self._must_be_listed(code, word)
        return Sort.TRUTH

    def _must_be_listed(self, code: Code, word: Word) -> None:
        indicator = self.indicators.get(code.short)
        if indicator is not None and word.value not in indicator.values:
            words = ", ".join(indicator.values)
            facts = {"code": code.short, "word": word.value, "values": words}
            raise self._refusal(word, Problem.of("formula-never-word", **facts))

    def _refusal(self, node: Node, problem: Problem) -> FormulaError:
        return FormulaError(formula=self.formula, column=node.column, problem=problem)


def _named(sort: Sort) -> Problem:
    return Problem.of(f"sort-{sort.value}")
