"""``dcbase new``: a workspace or a plugin to start from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from dcbase._cli.local import LocalGroup, WrongUseError
from dcbase._cli.options import built, dry_run_option, option
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document, print_line, safe
from dcbase.messages import say

_PLUGIN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_UNIT = re.compile(r"[0-9]{5}|[0-9]{2}")


def command(language: str) -> click.Command:
    group = LocalGroup("new", language=language, help=say("cli.help-new", language))
    group.add_command(
        built(
            "workspace",
            language,
            run_workspace,
            click.Argument(["name"], metavar="NAME"),
            option(language, "unit", "--unit", default="02848", metavar="CODE"),
            option(language, "period", "--period", metavar="PERIOD"),
            dry_run_option(language),
            key="new-workspace",
            examples=(
                "dcbase new workspace lung_phinh --unit 02848",
                "dcbase new workspace lao_cai --unit 15 --period 2025",
            ),
        )
    )
    group.add_command(
        built(
            "plugin",
            language,
            run_plugin,
            click.Argument(["name"], metavar="NAME"),
            dry_run_option(language),
            key="new-plugin",
            examples=("dcbase new plugin muong-khuong",),
        )
    )
    return group


def run_workspace(
    session: Session, name: str, unit: str, period: str | None, dry_run: bool, as_json: bool
) -> int:
    from dcbase._cli.opening import today
    from dcbase.model import Period

    if not _UNIT.fullmatch(unit):
        raise WrongUseError(say("cli.bad-unit", session.language, got=unit))
    try:
        asked = Period.parse(period or str(today(session).year))
    except ValueError:
        raise WrongUseError(say("cli.bad-period", session.language, got=period)) from None
    commune = len(unit) == len("02848")
    words = {
        "name": _title(Path(name)),
        "unit": unit,
        "language": session.language,
        "period": str(asked),
        "expected": f'["{unit}"]' if commune else '"children"',
        "layout": "plain" if commune else "totals",
    }
    _must_be_registered(unit, words, session.language)
    return _make(session, "workspace", Path(name), words, dry_run, as_json)


def _must_be_registered(unit: str, words: Mapping[str, str], language: str) -> None:
    """Refuse a unit that the register does not have; without the register nobody can tell."""
    from tempfile import TemporaryDirectory

    from dcbase._cli.scaffold import filled, place
    from dcbase._workspace import Workspace
    from dcbase.errors import PluginError, WorkspaceFileError

    with TemporaryDirectory() as elsewhere:
        place(filled("workspace", words), Path(elsewhere))
        try:
            Workspace.open(elsewhere).expected  # noqa: B018 - it is asked for what it raises
        except WorkspaceFileError:
            raise WrongUseError(say("cli.no-such-unit", language, got=unit)) from None
        except PluginError:
            return


def run_plugin(session: Session, name: str, dry_run: bool, as_json: bool) -> int:
    given, name = name, name.replace("_", "-").removeprefix("dcbase-")
    if not _PLUGIN.fullmatch(name):
        raise WrongUseError(say("cli.bad-plugin-name", session.language, got=given))
    initials = "".join(part[0] for part in name.split("-"))
    words = {
        "name": name,
        "distribution": f"dcbase-{name}",
        "package": f"dcbase_{name.replace('-', '_')}",
        "prefix": (initials if len(initials) > 1 else name[:2]).upper(),
        "kind": name.upper(),
    }
    return _make(session, "plugin", Path(words["distribution"]), words, dry_run, as_json)


def _title(folder: Path) -> str:
    """Return a folder's name as it may stand in quotes in the workspace file."""
    return "".join(
        sign for sign in folder.resolve().name if sign.isprintable() and sign not in '"\\'
    )


def _make(
    session: Session,
    what: str,
    folder: Path,
    words: Mapping[str, str],
    dry_run: bool,
    as_json: bool,
) -> int:
    from dcbase._cli.problems import FolderTakenError
    from dcbase._cli.scaffold import filled, place

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError(path=str(folder), problem=say("cli.exists", session.language))
    files = filled(what, words)
    paths = [folder / name for name in files] if dry_run else place(files, folder)
    if as_json:
        listed = [str(path) for path in paths]
        facts = {"dry_run": dry_run, "files": listed}
        print_document({"command": f"new {what}", "exit_code": 0, **facts})
        return 0
    for path in paths:
        print_line(safe(path))
    if not dry_run:
        quoted = f'"{folder}"' if " " in str(folder) else folder
        facts = {"folder": folder, "quoted": quoted}
        print_line(say(f"cli.new-{what}-next", session.language, **facts), error=True)
    return 0
