"""A zip archive of files, as mail programs and scanners of inboxes make them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath

from dcbase._builtin.passing import passed_over, why_passed_over
from dcbase.model import Fact, Finding, Origin, Received, core_kind
from dcbase.reading import ARCHIVE, Package, PackageError, open_package
from dcbase.text import bare, nfc

ARCHIVES = frozenset((".zip", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".cab", ".arj"))
MOST_TOLD = 50
"""Entries of one archive that cannot be had and are named one by one."""
_OFFICE = ("[Content_Types].xml", "mimetype")
"""An entry that only an office file has: a Word or Excel file; OpenDocument."""


def unpack_zip(received: Received) -> Iterator[Received | Finding]:
    """Yield the files of an archive, sorted by name, under ``archive.zip/name``.

    Hidden and temporary files are passed over and named, as in a folder.  A file that cannot be
    had, and an archive in the archive, is a finding; nothing is ever written anywhere.
    """
    try:
        package = open_package(received.content, ARCHIVE)
    except PackageError as error:
        yield error.finding(file=received.name, sha256=received.sha256)
        return
    if any(name in package for name in _OFFICE):
        yield _found("DC-1057", received.name, got="Word / Excel / OpenDocument")
        return
    names = [(recovered(name), name) for name in package.names if not _passed_over(name)]
    if not names:
        yield _found("DC-1124", received.name)
    told = 0
    for shown, name in sorted(names):
        inner = _inner(package, name, f"{received.name}/{shown}")
        told += isinstance(inner, Finding)
        if isinstance(inner, Received) or told <= MOST_TOLD:
            yield inner
    if told > MOST_TOLD:
        yield _found("DC-1008", received.name, most=MOST_TOLD)
    left = (recovered(name) for name in package.names if _passed_over(name))
    yield from passed_over(left, received.name)


def _inner(package: Package, name: str, file: str) -> Received | Finding:
    if PurePosixPath(name).suffix.lower() in ARCHIVES:
        return _found("DC-1123", file)
    try:
        content = package.read(name)
    except PackageError as error:
        return error.finding(file=file)
    return Received(file, sha256(content).hexdigest(), content)


def _passed_over(name: str) -> bool:
    # A name that leads elsewhere is no hidden file: it is told.
    return bool(why_passed_over(name)) and ".." not in name.split("/")


def _found(code: str, file: str, **facts: Fact) -> Finding:
    return core_kind(code).found(origin=Origin(file), facts=facts)


def recovered(name: str) -> str:
    """Return the name of an entry as it was before a program took its bytes for cp437.

    A zip file whose names are not marked as UTF-8 says nothing about their encoding.  They are
    UTF-8 if they can be (macOS); else the code page of Vietnamese Windows, cp1258, if every
    letter is then one that Vietnamese has; else they stay as they are.
    """
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return nfc(name)
    for encoding in ("utf-8", "cp1258"):
        try:
            meant = nfc(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _vietnamese(meant):
            return meant
    return nfc(name)


def _vietnamese(name: str) -> bool:
    return all(sign.isascii() or (sign.isalpha() and bare(sign).isascii()) for sign in name)
