"""From the text of a formula to its tree."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from dcbase.errors import FormulaError, Problem
from dcbase.formula.tokens import Token, tokens
from dcbase.formula.tree import (
    COMPARISONS,
    NEGATION,
    POWERS,
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

MAX_OPERATORS = 100
"""Operators in a formula; also bounds how deep its tree is."""
MAX_NESTING = 25
"""Parentheses and functions inside one another."""

_FEWEST = {"abs": 1, "min": 2, "max": 2}
_RESERVED = ("and", "or", "not", "missing", "prev", *_FEWEST)


def tree_of(text: str) -> Node:
    """Return the tree of a formula.

    Raises:
        FormulaError: The text is no formula, too long, or nested too deeply.
    """
    return _Parser(text).whole()


class _Parser:
    """Reads tokens from left to right; an operator takes what binds tighter than itself."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tuple(tokens(text))
        self._at = 0
        self._operators = 0
        self._nesting = 0

    def whole(self) -> Node:
        if self._next.kind == "end":
            raise self._refusal(self._next, Problem.of("formula-empty"))
        node = self._expression(0)
        if self._next.kind != "end":
            raise self._refusal(self._next, _surprise(self._next))
        return node

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def _refusal(self, token: Token, problem: Problem) -> FormulaError:
        return FormulaError(formula=self._text, column=token.column, problem=problem)

    def _expect(self, sign: str) -> None:
        token = self._take()
        if token.text != sign:
            raise self._refusal(
                token, Problem.of("formula-sign", sign=sign, instead=_instead(token))
            )

    def _expression(self, least: int) -> Node:
        node = self._operand(least)
        compared = False
        while (power := _power(self._next)) > least:
            token = self._take()
            self._count(token)
            operator = "==" if token.text == "=" else token.text
            if operator in COMPARISONS and compared:
                raise self._refusal(token, Problem.of("formula-chain"))
            compared = operator in COMPARISONS
            node = Binary(operator, node, self._expression(power), column=token.column)
        return node

    def _count(self, token: Token) -> None:
        self._operators += 1
        if self._operators > MAX_OPERATORS:
            raise self._refusal(token, Problem.of("formula-operators", most=MAX_OPERATORS))

    def _operand(self, least: int) -> Node:
        token = self._take()
        column = token.column
        match token.kind:
            case "number":
                return Number(Decimal(token.text), column=column)
            case "word":
                word = unicodedata.normalize("NFC", token.text[1:-1])
                return Word(word, column=column)
            case "name":
                return self._named(token, least)
            case "sign" if token.text == "-":
                self._count(token)
                return Unary("-", self._expression(NEGATION), column=column)
            case "sign" if token.text == "(":
                (inner,) = self._inside(token, 1, 1)
                return inner
            case _:
                raise self._refusal(token, Problem.of("formula-operand", instead=_instead(token)))

    def _named(self, token: Token, least: int) -> Node:
        column = token.column
        match token.text:
            case "true" | "false":
                return Truth(token.text == "true", column=column)
            case "not":
                if least > POWERS["not"]:
                    raise self._refusal(token, Problem.of("formula-not"))
                self._count(token)
                return Unary("not", self._expression(POWERS["not"]), column=column)
            case "abs" | "min" | "max":
                most = 1 if token.text == "abs" else MAX_OPERATORS + 1
                arguments = self._inside(self._opened(), _FEWEST[token.text], most)
                return Call(token.text, arguments, column=column)
            case "missing" | "prev":
                return self._asked(token)
            case _:
                return self._known(token)

    def _asked(self, token: Token) -> Node:
        self._expect("(")
        inner = self._take()
        figure: Node
        if token.text == "missing" and inner.text == "prev":
            figure = self._asked(inner)
        else:
            figure = self._known(inner)
        self._expect(")")
        if isinstance(figure, Code) and token.text == "prev":
            return Previous(figure, column=token.column)
        if isinstance(figure, Code | Previous):
            return Absent(figure, column=token.column)
        raise self._refusal(inner, Problem.of("formula-asks-code", function=token.text))

    def _known(self, token: Token) -> Node:
        namespace, _, short = token.text.rpartition(":")
        if token.kind != "name" or token.text in _RESERVED:
            raise self._refusal(token, Problem.of("formula-code", instead=_instead(token)))
        if namespace or not short.replace("_", "").isalpha() or not short.islower():
            return Code(short, namespace, column=token.column)
        return Name(short, column=token.column)

    def _opened(self) -> Token:
        token = self._next
        self._expect("(")
        return token

    def _inside(self, opening: Token, fewest: int, most: int) -> tuple[Node, ...]:
        """Read what stands in parentheses, the opening one being read already."""
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise self._refusal(opening, Problem.of("formula-nested", most=MAX_NESTING))
        arguments = [self._expression(0)]
        while self._next.text == "," and len(arguments) < most:
            self._count(self._take())
            arguments.append(self._expression(0))
        closing = self._next
        self._expect(")")
        if len(arguments) < fewest:
            raise self._refusal(closing, Problem.of("formula-fewest", least=fewest))
        self._nesting -= 1
        return tuple(arguments)


def _power(token: Token) -> int:
    if token.kind not in ("sign", "name") or token.text == "not":
        return 0
    return POWERS["=="] if token.text == "=" else POWERS.get(token.text, 0)


def _surprise(token: Token) -> Problem:
    if token.text == ",":
        return Problem.of("formula-comma")
    if token.text == "is":
        return Problem.of("formula-is")
    return Problem.of("formula-goes-on", instead=_instead(token))


def _instead(token: Token) -> Problem:
    if token.kind == "end":
        return Problem.of("formula-ends")
    return Problem.of("formula-instead", got=token.text)
