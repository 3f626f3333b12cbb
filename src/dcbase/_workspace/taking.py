"""Taking files in: the sources of a workspace, this round's and the one before's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from attrs import evolve

from dcbase._catalog import Catalog
from dcbase._config import FILE_NAME, Settings
from dcbase._flow.collect import OwnedSource
from dcbase._flow.history import latest_by_unit
from dcbase._flow.kit import Kit
from dcbase._flow.read import read
from dcbase.errors import Problem, WorkspaceFileError
from dcbase.model import (
    Finding,
    Received,
    Report,
    Round,
    SourceType,
    calendar_window,
)


def sources(settings: Settings, types: Catalog[SourceType], role: str) -> Iterator[OwnedSource]:
    """Yield the sources of a role with their types, and who offers these.

    Raises:
        WorkspaceFileError: A source names an unknown type, or has a key its type does not.
    """
    for number, source in enumerate(settings.sources, 1):
        if source.role != role:
            continue
        if source.type not in types:
            known = ", ".join(each.code for each in types)
            facts = (("got", source.type), ("expected", known))
            raise _wrong(settings, Problem(f"source[{number}].type", "config-source", facts))
        offer = types.offer(source.type)
        source_type = offer.entry
        for key in source.options:
            if source_type.options and key not in source_type.options:
                facts = (("type", source.type), ("expected", ", ".join(source_type.options)))
                raise _wrong(settings, Problem(f"source[{number}].{key}", "config-option", facts))
        yield OwnedSource(plugin=offer.plugin, type=source_type, source=source)


def split(held: Iterable[Received | Finding]) -> tuple[list[Received], tuple[Finding, ...]]:
    """Part what sources held from what they could not hand over."""
    everything = list(held)
    files = [one for one in everything if isinstance(one, Received)]
    return files, tuple(one for one in everything if isinstance(one, Finding))


def told(settings: Settings, findings: Iterable[Finding]) -> str:
    """Name the sources that held no file, and what they could not hand over."""
    names = [source.options.get("path", source.type) for source in settings.sources]
    refused = [f"{one.origin.file}: {one.code}" for one in findings if one.origin and one.weighs]
    return ", ".join(names or ["[[source]]"]) + (f" ({', '.join(refused)})" if refused else "")


def before(received: Iterable[Received], kit: Kit, round: Round) -> dict[str, Report]:
    """Read the reports of the period before, by the units' codes of that time.

    The period before is the preceding one of the same length, or the same one last year; a
    file of any other period is passed over.
    """
    files = list(received)
    if not files:
        return {}
    then = kit.units.on(round.window.start - timedelta(days=1)) if kit.units else kit.expected
    past = evolve(kit, expected=then or kit.expected)
    reports: list[Report] = []
    for period in {round.period.previous(), round.period.same_last_year()}:
        of_period = evolve(
            round, period=period, window=calendar_window(period), expected=tuple(then)
        )
        reports += [report for file in files for report in read(file, past, of_period)]
    return latest_by_unit(reports)


def _wrong(settings: Settings, problem: Problem) -> WorkspaceFileError:
    return WorkspaceFileError(path=str(settings.root / FILE_NAME), problems=(problem,))
