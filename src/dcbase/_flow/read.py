"""Read: from bytes to reports with typed figures and their own words."""

from __future__ import annotations

from functools import partial

from attrs import evolve

from dcbase._fault import FORMATS, items_of, problems_of, unsayable
from dcbase._flow.figures import typed_figures
from dcbase._flow.identity import identify
from dcbase._flow.kit import Kit
from dcbase._flow.located import located, located_blocks
from dcbase._flow.placing import placed
from dcbase._flow.sampled import sampled
from dcbase._flow.unanswered import nothing_said
from dcbase._flow.wording import Wording
from dcbase.errors import DcbaseError, PluginContractError, Problem, StopError
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
from dcbase.prose import UNPLACED, LostWordsError, Placed


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
        opened = (suffix for f in kit.formats if f.read or f.unpack for suffix in f.suffixes)
        suffixes = ", ".join(dict.fromkeys(opened))
        facts = {"got": received.name, "expected": suffixes}
        origin = Origin(received.name, received.sha256)
        finding = core_kind("DC-2014").found(origin=origin, facts=facts)
        return (_judged(_unread(received, finding), kit, round),)
    submissions = _opened(received, format, kit)
    return tuple(_judged(submission, kit, round) for submission in submissions)


def _opened(received: Received, format: Format, kit: Kit) -> tuple[Submission, ...]:
    plugin = kit.owners.get(format.code, format.code)
    try:
        give = partial(kit.open, received, format)
        file = received.name if kit.strict else ""  # the finding says it anyway
        submissions = items_of(plugin, format, "read", (Submission,), give, file)
        if plugin != "dcbase":
            _must_be_sayable(submissions, format, kit)
    except StopError:
        raise
    except DcbaseError as error:
        if kit.strict:
            raise
        facts = {"plugin": plugin, "entry": received.name, **problems_of(error)}
        origin = Origin(received.name, received.sha256)
        failed = core_kind("DC-9001").found(origin=origin, facts=facts)
        # Of a file that was not read nothing can count.
        return (_unread(received, evolve(failed, severity=Severity.BLOCKER)),)
    return submissions or (Submission(name=received.name, sha256=received.sha256),)


def _must_be_sayable(submissions: tuple[Submission, ...], format: Format, kit: Kit) -> None:
    for submission in submissions:
        for finding in submission.findings:
            if problem := unsayable(finding, kit.kinds):
                what = Problem.of("work-of-format", code=format.code, work="read")
                said = Problem.of("format-gave", what=what, problem=problem)
                plugin = kit.owners.get(format.code, format.code)
                raise PluginContractError(plugin=plugin, hook=FORMATS, problem=said)


def _unread(received: Received, finding: Finding) -> Submission:
    return Submission(name=received.name, sha256=received.sha256, findings=(finding,))


def _placed(submission: Submission, kit: Kit, round: Round) -> tuple[Submission, Placed | None]:
    """Place running text into slots; a mistake of dcbase in that costs this file alone."""
    try:
        return placed(submission, kit, round)
    except LostWordsError as error:
        if kit.strict:
            raise
        facts = {"plugin": "dcbase", "entry": submission.name, "problem": str(error)}
        origin = Origin(submission.name, submission.sha256)
        failed = core_kind("DC-9001").found(origin=origin, facts=facts)
        lost = evolve(failed, severity=Severity.BLOCKER)
        received = Submission(name=submission.name, sha256=submission.sha256)
        return evolve(received, findings=(*submission.findings, lost)), None


def _judged(submission: Submission, kit: Kit, round: Round) -> Report:
    submission, found = _placed(submission, kit, round)
    identity = identify(submission, kit, round)
    figures, about_figures = typed_figures(submission, kit.questions)
    derivation = derive(kit.questions.indicators, figures)
    wording = Wording(kit.questions.form)
    sections = wording.sections(submission.slots)
    header = wording.header(submission)
    opening = wording.blocks(submission.opening, "opening")
    closing = wording.blocks(submission.closing, "closing")
    recipients, signature = wording.recipients(submission), wording.signature(submission)
    sample, about_sample = sampled(submission)
    findings = [*submission.findings, *about_sample]
    if not _holds_nothing(submission):
        about_words = [one for one in wording.findings if found is None or one.subject != UNPLACED]
        findings += [*identity.findings, *about_figures, *about_words]
        silent = tuple(nothing_said(submission))
        findings += silent or wording.missing_slots(sections, submission)
        findings += findings_of(derivation)
    report = Report(
        unit=identity.unit,
        questions=kit.questions,
        period=identity.period,
        window=identity.window,
        header=header,
        opening=opening,
        sections=sections,
        closing=closing,
        recipients=recipients,
        signature=signature,
        figures=derivation.figures,
        findings=tuple(one.of(identity.unit.code) for one in findings),
        sample=sample,
        file=submission.name,
        sha256=submission.sha256,
    )
    return report if found is None else _located(report, found)


def _located(report: Report, found: Placed) -> Report:
    """Say of all words where in the document they stood."""
    lines, indicators = found.lines, report.questions.indicators
    opening, closing = (
        located_blocks(blocks, lines.get(name, ()), report.figures, indicators)
        for name, blocks in (("opening", report.opening), ("closing", report.closing))
    )
    sections = located(report.sections, lines, report.figures, indicators)
    return evolve(report, opening=opening, closing=closing, sections=sections)


def _holds_nothing(submission: Submission) -> bool:
    """Tell whether the file could not be read at all: then it has no head and words to miss."""
    if not any(finding.severity is Severity.BLOCKER for finding in submission.findings):
        return False
    empty = Submission(name=submission.name, sha256=submission.sha256)
    return evolve(submission, findings=()) == empty
