"""Read: from bytes to reports with typed figures and their own words."""

from __future__ import annotations

from attrs import evolve

from dcbase._flow.figures import typed_figures
from dcbase._flow.identity import identify
from dcbase._flow.kit import Kit
from dcbase._flow.wording import Wording
from dcbase.errors import PluginHookError
from dcbase.formula import derive, findings_of
from dcbase.model import (
    Finding,
    Format,
    Origin,
    Received,
    Report,
    Round,
    Severity,
    Submission,
    core_kind,
)


def read(received: Received, kit: Kit, round: Round) -> tuple[Report, ...]:
    """Read one received file.

    Args:
        received: The bytes.
        kit: Formats, questions, units.
        round: What is asked of whom.

    Returns:
        A report for each unit in the file, and never none: a file that cannot be read is the
        report of an unknown unit with a finding that says why.
    """
    format = next((f for f in kit.formats if f.reads(received.name)), None)
    if format is None:
        suffixes = ", ".join(f.suffixes[0] for f in kit.formats if f.read)
        facts = {"got": received.name, "expected": suffixes}
        origin = Origin(received.name, received.sha256)
        finding = core_kind("DC-2014").found(origin=origin, facts=facts)
        return (_judged(_unread(received, finding), kit, round),)
    submissions = _opened(received, format, kit)
    return tuple(_judged(submission, kit, round) for submission in submissions)


def _opened(received: Received, format: Format, kit: Kit) -> tuple[Submission, ...]:
    try:
        submissions = tuple(map(_submission, kit.open(received, format)))
    except (Exception, SystemExit) as error:
        if kit.strict:
            problem = f"{received.name}: {type(error).__name__}: {error}"
            raise PluginHookError(
                plugin=format.code, hook="dcbase_register_formats", problem=problem
            ) from error
        facts = {
            "plugin": format.code,
            "entry": received.name,
            "problem": f"{type(error).__name__}: {error}",
        }
        origin = Origin(received.name, received.sha256)
        failed = core_kind("DC-9001").found(origin=origin, facts=facts)
        # Of a file that was not read nothing can count.
        return (_unread(received, evolve(failed, severity=Severity.BLOCKER)),)
    return submissions or (Submission(name=received.name, sha256=received.sha256),)


def _submission(read: object) -> Submission:
    if not isinstance(read, Submission):
        raise TypeError(f"read() gave {read!r}, not a Submission")
    return read


def _unread(received: Received, finding: Finding) -> Submission:
    return Submission(name=received.name, sha256=received.sha256, findings=(finding,))


def _judged(submission: Submission, kit: Kit, round: Round) -> Report:
    identity = identify(submission, kit, round)
    figures, about_figures = typed_figures(submission, kit.questions)
    derivation = derive(kit.questions.indicators, figures)
    wording = Wording(kit.questions.form)
    sections = wording.sections(submission.slots)
    report = Report(
        unit=identity.unit,
        questions=kit.questions,
        period=identity.period,
        window=identity.window,
        header=wording.header(submission),
        opening=wording.blocks(submission.opening, "opening"),
        sections=sections,
        closing=wording.blocks(submission.closing, "closing"),
        recipients=wording.recipients(submission),
        signature=wording.signature(submission),
        figures=derivation.figures,
        sample=submission.sample is not None and submission.sample.text.strip() == "true",
        file=submission.name,
        sha256=submission.sha256,
    )
    if _holds_nothing(submission):
        return evolve(report, findings=tuple(f.of(report.unit.code) for f in submission.findings))
    findings = [*submission.findings, *identity.findings, *about_figures, *wording.findings]
    findings += [*wording.missing_slots(sections), *findings_of(derivation)]
    return evolve(report, findings=tuple(f.of(report.unit.code) for f in findings))


def _holds_nothing(submission: Submission) -> bool:
    """Tell whether the file could not be read at all: then it has no head and words to miss."""
    blocked = any(finding.severity is Severity.BLOCKER for finding in submission.findings)
    empty = Submission(name=submission.name, sha256=submission.sha256)
    return blocked and evolve(submission, findings=()) == empty
