"""The table of contents of a zip file, read with nothing taken for granted.

The layout is that of PKWARE's APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (central
directory), 4.3.14 to 4.3.16 (the end records) and 4.5.3 (sizes of more than 4 GB).  The
standard library's reader takes memory before it can be told how much, finds overlaps only in
its later releases, and answers with a dozen kinds of exception.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from attrs import frozen

from dcbase.reading.refused import PackageError

_END = struct.Struct("<4s4H2LH")
_END_64_AT = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_EXTRA = struct.Struct("<2H")

_LONGEST_COMMENT = 0xFFFF
_IN_EXTRA = 0xFFFFFFFF
_ZIP_64 = 0x0001
_UNICODE_NAME = 0x7075

ENCRYPTED = 0x0001
_UTF8 = 0x0800

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""How an office file with a password begins, and the stream that only it has."""


@frozen(kw_only=True)
class Entry:
    """One line of the table of contents.

    Args:
        raw_name: As written; its encoding is not known unless `utf8`.
        utf8: The writer says that the name is UTF-8.
        flags, method, crc: As in the file; method 0 is stored, 8 is deflated.
        compressed, size: Bytes in the file, and bytes that they are said to become.
        begin: Where its local header stands in the file.
        data: Where its bytes begin.
    """

    raw_name: bytes
    utf8: bool
    flags: int
    method: int
    crc: int
    compressed: int
    size: int
    begin: int
    data: int

    @property
    def end(self) -> int:
        """Where its bytes end."""
        return self.data + self.compressed

    @property
    def folder(self) -> bool:
        """Tell whether it only names a folder."""
        return self.raw_name.endswith((b"/", b"\\")) and self.size == 0


def entries(content: bytes, most: int) -> tuple[Entry, ...]:
    """Return the table of contents of a zip file.

    Args:
        content: The whole file.
        most: Entries at most; more are refused before the table is read.

    Raises:
        PackageError: It is no zip file, is cut off or damaged, has too many entries, or two of
            them share bytes.
    """
    offset, size = _table(content)
    if content.count(b"PK\x01\x02", offset, offset + size) > most:
        raise PackageError("DC-1101", most=most)
    found = tuple(_read(content, offset, offset + size))
    _must_not_overlap(found, offset)
    return found


def _table(content: bytes) -> tuple[int, int]:
    """Return where the table begins and how many bytes it has."""
    at = content.rfind(b"PK\x05\x06", max(0, len(content) - _END.size - _LONGEST_COMMENT))
    if at < 0 or len(content) < at + _END.size:
        raise _no_zip(content)
    size, offset = _END.unpack_from(content, at)[5:7]
    if _IN_EXTRA in (size, offset):
        offset, size = _table_64(content, at)
    if offset + size > at:
        raise PackageError("DC-1116")
    return offset, size


def _table_64(content: bytes, end: int) -> tuple[int, int]:
    at = end - _END_64_AT.size
    if at >= 0 and content.startswith(b"PK\x06\x07", at):
        record = _END_64_AT.unpack_from(content, at)[2]
        if content.startswith(b"PK\x06\x06", record) and record + _END_64.size <= at:
            size, offset = _END_64.unpack_from(content, record)[8:10]
            return offset, size
    raise PackageError("DC-1116")


def _no_zip(content: bytes) -> PackageError:
    if content.startswith(_OLE) and _LOCKED in content:
        return PackageError("DC-1107", entry="EncryptedPackage")
    if content.startswith(b"PK\x03\x04"):
        return PackageError("DC-1116")
    return PackageError("DC-1100")


def _read(content: bytes, at: int, end: int) -> Iterator[Entry]:
    while at < end:
        if at + _CENTRAL.size > end or not content.startswith(b"PK\x01\x02", at):
            raise PackageError("DC-1116")
        line = _CENTRAL.unpack_from(content, at)
        flags, method = line[5:7]
        crc, compressed, size, name, extra, comment = line[9:15]
        begin = line[18]
        at += _CENTRAL.size
        raw_name = content[at : at + name]
        extras = dict(_extras(content[at + name : min(at + name + extra, end)]))
        at += name + extra + comment
        if at > end:
            raise PackageError("DC-1116")
        size, compressed, begin = _wide((size, compressed, begin), extras.get(_ZIP_64, b""))
        renamed = extras.get(_UNICODE_NAME, b"")[5:]
        yield Entry(
            raw_name=renamed or raw_name,
            utf8=bool(renamed) or bool(flags & _UTF8),
            flags=flags,
            method=method,
            crc=crc,
            compressed=compressed,
            size=size,
            begin=begin,
            data=_data(content, begin, raw_name),
        )


def _extras(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + _EXTRA.size <= len(content):
        kind, size = _EXTRA.unpack_from(content, at)
        at += _EXTRA.size
        yield kind, content[at : at + size]
        at += size


def _wide(narrow: tuple[int, int, int], extra: bytes) -> tuple[int, int, int]:
    """Return size, compressed size and place, those that did not fit from the extra field."""
    values = list(narrow)
    for number, value in enumerate(narrow):
        if value == _IN_EXTRA:
            if len(extra) < 8:
                raise PackageError("DC-1116")
            values[number], extra = int.from_bytes(extra[:8], "little"), extra[8:]
    return values[0], values[1], values[2]


def _data(content: bytes, begin: int, raw_name: bytes) -> int:
    """Return where an entry's bytes begin; its local header must name the same entry."""
    if begin + _LOCAL.size > len(content) or not content.startswith(b"PK\x03\x04", begin):
        raise PackageError("DC-1116")
    header: tuple[int, ...] = _LOCAL.unpack_from(content, begin)
    name, extra = header[-2:]
    at = begin + _LOCAL.size
    if content[at : at + name] != raw_name:
        raise PackageError("DC-1116")
    return at + name + extra


def _must_not_overlap(found: tuple[Entry, ...], table: int) -> None:
    end = 0
    for entry in sorted(found, key=lambda one: (one.begin, one.end)):
        if entry.begin < end:
            raise PackageError("DC-1104")
        end = entry.end
    if end > table:
        raise PackageError("DC-1104")
