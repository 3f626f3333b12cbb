"""Figures as runs of a document."""

from __future__ import annotations

from attrs import evolve

from dcbase.layout.earlier import BEFORE
from dcbase.layout.scene import Scene
from dcbase.model import (
    DocumentRun,
    Figure,
    FigureAt,
    FigureRef,
    Indicator,
    Known,
    Printed,
    Run,
    Total,
)
from dcbase.prose import BLANK, Misfit, misfit, resolve, say

_FOR_ANY = ("bare", "full")


def own_words(scene: Scene, runs: tuple[Run, ...], unit: str) -> tuple[DocumentRun, ...]:
    """Return a unit's own words with its own figures in them."""
    report = scene.reports.get(unit)
    figures = report.figures if report else {}
    return resolve(runs, figures, scene.questions.indicators, unit)


def figure_run(scene: Scene, ref: FigureRef, part: str) -> Printed:
    """Print a figure of the record, the unit's own or a total, as a sentence asks for it.

    A missing one prints the blank.  A rate whose parts nobody knows, asked for as a fraction,
    prints plainly.  The style ``before`` prints the figure of the round before.

    Raises:
        dcbase.errors.LayoutError: No figure of this indicator could ever be printed so.
    """
    if BEFORE in ref.styles:
        styles = tuple(style for style in ref.styles if style != BEFORE)
        at = FigureAt(scene.unit.code, ref.code, ref.slot, before=True)
        then = scene.before and figure_run(scene.before, evolve(ref, styles=styles), part)
        return evolve(then, ref=at) if then else Printed(at, BLANK)
    indicator = scene.questions.indicators[ref.code]
    figure = scene.figure(ref.code)
    at = FigureAt(scene.unit.code, ref.code, ref.slot)
    if not isinstance(figure, Known):
        return Printed(at, BLANK)
    unfit = misfit(figure, indicator, ref.styles, slot=ref.slot)
    if unfit is Misfit.NO_RESTATEMENT:
        return Printed(at, BLANK)
    if unfit in (Misfit.TWO_FORMS, Misfit.UNKNOWN_STYLE):
        raise scene.place(part).error("styles", code=ref.code, styles=", ".join(ref.styles))
    styles = tuple(style for style in ref.styles if not unfit or style in _FOR_ANY)
    coverage = scene.coverage(ref.code)
    return Printed(at, say(figure, indicator, styles, slot=ref.slot, coverage=coverage) or BLANK)


def unit_run(scene: Scene, unit: str, code: str) -> Printed:
    """Print one unit's figure in a document about many."""
    report = scene.reports.get(unit)
    figure = report.figure(code) if report else None
    return Printed(FigureAt(unit, code), _plain(figure, scene.questions.indicators[code]))


def record_run(scene: Scene, code: str) -> Printed:
    """Print what a table shows of the record's figure, also where it is no single number."""
    total, indicator = scene.totals.get(code), scene.questions.indicators[code]
    spread = _spread(total, indicator) if total else ""
    return Printed(FigureAt(scene.unit.code, code), spread or _plain(scene.figure(code), indicator))


def _plain(figure: Figure | None, indicator: Indicator) -> str:
    return say(figure, indicator) or BLANK if isinstance(figure, Known) else BLANK


def _spread(total: Total, indicator: Indicator) -> str:
    """Say the range where no mean could be taken."""
    if isinstance(total.figure, Known) or total.span is None:
        return ""
    return "–".join(say(Known(value), indicator) for value in total.span)
