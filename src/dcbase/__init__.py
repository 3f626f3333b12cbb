"""Reports from many communes, through plugins.

    from dcbase import Workspace

    workspace = Workspace.open("lao_cai")
    outcome = workspace.run()
    outcome.aggregate.totals["DT05"].figure

Names are resolved on first use: importing dcbase loads nothing that only some runs need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbase._version import __version__

if TYPE_CHECKING:
    from dcbase._workspace import Workspace
    from dcbase.errors import DcbaseError
    from dcbase.plugin import hookimpl

__all__ = ["DcbaseError", "Workspace", "__version__", "hookimpl"]

_HOMES = {
    "DcbaseError": "dcbase.errors",
    "Workspace": "dcbase._workspace",
    "hookimpl": "dcbase.plugin",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
