"""From the text of a formula to its tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from dcbase.errors import FormulaError, Problem

MAX_LENGTH = 1000
"""Characters in a formula."""

# A namespace starts with a small letter (it is a plugin's name), so that in `DT04-law10:DT05`
# the minus is a minus.  Only ASCII digits and letters: '²' and '٣' are no numbers here.
_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r\n]+)
    | (?P<number>[0-9]+(?:\.[0-9]+)?)
    | (?P<name>(?:[a-z][a-z0-9_-]*:)?[A-Za-z][A-Za-z0-9_]*)
    | (?P<word>"[^"]*"|'[^']*')
    | (?P<sign>==|!=|<=|>=|[-+*/<>=(),])
    """,
    re.VERBOSE,
)


@frozen
class Token:
    """One token.

    Args:
        kind: ``number``, ``name``, ``word``, ``sign``, or ``end`` for the last one.
        text: As written; empty for the end.
        column: Where it starts, from 1.
    """

    kind: str
    text: str
    column: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a formula, then one of the kind ``end``.

    Raises:
        FormulaError: It is too long, or holds a character that means nothing here.
    """
    if len(text) > MAX_LENGTH:
        problem = Problem.of("formula-too-long", count=len(text), most=MAX_LENGTH)
        raise FormulaError(formula=f"{text[:40]}…", column=MAX_LENGTH + 1, problem=problem)
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise FormulaError(formula=text, column=at + 1, problem=_stray(text[at]))
        if found.lastgroup != "space":
            yield Token(str(found.lastgroup), found.group(), at + 1)
        at = found.end()
    yield Token("end", "", len(text) + 1)


def _stray(character: str) -> Problem:
    if character in "\"'":
        return Problem.of("formula-open-quote")
    if character == ".":
        return Problem.of("formula-half-number")
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    return Problem.of("formula-character", sign=shown)
