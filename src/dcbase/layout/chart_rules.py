"""What can be wrong with a chart that a layout asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dcbase.layout.problems import Place, Problem, nearest
from dcbase.layout.scene import codes_of
from dcbase.layout.vega_lite import GREYS
from dcbase.layout.vega_rules import wrong_in
from dcbase.model import ChartSpec, Indicator, Kind, Questions

NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.PERCENT)
_MOST_ANSWERS = len(GREYS) - 1
"""Beside them stands who has not answered."""


def wrong_in_chart(
    spec: ChartSpec, questions: Questions, of: str, place: Place
) -> Iterator[Problem]:
    """Yield what is wrong with a chart; a title is judged as a sentence elsewhere.

    Args:
        spec: What the layout asks for.
        questions: The indicators that can be drawn.
        of: ``report`` or ``aggregate``.
        place: Where it stands.
    """
    if of == "report" and spec.rows == "units" and spec.columns:
        yield place.problem("rows-units")
    if spec.kind != "shares" and not spec.columns:
        yield place.problem("chart-columns")
    for code in spec.columns:
        short = questions.code_of(code)
        if short is None:
            near = nearest(code, sorted(codes_of(questions)))
            yield place.problem("unknown-name", name=code, nearest=near)
        elif spec.spec is None:
            yield from _unfit(spec, questions.indicators[short], place)
    if spec.kind == "rounds":
        yield from _rounds(spec, questions, place)
    if spec.spec is not None:
        yield from wrong_in(json.loads(spec.spec.text), fields_of(spec), place)
    elif spec.rows == "units" and spec.kind == "bars" and len(spec.columns) > len(GREYS):
        yield place.problem("chart-series", most=str(len(GREYS)))


def fields_of(spec: ChartSpec) -> tuple[str, ...]:
    """Return the fields of each row that a layout's own specification draws.

    ``name`` and ``code`` of the row; with rows of units each column's short code (a number or
    null) and ``CODE_text`` (as printed); with rows of indicators ``value`` and ``text``, and with
    shares ``series`` (the answer) beside them; of two rounds ``before`` and ``now`` with texts.
    """
    if spec.kind == "shares":
        return ("name", "code", "series", "value", "text")
    if spec.kind == "rounds":
        return ("name", "code", "before", "now", "before_text", "now_text")
    if spec.rows == "indicators":
        return ("name", "code", "value", "text")
    short = [code.rpartition(":")[2] for code in spec.columns]
    return ("name", "code", *short, *(f"{code}_text" for code in short))


def _rounds(spec: ChartSpec, questions: Questions, place: Place) -> Iterator[Problem]:
    """Yield what keeps two rounds from standing on one scale."""
    if spec.rows == "units" and len(spec.columns) > 1:
        yield place.problem("chart-one")
    known = (questions.code_of(code) for code in spec.columns)
    measures = {questions.indicators[code].unit for code in known if code}
    if len(measures) > 1:
        yield place.problem("chart-measures", units=", ".join(sorted(measures)))


def _unfit(spec: ChartSpec, indicator: Indicator, place: Place) -> Iterator[Problem]:
    numeric = indicator.kind in NUMBERS
    if spec.kind != "shares" and not numeric:
        yield place.problem("chart-number", name=indicator.short)
    elif spec.kind == "shares" and (numeric or len(indicator.values) > _MOST_ANSWERS):
        yield place.problem("chart-answers", name=indicator.short)
