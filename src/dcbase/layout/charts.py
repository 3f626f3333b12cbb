"""Charts of figures: data from the record, a picture described, and a text that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from dcbase.layout.chart_bars import indicators_chart, units_chart
from dcbase.layout.chart_rounds import rounds_chart
from dcbase.layout.chart_rules import wrong_in_chart
from dcbase.layout.chart_shares import shares_chart
from dcbase.layout.scene import Scene
from dcbase.layout.sentences import Sentences
from dcbase.model import Chart, ChartSpec


def charts(scene: Scene, specs: Iterable[ChartSpec], writer: Sentences) -> Iterator[Chart]:
    """Yield the charts of a part; of two rounds only where there was one before.

    Args:
        scene: The record that is laid out.
        specs: What the layout asks for.
        writer: Writes the titles.

    Raises:
        dcbase.errors.LayoutError: A chart cannot be carried out; says which part.
    """
    for spec in specs:
        place = scene.place(writer.part)
        for problem in wrong_in_chart(spec, scene.questions, scene.layout.of, place):
            raise problem.error()
        if spec.kind == "rounds" and scene.before is None:
            continue
        title = writer.words(spec.title) if spec.title else ""
        codes = [scene.questions.code_of(code) or code for code in spec.columns]
        indicators = [scene.questions.indicators[code] for code in codes]
        if spec.kind == "shares":
            chart = shares_chart(scene, spec, indicators)
        elif spec.kind == "rounds":
            chart = rounds_chart(scene, spec, indicators)
        elif spec.rows == "indicators":
            chart = indicators_chart(scene, spec, indicators)
        else:
            chart = units_chart(scene, spec, indicators)
        yield evolve(chart, title=title or chart.title, slot=writer.slot)
