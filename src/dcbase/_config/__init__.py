"""The workspace file: ``dcbase.toml`` to `Settings`, every problem at once."""

from __future__ import annotations

from dcbase._config.reading import read_settings
from dcbase._config.settings import (
    FILE_NAME,
    OutputSettings,
    RoundSettings,
    Settings,
    WorkspaceSettings,
)

__all__ = [
    "FILE_NAME",
    "OutputSettings",
    "RoundSettings",
    "Settings",
    "WorkspaceSettings",
    "read_settings",
]
