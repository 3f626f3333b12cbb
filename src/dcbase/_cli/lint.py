"""``dcbase lint``: a file held against an official form."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dcbase._cli import wording
from dcbase._cli.local import WrongUseError
from dcbase._cli.options import as_of_option, built, option, workspace_option
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document, print_line, safe
from dcbase.messages import say

if TYPE_CHECKING:
    import click

    from dcbase._workspace.linting import Linted


def command(language: str) -> click.Command:
    import click

    return built(
        "lint",
        language,
        run,
        click.Argument(["file"], metavar="FILE"),
        option(language, "profile", "--profile", metavar="P"),
        workspace_option(language),
        as_of_option(language),
        examples=("dcbase lint bao-cao.docx", "dcbase lint bao-cao.docx --profile hd36"),
    )


def run(
    session: Session,
    file: str,
    profile: str | None,
    folder: str | None,
    as_of: datetime | None,
    as_json: bool,
) -> int:
    path = Path(file)
    if not path.is_file():
        raise WrongUseError(say("cli.no-file", session.language, path=file))
    linted = _linted(session, path, profile or "", folder, as_of)
    code = int(any(finding.weighs for finding in linted.findings))
    if as_json:
        print_document(_document(linted, file, code))
        return code
    key = "lint-named" if linted.named else "lint-chosen"
    print_line(say(f"cli.{key}", session.language, file=safe(file), profile=safe(_name(linted))))
    for finding in wording.in_file_order(linted.findings):
        for line in wording.lines(finding, linted.kinds, session.language):
            print_line(line)
    counts = wording.summary(linted.findings)
    print_line(wording.summary_line(counts, session.language))
    return code


def _linted(
    session: Session, path: Path, profile: str, folder: str | None, as_of: datetime | None
) -> Linted:
    """Hold the file against the form: in the workspace if there is one, else with built-ins."""
    from dcbase._cli.opening import open_workspace, today, workspace_folder
    from dcbase._config import FILE_NAME
    from dcbase._workspace.linting import lint_alone

    if folder is not None or (workspace_folder(None) / FILE_NAME).is_file():
        return open_workspace(session, folder, as_of=as_of).lint(path, profile)
    day = as_of.date() if as_of is not None else today(session)
    return lint_alone(path, profile, day)


def _name(linted: Linted) -> str:
    return f"{linted.profile.code} ({linted.profile.name})"


def _document(linted: Linted, file: str, code: int) -> dict[str, object]:
    found = wording.in_file_order(linted.findings)
    return {
        "command": "lint",
        "exit_code": code,
        "file": file,
        "profile": linted.profile.code,
        "chosen": not linted.named,
        "findings": [wording.document(finding, linted.kinds) for finding in found],
        "summary": wording.summary(found),
    }
