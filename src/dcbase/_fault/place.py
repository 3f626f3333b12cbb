"""Which line of a plugin was running when Python failed."""

from __future__ import annotations

import sysconfig
import traceback
from pathlib import Path

import dcbase

_OURS = str(Path(dcbase.__file__).parent)
_STANDARD = sysconfig.get_path("stdlib")
_INSTALLED = ("site-packages", "dist-packages")
_PASSED_ON = ("pluggy",)
"""Folders of what stands between dcbase and a plugin's function."""


def place_of(error: BaseException) -> str:
    """Return the last line of a plugin's own files in a traceback; empty if there is none."""
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        return _called(error.filename, error.lineno)
    walked = traceback.walk_tb(error.__traceback__)
    frames = [(frame.f_code.co_filename, line) for frame, line in walked]
    first = next((file for file, _ in frames if not _between(file)), None)
    if first is None:
        return ""
    root = _root(Path(first))
    own = [(file, line) for file, line in frames if file == first or _inside(file, root)]
    return _called(*own[-1])


def _between(file: str) -> bool:
    """Tell whether a file is dcbase's, Python's, or of what carries calls to plugins."""
    if file.startswith(("<", _OURS)) or Path(file).parent.name in _PASSED_ON:
        return True
    return file.startswith(_STANDARD) and not any(each in file for each in _INSTALLED)


def _root(file: Path) -> Path | None:
    """Return the outermost package that a file is in; None for a file by itself."""
    folder, found = file.parent, None
    while (folder / "__init__.py").is_file():
        folder, found = folder.parent, folder
    return found


def _inside(file: str, root: Path | None) -> bool:
    return root is not None and Path(file).is_relative_to(root)


def _called(file: str, line: int) -> str:
    path = Path(file)
    root = _root(path)
    name = path.name if root is None else path.relative_to(root.parent).as_posix()
    return f"{name}:{line}"
