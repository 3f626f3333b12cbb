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
    for path in sorted(folder.rglob(pattern), key=lambda found: found.as_posix()):
        name = path.relative_to(folder).as_posix()
        if not _passed_over(name) and not (path.is_dir() and not path.is_symlink()):
            yield _received(path, name)


def _passed_over(name: str) -> bool:
    parts = name.split("/")
    return any(part.startswith((".", "~$")) for part in parts) or name.endswith((".tmp", "~"))


def _received(path: Path, name: str) -> Received | Finding:
    try:
        # O_NOFOLLOW: a link that appears between the look and the opening is not followed.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY)
    except OSError as error:
        return _refused(name, error.strerror or str(error))
    with os.fdopen(descriptor, "rb") as file:
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
