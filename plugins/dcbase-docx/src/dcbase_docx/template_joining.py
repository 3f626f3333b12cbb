"""The words of a template, with each mark in one piece whatever Word has made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbase.reading import parse_xml
from dcbase_docx.packing import pack
from dcbase_docx.parts import XML, W
from dcbase_docx.sent_parts import Parts
from dcbase_docx.template_marks import marks
from dcbase_docx.template_tables import remember

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_PROPERTIES = (
    f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties"/>'
)
# XML would make "&amp;" of it, which is not read as one sign again inside a mark.
_AND = "\\x26"
_FILLED = ("header", "footer")
_TEXT, _PARAGRAPH = f"{{{W}}}t", f"{{{W}}}p"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def texts(paragraph: _Element) -> list[_Element]:
    """Return the texts of a paragraph, those of boxes that hang on it left out."""
    every = paragraph.iter(_TEXT)
    return [text for text in every if next(text.iterancestors(_PARAGRAPH), None) is paragraph]


def words(paragraph: _Element) -> str:
    """Return the words of a paragraph in which marks are looked for."""
    return "".join(text.text or "" for text in texts(paragraph))


def join(paragraph: _Element) -> None:
    """Write each mark of a paragraph into one text, as it is meant; nothing else changes."""
    pieces = texts(paragraph)
    for mark in reversed(list(marks(words(paragraph)))):
        start = 0
        written = str(mark).replace("&", _AND)
        for piece in pieces:
            said = piece.text or ""
            end = start + len(said)
            if start < mark.end and mark.start < end:
                before, after = said[: max(0, mark.start - start)], said[mark.end - start :]
                piece.text = f"{before}{written}{after if mark.end < end else ''}"
                piece.set(_SPACE, "preserve")
                written = ""
            start = end


def joined(parts: Parts) -> bytes:
    """Return the template with each mark in one piece, and without what it says of people."""
    from lxml import etree

    package = parts.package
    content = {name: package.read(name) for name in package.names}
    names = [parts.main, *(name for kind, name in parts.related if kind in _FILLED)]
    for name in dict.fromkeys(name for name in names if name in content):
        root = parse_xml(content[name], name)
        for paragraph in root.iter(f"{{{W}}}p"):
            if name == parts.main:
                remember(paragraph, marks(words(paragraph)))
            join(paragraph)
        content[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if "docProps/core.xml" in content:
        # They would be filled in as well, and python-docx makes up an author where there is none.
        content["docProps/core.xml"] = _NO_PROPERTIES.encode()
    return pack(content)
