"""``dcbase form``: blank forms to be filled in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dcbase._cli.local import WrongUseError
from dcbase._cli.options import built, dry_run_option, option, units_argument, workspace_option
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document
from dcbase._cli.writing import write_all
from dcbase.messages import say

if TYPE_CHECKING:
    import click

    from dcbase._workspace import Workspace


def command(language: str) -> click.Command:
    return built(
        "form",
        language,
        run,
        units_argument(),
        option(language, "each-form", "--each", is_flag=True),
        option(language, "form-format", "--format", metavar="F"),
        option(language, "out-forms", "--out", metavar="DIR"),
        workspace_option(language),
        dry_run_option(language),
        examples=("dcbase form 02848", "dcbase form --each --out forms"),
    )


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

    workspace = open_workspace(session, folder)
    codes = asked(workspace, units, each, session.language)
    chosen = format or workspace.settings.round.form_format
    if workspace.formats.find(chosen).blank is None:
        can = ", ".join(sorted(one.code for one in workspace.formats if one.blank))
        raise WrongUseError(say("cli.no-blank", session.language, name=chosen, can=can))
    artifacts = workspace.blank(codes, each=each, format=chosen)
    target = workspace.root / "out" / "forms" if out is None else Path(out)
    files = write_all(workspace, artifacts, target, dry_run, as_json, session.language)
    if as_json:
        facts = {"dry_run": dry_run, "files": files}
        print_document({"command": "form", "exit_code": 0, **facts})
    return 0


def asked(
    workspace: Workspace, units: tuple[str, ...], each: bool, language: str
) -> tuple[str, ...]:
    """Return the units that are meant: in a commune's own workspace it need not be named.

    Raises:
        WrongUseError: Units and ``--each``, or neither.
        UnknownCodeError: A unit is not expected.
    """
    from dcbase._workspace.asking import must_all_be_expected

    if units and each:
        raise WrongUseError(say("cli.units-or-each", language))
    own = workspace.unit.code
    codes = units or ((own,) if own in workspace.expected and not each else ())
    if not (codes or each):
        raise WrongUseError(say("cli.units-needed", language))
    must_all_be_expected(codes, workspace.expected)
    return codes
