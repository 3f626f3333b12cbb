"""Charts of two rounds beside each other: the one before, with lines aslant, and this one."""

from __future__ import annotations

from collections.abc import Sequence

from dcbase.layout.chart_bars import (
    MOST,
    Bars,
    as_float,
    bars_spec,
    heading_of,
    number_of,
    unit_bars,
    value_of,
)
from dcbase.layout.chart_words import words_of_changes, words_of_rounds
from dcbase.layout.printing import record_run
from dcbase.layout.scene import Scene
from dcbase.layout.vega_lite import GREYS, HATCHED, Spec
from dcbase.messages import say
from dcbase.model import Chart, ChartSpec, Indicator

_FILLS = (HATCHED, GREYS[0])


def rounds_chart(scene: Scene, spec: ChartSpec, indicators: Sequence[Indicator]) -> Chart:
    """Return two bars for each indicator, or for each unit of one indicator.

    What is not known of a round has no bar; it is never one of length 0.

    Args:
        scene: A record with a round before.
        spec: What the layout asks for.
        indicators: Of one unit of measure; with rows of units only one.
    """
    before = scene.before
    assert before is not None
    series = (
        say("layout.chart-before", time=before.time),
        say("layout.chart-now", time=scene.time),
    )
    if spec.rows == "indicators":
        shown = tuple(_of_indicator(before, scene, indicator) for indicator in indicators)
        words, first = words_of_rounds(before, scene, indicators), say("layout.column-indicator")
    else:
        every = tuple(_of_unit(before, scene, unit, indicators[0]) for unit in scene.units)
        shown = _largest(every, spec)
        top = len(shown) if len(shown) < sum(map(_known, every)) else 0
        words = words_of_changes(before, scene, indicators[0], every, top)
        first = say("layout.chart-name")
    return Chart(
        title="; ".join(heading_of(indicator) for indicator in indicators),
        alternative=words,
        kind="rounds",
        columns=(first, *series),
        rows=tuple((row.name, *row.texts) for row in shown),
        values=tuple(row.values for row in shown),
        spec=bars_spec(spec, shown, series, [_wide(row) for row in shown], _FILLS),
    )


def _of_indicator(before: Scene, scene: Scene, indicator: Indicator) -> Bars:
    code = indicator.short
    return Bars(
        name=heading_of(indicator),
        code=code,
        values=tuple(value_of(each.figure(code)) for each in (before, scene)),
        texts=tuple(record_run(each, code).text for each in (before, scene)),
    )


def _of_unit(before: Scene, scene: Scene, unit: str, indicator: Indicator) -> Bars:
    now = unit_bars(scene, unit, (indicator,))
    then = unit_bars(before, unit, (indicator,))
    return Bars(
        name=now.name,
        code=unit,
        values=(*then.values, *now.values),
        texts=(*then.texts, *now.texts),
    )


def _largest(every: Sequence[Bars], spec: ChartSpec) -> tuple[Bars, ...]:
    """Return the units with the largest figures of this round, as many as a page has room for."""
    known = sorted(filter(_known, every), key=lambda row: -number_of(row.values[1]))
    most = len(known) if spec.spec else MOST[2]
    return tuple(known[: min(spec.top or most, most)])


def _known(row: Bars) -> bool:
    return any(value is not None for value in row.values)


def _wide(row: Bars) -> Spec:
    return {
        "name": row.name,
        "code": row.code,
        "before": as_float(row.values[0]),
        "now": as_float(row.values[1]),
        "before_text": row.texts[0],
        "now_text": row.texts[1],
    }
