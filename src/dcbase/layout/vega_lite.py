"""Vega-Lite specifications: the usual ones, from what a layout says in a short form."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any, TypeAlias

from attrs import frozen

from dcbase.model import VegaLite

Spec: TypeAlias = dict[str, Any]

WIDTH = 600
"""Pixels of a whole chart, labels included; printed 165 mm wide, 14 pixels are 11 points."""
FAMILY = "Tinos, 'Times New Roman', 'Liberation Serif', serif"
GREYS = ("#595959", "#d0d0d0", "#ffffff", "#969696", "#ececec")
"""One beside the other they differ on paper without colours; each bar has a black line around."""
HATCHED = "#fdfdfe"
"""Stands for lines aslant on white, which the grammar does not know; the drawing puts them in."""
_INK = ("#ffffff", "#000000", "#000000", "#000000", "#000000")
_LABEL = 44
"""Letters to a line of a row's name."""
_STEP = {1: 22, 2: 16}
_LEAST_STEP = 14
_LINE = 16
_LETTER = 6.6
"""Pixels of a line and, about, of a letter."""
_MIDDLE = f"-{_LINE / 2:g} * (length(split(datum.label, '\\n')) - 1)"
_BAR: Spec = {"type": "bar", "stroke": "#000000", "strokeWidth": 0.8}
_ON_BAR: Spec = {"type": "text", "baseline": "middle"}
_FRAME: Spec = {"width": WIDTH, "autosize": {"type": "fit-x", "contains": "padding"}}
_CONFIG: Spec = {
    "font": FAMILY,
    "background": "#ffffff",
    "view": {"stroke": None},
    "axis": {"aria": False, "labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": "normal"},
    "axisX": {"labelOverlap": True, "labelSeparation": 8},
    "axisY": {
        "labelLimit": 300,
        "labelLineHeight": _LINE,
        "ticks": False,
        "domainColor": "#000000",
        "labelPadding": 6,
    },
    "legend": {
        "aria": False,
        "orient": "top",
        "direction": "vertical",
        "labelFontSize": 14,
        "labelLimit": 560,
        "symbolType": "square",
        "symbolSize": 160,
        "symbolStrokeColor": "#000000",
        "symbolStrokeWidth": 0.8,
    },
    "mark": {"aria": False, "color": GREYS[0]},
    "text": {"fontSize": 14, "color": "#000000"},
    "range": {"category": list(GREYS), "ordinal": list(GREYS)},
}


@frozen(kw_only=True)
class Room:
    """What the bars of a chart need room for.

    Args:
        widest: The largest value.
        names: Of the rows, with line breaks.
        texts: The figures behind the bars.
    """

    widest: float
    names: tuple[str, ...]
    texts: tuple[str, ...] = ()

    @property
    def area(self) -> float:
        """Pixels across, beside the names."""
        lines = [line for name in self.names for line in name.split("\n")]
        return WIDTH - min(300.0, _LETTER * max(map(len, lines), default=0)) - 16

    @property
    def end(self) -> float:
        """The value at the right edge, so that the longest figure stands before it."""
        area = self.area
        behind = 10 + 1.15 * _LETTER * max(map(len, self.texts), default=0)
        return (self.widest or 1) * area / max(area - behind, area / 4)

    def step(self, series: int) -> float:
        """Return the pixels from one bar to the next of the same row, or to the next row."""
        lines = max((name.count("\n") + 1 for name in self.names), default=1)
        return max(_STEP.get(series, _LEAST_STEP), (_LINE * lines + 8) / series)


