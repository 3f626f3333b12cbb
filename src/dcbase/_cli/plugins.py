"""``dcbase plugins``: which there are, in which state, and what they bring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dcbase._cli.failures import PLUGIN
from dcbase._cli.local import LocalGroup
from dcbase._cli.options import built, option, workspace_option
from dcbase._cli.problems import in_words
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document, print_line, safe
from dcbase.messages import say

if TYPE_CHECKING:
    from dcbase._host import PluginState


def command(language: str) -> click.Command:
    group = LocalGroup("plugins", language=language, help=say("cli.help-plugins", language))
    group.add_command(
        built(
            "list",
            language,
            run_list,
            option(language, "load", "--load", is_flag=True),
            workspace_option(language),
            key="plugins-list",
            examples=("dcbase plugins list", "dcbase plugins list --load --json"),
        )
    )
    group.add_command(
        built(
            "show",
            language,
            run_show,
            click.Argument(["name"], metavar="NAME"),
            workspace_option(language),
            key="plugins-show",
            examples=("dcbase plugins show dcbase-law10",),
        )
    )
    return group


def run_list(session: Session, load: bool, folder: str | None, as_json: bool) -> int:
    states, broken = _states(session, folder, load)
    code = PLUGIN if broken else 0
    if as_json:
        listed = [document(state) for state in states]
        print_document({"command": "plugins list", "exit_code": code, "plugins": listed})
        return code
    width = max(len(state.name) for state in states)
    for state in states:
        print_line(_line(state, width, session.language))
    return code


def run_show(session: Session, name: str, folder: str | None, as_json: bool) -> int:
    from dcbase.errors import UnknownCodeError

    found, broken = _states(session, folder, False)
    states = {state.name: state for state in found}
    if name not in states:
        raise UnknownCodeError(kind="plugin", code=name, suggestion=", ".join(states))
    shown = states[name]
    if shown.state == "available":  # asked for by name: now it may be imported
        looked_at, _ = _states(session, folder, True)
        shown = next(one for one in looked_at if one.name == name)
    code = PLUGIN if name in broken else 0
    if as_json:
        described = document(shown)
        print_document({"command": "plugins show", "exit_code": code, "plugin": described})
        return code
    print_line(_line(shown, len(name), session.language))
    for line in _contributions(shown, session.language):
        print_line(line)
    return code


def document(state: PluginState) -> dict[str, object]:
    """Return a plugin for ``--json``."""
    return {
        "name": state.name,
        "state": state.state,
        "version": state.version,
        "distribution": state.distribution,
        "hooks": list(state.hooks),
        "contributions": {kind: list(codes) for kind, codes in state.contributions.items()},
        "milliseconds": state.milliseconds,
        "problem": " ".join(_problems(state, "en")),
    }


def _states(
    session: Session, folder: str | None, load: bool
) -> tuple[tuple[PluginState, ...], frozenset[str]]:
    """List plugins; without a workspace, what is built in and what is installed.

    Returns:
        The plugins, and the names of those that the workspace uses and that are broken.
    """
    from dcbase._cli.opening import open_workspace, settings_of, workspace_folder
    from dcbase._config import FILE_NAME
    from dcbase._host import PluginHost, inventory
    from dcbase.errors import DcbaseError, WorkspaceError

    if folder is None and not (workspace_folder(None) / FILE_NAME).is_file():
        return inventory(PluginHost(), load=load), frozenset()
    try:
        return open_workspace(session, folder).plugins(load), frozenset()
    except WorkspaceError:
        raise
    except DcbaseError:
        from dcbase._cli.broken import around_the_broken  # most plugins work

        settings = settings_of(session, folder)
        return around_the_broken(settings, load)


def _line(state: PluginState, width: int, language: str) -> str:
    facts = [state.version, f"[{state.distribution}]" if state.distribution else ""]
    if state.contributions:
        entries = sum(len(codes) for codes in state.contributions.values())
        facts.append(say("cli.plugin-brings", language, hooks=len(state.hooks), entries=entries))
    if state.milliseconds is not None:
        facts.append(f"{state.milliseconds} ms")
    facts += _problems(state, language)
    shown = "  ".join(safe(fact) for fact in facts if fact)
    return f"{safe(state.name):<{width}}  {say(f'cli.plugin-{state.state}', language)}  {shown}"


def _problems(state: PluginState, language: str) -> Iterator[str]:
    """Yield why a plugin cannot be used, and what of it is in vain, in words."""
    from dcbase.errors import DcbaseError

    wrong = state.problem
    if wrong is not None:
        said = in_words(wrong, language) if isinstance(wrong, DcbaseError) else wrong
        yield said.words(language)
    for one in state.warnings:
        yield one.words(language)


def _contributions(state: PluginState, language: str) -> Iterator[str]:
    if state.hooks:
        yield f"  {say('cli.plugin-hooks', language)}: {', '.join(state.hooks)}"
    for kind, codes in state.contributions.items():
        yield f"  {kind} ({len(codes)}): {safe(', '.join(codes))}"
