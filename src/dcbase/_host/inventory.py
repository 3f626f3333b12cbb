"""Which plugins there are, what state they are in and what they bring."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve, frozen

from dcbase._host.host import CONTRIBUTIONS, PluginHost
from dcbase._host.loading import LoadedPlugin, entry_points, incompatibility
from dcbase.errors import DcbaseError, Problem
from dcbase.model import FrozenMap
from dcbase.plugin import NAME


@frozen(kw_only=True)
class PluginState:
    """One plugin as ``dcbase plugins list`` shows it.

    Args:
        name: Its entry point, file or object name.
        state: ``active`` (used by this workspace), ``available`` (installed, not named; never
            imported), ``blocked`` (named, but plugins are switched off), ``failed`` (looked at
            and broken) or ``incompatible`` (made for another dcbase).
        hooks: The hooks it implements; empty unless it was loaded.
        contributions: Codes by kind of entry; empty unless it was loaded.
        milliseconds: How long loading took; None unless it was loaded.
        problem: Why it cannot be used; None if it can.
        warnings: What of it will never be asked, although it works.
    """

    name: str
    state: str
    version: str = ""
    distribution: str = ""
    hooks: tuple[str, ...] = ()
    contributions: FrozenMap[str, tuple[str, ...]] = FrozenMap()
    milliseconds: int | None = None
    problem: Problem | DcbaseError | None = None
    warnings: tuple[Problem, ...] = ()


def inventory(
    host: PluginHost, *, blocked: Iterable[str] = (), load: bool = False
) -> tuple[PluginState, ...]:
    """List the active plugins in workspace order, then what else is installed by name.

    Args:
        host: The workspace's.
        blocked: Names that the workspace file uses but that were switched off.
        load: Import the plugins that are not named, too, each in a host of its own, to see
            whether they work.
    """
    active = [_active(host, plugin) for plugin in _once(host.plugins)]
    used, off = {state.name for state in active}, set(blocked)
    states = list(active)
    for point in entry_points():
        if point.name in used:
            continue
        state = PluginState(
            name=point.name,
            state="blocked" if point.name in off else "available",
            version=point.dist.version if point.dist else "",
            distribution=point.dist.name if point.dist else "",
        )
        if reason := incompatibility(point):
            state = evolve(state, state="incompatible", problem=reason)
        states.append(_looked_at(state) if load and state.state == "available" else state)
    return tuple(states)


def contributions_of(host: PluginHost, name: str) -> FrozenMap[str, tuple[str, ...]]:
    """Return the codes that a plugin contributes, by kind of entry."""
    found = {}
    for things in CONTRIBUTIONS:
        codes = [entry for plugin, entry in host.contributed(things) if plugin == name]
        if codes:
            found[things] = tuple(str(getattr(entry, "code", entry)) for entry in codes)
    return FrozenMap(found)


def never_asked(host: PluginHost, plugin: LoadedPlugin) -> Iterator[Problem]:
    """Yield what a plugin has in vain: no hook at all, or a format behind another one.

    Of the formats that read files of one name the first in workspace order is asked.
    """
    if not host.hooks_of(plugin):
        yield Problem(plugin.name, "plugin-no-hook")
    taken: dict[str, tuple[str, str]] = {}
    for owner, format in host.formats():
        for suffix in format.suffixes if format.read or format.unpack else ():
            first_owner, first = taken.setdefault(suffix, (owner, format.code))
            if owner == plugin.name and first != format.code:
                facts = {"format": format.code, "suffix": suffix, "first": first}
                told = (*facts.items(), ("owner", first_owner))
                yield Problem(plugin.name, "plugin-format-behind", told)


def _once(plugins: Iterable[LoadedPlugin]) -> list[LoadedPlugin]:
    """Show dcbase's own plugins as one."""
    return list({plugin.name: plugin for plugin in plugins}.values())


def _active(host: PluginHost, plugin: LoadedPlugin) -> PluginState:
    modules = [other for other in host.plugins if other.name == plugin.name]
    hooks = sorted({hook for module in modules for hook in host.hooks_of(module)})
    return PluginState(
        name=plugin.name,
        state="active",
        version=plugin.version,
        distribution=plugin.distribution,
        hooks=tuple(hooks),
        contributions=contributions_of(host, plugin.name),
        milliseconds=plugin.milliseconds,
        warnings=tuple(never_asked(host, plugin)) if plugin.name != NAME else (),
    )


def _looked_at(state: PluginState) -> PluginState:
    started = time.perf_counter()
    try:
        host = PluginHost([state.name], Path())
        loaded = _active(host, host.plugins[-1])
    except DcbaseError as error:
        return evolve(state, state="failed", problem=error)
    took = round((time.perf_counter() - started) * 1000)
    return evolve(loaded, state="available", milliseconds=took)
