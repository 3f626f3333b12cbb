"""Documents as formats are handed them: what the author of an output format tests with."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from dcbase._config import OutputSettings, read_settings
from dcbase._workspace import Workspace
from dcbase.model import Document


def composed(
    folder: Path | str,
    units: Iterable[str] = (),
    *,
    each: bool = False,
    layout: str = "",
    profile: str = "",
    plugins: Iterable[object] = (),
) -> tuple[Document, ...]:
    """Return the documents that a workspace prints, before any format writes them.

    Args:
        folder: Where its ``dcbase.toml`` lies.
        units, each: Whose documents, as for `dcbase.Workspace.build`; left out, its own.
        layout, profile: Full codes, instead of those of the workspace's outputs.
        plugins: Used beside those that it names.

    Raises:
        DcbaseError: Whatever opening and building a workspace raise.
    """
    units = tuple(units)
    settings = read_settings(Path(folder))
    of = "each" if each or units else "workspace"
    outputs = tuple(one for one in settings.outputs if one.of == of)
    if layout:
        outputs = (OutputSettings(of=of, layout=layout, formats=()),)
    if profile:
        outputs = tuple(evolve(one, profile=profile) for one in outputs)
    used = (*settings.plugins, *plugins)
    workspace = Workspace(evolve(settings, outputs=outputs), plugins=used)
    return tuple(workspace.documents(units, each=each))
