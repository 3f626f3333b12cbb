"""What a kit is built from in another process."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from dcbase._config import FILE_NAME, Settings
from dcbase._flow.kit import Kit
from dcbase._host.loading import LoadedPlugin
from dcbase.errors import ExecutorError, Problem
from dcbase.model import Round


@frozen
class Recipe:
    """Enough to build the same kit again.

    Args:
        root: The workspace's folder.
        plugins: Names and paths, in order.
        versions: Of the plugins, which must be the same in every process.
        sha256: Of the workspace file, which must not change under a run.
        as_of: The day that waivers are held against.
        strict: A check or format that raises stops the run.
    """

    root: str
    plugins: tuple[str, ...]
    versions: tuple[str, ...]
    sha256: str
    as_of: date
    strict: bool = False


def recipe_of(
    settings: Settings,
    used: Iterable[object],
    loaded: Iterable[LoadedPlugin],
    as_of: date,
    strict: bool,
) -> Recipe:
    """Return the recipe of a workspace.

    Raises:
        ExecutorError: A plugin was given as an object: another process cannot find it.
    """
    names = tuple(used)
    for plugin in names:
        if not isinstance(plugin, str):
            raise ExecutorError(problem=Problem.of("plugin-as-object", name=repr(plugin)))
    return Recipe(
        root=str(settings.root),
        plugins=tuple(str(name) for name in names),
        versions=tuple(plugin.version for plugin in loaded),
        sha256=_digest(settings.root),
        as_of=as_of,
        strict=strict,
    )


@lru_cache(maxsize=4)
def kit_for(recipe: Recipe) -> tuple[Kit, Round]:
    """Build the kit of a recipe; a worker does so once.

    Raises:
        ExecutorError: The workspace file or a plugin is not the same here.
    """
    from dcbase._workspace.facade import Workspace  # the facade imports this module

    workspace = Workspace.open(
        recipe.root, plugins=recipe.plugins, as_of=recipe.as_of, strict=recipe.strict
    )
    found = tuple(plugin.version for plugin in workspace._host.plugins)
    if found != recipe.versions or _digest(Path(recipe.root)) != recipe.sha256:
        raise ExecutorError(problem=Problem.of("workspace-changed"))
    return workspace.kit, workspace.round


def _digest(root: Path) -> str:
    return sha256((root / FILE_NAME).read_bytes()).hexdigest()
