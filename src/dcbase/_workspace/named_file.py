"""A file that somebody names on the command line: read, or refused with the reason."""

from __future__ import annotations

from pathlib import Path

from dcbase.errors import UnreadableFileError


def bytes_of_file(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        UnreadableFileError: The system does not let it be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path=str(path), problem=error) from None
