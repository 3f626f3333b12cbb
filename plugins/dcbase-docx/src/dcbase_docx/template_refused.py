"""What an office's own template must not hold: people, programs, marks where none is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dcbase.reading import parse_xml
from dcbase_docx.lint_findings import Found
from dcbase_docx.numbering import children, local, value
from dcbase_docx.parts import W
from dcbase_docx.sent_parts import Parts
from dcbase_docx.template_package import boxed, parts_within

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_TRACKED = ("ins", "del", "moveFrom", "moveTo", "commentReference", "rPrChange", "pPrChange")
_ACTIVE = ("object", "altChunk", "control", "subDoc")
_KINDS_REFUSED = (
    "vbaProject",
    "oleObject",
    "package",
    "control",
    "aFChunk",
    "subDocument",
    "frame",
)
_KINDS_OUTSIDE = ("hyperlink", "attachedTemplate")
_BEGUN = ("{{", "{%", "{#")
_NOT_FILLED = ("footnotes", "endnotes")


def strange_in(parts: Parts, found: Found) -> None:
    """Name what a template must not hold: people, programs, and marks where none is filled in."""
    if parts.main != _MAIN:
        found.add("DC-7089", parts.main, got=parts.main[:60])
    tracked = 0
    for part in parts_within(parts):
        elements = [local(one) for one in part.root.iter()]
        tracked += sum(name in _TRACKED for name in elements)
        for name in sorted({*_ACTIVE} & {*elements}):
            found.add("DC-7089", name, got=name)
        for text, vi, en in _outside(part.root):
            found.add("DC-7092", text, vi, got=text[:40], place_vi=vi, place_en=en)
    if tracked:
        found.add("DC-7088", places=tracked)
    for kind in _NOT_FILLED:
        for root in parts.roots(kind):
            text = "".join(str(one.text or "") for one in root.iter(f"{{{W}}}t"))
            if any(mark in text for mark in _BEGUN):
                found.add("DC-7092", kind, got=kind, place_vi="chú thích", place_en="notes")
    for got in _related(parts):
        found.add("DC-7089", got, got=got)


def _related(parts: Parts) -> Iterator[str]:
    """Yield what the package refers to and a template must not: programs, objects, other files.

    Every part goes through the guard here, since docxtpl opens them all without one.
    """
    for name in parts.package.names:
        if not name.endswith((".xml", ".rels")):
            continue
        for one in children(parse_xml(parts.package.read(name), name), "Relationship"):
            kind = value(one, "Type").rpartition("/")[2]
            outside = value(one, "TargetMode") == "External" and kind not in _KINDS_OUTSIDE
            if kind in _KINDS_REFUSED or outside:
                yield f"{kind}: {value(one, 'Target')[:60]}" if outside else kind


def _outside(root: _Element) -> Iterator[tuple[str, str, str]]:
    """Yield the marks that stand in boxes, in codes of fields and in attributes."""
    for one in root.iter():
        text = str(one.text or "") if local(one) in ("t", "instrText") else ""
        if any(mark in text for mark in _BEGUN):
            if local(one) == "instrText":
                yield text, "mã trường", "the code of a field"
            elif boxed(one):
                yield text, "hộp chữ", "a text box"
        for said in one.attrib.values():
            if any(mark in str(said) for mark in _BEGUN):
                yield str(said), "thuộc tính", "an attribute"
