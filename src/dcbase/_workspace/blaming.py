"""Whose formula or layout it is that makes no sense: the failure names the plugin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dcbase.errors import FormulaError, LayoutError, RenderError
from dcbase.layout.problems import Place
from dcbase.model import Chart, Document

if TYPE_CHECKING:
    from dcbase._workspace.facade import Workspace


@contextmanager
def owner_named(workspace: Workspace) -> Iterator[None]:
    """Let a failure of what a plugin brought say which plugin that is, and which entry.

    Raises:
        FormulaError, LayoutError: The same, with the facts `plugin` and `entry`, if it is known.
    """
    try:
        yield
    except FormulaError as error:
        found = next(_with_formula(workspace, error.formula), None)
        if found is not None:
            error.facts["plugin"], error.facts["entry"] = found
        raise
    except LayoutError as error:
        for catalog in (workspace.layouts, workspace.profiles):
            if error.layout in catalog:
                offer = catalog.offer(error.layout)
                error.facts["plugin"], error.facts["entry"] = offer.plugin, offer.entry.code
                break
        raise


@contextmanager
def layout_named(layout: str, document: Document) -> Iterator[None]:
    """Let a chart that cannot be drawn be the failure of the layout that asked for it.

    Args:
        layout: Its full code.
        document: That is written.

    Raises:
        LayoutError: A chart cannot be drawn; says in which part it stands.
    """
    try:
        yield
    except RenderError as error:
        title = error.facts.get("chart")
        if title is None:
            raise
        charts = [each for each in document.every_block() if isinstance(each, Chart)]
        part = next((each.slot for each in charts if each.title == title), "")
        place = Place(layout, part)
        raise place.error("chart-undrawn", title=title, error=error.facts["said"]) from error


def _with_formula(workspace: Workspace, formula: str) -> Iterator[tuple[str, str]]:
    """Yield the plugin and the code of each indicator and rule that holds a formula."""
    for asked in workspace.indicators.offers:
        one = asked.entry
        if _holds((one.formula, one.numerator, one.denominator), formula):
            yield asked.plugin, one.code
    for offer in workspace.forms.offers:
        for rule in offer.entry.rules:
            if _holds((rule.expression, rule.when), formula):
                yield offer.plugin, f"{offer.entry.code}, {rule.code}"


def _holds(texts: tuple[str, ...], formula: str) -> bool:
    """Tell whether a formula is one of some texts, or begins one that was too long to be said."""
    begins = formula.removesuffix("…")
    return bool(begins) and any(
        text == formula or (begins != formula and text.startswith(begins)) for text in texts
    )
