"""The guard before every reader of a zip file: office files and archives.

Python before 3.11.8 inflates 57 kB of overlapping entries to 10 GB, and no office reader has
limits of its own.  Nothing is extracted and no name in a package is ever a path.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import Factory, define, frozen

from dcbase.reading.refused import PackageError
from dcbase.reading.zip_directory import ENCRYPTED, Entry, entries

_STORED, _DEFLATED = 0, 8


@frozen(kw_only=True)
class PackageLimits:
    """What a package may be; none of 509 ordinary and odd office files comes near it.

    Args:
        most_entries: In the table of contents.
        most_bytes: Of all entries together, inflated.
        most_bytes_each: Of one entry, inflated.
        most_ratio: Of an entry's bytes to the bytes they are packed in.
        small: An entry of no more bytes than this may be packed as tightly as it likes.
        forgiving: An entry that cannot be read does not refuse the others: it is refused when
            it is asked for.
    """

    most_entries: int = 10_000
    most_bytes: int = 200 * 1024 * 1024
    most_bytes_each: int = 64 * 1024 * 1024
    most_ratio: int = 100
    small: int = 1024 * 1024
    forgiving: bool = False


OFFICE = PackageLimits()
"""Word and Excel files and OpenDocument: one bad part, and the file is refused."""

ARCHIVE = PackageLimits(forgiving=True)
"""An archive of many offices' files: the good ones are kept."""


@define(eq=False)
class Package:
    """A zip file whose table of contents has been judged; entries are inflated when asked for.

    Args:
        names: Of the entries that are no folders, as in the table of contents, each once.
    """

    names: tuple[str, ...]
    _content: bytes
    _limits: PackageLimits
    _entries: Mapping[str, Entry] = Factory(dict)
    _refused: Mapping[str, PackageError] = Factory(dict)

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """Return the bytes of an entry, inflated no further than it was said to go.

        Raises:
            PackageError: There is no such entry, it is damaged, or it is more than it says.
        """
        refused = self._refused.get(name)
        if refused is not None:
            raise refused
        entry = self._entries.get(name)
        if entry is None:
            raise PackageError("DC-1110", entry=name)
        packed = self._content[entry.data : entry.end]
        whole = packed if entry.method == _STORED else _inflated(packed, entry.size, name)
        if len(whole) != entry.size or zlib.crc32(whole) != entry.crc:
            raise PackageError("DC-1109", entry=name)
        return whole


def open_package(content: bytes, limits: PackageLimits = OFFICE) -> Package:
    """Judge the table of contents of a zip file before anything in it is inflated.

    Args:
        content: The whole file.
        limits: What it may be.

    Returns:
        Its entries by name.

    Raises:
        PackageError: It is no zip file or is damaged; entries overlap or there are too many;
            they would come to more than the limits.  Unless the limits are forgiving, also:
            a name twice, a name that leads elsewhere, an encrypted entry, a method other than
            stored and deflated.
    """
    by_name: dict[str, Entry] = {}
    refused: dict[str, PackageError] = {}
    found = [one for one in entries(content, limits.most_entries) if not one.folder]
    if (size := sum(entry.size for entry in found)) > limits.most_bytes:
        raise PackageError("DC-1102", entry="zip", size=size, most=limits.most_bytes)
    named = [(name_of(entry), entry) for entry in found]
    times = Counter(_alike(name) for name, _ in named)
    for name, entry in named:
        by_name.setdefault(name, entry)
        problem = _problem(name, entry, limits, times[_alike(name)])
        if problem is not None and not limits.forgiving:
            raise problem
        if problem is not None:
            refused[name] = problem
    return Package(tuple(by_name), content, limits, by_name, refused)


def name_of(entry: Entry) -> str:
    """Return an entry's name: UTF-8 where it is, else each byte as its IBM PC character.

    Whatever the bytes are, two different names stay different.
    """
    try:
        return entry.raw_name.decode("utf-8" if entry.utf8 else "ascii")
    except UnicodeDecodeError:
        return entry.raw_name.decode("cp437")


def _problem(name: str, entry: Entry, limits: PackageLimits, times: int) -> PackageError | None:
    return next(_problems(name, entry, limits, times), None)


def _problems(name: str, entry: Entry, limits: PackageLimits, times: int) -> Iterator[PackageError]:
    if not _safe(name):
        yield PackageError("DC-1106", entry=ascii(name)[1:-1])
    if times > 1:
        yield PackageError("DC-1105", entry=name)
    if entry.flags & ENCRYPTED:
        yield PackageError("DC-1107", entry=name)
    if entry.method not in (_STORED, _DEFLATED):
        yield PackageError("DC-1108", entry=name, method=entry.method)
    if entry.method == _STORED and entry.compressed != entry.size:
        yield PackageError("DC-1109", entry=name)
    if entry.size > limits.most_bytes_each:
        yield PackageError("DC-1102", entry=name, size=entry.size, most=limits.most_bytes_each)
    if entry.size > max(limits.small, entry.compressed * limits.most_ratio):
        yield PackageError("DC-1103", entry=name, most=limits.most_ratio)


_ELSEWHERE = re.compile(r"[\x00-\x1f\x7f\\]|^/|^[A-Za-z]:|(?:^|/)\.{0,2}(?:/|$)")
_RESERVED = re.compile(
    r"(?:^|/)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.[^/]*)?(?:/|$)", re.IGNORECASE
)
"""Names of devices, whatever follows a point (Windows, "Naming Files, Paths, and Namespaces")."""


def _safe(name: str) -> bool:
    return not _ELSEWHERE.search(name) and not _RESERVED.search(name)


def _alike(name: str) -> str:
    """Return what two names share that one file system or another takes for the same."""
    return unicodedata.normalize("NFC", name).casefold()


def _inflated(packed: bytes, size: int, name: str) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        # One byte more than promised is enough to know that it lied.
        whole = stream.decompress(packed, size + 1)
    except zlib.error:
        raise PackageError("DC-1109", entry=name) from None
    if len(whole) <= size and not stream.eof:
        raise PackageError("DC-1109", entry=name)
    return whole
