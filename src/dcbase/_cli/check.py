"""``dcbase check``: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from attrs import frozen

from dcbase._cli import wording
from dcbase._cli.options import (
    as_of_option,
    built,
    jobs_option,
    option,
    strict_option,
    units_argument,
    workspace_option,
)
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document, print_line, safe
from dcbase.messages import say

if TYPE_CHECKING:
    import click

    from dcbase._flow.pipeline import Outcome
    from dcbase._workspace import Workspace
    from dcbase.model import Finding


ASSUMED = ("DC-1127",)
"""What is said with ``--verbose`` only: how a file was taken that did not say it, and went well."""


def command(language: str) -> click.Command:
    return built(
        "check",
        language,
        run,
        units_argument(),
        workspace_option(language),
        as_of_option(language),
        strict_option(language),
        jobs_option(language),
        option(language, "verbose", "--verbose", is_flag=True),
        examples=("dcbase check", "dcbase check 02848 --lang en", "dcbase check --json"),
    )


def run(
    session: Session,
    units: tuple[str, ...],
    folder: str | None,
    as_of: datetime | None,
    strict: bool,
    jobs: int,
    verbose: bool,
    as_json: bool,
) -> int:
    from dcbase._cli.opening import open_workspace, processes

    workspace = open_workspace(session, folder, as_of=as_of, strict=strict)
    with processes(jobs) as executor:
        outcome = workspace.run(_expected(workspace, units), executor)
    judged = judge(workspace, outcome, units)
    if as_json:
        print_document(_document(judged, workspace))
    else:
        for line in _lines(judged, workspace, session.language, verbose):
            print_line(line)
    return judged.code


@frozen(kw_only=True)
class Judged:
    """Findings by what they are about, and the exit code that follows.

    Args:
        groups: (unit code, its name, its findings in file order); the round and the sources
            have no code.
        absent: Codes of units that were asked for and sent nothing.
    """

    groups: tuple[tuple[str, str, tuple[Finding, ...]], ...]
    absent: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for _, _, findings in self.groups for finding in findings)

    @property
    def code(self) -> int:
        return int(bool(self.absent) or any(finding.weighs for finding in self.findings))


def judge(workspace: Workspace, outcome: Outcome, units: tuple[str, ...]) -> Judged:
    """Gather the findings of an outcome; with `units`, those about them only."""
    from dcbase._workspace.output_faults import faults

    about: dict[tuple[str, str], list[Finding]] = {}
    for report in outcome.reports:
        if not units or report.unit.code in units:
            about.setdefault((report.unit.code, report.unit.name), []).extend(report.findings)
    sent = {code for code, _ in about}
    for finding in outcome.aggregate.findings:
        if not units or finding.unit in units:
            name = getattr(workspace.expected.get(finding.unit), "name", "")
            about.setdefault((finding.unit, name), []).append(finding)
    loose = () if units else (*outcome.findings, *faults(workspace))
    if loose:
        about.setdefault(("", ""), []).extend(loose)
    groups = [(*key, _each_once(found)) for key, found in about.items() if found]
    return Judged(groups=tuple(groups), absent=tuple(u for u in units if u not in sent))


def _each_once(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings in file order; what two files or rows of a unit share is said once."""
    return tuple(dict.fromkeys(wording.in_file_order(findings)))


def _expected(workspace: Workspace, units: tuple[str, ...]) -> tuple[str, ...]:
    from dcbase._workspace.asking import must_all_be_expected

    must_all_be_expected(units, workspace.expected)
    return units


def _lines(judged: Judged, workspace: Workspace, language: str, verbose: bool) -> Iterator[str]:
    kept_back, headings = set[str](), _headings(workspace)
    for code, name, every in judged.groups:
        findings = [one for one in every if verbose or one.code not in ASSUMED]
        hidden = [one.origin for one in every if one.code in ASSUMED and not verbose]
        kept_back |= {origin.file for origin in hidden if origin is not None}
        if not findings:
            continue
        called = wording.unit_code(code, language)
        yield f"{safe(name)} ({safe(called)})" if name else say("cli.the-round", language)
        for finding in findings:
            yield from wording.lines(finding, workspace.kinds, language, headings)
        yield ""
    for code in judged.absent:
        yield f"{safe(workspace.expected[code].name)} ({code}): {say('cli.absent', language)}"
    shown = [one for one in judged.findings if verbose or one.code not in ASSUMED]
    yield wording.summary_line(wording.summary(shown), language)
    if kept_back:
        yield say("cli.assumed", language, n=len(kept_back))


def _headings(workspace: Workspace) -> dict[str, str]:
    """Return the headings of the form's slots, by which a person knows them."""
    slots, period = workspace.questions.form.slots, workspace.round.period
    return {slot.slot: words for slot in slots if (words := slot.wording(period))}


def _document(judged: Judged, workspace: Workspace) -> dict[str, object]:
    return {
        "command": "check",
        "exit_code": judged.code,
        "unit": workspace.settings.workspace.unit,
        "period": str(workspace.settings.round.period),
        "summary": wording.summary(judged.findings),
        "absent": list(judged.absent),
        "findings": [
            {**wording.document(finding, workspace.kinds), "unit": code, "unit_name": name}
            for code, name, findings in judged.groups
            for finding in findings
        ],
    }
