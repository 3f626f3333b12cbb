"""``dcbase return``: what has to be mended, back to whom it came from."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dcbase._cli import wording
from dcbase._cli.form import asked
from dcbase._cli.local import WrongUseError
from dcbase._cli.options import (
    as_of_option,
    built,
    dry_run_option,
    option,
    units_argument,
    workspace_option,
)
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document
from dcbase._cli.writing import write_all
from dcbase.messages import say

if TYPE_CHECKING:
    import click


def command(language: str) -> click.Command:
    return built(
        "return",
        language,
        run,
        units_argument(),
        option(language, "each-return", "--each", is_flag=True),
        option(language, "return-format", "--format", metavar="F"),
        option(language, "out-returns", "--out", metavar="DIR"),
        workspace_option(language),
        as_of_option(language),
        dry_run_option(language),
        examples=("dcbase return 02848", "dcbase return --each --out returns"),
    )


def run(
    session: Session,
    units: tuple[str, ...],
    each: bool,
    format: str | None,
    out: str | None,
    folder: str | None,
    as_of: datetime | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    from dcbase._cli.check import judge
    from dcbase._cli.opening import open_workspace
    from dcbase._cli.problems import NothingSentError

    workspace = open_workspace(session, folder, as_of=as_of)
    codes = asked(workspace, units, each, session.language)
    if format and workspace.formats.find(format).annotate is None:
        can = ", ".join(sorted(one.code for one in workspace.formats if one.annotate))
        raise WrongUseError(say("cli.no-copy", session.language, name=format, can=can))
    outcome = workspace.run()
    sent = {report.unit.code for report in outcome.reports}
    silent = [f"{workspace.expected[code].name} ({code})" for code in codes if code not in sent]
    if silent:
        raise NothingSentError(sources="", units=", ".join(silent))
    artifacts = workspace.returned(codes, each=each, format=format or "")
    target = workspace.root / "out" / "returns" if out is None else Path(out)
    files = write_all(workspace, artifacts, target, dry_run, as_json, session.language)
    judged = judge(workspace, outcome, codes)
    code = int(any(finding.weighs for finding in judged.findings))
    if as_json:
        facts = {"dry_run": dry_run, "files": files, "summary": wording.summary(judged.findings)}
        print_document({"command": "return", "exit_code": code, **facts})
    return code
