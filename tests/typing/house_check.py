"""A check of one report and a check of a round, with their kinds of finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dcbase.model import (
    Aggregate,
    Check,
    Finding,
    FindingKind,
    Known,
    Report,
    Severity,
    Stage,
)
from dcbase.plugin import hookimpl

TOO_FEW = FindingKind(
    code="HOUSE_STYLE-001",
    stage=Stage.RULES,
    severity=Severity.WARNING,
    vi="Có {villages} thôn nhưng chỉ họp {got} buổi.",
    en="There are {villages} villages and only {got} meetings.",
)
UNEVEN = FindingKind(
    code="HOUSE_STYLE-002",
    stage=6,
    severity="info",
    vi="{subject}: mới có {reported}/{expected} đơn vị.",
    en="{subject}: {reported} of {expected} units so far.",
)


def every_village_meets(report: Report, previous: Report | None) -> Iterator[Finding]:
    met, villages = report.figure("HS01"), report.figure("BQ01")
    match met, villages:
        case Known(value=int(many), origin=origin), Known(value=int(asked)) if many < asked:
            facts = {"got": many, "villages": asked}
            yield TOO_FEW.found(subject="HS01", origin=origin, facts=facts)
    if previous is not None and previous.figure("HS01") == met:
        yield TOO_FEW.found(subject="HS01", severity=Severity.INFO)


def everybody_answers(aggregate: Aggregate) -> list[Finding]:
    coverage = aggregate.totals["HS01"].coverage
    if coverage.complete:
        return []
    facts = {"reported": coverage.reported, "expected": coverage.expected}
    return [UNEVEN.found(subject="HS01", facts=facts)]


@hookimpl
def dcbase_register_findings() -> Iterable[FindingKind]:
    return (TOO_FEW, UNEVEN)


@hookimpl
def dcbase_register_checks() -> Iterable[Check]:
    yield Check(code="meetings", report=every_village_meets, about=("HS01", "BQ01"))
    yield Check(code="everybody", round=everybody_answers, about=("HS01",))
