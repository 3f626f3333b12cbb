"""Loads the data files that a plugin ships: catalogs, forms, layouts, official forms.

A package is named as Python does (``dcbase_law10``; in its own module: ``__name__``), a file by
its path in that package (``catalog/indicators.yaml``).  A plugin that is one file says
``__name__`` too; its paths start from the folder in which it lies.  Files are YAML, read strictly
(`dcbase.reading.read_yaml`); what did not change since is not parsed again.  Whatever is wrong in
one is raised at once, as `dcbase.errors.DataFileError` with file, line and column of each problem.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from attrs import evolve

from dcbase import errors
from dcbase.errors import DataFileError, SaidProblem
from dcbase.layout import Problem, check_typography
from dcbase.messages import LANGUAGES
from dcbase.model import FindingKind, Form, Indicator, Layout, Obligation, Profile
from dcbase.reading import Map, Tree, read_yaml, structure


def load_indicators(package: str, name: str) -> tuple[Indicator, ...]:
    """Return the indicators of a file: a list, or a key ``indicators`` with one.

    Args:
        package: The package that ships the file, or the module of a plugin that is one file.
        name: Its path in the package or beside that file, with ``/`` between folders.

    Raises:
        DataFileError: There is no such file, or something is wrong in it.
    """
    entries: tuple[Indicator, ...] = _read(package, name, tuple[Indicator, ...], "indicators")
    return entries


def load_obligations(package: str, name: str) -> tuple[Obligation, ...]:
    """Return the obligations of a file: a list, or a key ``obligations`` with one.

    Args and errors are those of `load_indicators`.
    """
    entries: tuple[Obligation, ...] = _read(package, name, tuple[Obligation, ...], "obligations")
    return entries


def load_findings(package: str, name: str) -> tuple[FindingKind, ...]:
    """Return the kinds of finding of a file: a list, or a key ``findings`` with one.

    Args and errors are those of `load_indicators`.
    """
    entries: tuple[FindingKind, ...] = _read(package, name, tuple[FindingKind, ...], "findings")
    return entries


def load_forms(package: str, *names: str) -> tuple[Form, ...]:
    """Return a form from each file.

    Args:
        package: The package that ships the files, or the module of a plugin that is one file.
        names: Their paths in it or beside it; each holds the keys of one form.

    Raises:
        DataFileError: No file is named, there is no such file, or something is wrong in it.
    """
    return tuple(_read(package, name, Form, "") for name in _given(package, names))


def load_layouts(package: str, *names: str) -> tuple[Layout, ...]:
    """Return a layout from each file.

    Args and errors are those of `load_forms`.
    """
    return tuple(_read(package, name, Layout, "") for name in _given(package, names))


def load_profiles(package: str, *names: str) -> tuple[Profile, ...]:
    """Return an official form of documents from each file.

    Args and errors are those of `load_forms`; its keys of `typography` are read as well.
    """
    return tuple(_profile(package, name) for name in _given(package, names))


def _profile(package: str, name: str) -> Profile:
    profile: Profile = _read(package, name, Profile, "")
    found = tuple(check_typography(profile))
    if found:
        path = _shown(package, name)
        tree = read_yaml(_content(package, name, path), file=path)
        raise DataFileError(path=path, problems=tuple(_placed(tree, problem) for problem in found))
    return profile


def _placed(tree: Tree, problem: Problem) -> errors.Problem:
    """Return the words of a problem of a profile's typography, with its place in the file."""
    typography = tree.root.get("typography") if isinstance(tree.root, Map) else None
    key = typography.key(problem.part) if isinstance(typography, Map) else None
    place = f":{key.line}:{key.column}" if key else ""
    said = tuple((language, problem.words(language)) for language in LANGUAGES)
    return SaidProblem("", problem.key, said).within(problem.part).within(f"{tree.file}{place}")


def _given(package: object, names: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a folder alone: files are named one by one, so that none is forgotten unseen."""
    if not names:
        problem = errors.Problem.of("data-files").within(package)
        raise DataFileError(path=str(package), problems=(problem,))
    return names


def _read(package: str, name: str, cls: Any, key: str) -> Any:
    """Return what a file holds, for a list of entries below `key` if it has that key."""
    path = _shown(package, name)
    return _structured(_content(package, name, path), path, cls, key)


@cache
def _structured(content: bytes, path: str, cls: Any, key: str) -> Any:
    # By content: a plugin that is one file lies in an office's folder, where people mend its files.
    tree = read_yaml(content, file=path)
    return structure(_below(tree, key) if key else tree, cls, file=path)


def _content(package: str, name: str, path: str) -> bytes:
    try:
        return _folder(package).joinpath(*name.split("/")).read_bytes()
    except (OSError, ImportError, TypeError, ValueError) as error:
        said = errors.Problem.of("data-no-file", package=package, problem=type(error).__name__)
        problem = said.within(path)
        raise DataFileError(path=path, problems=(problem,)) from error


def _folder(package: str) -> Traversable:
    """Return where a package keeps its files: of a plugin that is one file, the folder it is in."""
    return _beside(package) or files(package)


def _shown(package: str, name: str) -> str:
    beside = _beside(package)
    return f"{beside.name if beside else package}/{name}"


def _beside(package: str) -> Path | None:
    module = sys.modules.get(package)
    file = getattr(module, "__file__", None)
    return Path(file).parent if file and not hasattr(module, "__path__") else None


def _below(tree: Tree, key: str) -> Tree:
    """Return the tree with the list below its one key for root; a list may also stand alone."""
    root = tree.root
    if not isinstance(root, Map):
        return tree
    strange = [
        errors.Problem.of("data-only", got=name.text, only=key).within(
            f"{tree.file}:{name.line}:{name.column}"
        )
        for name, _ in root.pairs
        if name.text != key
    ]
    if strange:
        raise DataFileError(path=tree.file, problems=tuple(strange))
    return evolve(tree, root=root.get(key))
