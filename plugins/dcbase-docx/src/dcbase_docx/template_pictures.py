"""Pictures of charts in a filled template, each in the place of the sign that stood for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from dcbase.layout import png_of
from dcbase.model import Chart
from dcbase_docx.numbering import child, local, value, whole
from dcbase_docx.parts import R, W
from dcbase_docx.pictures import drawing
from dcbase_docx.template_blocks import PICTURE
from dcbase_docx.template_nameless import relate, typed

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIGN = re.compile(f"{PICTURE}([0-9]+){PICTURE}")
_TEXT = f"{{{W}}}t"
_MARGINS = 240
"""Twips beside a picture in a cell."""
_UPRIGHT = 9354
"""Twips between the margins of a page whose template does not say how wide it is."""
# What stands behind the spacing of a paragraph: ECMA-376 part 1, 17.3.1.26.
_BEHIND = (
    *("ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
    *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
    *("sectPr", "pPrChange"),
)


@frozen
class Drawings:
    """Puts the pictures of charts into a package.

    Args:
        content: Its parts, by name.
        charts: By the number in their sign.
    """

    content: dict[str, bytes]
    charts: Sequence[Chart]

    def put(self, root: _Element) -> None:
        """Put a picture in the place of each sign in the main part."""
        for text in [one for one in root.iter(_TEXT) if PICTURE in (one.text or "")]:
            said = _SIGN.search(text.text or "")
            if said is not None:
                self._draw(root, text, self.charts[int(said[1])])

    def _draw(self, root: _Element, text: _Element, chart: Chart) -> None:
        """Put a picture behind a text, and take its sign out."""
        from lxml import etree

        name = next(n for n in range(1, 10_000) if f"word/media/chart{n}.png" not in self.content)
        part = f"word/media/chart{name}.png"
        self.content[part] = png_of(chart)
        typed(self.content, part, "image/png")
        relation = relate(self.content, f"{R}/image", part.removeprefix("word/"))
        number = 1 + max((_number(one) for one in root.iter("{*}docPr")), default=0)
        markup = drawing(chart, number, relation, _room(root, text))
        text.addnext(etree.fromstring(f'<w:r xmlns:w="{W}">{markup}</w:r>')[0])
        text.text = _SIGN.sub("", text.text or "", count=1)
        _let_it_be_tall(next(text.iterancestors(f"{{{W}}}p")))


def _number(one: _Element) -> int:
    said = one.get("id") or ""
    return int(said) if said.isdecimal() else 0


def _room(root: _Element, text: _Element) -> int:
    """Return the width that a picture has: of its cell, or between the margins of its page."""
    cell = next(text.iterancestors(f"{{{W}}}tc"), None)
    wide = None if cell is None else child(cell, "tcPr", "tcW")
    if wide is not None and value(wide, "type") == "dxa":
        return max(whole(value(wide, "w")) - _MARGINS, _MARGINS)
    every = list(root.iter(_TEXT, f"{{{W}}}sectPr"))
    section = next((one for one in every[every.index(text) :] if local(one) == "sectPr"), None)
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    if size is None or margins is None:
        return _UPRIGHT
    sides = whole(value(margins, "left")) + whole(value(margins, "right"))
    return max(whole(value(size, "w")) - sides, _MARGINS)


def _let_it_be_tall(paragraph: _Element) -> None:
    """Let lines be as tall as what stands in them: an exact height would cut the picture off."""
    look = child(paragraph, "pPr")
    if look is None:
        look = paragraph.makeelement(f"{{{W}}}pPr")
        paragraph.insert(0, look)
    spacing = child(look, "spacing")
    if spacing is None:
        spacing = look.makeelement(f"{{{W}}}spacing")
        before = next((one for one in look if local(one) in _BEHIND), None)
        look.append(spacing) if before is None else before.addprevious(spacing)
    spacing.set(f"{{{W}}}line", "240")
    spacing.set(f"{{{W}}}lineRule", "auto")
