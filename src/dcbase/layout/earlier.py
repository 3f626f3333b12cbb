"""Conditions on the round before: "more than last time" only where that can be known.

A total of eight communes is not less than one of ninety: figures of two rounds can be held
against each other if both are known and exact, and if the same units stand behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dcbase.model import Aggregate, Known, Missing, Qualifier

if TYPE_CHECKING:
    from jinja2 import nodes

    from dcbase.layout.scene import Scene

BEFORE = "before"
"""The style of a layout's sentence that prints the figure of the round before."""
COMPARABLE = "comparable"
_ORDERS = ("eq", "ne", "gt", "gteq", "lt", "lteq")
_ASKING = ("known", "missing")


def is_comparable(scene: Scene, code: str) -> bool:
    """Tell whether the figures of both rounds can be held against each other."""
    then = scene.before
    if then is None:
        return False
    figures = (scene.figure(code), then.figure(code))
    exact = (isinstance(f, Known) and f.qualifier is Qualifier.EQ for f in figures)
    return all(exact) and _behind(scene, code) == _behind(then, code)


def earlier_value(scene: Scene, code: str) -> object:
    """Return the value of the round before; None if it is missing, or there was none."""
    figure = scene.before.figure(code) if scene.before else Missing()
    return figure.value if isinstance(figure, Known) else None


def _behind(scene: Scene, code: str) -> object:
    """Return which units a total rests on; nothing of a unit's own figure."""
    if not isinstance(scene.record, Aggregate):
        return None
    total = scene.record.totals.get(code)
    if total is None:
        return None
    return total.coverage.reported, total.coverage.expected, frozenset(total.coverage.missing)


def compared(node: nodes.Node) -> str:
    """Return the code whose two rounds a condition compares: ``DT05 > DT05 | before``.

    Empty for any other condition.
    """
    from jinja2 import nodes

    if not isinstance(node, nodes.Compare) or len(node.ops) != 1 or node.ops[0].op not in _ORDERS:
        return ""
    sides = (node.expr, node.ops[0].expr)
    now = [side.name for side in sides if isinstance(side, nodes.Name)]
    then = [_of_before(side) for side in sides if _of_before(side)]
    return now[0] if now and now == then else ""


def asks(node: nodes.Node) -> bool:
    """Tell whether a condition asks if the figure of the round before is known."""
    from jinja2 import nodes

    return isinstance(node, nodes.Test) and node.name in _ASKING and bool(_of_before(node.node))


def decides(tree: nodes.Template) -> bool:
    """Tell whether the round before decides between words in another way than those two."""
    from jinja2 import nodes

    deciding: list[nodes.Node] = [one.test for one in tree.find_all(nodes.If)]
    deciding += (one.test for one in tree.find_all(nodes.CondExpr))
    made = tree.find_all((nodes.Assign, nodes.AssignBlock))
    return any(_left(node) for node in deciding) or any(
        found.name == BEFORE for node in made for found in node.find_all(nodes.Filter)
    )


def _left(node: nodes.Node) -> bool:
    from jinja2 import nodes

    if compared(node) or asks(node):
        return False
    if isinstance(node, nodes.Filter) and node.name == BEFORE:
        return True
    children: Iterator[nodes.Node] = node.iter_child_nodes()
    return any(_left(child) for child in children)


def _of_before(node: nodes.Node) -> str:
    from jinja2 import nodes

    before = isinstance(node, nodes.Filter) and node.name == BEFORE
    inner = node.node if isinstance(node, nodes.Filter) and before else None
    return inner.name if isinstance(inner, nodes.Name) else ""
