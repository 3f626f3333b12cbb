"""What a layout's own Vega-Lite specification may hold: it loads nothing and names known fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dcbase.layout.problems import Place, Problem, nearest

_LOADS = ("url", "href", "src", "data", "datasets", "usermeta", "geoshape", "image")
_NAMES = ("field", "fields", "fold", "groupby", "repeat", "row", "column", "layer")


def wrong_in(spec: Mapping[str, Any], fields: Sequence[str], place: Place) -> Iterator[Problem]:
    """Yield what a layout's own specification must not hold.

    It loads nothing and has no data of its own; every field it names is a column of the data or
    made by one of its transforms.
    """
    known = {*fields, *_made(spec)}
    for key, value in _pairs(spec):
        if key in _LOADS or (key in ("mark", "type") and value in _LOADS):
            said = key if key in _LOADS else f"{key}: {value}"
            yield place.problem("chart-loads", name=said)
        elif key in _NAMES:
            for name in _named(value):
                if name not in known:
                    near = nearest(name, sorted(known))
                    yield place.problem("chart-field", name=name, nearest=near)


def _named(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def _made(spec: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fields that transforms make."""
    for key, value in _pairs(spec):
        if key == "as":
            yield from _named(value)
        elif key == "fold":
            yield from ("key", "value")


def _pairs(node: object) -> Iterator[tuple[str, Any]]:
    """Yield every key with its value, however deep."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield key, value
            yield from _pairs(value)
    elif isinstance(node, list):
        for value in node:
            yield from _pairs(value)
