"""The workspace that comes with this plugin: the reference report and its workspace file."""

from __future__ import annotations

from pathlib import Path


def folder() -> Path:
    """Return the folder with ``dcbase.toml`` and ``data/``.

    In an installed wheel it lies inside the package; in a source tree (and an editable
    installation of it) it is the folder of the distribution, two levels up.
    """
    package = Path(__file__).parent
    inside = package / "workspace"
    return inside if inside.is_dir() else package.parent.parent
