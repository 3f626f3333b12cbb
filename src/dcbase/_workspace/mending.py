"""The list of what has to be mended in one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from dcbase._flow.check import rule_kinds
from dcbase._flow.pipeline import render
from dcbase.layout import choose_profile, resolve_profile
from dcbase.messages import entries, say
from dcbase.model import (
    Artifact,
    Cell,
    Document,
    DocumentParagraph,
    Finding,
    FindingKind,
    FrozenMap,
    Medium,
    Origin,
    Prescribed,
    Profile,
    Report,
    Severity,
    Table,
    Words,
    medium_of,
)

if TYPE_CHECKING:
    from dcbase._workspace.facade import Workspace

PAGES = ("html", "docx")
"""What a list is printed in, as far as an active format renders it."""
PLUGIN_FAILED = "DC-9001"
_COLUMNS = ("place", "found")
_FEW = 8
"""Findings that fit a page as the form sets it; more are set close."""
_A_PAGE = 25
_CLOSE = {
    "page.top": "12",
    "page.bottom": "10",
    "page.left": "15",
    "page.right": "15",
    "body.size": "11",
    "body.use": "11",
    "table.size": "8-10",
    "table.use": "10",
    "table-head.size": "8-10",
    "table-head.use": "10",
}
"""The list is a working paper of no official form: letters and margins may be smaller."""


def to_mend(report: Report) -> tuple[Finding, ...]:
    """Return what has to be mended or looked at: not what is waived, not what is only said.

    Where a plugin failed the unit has nothing to mend: whoever runs the workspace has.
    """
    return tuple(
        finding
        for finding in report.findings
        if finding.waiver is None
        and finding.severity > Severity.INFO
        and finding.code != PLUGIN_FAILED
    )


def unread(report: Report) -> bool:
    """Tell whether a report could not be read because its format failed."""
    found = (finding for finding in report.findings if finding.code == PLUGIN_FAILED)
    return any(finding.severity is Severity.BLOCKER for finding in found)


def lists(workspace: Workspace, report: Report, name: str) -> Iterator[Artifact]:
    """Yield the list of what to mend in each page format."""
    document = mending_list(workspace, report, f"{name}_{say('sending.name-list')}")
    for code in PAGES:
        if code in workspace.formats and workspace.formats.find(code).render:
            offer = workspace.formats.offer(code)
            yield render(document, offer.entry, offer.plugin)


def mending_list(workspace: Workspace, report: Report, name: str) -> Document:
    """Return the list as a document: a row for each finding, in the order of the file."""
    findings = to_mend(report)
    rows = _rows(findings, workspace, report)
    table = Table(
        columns=tuple(say(f"sending.column-{key}") for key in _COLUMNS),
        rows=tuple(tuple(Cell((Words(text),)) for text in row) for row in rows),
    )
    unit = report.unit
    opening = [say("sending.list-opening", file=report.file, **counts(findings))]
    if len(findings) > _A_PAGE:
        opening.append(say("sending.list-long", n=len(findings)))
    return Document(
        record=report,
        profile=_set_close(_profile(workspace, report), len(findings)),
        title=say("sending.list-title"),
        subject=say("sending.list-subject", unit=unit.name, code=unit.code, period=report.period),
        opening=(DocumentParagraph(runs=(Words(" ".join(opening)),)),),
        blocks=(table,) if findings else (),
        name=name,
    )


def counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    """Count what has to be mended (``errors``) and what has to be looked at (``warnings``)."""
    counted = Counter(finding.severity for finding in findings)
    warnings = counted[Severity.WARNING]
    return {"errors": len(findings) - warnings, "warnings": warnings}


def _rows(
    findings: tuple[Finding, ...], workspace: Workspace, report: Report
) -> Iterator[tuple[str, ...]]:
    """Yield the rows; a remedy of several of them is said in full where it comes first."""
    first: dict[str, int] = {}
    for number, finding in enumerate(findings, 1):
        hint = _said(workspace.kinds.get(finding.code), finding, hint=True)
        before = first.setdefault(hint, number)
        again = say("sending.hint-again", number=before)
        mend = again if before != number and len(again) < len(hint) else hint
        mend = say("sending.mend", hint=mend) if mend else ""
        place, words = _row(finding, workspace, report)
        yield f"{number}. {place}".strip(), f"{words} {mend}".strip()


def _row(finding: Finding, workspace: Workspace, report: Report) -> tuple[str, str]:
    kind = workspace.kinds.get(finding.code)
    # A rule's own words say what it expects; its formula is for nobody in an office.
    rule = any(one.code == finding.code for one in rule_kinds(report.questions.form))
    expected = None if rule else finding.facts.get("expected")
    said = _said(kind, finding) or finding.subject
    # The cell beside it says which indicator.
    words = f"{finding.code}: {said.removeprefix(f'{finding.subject}: ')}"
    got = finding.facts.get("got", finding.facts.get("figures"))
    if got not in (None, "") and str(got) not in words:
        words = f"{words} {say('sending.got', got=got)}"
    if expected not in (None, "") and str(expected) not in words:
        words = f"{words} {say('sending.expected', expected=expected)}"
    if kind and kind.basis:
        words = f"{words} {say('sending.basis', basis=kind.basis)}"
    where = (_what(finding.subject, report), _place(finding.origin))
    return ". ".join(part for part in where if part), words


def _said(kind: FindingKind | None, finding: Finding, *, hint: bool = False) -> str:
    if kind is None:
        return ""
    try:
        return kind.hint(finding) if hint else kind.words(finding)
    except (KeyError, IndexError, ValueError):  # words that ask for a fact that was not given
        return kind.hint_vi if hint else kind.vi


def _place(origin: Origin | None) -> str:
    if origin is None:
        return ""
    if origin.cell is not None:
        # A form's sheet begins with the mark of its group, which is what its tab shows.
        sheet = str(origin.sheet).partition(" – ")[0]
        return say("sending.place-cell", sheet=sheet, cell=origin.cell)
    if origin.line is not None and medium_of(origin.file) is Medium.TABLE:
        # A column of a table is named by the code beside it, not by how many characters in.
        place = "place-row" if origin.column is None else "place-in-table"
        return say(f"sending.{place}", line=origin.line, column=origin.column)
    if origin.line is not None:
        return say("sending.place-line", line=origin.line, column=origin.column or 1)
    if origin.paragraph is not None:
        return say("sending.place-paragraph", paragraph=origin.paragraph)
    return say("sending.place-file")


def _what(subject: str, report: Report) -> str:
    indicator = report.questions.indicators.get(subject.partition("[")[0])
    if indicator is not None:
        return f"{subject} – {indicator.name}"
    slots = (slot for slot in report.questions.form.slots if slot.slot == subject)
    heading = next((slot.wording(report.period, report.unit.name) for slot in slots), None)
    if heading is None and f"part-{subject}" in entries("cli"):
        return say(f"cli.part-{subject}")
    return heading or subject


def _set_close(profile: Profile, findings: int) -> Profile:
    """Return a form whose pages hold many findings."""
    if findings <= _FEW:
        return profile
    close: Mapping[str, Prescribed] = {key: Prescribed(value=v) for key, v in _CLOSE.items()}
    return evolve(profile, typography=FrozenMap({**profile.typography, **close}))


def _profile(workspace: Workspace, report: Report) -> Profile:
    """Return the official form of the unit's own report, or the only one that will do."""
    profiles, day = workspace.profiles, workspace.round.deadline or workspace.as_of
    chosen = choose_profile(profiles, report.header.issuer, day)
    if chosen is None:
        return Profile(code="dcbase:none", name="")
    return resolve_profile(chosen, profiles.find)
