"""``dcbase form``: blank forms to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document
from dcbase._cli.to_units import asked, command_to_units, must_be_able, write_out

if TYPE_CHECKING:
    import click


def command(language: str) -> click.Command:
    examples = ("dcbase form 02848", "dcbase form --each --out forms")
    return command_to_units("form", language, run, examples=examples)


def run(
    session: Session,
    units: tuple[str, ...],
    each: bool,
    format: str | None,
    out: str | None,
    folder: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    from dcbase._cli.opening import open_workspace
    from dcbase._workspace.outputs import format_of

    workspace = open_workspace(session, folder)
    codes = asked(workspace, units, each, session.language)
    named = workspace.settings.round.form_format
    chosen = format or format_of(workspace, named, "round.form_format").code
    must_be_able(workspace, chosen, "blank", session.language)
    artifacts = workspace.blank(codes, each=each, format=chosen)
    files = write_out(workspace, artifacts, ("forms", out), dry_run, as_json, session.language)
    if as_json:
        facts = {"dry_run": dry_run, "files": files}
        print_document({"command": "form", "exit_code": 0, **facts})
    return 0
