"""Who has sent what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from dcbase._flow.aggregate import vietnamese_order
from dcbase._flow.identity import UNKNOWN
from dcbase.model import Finding, Report, Round, Severity, Unit, Units


@frozen(kw_only=True)
class UnitStatus:
    """What came of one unit.

    Args:
        unit: The unit; for files that belong to nobody, what could be told of it.
        state: ``accepted``, ``with-errors`` (counts, but has to be corrected), ``blocked``
            (does not count), ``absent``, ``unknown`` (a file of no expected unit), ``refused``
            (a file or folder that could not be had) or ``passed-over`` (no report by its name).
        files: Names of the files received.
        errors, warnings: Findings not waived; blockers count as errors.
        late: Nothing that counts was received and the deadline has passed.
        findings: Why files were refused or passed over; a report keeps its own.
    """

    unit: Unit
    state: str
    files: tuple[str, ...] = ()
    errors: int = 0
    warnings: int = 0
    late: bool = False
    findings: tuple[Finding, ...] = ()


def statuses(
    reports: Iterable[Report],
    expected: Units,
    round: Round,
    as_of: date,
    loose: Iterable[Finding] = (),
    whole: Iterable[Finding] = (),
) -> tuple[UnitStatus, ...]:
    """Return the status of every expected unit in Vietnamese order, then of strangers.

    Args:
        reports: All of the round.
        expected, round, as_of: Who owes a report, until when, and today.
        loose: About files that no source handed over; each is a status of its own at the end.
        whole: Of the round as a whole; those that name a unit count as the unit's own.
    """
    about: dict[str, list[Finding]] = {}
    for finding in whole:
        about.setdefault(finding.unit, []).append(finding)
    by_unit: dict[str, list[Report]] = {}
    strangers: list[Report] = []
    for report in reports:
        known = report.unit.code in expected
        (by_unit.setdefault(report.unit.code, []) if known else strangers).append(report)
    passed = round.deadline is not None and as_of > round.deadline
    own = [
        _status(unit, by_unit.get(code, []), tuple(about.get(code, ())), passed)
        for code, unit in vietnamese_order(expected, expected).items()
    ]
    return (*own, *map(_stranger, strangers), *map(_no_report, loose))


def _status(
    unit: Unit, reports: list[Report], about: tuple[Finding, ...], passed: bool
) -> UnitStatus:
    counting = [report for report in reports if report.counts]
    if not reports:
        state = "absent"
    elif not counting:
        state = "blocked"
    else:
        wrong = any(r.has_errors for r in counting) or any(one.weighs for one in about)
        state = "with-errors" if wrong else "accepted"
    # What is wrong with the head of a table is said of each of its rows.
    found = dict.fromkeys((*(one for report in reports for one in report.findings), *about))
    return UnitStatus(
        unit=unit,
        state=state,
        files=tuple(dict.fromkeys(report.file for report in reports)),
        errors=_count(found, Severity.ERROR) + _count(found, Severity.BLOCKER),
        warnings=_count(found, Severity.WARNING),
        late=passed and not counting,
    )


def _stranger(report: Report) -> UnitStatus:
    return UnitStatus(
        unit=report.unit,
        state="unknown",
        files=(report.file,),
        errors=_count(report.findings, Severity.ERROR) + _count(report.findings, Severity.BLOCKER),
        warnings=_count(report.findings, Severity.WARNING),
    )


def _no_report(finding: Finding) -> UnitStatus:
    file = finding.origin.file if finding.origin else finding.subject
    return UnitStatus(
        unit=Unit(code=UNKNOWN, name=""),
        state="refused" if finding.weighs else "passed-over",
        files=(file,),
        errors=int(finding.weighs),
        warnings=int(finding.severity is Severity.WARNING),
        findings=(finding,),
    )


def _count(findings: Iterable[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity and finding.waiver is None for finding in findings)
