"""A package without what its template says of people and machines, and its lists of parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dcbase.model import Document
from dcbase.reading import parse_xml
from dcbase_docx.parts import APPLICATION, W, core_properties, relationships

if TYPE_CHECKING:
    from lxml.etree import _Element

RELATIONS = "word/_rels/document.xml.rels"
_NONE = relationships(()).encode()
_TYPES = "[Content_Types].xml"
_PERSONAL = re.compile(
    r"/?(?:docProps/(?:custom\.xml|thumbnail\.\w+)|word/people\.xml|people\.xml)"
)
_MACHINE = "attachedTemplate"


def as_part(root: _Element) -> bytes:
    """Return a tree as the bytes of a part."""
    from lxml import etree

    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made


def relate(content: dict[str, bytes], kind: str, target: str) -> str:
    """Add a relationship to the main part and return its name."""
    listed = parse_xml(content.setdefault(RELATIONS, _NONE), RELATIONS)
    taken = {one.get("Id") for one in listed}
    name = next(f"rIdDc{n}" for n in range(1, len(taken) + 2) if f"rIdDc{n}" not in taken)
    said = {"Id": name, "Type": kind, "Target": target}
    listed.append(listed.makeelement(_beside(listed, "Relationship"), said))
    content[RELATIONS] = as_part(listed)
    return name


def typed(content: dict[str, bytes], name: str, kind: str) -> None:
    """Say what a part is."""
    types = parse_xml(content[_TYPES], _TYPES)
    said = {"PartName": f"/{name}", "ContentType": kind}
    types.append(types.makeelement(_beside(types, "Override"), said))
    content[_TYPES] = as_part(types)


def nameless(content: dict[str, bytes], document: Document) -> None:
    """Take out who wrote the template, when, where and with what; say what the document is."""
    for name in [one for one in content if _PERSONAL.fullmatch(one)]:
        del content[name]
    title = " ".join(part for part in (document.title, document.subject) if part)
    content["docProps/core.xml"] = core_properties(title, document.language).encode()
    if "docProps/app.xml" in content:
        content["docProps/app.xml"] = APPLICATION.encode()
    for name in [one for one in content if one.endswith(".rels")]:
        _without(content, name, "Target")
    _without(content, _TYPES, "PartName")
    settings = "word/settings.xml"
    if settings in content:
        root = parse_xml(content[settings], settings)
        for one in list(root.iter(f"{{{W}}}{_MACHINE}")):
            root.remove(one)
        content[settings] = as_part(root)


def _without(content: dict[str, bytes], name: str, key: str) -> None:
    """Take the entries of parts that are gone out of a list of parts."""
    listed = parse_xml(content[name], name)
    for one in list(listed):
        machine = (one.get("Type") or "").endswith(f"/{_MACHINE}")
        if machine or _PERSONAL.fullmatch(one.get(key) or ""):
            listed.remove(one)
    content[name] = as_part(listed)


def _beside(listed: _Element, name: str) -> str:
    return f"{str(listed.tag).rpartition('}')[0]}}}{name}"
