"""The figures of a submission, as they were sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from dcbase.model import FrozenMap, Said, SaidFigure
from dcbase.reading.nodes import Line, Map, Node, Scalar, map_of, pairs_of
from dcbase.reading.said import Listener

_TEXTS = ("value", "qualifier", "said", "unit")
_KEYS = (*_TEXTS, "restated")


def figures(node: Node | None, listener: Listener) -> tuple[SaidFigure, ...]:
    """Return the figures below ``figures:``, in order, one for each code.

    A figure is a value, nothing, or a group of `value`, `qualifier`, `said`, `unit` and
    `restated`.  A code that was written more than once has no value and is `repeated`.
    """
    group = listener.group(node, "figures")
    return () if group is None else tuple(_figures(group, listener))


def figure_lines(node: Node | None, listener: Listener) -> FigureLines | None:
    """Return the same figures line by line, if that is how they were written; else None.

    What can be wrong with a figure's own keys is said by whoever asks for its figure: so they
    are looked at here, before anybody does.
    """
    if not isinstance(node, Map) or node.lines is None:
        return None
    sent = FigureLines(node.lines, node.depth, listener)
    for line in [line for line in node.lines if line[1].__class__ is not str]:
        sent.special[line[0]] = sent.figure(line)
    return sent


@frozen
class FigureLines:
    """The figures of one file, each on a line of its own (`dcbase.model.later.SentLines`).

    Args:
        special: The figures that are a group of keys, by code.
    """

    lines: list[Line]
    depth: int
    listener: Listener
    special: dict[str, SaidFigure] = field(factory=dict)

    def figure(self, line: Line) -> SaidFigure:
        """Return what one of the lines says."""
        if (known := self.special.get(line[0])) is not None:
            return known
        ((code, node),) = pairs_of([line], self.depth)
        return _figure(self.listener.heard(code), node, self.listener, _KEYS)

    def __iter__(self) -> Iterator[SaidFigure]:
        return map(self.figure, self.lines)


def _figures(group: Map, listener: Listener) -> Iterator[SaidFigure]:
    repeated = group.repeated
    for key, node in group.pairs:
        if repeated and key.text in repeated:
            if key is repeated[key.text][0]:
                yield SaidFigure(listener.heard(key), repeated=True)
        else:
            yield _figure(listener.heard(key), node, listener, _KEYS)


def _figure(code: Said, node: Node, listener: Listener, keys: tuple[str, ...]) -> SaidFigure:
    parent = f"figures.{code.text}"
    if not isinstance(node, Map):
        return SaidFigure(code, listener.text(node, parent))
    sent = dict(listener.pairs(_with_decimal_commas(node), keys, parent))
    restated = _restated(code.text, sent.pop("restated", None), listener)
    texts: dict[str, Any] = {
        key: listener.text(value, f"{parent}.{key}") for key, value in sent.items()
    }
    return SaidFigure(code, restated=restated, **texts)


def _with_decimal_commas(group: Map) -> Map:
    """Put numbers together again that YAML took apart: in ``{value: 12,5}`` it sees a key 5."""
    pairs: list[tuple[Scalar, Node]] = []
    for key, node in group.pairs:
        before = pairs[-1][1] if pairs else None
        if isinstance(before, Scalar) and _goes_on(before, key):
            whole = Scalar(f"{before.text},{key.text}", before.line, before.column, before.plain)
            pairs[-1] = (pairs[-1][0], whole)
        else:
            pairs.append((key, node))
    return map_of(tuple(pairs), group.line, group.column)


def _goes_on(number: Scalar, key: Scalar) -> bool:
    behind = number.column + len(number.text) + 1
    return key.text.isdigit() and (key.line, key.column) == (number.line, behind)


def _restated(code: str, node: Node | None, listener: Listener) -> FrozenMap[str, SaidFigure]:
    """Return what other slots say of a figure; the code stands where the slot is named."""
    group = listener.group(node, f"figures.{code}.restated")
    if group is None:
        return FrozenMap()
    return FrozenMap(
        (
            key.text,
            _figure(Said(code, listener.origin(key)), group.values[key.text], listener, _TEXTS),
        )
        for key, _ in group.pairs
        if key.text in group.values
    )
