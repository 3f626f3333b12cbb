"""The message that a returned report is sent with: what the sender has to do, in which order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dcbase._workspace.mending import counts, to_mend, unread
from dcbase.messages import say
from dcbase.model import Artifact, Report, Submission, Unit

if TYPE_CHECKING:
    from dcbase._workspace.facade import Workspace

_EXPORTED = (".pdf",)
"""What is printed from another file, in which it has to be mended."""


def message(
    workspace: Workspace,
    report: Report,
    submission: Submission | None,
    copy: tuple[Artifact, ...],
    lists: tuple[Artifact, ...],
) -> str:
    """Return the text to send the files with.

    Args:
        workspace: Whose office, period and deadline.
        report: What is returned.
        submission: As it was read; None if it could not be.
        copy: The annotated copy, if there is one.
        lists: The list of what to mend, in each format.
    """
    findings, settings = to_mend(report), workspace.settings
    facts = {
        "unit": _to_whom(workspace, report),
        "office": settings.header.get("organisation") or workspace.unit.name,
        "period": report.period,
        "file": report.file,
        "files": "\n".join(f"- {file.name}" for file in (*copy, *lists)),
        **counts(findings),
    }
    if not findings:
        key = "message-unread" if unread(report) else "message-accepted"
        return _ended(say(f"sending.{key}", **facts))
    steps = list(
        _steps(workspace, report, _place(workspace, report, submission, copy), copy, lists)
    )
    counted = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    counting = "" if report.counts else say("sending.does-not-count")
    return _ended(say("sending.message", steps=counted, counting=counting, **facts))


def is_known(workspace: Workspace, unit: Unit) -> bool:
    """Tell whether a unit is one that somebody can be found in."""
    return unit.code in workspace.expected or unit.code in workspace.units


def _place(
    workspace: Workspace,
    report: Report,
    submission: Submission | None,
    copy: tuple[Artifact, ...],
) -> str:
    """Return the key of the words that say where to mend."""
    suffix = PurePosixPath(report.file).suffix.lower()
    if not is_known(workspace, report.unit):
        return "own-file"
    if copy:
        return "in-copy" if copy[0].name.lower().endswith(suffix) else "in-copy-or-file"
    if submission is None or not submission.outline:
        return "anew"
    return "in-source" if suffix in _EXPORTED else "in-file"


def _steps(
    workspace: Workspace,
    report: Report,
    place: str,
    copy: tuple[Artifact, ...],
    lists: tuple[Artifact, ...],
) -> Iterator[str]:
    found = counts(to_mend(report))
    names = say("sending.or").join(one.name for one in lists)
    yield say("sending.step-list", lists=names, n=found["errors"] + found["warnings"])
    yield say(f"sending.step-{place}", copy=copy[0].name if copy else "", file=_own_name(report))
    if found["warnings"]:
        yield say("sending.step-warnings")
    deadline = workspace.round.deadline
    key = "no-deadline" if deadline is None else "deadline"
    if deadline is not None and workspace.as_of > deadline:
        key = "deadline-passed"
    day = "" if deadline is None else f"{deadline:%d/%m/%Y}"
    nobody = "" if is_known(workspace, report.unit) else "-nobody"
    yield say(f"sending.step-name{nobody}", code=report.unit.code)
    yield say("sending.step-send", when=say(f"sending.{key}", day=day))


def _to_whom(workspace: Workspace, report: Report) -> str:
    if is_known(workspace, report.unit):
        return report.unit.name
    return say("sending.to-nobody", file=_own_name(report))


def _own_name(report: Report) -> str:
    """Return the file's name as its sender knows it: without folders and archives."""
    return PurePosixPath(report.file).name


def _ended(words: str) -> str:
    return f"{words.strip()}\n"
