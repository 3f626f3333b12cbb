"""Frames on a pipe: one byte that says what it is, four for the length, then that much.

A request is HEADER and BYTES (the file); an answer any number of ITEMs, each with the BYTES that
belong to it if it has some, and then END, FAILED or NO_MEMORY.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

_HEAD = struct.Struct("<cI")

HEADER = b"H"
BYTES = b"B"
ITEM = b"I"
END = b"E"
FAILED = b"F"
NO_MEMORY = b"M"

MOST_FRAME = 64 * 1024 * 1024
"""Bytes of one frame: no file received and no entry of an archive is larger."""
MOST_ANSWER = 256 * 1024 * 1024
"""Bytes of all frames of one answer: an archive inflated, and its names."""
MOST_JSON = 32 * 1024 * 1024
"""Bytes of one item: what one file said, in the parent's memory some ten times as much."""
MOST_ITEMS = 20_000


class GarbageError(ValueError):
    """What came is no frame."""


def send(pipe: BinaryIO, kind: bytes, content: bytes = b"") -> None:
    """Write one frame and hand it over."""
    pipe.write(_HEAD.pack(kind, len(content)))
    pipe.write(content)
    pipe.flush()


def receive(pipe: BinaryIO, most: int = MOST_FRAME) -> tuple[bytes, bytes]:
    """Read one frame.

    Raises:
        EOFError: The other side is gone.
        GarbageError: It says that it is longer than `most` bytes.
    """
    head = _exactly(pipe, _HEAD.size)
    kind, size = _HEAD.unpack(head)
    if size > most:
        raise GarbageError(f"{size} bytes")
    return kind, _exactly(pipe, size)


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return content
