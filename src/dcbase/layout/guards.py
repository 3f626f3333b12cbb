"""Sentences that would say something untrue while a figure is missing.

A comparison with a missing figure is false.  That does no harm where only what is true gets
printed (``{% if DT14 == 0 %}…{% endif %}``); under ``else`` or ``not`` it would print words
that nobody knows to be true, so there the sentence has to ask ``DT14 is known`` first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from dcbase.layout.earlier import COMPARABLE, asks, compared

if TYPE_CHECKING:
    from jinja2 import nodes

_NONE: frozenset[str] = frozenset()
_ASKED = ("known", "missing", COMPARABLE)
_ROUNDS = " | before"
"""Behind a name: of it both rounds are known, and can be compared."""


def unguarded(tree: nodes.Template, codes: Collection[str]) -> tuple[str, ...]:
    """Return the codes that a sentence has to ask about first, in its own order.

    Args:
        tree: The sentence as Jinja2 parsed it.
        codes: The codes of figures, which may be missing.
    """
    return tuple(dict.fromkeys(code for code in _walk(tree, _NONE) if code in codes))


def uncompared(tree: nodes.Template, codes: Collection[str]) -> tuple[str, ...]:
    """Return the codes whose two rounds decide without ``is comparable`` in front, likewise."""
    found = (name.removesuffix(_ROUNDS) for name in _walk(tree, _NONE) if name.endswith(_ROUNDS))
    return tuple(dict.fromkeys(code for code in found if code in codes))


def _walk(node: nodes.Node, known: frozenset[str]) -> Iterator[str]:
    """Yield names that are judged where a missing figure would decide wrongly."""
    from jinja2 import nodes

    match node:
        case nodes.If():
            yield from _if(node, known)
        case nodes.CondExpr():
            yield from _judged(node.test, known, decides=True)
            yield from _walk(node.expr1, known | _if_true(node.test))
            if node.expr2 is not None:
                yield from _walk(node.expr2, known | _if_false(node.test))
        case nodes.Assign() | nodes.AssignBlock():
            yield from _names(node, known)
        case _:
            yield from _judged(node, known, decides=False)


def _if(node: nodes.If, known: frozenset[str]) -> Iterator[str]:
    yield from _judged(node.test, known, decides=bool(node.elif_ or node.else_))
    yield from _every(node.body, known | _if_true(node.test))
    known |= _if_false(node.test)
    for number, other in enumerate(node.elif_, start=1):
        more = number < len(node.elif_) or bool(node.else_)
        yield from _judged(other.test, known, decides=more)
        yield from _every(other.body, known | _if_true(other.test))
        known |= _if_false(other.test)
    yield from _every(node.else_, known)


def _every(body: list[nodes.Node], known: frozenset[str]) -> Iterator[str]:
    for node in body:
        yield from _walk(node, known)


def _judged(node: nodes.Node, known: frozenset[str], *, decides: bool) -> Iterator[str]:
    """Yield the names that must be known for a condition to decide between two wordings."""
    from jinja2 import nodes

    match node:
        case nodes.And():
            yield from _judged(node.left, known, decides=decides)
            yield from _judged(node.right, known | _if_true(node.left), decides=decides)
        case nodes.Or():
            yield from _judged(node.left, known, decides=decides)
            yield from _judged(node.right, known | _if_false(node.left), decides=decides)
        case nodes.Not():
            yield from _judged(node.node, known, decides=True)
        case nodes.Test() if _asked(node)[1] or asks(node):
            return
        case nodes.Compare() if code := compared(node):
            yield from (name for name in (code + _ROUNDS,) if decides and name not in known)
        case nodes.Compare() if any(operand.op == "notin" for operand in node.ops):
            yield from _names(node, known)
        case nodes.Name() | nodes.Compare() if decides:
            yield from _names(node, known)
        case _:
            for child in node.iter_child_nodes():
                if decides and isinstance(child, nodes.Expr):
                    yield from _judged(child, known, decides=True)
                else:
                    yield from _walk(child, known)


def _names(node: nodes.Node, known: frozenset[str]) -> Iterator[str]:
    from jinja2 import nodes

    found = [node] if isinstance(node, nodes.Name) else node.find_all(nodes.Name)
    yield from (name.name for name in found if name.name not in known)


def _asked(node: nodes.Node) -> tuple[str, str]:
    """Return what a test asks (``known``, ``missing``, ``comparable``), and of which name.

    Both are empty for any other.
    """
    from jinja2 import nodes

    if isinstance(node, nodes.Test) and node.name in _ASKED:
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        return (node.name, name) if name else ("", "")
    return "", ""


def _if_true(node: nodes.Node) -> frozenset[str]:
    """Return the names that are known where a condition holds."""
    from jinja2 import nodes

    match node:
        case nodes.Test():
            test, name = _asked(node)
            rounds = (name, name + _ROUNDS) if test == COMPARABLE else ()
            return frozenset((name,) if test == "known" else rounds)
        case nodes.And():
            return _if_true(node.left) | _if_true(node.right)
        case nodes.Not():
            return _if_false(node.node)
        case _:
            return _NONE


def _if_false(node: nodes.Node) -> frozenset[str]:
    """Return the names that are known where a condition does not hold."""
    from jinja2 import nodes

    match node:
        case nodes.Test():
            test, name = _asked(node)
            return frozenset({name}) if test == "missing" else _NONE
        case nodes.Or():
            return _if_false(node.left) | _if_false(node.right)
        case nodes.Not():
            return _if_true(node.node)
        case _:
            return _NONE
