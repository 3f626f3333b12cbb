"""``dcbase return``: what has to be mended, back to whom it came from."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dcbase._cli import wording
from dcbase._cli.options import as_of_option
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document, print_line, safe
from dcbase._cli.to_units import asked, command_to_units, must_be_able, write_out
from dcbase.messages import say

if TYPE_CHECKING:
    import click


def command(language: str) -> click.Command:
    examples = ("dcbase return 02848", "dcbase return --each --out returns")
    return command_to_units("return", language, run, as_of_option(language), examples=examples)


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
    if format:
        must_be_able(workspace, format, "annotate", session.language)
    outcome = workspace.run()
    sent = {report.unit.code for report in outcome.reports}
    silent = [code for code in codes if code not in sent]
    named = ", ".join(f"{workspace.expected[code].name} ({code})" for code in silent)
    codes = tuple(code for code in codes if code in sent)
    if silent and not codes:
        raise NothingSentError(sources="", units=named)
    artifacts = workspace.returned(codes, each=each, format=format or "")
    files = write_out(workspace, artifacts, ("returns", out), dry_run, as_json, session.language)
    judged = judge(workspace, outcome, codes)
    code = int(bool(silent) or any(finding.weighs for finding in judged.findings))
    if as_json:
        facts = {"dry_run": dry_run, "files": files, "summary": wording.summary(judged.findings)}
        print_document({"command": "return", "exit_code": code, **facts, "absent": silent})
    elif silent:
        print_line(say("cli.not-returned", session.language, units=safe(named)), error=True)
    return code
