"""What a chart shows, in words with figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from dcbase.layout.printing import record_run
from dcbase.layout.scene import Scene
from dcbase.messages import say
from dcbase.model import Indicator
from dcbase.prose import BLANK

_NAMED = 3


class Shown(Protocol):
    """A row of a chart, as its words need it."""

    @property
    def code(self) -> str: ...

    @property
    def values(self) -> tuple[Decimal | int | None, ...]: ...

    @property
    def texts(self) -> tuple[str, ...]: ...


def words_of_bars(
    scene: Scene, indicators: Sequence[Indicator], rows: Sequence[Shown], top: int
) -> str:
    """Say for each indicator how many units are known, the highest of them and the lowest.

    Args:
        rows: Of all units.
        top: So many of them are drawn; 0 for all.
    """
    said = []
    for at, indicator in enumerate(indicators):
        known = [row for row in rows if row.values[at] is not None]
        if not known:
            continue
        # Ties stand in printing order, at both ends.
        ordered = sorted(known, key=lambda row: -(row.values[at] or 0))
        least = min(row.values[at] or 0 for row in known)
        lowest = [row for row in known if (row.values[at] or 0) == least]
        above = [row for row in ordered if (row.values[at] or 0) > least]
        if not above:
            alike = _listed(scene, ordered, at, indicator)
            facts = {"name": indicator.name, "coverage": scene.coverage(indicator.short)}
            said.append(say("layout.chart-alike", units=alike, **facts))
            continue
        said.append(
            say(
                "layout.chart-column",
                name=indicator.name,
                coverage=scene.coverage(indicator.short),
                highest=_listed(scene, above[:_NAMED], at, indicator),
                lowest=_listed(scene, lowest, at, indicator),
            )
        )
    if top and said:
        said.append(say("layout.chart-top", top=top, name=indicators[0].name))
    return " ".join(said) or say("layout.chart-none")


def words_of_indicators(scene: Scene, indicators: Sequence[Indicator]) -> str:
    """Say each indicator's figure, a total with its coverage."""
    return " ".join(f"{i.name}: {_figure(scene, i)}." for i in indicators)


def words_of_rounds(before: Scene, scene: Scene, indicators: Sequence[Indicator]) -> str:
    """Say each indicator's figure of the round before and of this one, totals with coverage."""
    return " ".join(
        say(
            "layout.chart-both",
            name=indicator.name,
            before=before.time,
            then=_known_or_not(before, indicator),
            time=scene.time,
            now=_known_or_not(scene, indicator),
        )
        for indicator in indicators
    )


def words_of_changes(
    before: Scene, scene: Scene, indicator: Indicator, rows: Sequence[Shown], top: int
) -> str:
    """Say of how many units both rounds are known, and in how many it is more, less or the same.

    Args:
        rows: Of all units, each with its figure of the round before and of this one.
        top: So many of them are drawn; 0 for all.
    """
    # Nobody knows whether "trên 98%" is more than 98 %.
    both = [row.values for row in rows if not any(map(str.isalpha, "".join(row.texts)))]
    both = [values for values in both if None not in values]
    more = sum((now or 0) > (then or 0) for then, now in both)
    less = sum((now or 0) < (then or 0) for then, now in both)
    said = say(
        "layout.chart-changes",
        name=indicator.name,
        before=before.time,
        then=before.coverage(indicator.short),
        time=scene.time,
        now=scene.coverage(indicator.short),
        both=len(both),
        more=more,
        less=less,
        same=len(both) - more - less,
    )
    return f"{said} {say('layout.chart-top', top=top, name=indicator.name)}" if top else said


def words_of_shares(scene: Scene, counted: Sequence[tuple[str, Mapping[str, int]]]) -> str:
    """Say of each row how many units gave each answer."""
    return " ".join(
        f"{name}: {', '.join(f'{answer} {n}' for answer, n in counts.items())} {scene.kind}."
        for name, counts in counted
    )


def _listed(scene: Scene, rows: Sequence[Shown], at: int, indicator: Indicator) -> str:
    """Name the first rows with their figures; of more, which are alike, only how many."""
    first = rows[:_NAMED]
    names = scene.called(row.code for row in first)
    figures = (_measured(row.texts[at], indicator) for row in first)
    named = [f"{name} ({figure})" for name, figure in zip(names, figures, strict=True)]
    more = len(rows) - _NAMED
    return ", ".join(named) + (say("layout.chart-more", count=more) if more > 0 else "")


def _figure(scene: Scene, indicator: Indicator) -> str:
    said = _measured(record_run(scene, indicator.short).text, indicator)
    coverage = scene.coverage(indicator.short)
    return f"{said} ({coverage})" if coverage else said


def _known_or_not(scene: Scene, indicator: Indicator) -> str:
    known = record_run(scene, indicator.short).text != BLANK
    return _figure(scene, indicator) if known else say("layout.chart-no-figure")


def _measured(text: str, indicator: Indicator) -> str:
    """Return a printed figure with its unit of measure; a rate has its sign already."""
    unit = "" if "%" in text or not indicator.unit else f" {indicator.unit}"
    return f"{text}{unit}"
