"""A folder of files, as a source."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from dcbase.model import Finding, Origin, Received, Source, SourceType, core_kind
from dcbase.plugin import hookimpl

LARGEST = 64 * 1024 * 1024
"""Bytes of one file; no report of a commune is near it."""


@hookimpl
def dcbase_register_sources() -> Iterable[SourceType]:
    return [SourceType(code="folder", collect=collect_folder, options=("path", "pattern"))]


def collect_folder(source: Source) -> Iterator[Received | Finding]:
    """Yield the files of a folder and the folders in it, sorted by name.

    Options: ``path`` (relative to the workspace), ``pattern`` (a glob, default every file).
    Hidden and temporary files (``.x``, ``~$x``, ``x.tmp``) are passed over; links and special
    files are not followed, and are findings, as are files that are too large.
    """
    folder = Path(source.root, source.options.get("path", "."))
    pattern = source.options.get("pattern", "*")
    if not folder.is_dir():
        yield core_kind("DC-1090").found(origin=Origin(str(folder)), facts={"got": str(folder)})
        return
    # Asking a path for each file takes twenty times as long, and most sources have no pattern.
    names = _every(str(folder)) if pattern == "*" else _matching(folder, pattern)
    for name in sorted(names):
        if not passed_over(name):
            yield _received(f"{folder}/{name}", name)


def passed_over(name: str) -> bool:
    """Tell whether a file is hidden, temporary, or what macOS adds to an archive."""
    parts = name.split("/")
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts)
    return hidden or name.endswith((".tmp", "~"))


def _every(folder: str, above: str = "") -> Iterator[str]:
    """Yield the names, from `folder` on, of all that is no folder; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                yield f"{above}{entry.name}"
            elif os.access(entry.path, os.R_OK | os.X_OK):
                yield from _every(entry.path, f"{above}{entry.name}/")


def _matching(folder: Path, pattern: str) -> Iterator[str]:
    for path in folder.rglob(pattern):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder).as_posix()


def _received(path: str, name: str) -> Received | Finding:
    try:
        # O_NOFOLLOW: a link that appears between the look and the opening is not followed.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY)
    except OSError as error:
        return _refused(name, error.strerror or str(error))
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            return _refused(name, "not a regular file")
        if status.st_size > LARGEST:
            return _refused(name, f"{status.st_size} > {LARGEST} bytes")
        content = file.read()
    return Received(name, sha256(content).hexdigest(), content)


def _refused(name: str, problem: str) -> Finding:
    return core_kind("DC-1091").found(origin=Origin(name), facts={"problem": problem, "got": name})


_BINARY = getattr(os, "O_BINARY", 0)
