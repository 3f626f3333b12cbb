"""What docxtpl has filled in, finished: figures with bookmarks, notice and coverage, same bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dcbase.model import Document
from dcbase.reading import parse_xml
from dcbase_docx.figures import NAMESPACE, Figures
from dcbase_docx.packing import pack
from dcbase_docx.parts import FIGURES_PROPERTIES, R, W, relationships
from dcbase_docx.template_blocks import FIRST, MERGED, MIDDLE, PICTURE, SIGNS, Blocks
from dcbase_docx.template_bookmarks import Bookmarks, next_bookmark
from dcbase_docx.template_coverage import say_below
from dcbase_docx.template_data import coverage
from dcbase_docx.template_mending import mend
from dcbase_docx.template_nameless import as_part, nameless, relate, typed
from dcbase_docx.template_notice import say_on_every_page
from dcbase_docx.template_pictures import Drawings
from dcbase_docx.template_tables import set_tables

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "word/document.xml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_OURS = re.compile(
    f"{FIRST}[0-9]+{MIDDLE}|{PICTURE}[0-9]+{PICTURE}|{MERGED}[0-9,]+{MERGED}|[{SIGNS}]"
)
_RUNNING = re.compile(r"word/(?:header|footer)[0-9]*\.xml")
_TEXT = f"{{{W}}}t"


def finished(content: dict[str, bytes], document: Document, said: Blocks) -> bytes:
    """Return the whole file.

    Args:
        content: The parts of the filled package, by name.
        document: What is printed.
        said: The figures and charts by the number that they have in the text.
    """
    root = parse_xml(content[MAIN], MAIN)
    figures = Figures(document.record, document.profile.code)
    Bookmarks(figures, said.figures, next_bookmark(root)).put(root)
    Drawings(content, said.charts).put(root)
    set_tables(root, document.profile)
    mend(root)
    _clean(root)
    for name in filter(_RUNNING.fullmatch, content):
        running = parse_xml(content[name], name)
        _clean(running)
        content[name] = as_part(running)
    say_below(root, coverage(document))
    say_on_every_page(content, root, document.notice)
    content[MAIN] = as_part(root)
    _list(content, figures.part().encode())
    nameless(content, document)
    return pack(content)


def _list(content: dict[str, bytes], figures: bytes) -> None:
    """Put the list of figures into a custom part; a template of ours has one already."""
    custom = [name for name in content if name.startswith("customXml/item")]
    for name in custom:
        if NAMESPACE.encode() in content[name] and not name.startswith("customXml/itemProps"):
            content[name] = figures
            return
    number = next(n for n in range(1, 10_000) if f"customXml/item{n}.xml" not in content)
    properties = f"customXml/itemProps{number}.xml"
    content[f"customXml/item{number}.xml"] = figures
    content[properties] = FIGURES_PROPERTIES.encode()
    related = relationships((("customXmlProps", f"itemProps{number}.xml"),))
    content[f"customXml/_rels/item{number}.xml.rels"] = related.encode()
    typed(content, properties, _PROPERTIES)
    relate(content, f"{R}/customXml", f"../customXml/item{number}.xml")


def _clean(root: _Element) -> None:
    """Take away what stood around figures where no bookmark was put."""
    for text in root.iter(_TEXT):
        if text.text and _OURS.search(text.text):
            text.text = _OURS.sub("", text.text)
