"""Deliver: from bytes to a file.  The only step that writes."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from dcbase.errors import DeliverError
from dcbase.model import Artifact


def deliver(artifact: Artifact, folder: Path) -> Path:
    """Write an artifact into a folder, whole or not at all.

    The bytes go to a temporary file beside the target, are flushed to the disk and then take
    the target's name, so that a reader (or a power cut) never meets half a file.

    Raises:
        DeliverError: The folder cannot be made or written.
    """
    path = folder / artifact.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, artifact.content)
    except OSError as error:
        raise DeliverError(path=str(path), problem=error) from error
    return path


def _write(path: Path, content: bytes) -> None:
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".dcbase-", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows cannot open a folder
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
