"""The parts of a Word package, found by their relationships and never by their names.

ECMA-376 Part 2, clause 9 (relationships); Part 1, 11.3 (the parts of a document).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import define

from dcbase.reading import Package, PackageError, open_package, parse_xml
from dcbase_docx.numbering import local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = "[Content_Types].xml"
_OLD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")


@define(eq=False)
class Parts:
    """The main part of a document and what it refers to.

    Args:
        main: Name of the main part.
        related: Kind and name of what it refers to: ``numbering``, ``styles``, ``header``.
    """

    package: Package
    main: str
    related: tuple[tuple[str, str], ...]

    def root(self, kind: str) -> _Element | None:
        """Return the root of the first part of a kind; None if the document has none."""
        return next(self.roots(kind), None)

    def roots(self, kind: str) -> Iterator[_Element]:
        """Yield the roots of all parts of a kind, each once.

        Raises:
            PackageError: A part is damaged or is no XML that is read.
        """
        for name in dict.fromkeys(name for one, name in self.related if one == kind):
            if name in self.package:
                yield parse_xml(self.package.read(name), name)

    def document(self) -> _Element:
        """Return the root of the main part."""
        root = parse_xml(self.package.read(self.main), self.main)
        if local(root) != "document":
            raise PackageError("DC-1070", got=local(root)[:40])
        return root


def parts_of(content: bytes) -> Parts:
    """Open a Word file.

    Args:
        content: The whole file.

    Raises:
        PackageError: The guard refuses the package; it is Word 97-2003 or has a password; it is
            some other kind of package.
    """
    if content.startswith(_OLD):
        raise _of_the_old_kind(content)
    package = open_package(content)
    if _has_programs(package):
        raise PackageError("DC-1070", got="Word + macro (.docm)")
    mains = [name for kind, name in _related(package, "") if kind == "officeDocument"]
    main = next((name for name in mains if name in package), "")
    if not main:
        raise PackageError("DC-1070", got="zip")
    return Parts(package, main, tuple(_related(package, main)))


def _has_programs(package: Package) -> bool:
    """Tell whether there are macros in a package, whatever it is called."""
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        return True
    return _TYPES in package and b"macroEnabled" in package.read(_TYPES)


def _of_the_old_kind(content: bytes) -> PackageError:
    if _LOCKED in content:
        return PackageError("DC-1071")
    return PackageError("DC-1070", got="Word 97-2003" if _OLD_WORD in content else "OLE")


def _related(package: Package, part: str) -> Iterator[tuple[str, str]]:
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package:
        return
    for one in parse_xml(package.read(listed), listed):
        if local(one) == "Relationship" and value(one, "TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, value(one, "Target")))
            yield value(one, "Type").rpartition("/")[2], target.lstrip("/")
