"""A folder of files, as a source."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

from dcbase._builtin.passing import passed_over, why_passed_over
from dcbase.errors import system_words
from dcbase.messages import LANGUAGES
from dcbase.model import Fact, Finding, Origin, Received, Source, SourceType, core_kind
from dcbase.plugin import hookimpl

LARGEST = 64 * 1024 * 1024
"""Bytes of one file; no report of a commune is near it."""


@hookimpl
def dcbase_register_sources() -> Iterable[SourceType]:
    return [SourceType(code="folder", collect=collect_folder, options=("path", "pattern"))]


def collect_folder(source: Source) -> Iterator[Received | Finding]:
    """Yield the files of a folder and the folders in it, sorted by name.

    Options: ``path`` (relative to the workspace), ``pattern`` (a glob, default every file).
    Links and special files are not followed, and are findings, as are files that are too large
    and files and folders that may not be read.  Last comes what is passed over for its name
    (hidden, temporary, a lock), with the reason.
    """
    path = source.options.get("path", ".")
    folder = Path(source.root, path)
    if not folder.is_dir():
        yield core_kind("DC-1090").found(origin=Origin(str(folder)), facts={"got": str(folder)})
        return
    held = list(_walked(str(folder)))
    pattern = source.options.get("pattern", "*")
    names = [one for one in held if isinstance(one, str)]
    if pattern != "*":
        names = [name for name in names if _fits(name.split("/"), ["**", *pattern.split("/")])]
    for name in sorted(names):
        if not why_passed_over(name):
            yield _received(f"{folder}/{name}", name)
    yield from (_closed(*one, path) for one in held if not isinstance(one, str))
    yield from passed_over(names, path)


def _walked(folder: str) -> Iterator[str | tuple[str, OSError]]:
    """Yield the names, from `folder` on, of all that is no folder, and folders that do not open.

    Links are not followed; a hidden folder is yielded itself and not gone into.
    """
    waiting = [""]
    while waiting:
        above = waiting.pop()
        try:
            with os.scandir(f"{folder}/{above}") as entries:
                for entry in entries:
                    if not entry.is_dir(follow_symlinks=False):
                        yield f"{above}{entry.name}"
                    elif why_passed_over(f"{entry.name}/"):
                        yield f"{above}{entry.name}/"
                    else:
                        waiting.append(f"{above}{entry.name}/")
        except OSError as error:
            yield above, error


def _fits(parts: list[str], patterns: list[str]) -> bool:
    """Tell whether a path fits a glob, part by part."""
    if not patterns:
        return not parts
    first, *rest = patterns
    if first == "**":
        return any(_fits(parts[start:], rest) for start in range(len(parts) + 1))
    return bool(parts) and fnmatch(parts[0], first) and _fits(parts[1:], rest)


def _received(path: str, name: str) -> Received | Finding:
    try:
        descriptor = os.open(path, os.O_RDONLY | _FLAGS)
    except OSError as error:
        return _unopened(name, error)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            return _refused("DC-1086", name)
        if status.st_size > LARGEST:
            return _refused("DC-1087", name, size=status.st_size, most=LARGEST)
        content = file.read()
    return Received(name, sha256(content).hexdigest(), content)


def _unopened(name: str, error: OSError) -> Finding:
    if error.errno in (errno.ELOOP, errno.ENXIO):  # what is said of a link, and of a socket
        return _refused("DC-1086", name)
    if isinstance(error, PermissionError):
        return _refused("DC-1083", name)
    return _refused("DC-1091", name, **_said(error))


def _closed(name: str, error: OSError, source: str) -> Finding:
    """Return the finding about a folder that does not open; `name` ends in a slash, or is it."""
    shown = name.rstrip("/") or source
    if isinstance(error, PermissionError):
        return _refused("DC-1088", shown)
    return _refused("DC-1084", shown, **_said(error))


def _said(error: OSError) -> dict[str, Fact]:
    """Return what the system refused as facts, in both languages."""
    return {f"problem_{one}": system_words(error, one, reading=True) for one in LANGUAGES}


def _refused(code: str, name: str, **facts: Fact) -> Finding:
    return core_kind(code).found(origin=Origin(name), facts={"got": name, **facts})


# O_NOFOLLOW: a link that appears between the look and the opening is not followed.
# O_NONBLOCK: a pipe that nobody writes into does not keep us waiting for ever.
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
