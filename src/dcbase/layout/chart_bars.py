"""Charts of bars: by unit, the largest first, or by indicator."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from attrs import frozen

from dcbase.layout.chart_words import words_of_bars, words_of_indicators
from dcbase.layout.printing import record_run, unit_run
from dcbase.layout.scene import Scene
from dcbase.layout.vega_lite import GREYS, Room, Spec, bars, lines_of, own, whole
from dcbase.messages import say
from dcbase.model import Chart, ChartSpec, Figure, Indicator, Kind, Missing

Number: TypeAlias = Decimal | int
MOST = {1: 30, 2: 18}
"""Rows that one page has room for, by the number of columns."""
_LEAST_MOST = 12


@frozen(kw_only=True)
class Bars:
    """What one row of a chart shows.

    Args:
        name, code: Of the unit or the indicator.
        values: A number for each column; None where it is not known.
        texts: The same as printed.
    """

    name: str
    code: str
    values: tuple[Number | None, ...]
    texts: tuple[str, ...]


def units_chart(scene: Scene, spec: ChartSpec, indicators: Sequence[Indicator]) -> Chart:
    """Return a bar for each unit and column; the largest of the first column first."""
    every = [unit_bars(scene, code, indicators) for code in scene.units]
    known = [row for row in every if any(value is not None for value in row.values)]
    known.sort(key=lambda row: -number_of(row.values[0]))
    # A specification of its own may show a hundred points on one page.
    most = len(known) if spec.spec else MOST.get(len(indicators), _LEAST_MOST)
    shown = known[: min(spec.top or most, most)]
    left_out = len(shown) < len(known)
    names = [heading_of(indicator) for indicator in indicators]
    wide = [
        {"name": row.name, "code": row.code}
        | {i.short: as_float(value) for i, value in zip(indicators, row.values, strict=True)}
        | {f"{i.short}_text": text for i, text in zip(indicators, row.texts, strict=True)}
        for row in shown
    ]
    return Chart(
        title="; ".join(names),
        alternative=words_of_bars(scene, indicators, every, len(shown) if left_out else 0),
        kind="bar",
        columns=(say("layout.chart-name"), *names),
        rows=tuple((row.name, *row.texts) for row in shown),
        values=tuple(row.values for row in shown),
        spec=bars_spec(spec, shown, names, wide),
    )


def indicators_chart(scene: Scene, spec: ChartSpec, indicators: Sequence[Indicator]) -> Chart:
    """Return a bar for each indicator of the record."""
    shown = [
        Bars(
            name=heading_of(indicator),
            code=indicator.short,
            values=(value_of(scene.figure(indicator.short)),),
            texts=(record_run(scene, indicator.short).text,),
        )
        for indicator in indicators
    ]
    column = say("layout.column-total-value" if scene.aggregate else "layout.column-value")
    wide = [
        {"name": r.name, "code": r.code, "value": as_float(r.values[0]), "text": r.texts[0]}
        for r in shown
    ]
    return Chart(
        title=column,
        alternative=words_of_indicators(scene, indicators),
        kind="bar",
        columns=(say("layout.column-indicator"), column),
        rows=tuple((row.name, *row.texts) for row in shown),
        values=tuple(row.values for row in shown),
        spec=bars_spec(spec, shown, [column], wide),
    )


def unit_bars(scene: Scene, unit: str, indicators: Sequence[Indicator]) -> Bars:
    """Return what is known of one unit."""
    report = scene.reports.get(unit)
    figures = [report.figure(i.short) if report else Missing() for i in indicators]
    return Bars(
        name=scene.names((unit,))[0],
        code=unit,
        values=tuple(map(value_of, figures)),
        texts=tuple(unit_run(scene, unit, i.short).text for i in indicators),
    )


def bars_spec(
    spec: ChartSpec,
    rows: Sequence[Bars],
    series: Sequence[str],
    wide: Sequence[Spec],
    fills: Sequence[str] = GREYS,
) -> str:
    """Return the layout's own specification over rows as they are, or bars over long ones."""
    if spec.spec is not None:
        return own(spec.spec, wide)
    if not rows:
        return ""
    # Two units may have one name: zero-width spaces keep their bars apart.
    labels = [lines_of(row.name) + "\u200b" * _before(rows, at) for at, row in enumerate(rows)]
    data: list[Spec] = [
        {
            "name": label,
            "series": column,
            "text": text,
            "value": as_float(value),
            "at": as_float(value) or 0,
        }
        for label, row in zip(labels, rows, strict=True)
        for column, value, text in zip(series, row.values, row.texts, strict=True)
    ]
    room = Room(
        widest=max(float(row["at"]) for row in data),
        names=tuple(labels),
        texts=tuple(row["text"] for row in data),
    )
    return whole(bars(labels, series, room, fills), data)


def _before(rows: Sequence[Bars], place: int) -> int:
    return sum(row.name == rows[place].name for row in rows[:place])


def value_of(figure: Figure) -> Number | None:
    """Return a figure as a number; None if it is not known, or none."""
    if isinstance(figure, Missing) or isinstance(figure.value, bool | str):
        return None
    return figure.value


def number_of(value: Number | None) -> Decimal:
    """Return what rows are sorted by; what is not known comes last."""
    return Decimal("-Infinity") if value is None else Decimal(value)


def as_float(value: Number | None) -> float | int | None:
    """Return what a picture needs of a number; the figure itself stays exact."""
    return float(value) if isinstance(value, Decimal) else value


def heading_of(indicator: Indicator) -> str:
    """Return the name with its unit of measure; a rate's figures have their sign."""
    measured = indicator.unit and indicator.kind is not Kind.PERCENT
    return f"{indicator.name} ({indicator.unit})" if measured else indicator.name
