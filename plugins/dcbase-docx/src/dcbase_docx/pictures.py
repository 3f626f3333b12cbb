"""Pictures of charts: each a part of the package, and its place among the paragraphs.

The markup is DrawingML's, ECMA-376 part 1, 20.4.2.8 (``wp:inline``).
"""

from __future__ import annotations

from attrs import define, field

from dcbase.layout import drawable, png_of, size_of
from dcbase.model import Chart
from dcbase_docx.escaping import attribute
from dcbase_docx.parts import R
from dcbase_docx.words import paragraph

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_TWIP = 635
"""English metric units, of which an inch has 914,400."""
_PIXEL = 9525
_TALLEST = 200 * 36000
"""200 mm: with its title and its text a chart stands on one page."""


@define
class Pictures:
    """The pictures of one document.

    Args:
        related: How many relationships the document has before its pictures.
        parts: The pictures so far, by name in the package.
    """

    related: int
    parts: dict[str, bytes] = field(factory=dict)

    def targets(self) -> tuple[tuple[str, str], ...]:
        """Return the relationships of the pictures, in order."""
        return tuple(("image", name.removeprefix("word/")) for name in self.parts)

    def chart(self, chart: Chart, width: int) -> str:
        """Return the paragraph of a chart's picture, or nothing if none can be drawn.

        Args:
            width: Between the margins, in twips.
        """
        if not drawable(chart):
            return ""
        number = len(self.parts) + 1
        self.parts[f"word/media/chart{number}.png"] = png_of(chart)
        picture = drawing(chart, number, f"rId{self.related + number}", width)
        kept = '<w:keepNext/><w:spacing w:line="240" w:lineRule="auto"/>'
        return paragraph("caption", f"<w:r>{picture}</w:r>", kept)


def drawing(chart: Chart, number: int, relation: str, width: int) -> str:
    """Return the picture of a chart as it stands in a run.

    Args:
        number: That no other picture of the document has.
        relation: Name of the relationship to its part.
        width: That it has room for, in twips.
    """
    wide, tall = size_of(chart)
    shrunk = min(1.0, width * _TWIP / (wide * _PIXEL), _TALLEST / (tall * _PIXEL))
    size = (int(wide * _PIXEL * shrunk), int(tall * _PIXEL * shrunk))
    return f"<w:drawing>{_inline(number, relation, chart, size)}</w:drawing>"


def _inline(number: int, relation: str, chart: Chart, size: tuple[int, int]) -> str:
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    named = f'id="{number}" name={attribute(f"chart{number}")}'
    said = f"descr={attribute(chart.alternative)}"
    return (
        f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {extent}/><wp:docPr {named} {said}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {named} {said}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{R}" '
        f'r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
    )
