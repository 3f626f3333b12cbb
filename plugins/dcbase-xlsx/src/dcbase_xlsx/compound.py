"""One stream out of a compound file ([MS-CFB]): the container of .xls."""

from __future__ import annotations

import struct

_FREE = 0xFFFFFFFA
"""The first number that is no sector: end of a chain, a free sector, the table's own."""
_ENTRY = 128
_NUMBERS_IN_HEAD = 109


def stream(content: bytes, names: tuple[str, ...]) -> bytes | None:
    """Return the first stream that has one of these names; None if there is none to be read.

    A chain of sectors that runs in a circle ends where it began; a small stream, kept in the
    stream of streams, is not looked for, since no workbook is that small.
    """
    try:
        return _stream(content, names)
    except (struct.error, IndexError):
        return None


def _stream(content: bytes, names: tuple[str, ...]) -> bytes | None:
    size = 1 << min(struct.unpack_from("<H", content, 30)[0], 16)
    table = _table(content, size)
    directory = _chain(content, size, table, struct.unpack_from("<I", content, 48)[0])
    smallest = struct.unpack_from("<I", content, 56)[0]
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
        start, extent = struct.unpack_from("<II", directory, at + 116)
        if name in names and extent >= smallest:
            return _chain(content, size, table, start)[:extent]
    return None


def _table(content: bytes, size: int) -> list[int]:
    """Return the number of the sector that follows each sector."""
    sectors = list(struct.unpack_from(f"<{_NUMBERS_IN_HEAD}I", content, 76))
    following = struct.unpack_from("<I", content, 68)[0]
    seen: set[int] = set()
    while following < _FREE and following not in seen:
        seen.add(following)
        more = _numbers(content, size, following)
        sectors += more[:-1]
        following = more[-1]
    return [
        number for sector in sectors if sector < _FREE for number in _numbers(content, size, sector)
    ]


def _numbers(content: bytes, size: int, sector: int) -> list[int]:
    return list(struct.unpack_from(f"<{size // 4}I", content, (sector + 1) * size))


def _chain(content: bytes, size: int, table: list[int], sector: int) -> bytes:
    parts: list[bytes] = []
    most = len(content) // size + 1
    while sector < _FREE and len(parts) <= most:
        parts.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)
