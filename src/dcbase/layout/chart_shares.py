"""Charts of shares: how many units gave each answer, and how many gave none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dcbase.layout.chart_words import words_of_shares
from dcbase.layout.scene import Scene
from dcbase.layout.vega_lite import Room, Spec, ink_of, lines_of, own, shares, whole
from dcbase.messages import say
from dcbase.model import Chart, ChartSpec, Indicator, Kind, Known


def shares_chart(scene: Scene, spec: ChartSpec, indicators: Sequence[Indicator]) -> Chart:
    """Return how many units gave each answer; without indicators, how many have reported."""
    counted = [(i.name, i.short, answers_of(scene, i)) for i in indicators]
    if not counted:
        told = {say("layout.chart-reported"): len(scene.reports)}
        counted = [
            (
                *(say("layout.chart-reporting"), ""),
                {**told, say("layout.chart-absent"): len(scene.units) - len(scene.reports)},
            )
        ]
    answers = list(dict.fromkeys(answer for _, _, of in counted for answer in of))
    unknown = say("layout.chart-unknown")
    answers.sort(key=unknown.__eq__)  # whoever did not answer stands last
    rows = [(name, tuple(of.get(answer, 0) for answer in answers)) for name, _, of in counted]
    data = [row for one in counted for row in _parts(*one, answers)]
    labels = tuple(lines_of(name) for name, _ in rows)
    room = Room(widest=len(scene.units), names=labels)
    return Chart(
        title="; ".join(name for name, _ in rows),
        alternative=words_of_shares(scene, [(name, of) for name, _, of in counted]),
        kind="share",
        columns=(say("layout.column-indicator"), *answers),
        rows=tuple((name, *map(str, values)) for name, values in rows),
        values=tuple(values for _, values in rows),
        spec=own(spec.spec, data) or whole(shares(labels, answers, room), data),
    )


def answers_of(scene: Scene, indicator: Indicator) -> dict[str, int]:
    """Return how many units gave each answer, with those that gave none."""
    total = scene.totals.get(indicator.short)
    figures = (report.figure(indicator.short) for report in scene.reports.values())
    given = [figure.value for figure in figures if isinstance(figure, Known)]
    if indicator.kind is Kind.BOOLEAN:
        yes, no = say("layout.chart-yes"), say("layout.chart-no")
        counts = {yes: given.count(True), no: given.count(False)}
    else:
        counts = {word: given.count(word) for word in indicator.values}
    asked = total.coverage.expected if total else len(scene.units)
    return {**counts, say("layout.chart-unknown"): asked - len(given)}


def _parts(
    name: str, code: str, counts: Mapping[str, int], answers: Sequence[str]
) -> Iterator[Spec]:
    """Yield the parts of one bar of shares, side by side."""
    start = 0
    for number, answer in enumerate(answers):
        count = counts.get(answer, 0)
        if count:
            yield {
                "name": lines_of(name),
                "code": code,
                "series": answer,
                "value": count,
                "text": str(count),
                "start": start,
                "end": start + count,
                "middle": start + count / 2,
                "ink": "#000000" if number == len(answers) - 1 else ink_of(number),
                "over": str(count) if number == len(answers) - 1 else "",
            }
        start += count
