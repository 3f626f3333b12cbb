"""What a layout's own Vega-Lite specification may hold: it loads nothing and names known fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dcbase.layout.problems import Place, Problem, nearest

_MARKS = (
    *("arc", "area", "bar", "boxplot", "circle", "errorband", "errorbar", "geoshape", "image"),
    *("line", "point", "rect", "rule", "square", "text", "tick", "trail"),
)
_CHANNELS = (
    *("angle", "color", "column", "description", "detail", "facet", "fill", "fillOpacity", "href"),
    *("key", "latitude", "latitude2", "longitude", "longitude2", "opacity", "order", "radius"),
    *("radius2", "row", "shape", "size", "stroke", "strokeDash", "strokeOpacity", "strokeWidth"),
    *("text", "theta", "theta2", "time", "tooltip", "url", "x", "x2", "xError", "xError2"),
    *("xOffset", "y", "y2", "yError", "yError2", "yOffset"),
)
_KEYS = (
    *("$schema", "align", "autosize", "background", "bounds", "center", "columns", "concat"),
    *("config", "data", "datasets", "description", "encoding", "facet", "hconcat", "height"),
    *("layer", "mark", "name", "padding", "params", "projection", "repeat", "resolve", "spacing"),
    *("spec", "title", "transform", "usermeta", "vconcat", "view", "width"),
)
"""What a view of Vega-Lite 6 may have; the library passes over any other key in silence."""
_VIEWS = ("layer", "concat", "hconcat", "vconcat", "spec")
_LOADS = ("url", "href", "src", "data", "datasets", "usermeta", "geoshape", "image")
_NAMES = ("field", "fields", "fold", "groupby", "repeat", "row", "column", "layer")


def wrong_in(spec: Mapping[str, Any], fields: Sequence[str], place: Place) -> Iterator[Problem]:
    """Yield what a layout's own specification must not hold.

    It loads nothing and has no data of its own; every field it names is a column of the data or
    made by one of its transforms.
    """
    yield from _misspelt(spec, place)
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


def _misspelt(view: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Yield the keys, channels and marks of a view that Vega-Lite does not have."""
    mark = view.get("mark")
    mark = mark.get("type") if isinstance(mark, Mapping) else mark
    encoding = view.get("encoding")
    channels = encoding if isinstance(encoding, Mapping) else ()
    marks = () if mark is None else (str(mark),)
    for names, known in ((view, _KEYS), (channels, _CHANNELS), (marks, _MARKS)):
        for name in names:
            if name not in known:
                yield place.problem("chart-word", name=name, nearest=nearest(name, known))
    for key in _VIEWS:
        inner = view.get(key)
        for one in inner if isinstance(inner, list) else (inner,):
            if isinstance(one, Mapping):
                yield from _misspelt(one, place)


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
