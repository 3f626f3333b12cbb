"""What `form` and `return` share: commands that write files for units."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dcbase._cli.local import WrongUseError
from dcbase._cli.options import built, dry_run_option, option, units_argument, workspace_option
from dcbase._cli.writing import write_all
from dcbase.messages import say

if TYPE_CHECKING:
    import click

    from dcbase._workspace import Workspace
    from dcbase.model import Artifact


def command_to_units(
    name: str,
    language: str,
    run: Callable[..., int],
    *more: click.Parameter,
    examples: tuple[str, ...],
) -> click.Command:
    """Make a command that takes units or ``--each``, a format and a folder.

    Args:
        name: Of the command, and in the catalog (``option-each-NAME``, ``option-out-NAMEs``).
        more: Parameters of this command alone.
    """
    return built(
        name,
        language,
        run,
        units_argument(),
        option(language, f"each-{name}", "--each", is_flag=True),
        option(language, f"{name}-format", "--format", metavar="F"),
        option(language, f"out-{name}s", "--out", metavar="DIR"),
        workspace_option(language),
        *more,
        dry_run_option(language),
        examples=examples,
    )


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


def must_be_able(workspace: Workspace, format: str, what: str, language: str) -> None:
    """Refuse a format that cannot do what is wanted.

    Args:
        what: ``blank`` or ``annotate``.

    Raises:
        WrongUseError: With the formats that can.
        UnknownCodeError: There is no such format.
    """
    if getattr(workspace.formats.find(format), what) is None:
        can = ", ".join(sorted(one.code for one in workspace.formats if getattr(one, what)))
        raise WrongUseError(say(f"cli.cannot-{what}", language, name=format, can=can))


def write_out(
    workspace: Workspace,
    artifacts: Iterable[Artifact],
    folder: tuple[str, str | None],
    dry_run: bool,
    quiet: bool,
    language: str,
) -> list[dict[str, object]]:
    """Write into the folder that was asked for, or into the usual one in ``out/``.

    Args:
        folder: The name of the usual one; what was asked for.
    """
    usual, asked_for = folder
    target = workspace.root / "out" / usual if asked_for is None else Path(asked_for)
    return write_all(workspace, artifacts, target, dry_run, quiet, language)
