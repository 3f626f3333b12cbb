"""The printed figures of a Word file of ours, found again after whoever has edited it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dcbase.model import FigureAt, Finding, Origin, Received, Traced
from dcbase.reading.package import Package
from dcbase.reading.refused import PackageError
from dcbase.reading.safe_xml import parse_xml
from dcbase_docx.figures import NAMESPACE
from dcbase_docx.parts import W
from dcbase_docx.sent_parts import parts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# Word numbers custom parts anew when it saves.
_CUSTOM = re.compile(r"customXml/item\d+\.xml")
_DOCUMENT = "word/document.xml"
_START, _END = f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd"
_TEXTS = {f"{{{W}}}t": None, f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n", f"{{{W}}}tab": "\t"}
_COUNT = re.compile(r"[0-9]{1,9}")


def trace_word(received: Received) -> Iterator[Traced | Finding]:
    """Yield the printed figures of a file that dcbase wrote, in the order they were printed in.

    Of any other Word file nothing; what cannot be opened is a finding.
    """
    try:
        yield from traced_in(parts_of(received.content).package)
    except PackageError as error:
        yield error.finding(file=received.name, sha256=received.sha256)


def traced_in(package: Package) -> tuple[Traced, ...]:
    """Return the printed figures of an open package; none if dcbase did not write it.

    Raises:
        dcbase.reading.refused.PackageError: A part of it cannot be read.
    """
    listed = _listed(package)
    if listed is None or _DOCUMENT not in package:
        return ()
    now = bookmarked(parse_xml(package.read(_DOCUMENT), _DOCUMENT))
    common = {key: listed.get(key) or "" for key in ("profile", "period")}
    found = (_traced(entry, now, common) for entry in listed.iter(f"{{{NAMESPACE}}}figure"))
    return tuple(traced for traced in found if traced is not None)


def is_ours(package: Package) -> bool:
    """Tell whether dcbase wrote a file, whoever has saved it since."""
    return _listed(package) is not None


def bookmarked(root: _Element) -> dict[str, str]:
    """Return the text that each bookmark of a document stands around, by name."""
    open_names: dict[str | None, str] = {}
    found: dict[str, str] = {}
    for node in root.iter(_START, _END, *_TEXTS):
        number = node.get(f"{{{W}}}id")
        if node.tag == _START:
            name = open_names[number] = node.get(f"{{{W}}}name") or ""
            found.setdefault(name, "")
        elif node.tag == _END:
            open_names.pop(number, None)
        elif open_names:
            text = _TEXTS[str(node.tag)] or node.text or ""
            for name in open_names.values():
                found[name] += text
    return found


def _listed(package: Package) -> _Element | None:
    """Return the list of figures; a custom part of somebody else that is broken is not ours."""
    for name in filter(_CUSTOM.fullmatch, package.names):
        content = package.read(name)
        if NAMESPACE.encode() in content:
            root = parse_xml(content, name)
            if root.tag == f"{{{NAMESPACE}}}figures":
                return root
    return None


def _traced(entry: _Element, now: dict[str, str], common: dict[str, str]) -> Traced | None:
    """Return a listed figure; None for an entry that dcbase cannot have written.

    Args:
        now: The text of each bookmark.
        common: What the list says of all of them: only a figure of another round names its own.
    """
    name, unit, code = (entry.get(key) for key in ("name", "unit", "code"))
    if not name or not unit or not code:
        return None
    return Traced(
        name=name,
        ref=FigureAt(unit, code, entry.get("slot") or "", before="period" in entry.attrib),
        printed=entry.get("text") or "",
        now=now.get(name),
        origin=_origin(entry),
        profile=common["profile"],
        period=entry.get("period") or common["period"],
    )


def _origin(entry: _Element) -> Origin | None:
    file = entry.get("file")
    if not file:
        return None
    return Origin(
        file,
        entry.get("sha256") or "",
        line=_number(entry.get("line")),
        column=_number(entry.get("column")),
        sheet=entry.get("sheet"),
        cell=entry.get("cell"),
        paragraph=_number(entry.get("paragraph")),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and _COUNT.fullmatch(text) else None
