"""What the styles of a Word file say of a paragraph: its level, its weight, its list, its font."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from dcbase_docx.numbering import begins, child, children, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PARENTS = 20
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")


@frozen(kw_only=True)
class Look:
    """What a paragraph or its letters look like, as far as a reader asks.

    Args:
        outline: Level of a heading from 1; 0: body text.
        bold, centred, hidden: As printed.
        indent: Of the first line, in twentieths of a point; None: nothing is said.
        list_id: The list it is in; empty or ``0``: none.
        depth: Its level in the list, from 0; None: nothing is said.
        font: The font of its letters.
    """

    outline: int = 0
    bold: bool = False
    centred: bool = False
    hidden: bool = False
    indent: int | None = None
    list_id: str = ""
    depth: int | None = None
    font: str = ""


@frozen(kw_only=True)
class Styles:
    """The styles of one document by their id."""

    looks: Mapping[str, Look]
    plain: Look = Look()

    def of(self, style: str) -> Look:
        """Return what a style says; the document's defaults for one that is not there."""
        return self.looks.get(style, self.plain)

    def list_of(self, style: str) -> str:
        """Return the list of a numbering style; empty if it has none."""
        return self.of(style).list_id


def on(parent: _Element | None, name: str, otherwise: bool) -> bool:
    """Tell whether a switch (`w:b`, `w:vanish`) is on; `otherwise` if it is not written."""
    switch = child(parent, name)
    return otherwise if switch is None else value(switch) not in _OFF


def with_letters(look: Look, properties: _Element | None) -> Look:
    """Return a look after the properties of letters (`w:rPr`)."""
    if properties is None or not len(properties):
        return look
    fonts = child(properties, "rFonts")
    return evolve(
        look,
        bold=on(properties, "b", look.bold),
        hidden=on(properties, "vanish", look.hidden),
        font=value(fonts, "ascii") or value(fonts, "hAnsi") or look.font,
    )


def with_paragraph(look: Look, properties: _Element | None) -> Look:
    """Return a look after the properties of a paragraph (`w:pPr`), its letters' left out."""
    if properties is None:
        return look
    outline, aligned = child(properties, "outlineLvl"), child(properties, "jc")
    indent, depth = child(properties, "ind"), child(properties, "numPr", "ilvl")
    level = whole(value(outline), 9) + 1
    return evolve(
        look,
        outline=look.outline if outline is None else level if level <= 9 else 0,
        centred=look.centred if aligned is None else value(aligned) == "center",
        indent=look.indent if indent is None else begins(indent),
        list_id=value(child(properties, "numPr", "numId")) or look.list_id,
        depth=look.depth if depth is None else whole(value(depth)),
    )


def styles_of(root: _Element | None) -> Styles:
    """Read ``styles.xml``; None if the document has none."""
    plain = with_letters(Look(), child(root, "docDefaults", "rPrDefault", "rPr"))
    plain = with_paragraph(plain, child(root, "docDefaults", "pPrDefault", "pPr"))
    written = {value(one, "styleId"): one for one in children(root, "style")}
    normal = next(
        (one for one in written.values() if _default_paragraph(one)),
        None,
    )
    looks = {style: _look(_chain(one, written), plain) for style, one in written.items()}
    return Styles(looks=looks, plain=plain if normal is None else looks[value(normal, "styleId")])


def _default_paragraph(style: _Element) -> bool:
    return value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on")


def _chain(style: _Element, written: Mapping[str, _Element]) -> list[_Element]:
    """Return a style and what it is based on, the furthest first."""
    return list(_parents(style, written))[::-1]


def _parents(style: _Element | None, written: Mapping[str, _Element]) -> Iterator[_Element]:
    for _ in range(_MOST_PARENTS):
        if style is None:
            return
        yield style
        style = written.get(value(child(style, "basedOn")))


def _look(chain: list[_Element], look: Look) -> Look:
    for style in chain:
        if (named := _HEADING.fullmatch(value(child(style, "name")))) is not None:
            look = evolve(look, outline=int(named[1]))
        look = with_paragraph(look, child(style, "pPr"))
        look = with_letters(look, child(style, "rPr"))
    return look
