"""A tree as JSON text, for what is written in somebody else's grammar and passed on."""

from __future__ import annotations

import json
import re

from dcbase.reading.nodes import Map, Node, Scalar, Sequence
from dcbase.reading.wrong import WrongError, written_again

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS = ("true", "false", "null")


def json_text(node: Node) -> str:
    """Return a tree as JSON: what is not in quotes is a number, a truth value or null if it can be.

    Raises:
        WrongError: A key is written twice.
    """
    match node:
        case Map():
            again = list(written_again(node))
            if again:
                raise WrongError(again)
            pairs = (f"{_quoted(key)}: {json_text(value)}" for key, value in node.values.items())
            return f"{{{', '.join(pairs)}}}"
        case Sequence():
            return f"[{', '.join(map(json_text, node.nodes))}]"
        case Scalar():
            return _scalar(node)


def _scalar(node: Scalar) -> str:
    if node.null:
        return "null"
    if node.plain and (node.text in _WORDS or _NUMBER.fullmatch(node.text)):
        return node.text
    return _quoted(node.text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
