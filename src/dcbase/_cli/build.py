"""``dcbase build``: documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dcbase._cli import wording
from dcbase._cli.local import WrongUseError
from dcbase._cli.options import (
    as_of_option,
    built,
    dry_run_option,
    jobs_option,
    option,
    strict_option,
    units_argument,
    workspace_option,
)
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_content, print_document, print_line, safe
from dcbase._cli.writing import written
from dcbase.messages import say

if TYPE_CHECKING:
    import click

    from dcbase._cli.check import Judged
    from dcbase._flow.pipeline import Outcome
    from dcbase._workspace import Workspace
    from dcbase.model import Artifact

_WITH_PICTURES = {"html", "docx", "pdf"}
_NAMED = 3
"""As many documents are named where there may be only one; of more it is said that there are."""


def command(language: str) -> click.Command:
    return built(
        "build",
        language,
        run,
        units_argument(),
        option(language, "each", "--each", is_flag=True),
        option(language, "format", "--format", "formats", multiple=True, metavar="F"),
        option(language, "out", "--out", metavar="DIR"),
        workspace_option(language),
        as_of_option(language),
        strict_option(language),
        jobs_option(language),
        dry_run_option(language),
        examples=(
            "dcbase build",
            "dcbase build --each --format html",
            "dcbase build 02848 --format text --out -",
        ),
    )


def run(
    session: Session,
    units: tuple[str, ...],
    each: bool,
    formats: tuple[str, ...],
    out: str | None,
    folder: str | None,
    as_of: datetime | None,
    strict: bool,
    jobs: int,
    dry_run: bool,
    as_json: bool,
) -> int:
    from dcbase._cli.opening import open_workspace, processes

    if (units and each) or (out == "-" and as_json):
        key = "cli.units-or-each" if units and each else "cli.json-or-dash"
        raise WrongUseError(say(key, session.language))
    workspace = open_workspace(session, folder, as_of=as_of, strict=strict)
    _must_be_written(workspace, formats, session.language)
    with processes(jobs) as executor:
        outcome = workspace.run(executor=executor)
    if not each:
        _must_have_sent(workspace, outcome, units)
    artifacts = workspace.build(units, each=each, formats=formats, outcome=outcome)
    judged, absent = _judged(workspace, outcome, units)
    code = int(bool(judged.code or absent))
    if out == "-":
        print_content(_only(artifacts, session.language))
        return code
    target = workspace.root / "out" if out is None else Path(out)
    files = []
    for artifact, path in written(workspace, artifacts, target, dry_run, session.language):
        size = len(artifact.content)
        files.append({"path": str(path), "media_type": artifact.media_type, "bytes": size})
        if not as_json:
            print_line(safe(path))
    counts = wording.summary(judged.findings)
    if as_json:
        facts = {"dry_run": dry_run, "files": files, "absent": absent, "summary": counts}
        print_document({"command": "build", "exit_code": code, **facts})
    elif code:
        facts = {"findings": wording.summary_line(counts, session.language), "absent": len(absent)}
        key = "cli.would-build" if dry_run else "cli.built-with-findings"
        key = key if files else "cli.nothing-built"
        print_line(say(key, session.language, **facts), error=True)
    if not as_json and _charts_are_missing(workspace, formats, each or bool(units)):
        print_line(say("cli.no-pictures", session.language), error=True)
    return code


def _charts_are_missing(workspace: Workspace, formats: tuple[str, ...], each: bool) -> bool:
    """Tell whether a page was written for which charts could not be drawn on this machine."""
    from dcbase._workspace.layout_files import layout_of
    from dcbase.layout import can_draw

    return not can_draw() and any(
        any(part.charts for part in layout_of(workspace, output.layout).body)
        and bool({*(formats or output.formats)} & _WITH_PICTURES)
        for output in workspace.settings.outputs
        if output.of == ("each" if each else "workspace")
    )


def _must_be_written(workspace: Workspace, formats: tuple[str, ...], language: str) -> None:
    """Refuse a format that was asked for and can only be read."""
    for code in formats:
        if workspace.formats.find(code).render is None:
            can = ", ".join(sorted(one.code for one in workspace.formats if one.render))
            raise WrongUseError(say("cli.read-only-format", language, name=code, can=can))


def _must_have_sent(workspace: Workspace, outcome: Outcome, units: tuple[str, ...]) -> None:
    """Name the units whose documents are wanted and that sent nothing, before any is written."""
    from dcbase._cli.problems import NothingSentError

    own = workspace.unit.code
    sent = {report.unit.code for report in outcome.reports}
    wanted = units or (own,)
    known = [workspace.expected[code] for code in wanted if code in workspace.expected]
    silent = [f"{unit.name} ({unit.code})" for unit in known if unit.code not in sent]
    if silent:
        raise NothingSentError(sources="", units=", ".join(silent))


def _judged(
    workspace: Workspace, outcome: Outcome, units: tuple[str, ...]
) -> tuple[Judged, list[str]]:
    """Return the findings about what is built, and the units that do not count in it."""
    from dcbase._cli.check import judge

    absent = [code for code in outcome.aggregate.absent if not units or code in units]
    return judge(workspace, outcome, units), absent


def _only(artifacts: Iterable[Artifact], language: str) -> bytes:
    """Return the content of the only document, which has to be text."""
    found = list(islice(artifacts, _NAMED + 1))
    if not found:
        raise WrongUseError(say("cli.none-to-print", language))
    if len(found) > _NAMED:
        raise WrongUseError(say("cli.not-so-many", language, n=_NAMED))
    if len(found) > 1:
        names = ", ".join(artifact.name for artifact in found)
        raise WrongUseError(say("cli.not-one", language, n=len(found), names=names))
    try:
        found[0].content.decode()
    except UnicodeDecodeError:
        raise WrongUseError(say("cli.not-text", language, name=found[0].name)) from None
    return found[0].content
