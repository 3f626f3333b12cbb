"""The notice of made-up figures, at the foot of every page whatever the template says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbase.reading import parse_xml
from dcbase_docx.numbering import child, children, value
from dcbase_docx.parts import R, W
from dcbase_docx.sections import footer
from dcbase_docx.template_coverage import paragraph_of, seen_in
from dcbase_docx.template_nameless import RELATIONS, as_part, relate, typed

if TYPE_CHECKING:
    from lxml.etree import _Element

_FOOTER = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_KIND, _NAME = f"{{{W}}}type", f"{{{R}}}id"


def say_on_every_page(content: dict[str, bytes], root: _Element, notice: str) -> None:
    """Put the notice into every footer that does not have it; make those that are not there.

    Args:
        content: The parts of the package.
        root: Of the main part, which names the footers.
        notice: Empty for none.
    """
    if not notice:
        return
    even = b"evenAndOddHeaders" in content.get("word/settings.xml", b"")
    parts = _targets(content)
    known: dict[str, str] = {}
    for section in _sections(root):
        own = {
            value(one, "type"): one.get(_NAME) or "" for one in children(section, "footerReference")
        }
        first = child(section, "titlePg") is not None
        for kind in ("default", *(["first"] if first else []), *(["even"] if even else [])):
            name = own.get(kind) or known.get(kind) or _made(content, section, kind, notice)
            known[kind] = name
            if name in parts:
                _say(content, parts[name], notice)
        known.update(own)


def _sections(root: _Element) -> list[_Element]:
    found = list(root.iter(f"{{{W}}}sectPr"))
    body = child(root, "body")
    if not found and body is not None:
        found = [body.makeelement(f"{{{W}}}sectPr")]
        body.append(found[0])
    return found


def _targets(content: dict[str, bytes]) -> dict[str, str]:
    if RELATIONS not in content:
        return {}
    listed = parse_xml(content[RELATIONS], RELATIONS)
    return {
        one.get("Id") or "": f"word/{one.get('Target')}"
        for one in listed
        if (one.get("Type") or "").endswith("/footer")
    }


def _say(content: dict[str, bytes], name: str, notice: str) -> None:
    root = parse_xml(content[name], name)
    if notice not in seen_in(root):
        root.append(paragraph_of(notice))
        content[name] = as_part(root)


def _made(content: dict[str, bytes], section: _Element, kind: str, notice: str) -> str:
    """Make a footer with the notice and let the section have it."""
    number = next(n for n in range(1, 10_000) if f"word/footer{n}.xml" not in content)
    name = f"word/footer{number}.xml"
    empty = parse_xml(footer("").encode(), name)
    empty[:] = [paragraph_of(notice)]
    content[name] = as_part(empty)
    typed(content, name, _FOOTER)
    related = relate(content, f"{R}/footer", f"footer{number}.xml")
    section.insert(0, section.makeelement(f"{{{W}}}footerReference", {_KIND: kind, _NAME: related}))
    return related
