"""Another program that runs a round and keeps what it needs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

from dcbase import DcbaseError, Workspace
from dcbase.model import (
    Aggregate,
    Document,
    Finding,
    Format,
    Known,
    Missing,
    Report,
    Severity,
)


def totals(folder: Path) -> dict[str, int | Decimal]:
    """Return the totals that are numbers and rest on every unit."""
    aggregate: Aggregate = Workspace.open(folder, as_of=date(2025, 11, 20)).run().aggregate
    found: dict[str, int | Decimal] = {}
    for code, total in aggregate.totals.items():
        figure = total.figure
        if isinstance(figure, Missing) or not total.coverage.complete:
            continue
        if isinstance(figure.value, int | Decimal):
            found[code] = figure.value
    return found


def to_correct(folder: Path) -> dict[str, list[str]]:
    """Return what has to be corrected, by unit, in words."""
    workspace = Workspace.open(folder)
    with ThreadPoolExecutor() as pool:
        reports: tuple[Report, ...] = workspace.run(executor=pool).reports
    worded: dict[str, list[str]] = {}
    for report in reports:
        heavy: list[Finding] = [f for f in report.findings if f.severity >= Severity.ERROR]
        worded[report.unit.name] = [workspace.kinds[f.code].words(f, "vi") for f in heavy]
    return worded


def pages(folder: Path) -> list[Path]:
    """Write every document of the workspace."""
    try:
        workspace = Workspace.open(folder)
        outcome = workspace.run()
        return [
            workspace.deliver(artifact, folder / "out")
            for artifact in workspace.build(formats=["html"], outcome=outcome)
        ]
    except DcbaseError as error:
        raise SystemExit(str(error)) from error


def composed(folder: Path) -> dict[str, bytes]:
    """Return every document of the workspace as a page of HTML, and write nothing."""
    workspace = Workspace.open(folder)
    html: Format = workspace.formats.find("html")
    documents: Iterator[Document] = workspace.documents(outcome=workspace.run())
    return {one.name: html.render(one) for one in documents if html.render is not None}


def late(folder: Path) -> list[str]:
    return [status.unit.name for status in Workspace.open(folder).status() if status.late]


def known(report: Report, code: str) -> Known | None:
    figure = report.figure(code)
    return figure if isinstance(figure, Known) else None
