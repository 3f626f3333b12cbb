"""What a chart shows, in words with figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from dcbase.layout.printing import record_run
from dcbase.layout.scene import Scene
from dcbase.messages import say
from dcbase.model import Indicator

_NAMED = 3


class Shown(Protocol):
    """A row of a chart, as its words need it."""

    @property
    def name(self) -> str: ...

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
        said.append(
            say(
                "layout.chart-column",
                name=indicator.name,
                coverage=scene.coverage(indicator.short),
                highest=_listed(ordered[:_NAMED], at, indicator),
                lowest=_listed(lowest, at, indicator),
            )
        )
    if top and said:
        said.append(say("layout.chart-top", top=top, name=indicators[0].name))
    return " ".join(said) or say("layout.chart-none")


def words_of_indicators(scene: Scene, indicators: Sequence[Indicator]) -> str:
    """Say each indicator's figure, a total with its coverage."""
    return " ".join(f"{i.name}: {_figure(scene, i)}." for i in indicators)


def words_of_shares(scene: Scene, counted: Sequence[tuple[str, Mapping[str, int]]]) -> str:
    """Say of each row how many units gave each answer."""
    return " ".join(
        f"{name}: {', '.join(f'{answer} {n}' for answer, n in counts.items())} {scene.kind}."
        for name, counts in counted
    )


def _listed(rows: Sequence[Shown], at: int, indicator: Indicator) -> str:
    """Name the first rows with their figures; of more, which are alike, only how many."""
    named = [f"{row.name} ({_measured(row.texts[at], indicator)})" for row in rows[:_NAMED]]
    more = len(rows) - _NAMED
    return ", ".join(named) + (say("layout.chart-more", count=more) if more > 0 else "")


def _figure(scene: Scene, indicator: Indicator) -> str:
    said = _measured(record_run(scene, indicator.short).text, indicator)
    coverage = scene.coverage(indicator.short)
    return f"{said} ({coverage})" if coverage else said


def _measured(text: str, indicator: Indicator) -> str:
    """Return a printed figure with its unit of measure; a rate has its sign already."""
    unit = "" if "%" in text or not indicator.unit else f" {indicator.unit}"
    return f"{text}{unit}"
