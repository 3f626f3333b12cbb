"""What can be said of a workspace's plugins if one of them cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import evolve

from dcbase._config import Settings
from dcbase._host import PluginHost, PluginState, inventory
from dcbase._workspace.defects import defects
from dcbase.errors import DcbaseError


def around_the_broken(
    settings: Settings, load: bool
) -> tuple[tuple[PluginState, ...], frozenset[str]]:
    """List the plugins of a workspace, the broken ones with what is wrong with them.

    Args:
        settings: Of the workspace.
        load: Import the plugins that are not named, too.

    Returns:
        The plugins, and the names of the broken ones.
    """
    working, failed = _tried(settings)
    states = inventory(PluginHost(working, settings.root), load=load)
    installed = {state.name: state for state in states if state.state != "active"}
    broken = tuple(
        evolve(
            installed.get(name, PluginState(name=name, state="failed")),
            state="failed",
            problem=error,
        )
        for name, error in failed.items()
    )
    active = tuple(state for state in states if state.state == "active")
    others = tuple(s for s in states if s.state != "active" and s.name not in failed)
    return (*active, *broken, *others), frozenset(failed)


def _tried(settings: Settings) -> tuple[list[str], Mapping[str, DcbaseError]]:
    """Put the plugins into a host one after another; leave out whichever it breaks with.

    What they bring is looked at when all are there: it may name what a later one brings.
    """
    working: list[str] = []
    failed: dict[str, DcbaseError] = {}
    for name in settings.plugins:
        try:
            inventory(PluginHost([*working, name], settings.root))
        except DcbaseError as error:
            failed[_called(name)] = error
        else:
            working.append(name)
    for defect in defects(PluginHost(working, settings.root)):
        failed.setdefault(str(defect.facts.get("plugin", "")), defect)
    return [name for name in working if _called(name) not in failed], failed


def _called(name: str) -> str:
    return Path(name).stem if name.endswith(".py") else name