def whole(spec: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> str:
    """Return a specification with data and the look that all charts have, as JSON.

    What the specification says itself about its look stands.
    """
    given: Mapping[str, Any] = spec.get("config", {})
    config = {
        name: {**part, **given.get(name, {})} if isinstance(part, dict) else given.get(name, part)
        for name, part in {**given, **_CONFIG}.items()
    }
    filled = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        **spec,
        "data": {"values": list(rows)},
        "config": config,
    }
    return json.dumps(filled, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def own(spec: VegaLite | None, rows: Sequence[Mapping[str, Any]]) -> str:
    """Return a layout's own specification with data; empty for none."""
    return "" if spec is None else whole(json.loads(spec.text), rows)


def lines_of(name: str) -> str:
    """Return a row's name in lines about as long as one another."""
    count = -(-len(name) // _LABEL)
    return "\n".join(wrap(name, max(1, -(-len(name) // max(count, 1)) + 5)))


def bars(
    names: Sequence[str], series: Sequence[str], room: Room, fills: Sequence[str] = GREYS
) -> Spec:
    """Return horizontal bars, each with its figure behind it.

    The rows of its data have ``name``, ``series``, ``value``, ``text`` and ``at`` (where the
    figure stands).

    Args:
        names: Of the rows, from the top; of several lines where they are long.
        series: Names of what the bars are of; beyond one a legend tells them apart.
        room: What has to be found room for.
        fills: One for each of `series`.
    """
    several = len(series) > 1
    apart = {"yOffset": {"field": "series", "sort": list(series)}} if several else {}
    fill: Spec = {"value": GREYS[0]}
    if several:
        colours = {"domain": list(series), "range": list(fills[: len(series)])}
        fill = {"field": "series", "type": "nominal", "scale": colours, "title": None}
    scale = {"domain": [0, room.end], "nice": False}
    value = {"type": "quantitative", "scale": scale, "axis": None}
    step = {"step": room.step(len(series)), **({"for": "offset"} if several else {})}
    return {
        **_FRAME,
        "height": step,
        "encoding": {"y": _y(names), **apart},
        "layer": [
            {"mark": _BAR, "encoding": {"x": {"field": "value", **value}, "fill": fill}},
            {
                "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 4},
                "encoding": {"x": {"field": "at", **value}, "text": {"field": "text"}},
            },
        ],
    }


def shares(names: Sequence[str], answers: Sequence[str], room: Room) -> Spec:
    """Return a bar for each row, parted by answer, with the number of units in each part.

    The rows of its data have ``name``, ``series`` (the answer), ``start``, ``end``, ``middle``,
    ``text``, ``ink`` (the colour of its letters) and ``over`` (the text where lines are behind it).

    Args:
        names: Of the rows.
        answers: In order; the last one is that of who gave none, with lines aslant.
        room: What has to be found room for.
    """
    colours = {"domain": list(answers), "range": [*GREYS[: len(answers) - 1], HATCHED]}
    value = {
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, room.widest], "nice": False},
    }
    fill: Spec = {"field": "series", "type": "nominal", "scale": colours, "title": None}
    # A key's symbol and the room around it are some six letters.
    long = sum(len(answer) + 6 for answer in answers) * _LETTER > room.area
    return {
        **_FRAME,
        "height": {"step": room.step(1) + 4},
        "encoding": {"y": _y(names)},
        "layer": [
            {
                "mark": _BAR,
                "encoding": {
                    "x": {"field": "start", **value},
                    "x2": {"field": "end"},
                    "fill": {**fill, "legend": {"direction": "vertical" if long else "horizontal"}},
                },
            },
            {
                "mark": {**_ON_BAR, "stroke": "#ffffff", "strokeWidth": 4, "strokeJoin": "round"},
                "encoding": {"x": {"field": "middle", **value}, "text": {"field": "over"}},
            },
            {
                "mark": _ON_BAR,
                "encoding": {
                    "x": {"field": "middle", **value},
                    "text": {"field": "text"},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ],
    }


def _y(names: Sequence[str]) -> Spec:
    return {
        "field": "name",
        "type": "nominal",
        "sort": list(names),
        "title": None,
        "axis": {"labelExpr": "split(datum.label, '\\n')", "labelOffset": {"expr": _MIDDLE}},
        "scale": {"paddingInner": 0.25},
    }


def ink_of(number: int) -> str:
    """Return the colour of letters on the part of a number, from 0."""
    return _INK[min(number, len(_INK) - 1)]
