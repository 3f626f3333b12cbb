"""The words of a submission, slot by slot, as they were sent."""

from __future__ import annotations

from dcbase.model import Said, SaidSlot
from dcbase.model.placed import said_slot
from dcbase.reading.nodes import Map, Node, Scalar
from dcbase.reading.said import Listener

_OWN = ("heading", "mark", "text")
"""Keys of a slot that are no sub-slots."""


def slot(key: Scalar, node: Node, listener: Listener, parent: str = "") -> SaidSlot:
    """Return one slot with the sub-slots inside it, their codes dotted.

    Its value is its text, or a group of `heading`, `mark`, `text` and sub-slots.  The origin
    of a text is the place of its first character, in a YAML block that of its first line: line
    k of the text, from 0, is line ``origin.line + k`` of the file.
    """
    code = f"{parent}.{key.text}" if parent else key.text
    name = listener.named(key, code)
    if not isinstance(node, Map):
        return said_slot(name, listener.text(node, code))
    own: dict[str, Said | None] = {}
    inner: list[SaidSlot] = []
    for below, value in node.pairs:
        if below.text in node.repeated:
            continue
        if below.text in _OWN:
            own[below.text] = listener.text(value, f"{code}.{below.text}")
        else:
            inner.append(slot(below, value, listener, code))
    if not own:
        return said_slot(name, None, tuple(inner))
    return SaidSlot(slot=name, slots=tuple(inner), **own)
