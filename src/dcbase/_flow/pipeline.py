"""The map: every step, in the order data goes through them.

    source ─collect─▶ received ─read─▶ report ─check─▶ report with findings
                                                            │ (all units)
                                                        aggregate
                                                            ▼
    file ◀─deliver─ artifact ◀─render─ document ◀─compose─ record

It runs on a frozen `Kit`, a `Round` and an iterable of `Received`; it knows neither plugins
nor files, so the whole path runs on literals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from typing import Generic, TypeVar

from attrs import evolve, frozen

from dcbase._flow.aggregate import aggregate
from dcbase._flow.check import check
from dcbase._flow.collect import collect
from dcbase._flow.compose import compose
from dcbase._flow.deliver import deliver
from dcbase._flow.earlier import compared, of_one_period, round_before
from dcbase._flow.history import previous_of
from dcbase._flow.kit import Kit
from dcbase._flow.read import read
from dcbase._flow.render import render
from dcbase._flow.slot_headings import with_headings
from dcbase.model import Aggregate, Finding, Received, Report, Round, core_kind

R = TypeVar("R")

STEPS = (collect, read, check, aggregate, compose, render, deliver)

CHUNK = 8
"""Files in one task: a task costs a fraction of a millisecond, a file a few."""


@frozen(kw_only=True, eq=False)
class Outcome:
    """What a round came to.

    Args:
        reports: One for each unit in each received file, also those that do not count.
        aggregate: The whole.
        findings: About neither a report nor the round: what a source could not hand over.
    """

    reports: tuple[Report, ...]
    aggregate: Aggregate
    findings: tuple[Finding, ...] = ()


@frozen(eq=False)
class Elsewhere(Generic[R]):
    """Where to do work that is not done in this process.

    Args:
        executor: Any `concurrent.futures.Executor`.
        kit_for: Builds (and keeps) the kit of a recipe in the process that runs the task.
        recipe: What the kit is built from; it pickles.
    """

    executor: Executor
    kit_for: Callable[[R], tuple[Kit, Round]]
    recipe: R


def run(
    received: Iterable[Received],
    kit: Kit,
    round: Round,
    *,
    before: Mapping[str, Report] | None = None,
    elsewhere: Elsewhere[R] | None = None,
) -> Outcome:
    """Read, check and add up everything that was received.

    Args:
        received: The files, in any order; the result does not depend on it.
        kit, round: What they are judged by.
        before: Reports of the period before, by the unit's code at that time.
        elsewhere: Read and check in other processes.
    """
    past = dict(before or {})
    if elsewhere is None:
        judged = [report for file in received for report in _judged(file, kit, round, past)]
    else:
        judged = _mapped(tuple(received), past, elsewhere)
    earlier = of_one_period(past, round.period)
    in_order = _without_rivals(sorted(judged, key=lambda r: (r.unit.code, r.file)))
    reports = compared(in_order, earlier)
    whole = aggregate(reports, kit, round)
    if earlier:
        whole = evolve(whole, before=round_before(earlier, kit, round))
    return Outcome(reports=reports, aggregate=whole)


def _judged(file: Received, kit: Kit, round: Round, past: dict[str, Report]) -> list[Report]:
    reports = read(file, kit, round)
    judged = (check(report, previous_of(report.unit, past), kit) for report in reports)
    return [with_headings(report) for report in judged]


def _mapped(
    files: tuple[Received, ...], past: dict[str, Report], elsewhere: Elsewhere[R]
) -> list[Report]:
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    tasks = [(elsewhere.kit_for, elsewhere.recipe, chunk, past) for chunk in chunks]
    return [report for done in elsewhere.executor.map(_task, tasks) for report in done]


def _task(
    task: tuple[Callable[[R], tuple[Kit, Round]], R, tuple[Received, ...], dict[str, Report]],
) -> list[Report]:
    kit_for, recipe, files, past = task
    kit, round = kit_for(recipe)
    return [report for file in files for report in _judged(file, kit, round, past)]


def _without_rivals(reports: list[Report]) -> tuple[Report, ...]:
    """Block every report of a unit that sent more than one: which one counts is not guessed."""
    files: dict[str, list[str]] = {}
    for report in reports:
        if report.counts:
            files.setdefault(report.unit.code, []).append(report.file)
    return tuple(_blocked(report, files.get(report.unit.code, [])) for report in reports)


def _blocked(report: Report, files: list[str]) -> Report:
    if len(files) < 2 or not report.counts:
        return report
    facts = {"unit": report.unit.name, "files": ", ".join(files)}
    finding = core_kind("DC-2007").found(subject="unit", facts=facts).of(report.unit.code)
    return evolve(report, findings=(finding, *report.findings))


__all__ = ["STEPS", "Elsewhere", "Outcome", "collect", "compose", "deliver", "render", "run"]
