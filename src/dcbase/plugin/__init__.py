"""The seam between dcbase and its plugins.

A plugin is a module, or an object, whose functions carry `hookimpl`:

    from dcbase.plugin import hookimpl, load_indicators

    @hookimpl
    def dcbase_register_indicators():
        return load_indicators(__package__, "indicators.yaml")

It is offered by an entry point in the group ``dcbase``, or is a file beside a workspace file,
and is used only by the workspaces that name it.  `dcbase.plugin.spec` documents every hook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pluggy

if TYPE_CHECKING:
    from dcbase.plugin.resources import (
        load_findings,
        load_forms,
        load_indicators,
        load_layouts,
        load_obligations,
        load_profiles,
    )

NAME: Final = "dcbase"
"""Prefix of every hook, and the entry-point group that plugins are offered in."""

hookspec: Final = pluggy.HookspecMarker(NAME)
hookimpl: Final = pluggy.HookimplMarker(NAME)

_RESOURCES = (
    "load_findings",
    "load_forms",
    "load_indicators",
    "load_layouts",
    "load_obligations",
    "load_profiles",
)

__all__ = [
    "NAME",
    "hookimpl",
    "hookspec",
    "load_findings",
    "load_forms",
    "load_indicators",
    "load_layouts",
    "load_obligations",
    "load_profiles",
]


def __getattr__(name: str) -> object:
    # Reading data files needs PyYAML and cattrs, which a plugin without any does without.
    if name in _RESOURCES:
        from dcbase.plugin import resources

        return getattr(resources, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
