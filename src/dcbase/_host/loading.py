"""Find and import a plugin that a workspace names, and no other."""

from __future__ import annotations

import re
import sys
import time
from hashlib import sha256
from importlib import import_module, util
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from dcbase._fault import cause_of
from dcbase._version import __version__
from dcbase.errors import PluginFileError, PluginLoadError, PluginNotFoundError, Problem
from dcbase.model.named import SHORT_CODE
from dcbase.plugin import NAME
from dcbase.text import bare

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@frozen(eq=False)
class LoadedPlugin:
    """A plugin that was imported.

    Args:
        name: As it is called in messages.
        module: The module or object that carries the hooks.
        distribution: Where it comes from: a distribution's name, a path, or ``dcbase``.
        version: Of the distribution; empty for a file.
        milliseconds: How long importing it took.
    """

    name: str
    module: object
    distribution: str = ""
    version: str = ""
    milliseconds: int | None = None

    @property
    def namespace(self) -> str:
        """What the host puts before its codes."""
        return self.name.removeprefix(f"{NAME}-")


def load(name: str, root: Path | None) -> LoadedPlugin:
    """Import the plugin that a workspace file calls `name`.

    Args:
        name: The name of an entry point, or a path to a ``.py`` file that starts with ``.`` or
            ``/`` and is relative to the workspace.
        root: The workspace's folder.

    Raises:
        PluginNotFoundError: No such entry point, or (a `PluginFileError`) no such file.
        PluginLoadError: It raised on import, was made for another dcbase, or has a name that
            cannot stand before a code.
    """
    started = time.perf_counter()
    plugin = _from_file(name, root or Path()) if name.endswith(".py") else _from_entry_point(name)
    return evolve(plugin, milliseconds=round((time.perf_counter() - started) * 1000))


def load_builtin(module: str) -> LoadedPlugin:
    """Import one of dcbase's own plugins."""
    return LoadedPlugin(NAME, import_module(module), NAME, __version__)


def named(plugin: object) -> LoadedPlugin:
    """Wrap a plugin that was given as an object."""
    own = getattr(plugin, "__plugin_name__", None) or getattr(plugin, "__name__", None)
    name = str(own or type(plugin).__name__).rpartition(".")[2]
    return LoadedPlugin(name, plugin, "object")


def entry_points() -> tuple[EntryPoint, ...]:
    """Return every plugin that is installed, by name; nothing is imported."""
    from importlib import metadata  # slow to import, and a run without plugins needs none

    return tuple(sorted(metadata.entry_points(group=NAME), key=lambda point: point.name))


def incompatibility(point: EntryPoint) -> Problem | None:
    """Say why a plugin's distribution does not fit this dcbase; None if it does."""
    for requirement in (point.dist.requires if point.dist else None) or ():
        found = re.match(r"dcbase(?![\w.-])\s*\(?([<>=!~0-9., a-z]*)", requirement)
        if found and not _satisfied(found[1]):
            return Problem.of("for-another-dcbase", needs=requirement, version=__version__)
    return None


def _from_entry_point(name: str) -> LoadedPlugin:
    point = next((point for point in entry_points() if point.name == name), None)
    if point is None:
        meant = _meant(name)
        raise PluginNotFoundError(plugin=name, hook="", problem="", suggestion=meant)
    _must_begin_codes(name, name.removeprefix(f"{NAME}-"))
    dist = point.dist
    distribution, version = (dist.name, dist.version) if dist else ("", "")
    if reason := incompatibility(point):
        raise PluginLoadError(plugin=name, hook="", problem=reason)
    try:
        module = point.load()
    except (Exception, SystemExit) as error:
        at = f" [{dist.name} {dist.version}]" if dist else ""
        problem = Problem.of("raised-from", problem=cause_of(error), at=at)
        raise PluginLoadError(plugin=name, hook="", problem=problem) from error
    return LoadedPlugin(name, module, distribution, version)


def _meant(name: str) -> str:
    """Return the installed plugin that a name resembles, as messages suggest it; or nothing."""
    from difflib import get_close_matches

    installed = [point.name for point in entry_points()]
    meant = name.casefold().replace("_", "-")
    near = get_close_matches(meant, installed, n=1, cutoff=0.8)
    # The namespace that stands before the codes (law10:DT05) is easily taken for the name.
    near = [one for one in installed if one == f"{NAME}-{meant}"] or near
    return f" → {near[0]}?" if near else ""


def _from_file(name: str, root: Path) -> LoadedPlugin:
    path = (root / name).resolve()
    if not path.is_file():
        raise PluginFileError(plugin=name, path=str(path))
    _must_begin_codes(name, path.stem)
    # attrs and dataclasses look their module up by name; two workspaces may have two files of
    # one name.
    mark = sha256(str(path).encode()).hexdigest()[:12]
    spec = util.spec_from_file_location(f"_dcbase_file_{mark}_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise PluginLoadError(plugin=name, hook="", problem=Problem.of("no-python-file"))
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        problem = cause_of(error)
        if isinstance(error, OSError) and error.filename == str(path):  # no line of it was run
            problem = Problem.of("config-unreadable", problem=error)
        raise PluginLoadError(plugin=name, hook="", problem=problem) from error
    return LoadedPlugin(path.stem, module, str(path))


def _must_begin_codes(name: str, namespace: str) -> None:
    """Refuse a plugin whose name no code could begin with, before anything of it is run."""
    if not re.fullmatch(SHORT_CODE, namespace):
        fit = re.sub(r"[^a-z0-9]+", "_", bare(namespace)).strip("_") or "house"
        problem = Problem.of("name-before-codes", fit=fit)
        raise PluginLoadError(plugin=name, hook="", problem=problem)


def _satisfied(specifier: str) -> bool:
    """Tell whether this dcbase fits; only plain comparisons of release numbers are judged."""
    have = _release(__version__)
    for clause in filter(None, (part.strip() for part in specifier.split(","))):
        found = re.match(r"(>=|<=|<|>|==)\s*([0-9.]+)\Z", clause)
        if found and not _compare(have, found[1], _release(found[2])):
            return False
    return True


def _release(version: str) -> tuple[int, ...]:
    numbers = re.match(r"[0-9]+(\.[0-9]+)*", version)
    return tuple(int(part) for part in numbers[0].split(".")) if numbers else ()


def _compare(have: tuple[int, ...], operator: str, want: tuple[int, ...]) -> bool:
    width = max(len(have), len(want))
    one, other = (part + (0,) * (width - len(part)) for part in (have, want))
    match operator:
        case ">=":
            return one >= other
        case "<=":
            return one <= other
        case "<":
            return one < other
        case ">":
            return one > other
        case _:
            return one == other
