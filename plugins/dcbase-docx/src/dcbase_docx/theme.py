"""The theme of a Word file: Word asks for one, no style of ours uses it.

Black on white, one typeface, plain lines and fills: what ECMA-376 part 1, 20.1.6.9 demands.
"""

from __future__ import annotations

from dcbase_docx.escaping import attribute
from dcbase_docx.parts import XML

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "000000",
    "lt2": "FFFFFF",
    "accent1": "1F3864",
    "accent2": "7F1D1D",
    "accent3": "385723",
    "accent4": "7F6000",
    "accent5": "3A3A3A",
    "accent6": "7F7F7F",
    "hlink": "000000",
    "folHlink": "000000",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(font: str) -> str:
    """Return the part ``word/theme/theme1.xml`` for a typeface."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    face = f"<a:latin typeface={attribute(font)}/>" + '<a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'{XML}<a:theme xmlns:a="{_DRAWING}" name="dcbase"><a:themeElements>'
        f'<a:clrScheme name="dcbase">{colours}</a:clrScheme><a:fontScheme name="dcbase">'
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="dcbase"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
