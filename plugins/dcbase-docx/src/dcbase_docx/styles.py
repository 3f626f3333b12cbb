"""The styles of a Word file, made from the typography of an official form."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dcbase.layout import TextStyle, Typography
from dcbase_docx.escaping import attribute
from dcbase_docx.parts import XML, W
from dcbase_docx.widths import twips

# What Word calls a style by, and the name that a reader of the file sees.
_NAMES = {
    "body": ("Body", "Nội dung"),
    "national": ("National", "Quốc hiệu, tiêu đề"),
    "motto": ("Motto", "Tiêu ngữ"),
    "parent": ("Parent", "Cơ quan cấp trên"),
    "organisation": ("Organisation", "Cơ quan ban hành"),
    "mark": ("Mark", "Dấu dưới tên cơ quan"),
    "number": ("Number", "Số và ký hiệu"),
    "place-date": ("PlaceDate", "Địa danh, ngày tháng"),
    "title": ("Title", "Title"),
    "subject": ("Subtitle", "Subtitle"),
    "rule": ("Rule", "Gạch dưới trích yếu"),
    "heading.1": ("Heading1", "heading 1"),
    "heading.2": ("Heading2", "heading 2"),
    "heading.3": ("Heading3", "heading 3"),
    "heading.4": ("Heading4", "heading 4"),
    "item": ("Item", "Mục liệt kê"),
    "table": ("Cell", "Ô bảng"),
    "table-head": ("CellHead", "Đầu bảng"),
    "caption": ("Caption", "caption"),
    "note": ("Note", "Ghi chú bảng"),
    "authority": ("Authority", "Quyền hạn ký"),
    "capacity": ("Capacity", "Chức vụ ký"),
    "signer": ("Signer", "Người ký"),
    "recipients-title": ("RecipientsTitle", "Nơi nhận"),
    "recipients": ("Recipients", "Danh sách nơi nhận"),
    "annex-title": ("AnnexTitle", "Tên phụ lục"),
    "annex-reference": ("AnnexReference", "Dòng kèm theo phụ lục"),
    "notice": ("Notice", "Lời báo"),
}
_OUTLINE = {"heading.1": 0, "heading.2": 1, "heading.3": 2, "heading.4": 3, "annex-title": 0}
_KEPT_WITH_NEXT = {
    *_OUTLINE,
    *("caption", "table-head", "title", "subject", "authority", "capacity", "annex-reference"),
}
_JUSTIFIED = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def style_id(element: str) -> str:
    """Return what the file calls the style of an element."""
    return _NAMES[element][0]


def styles(form: Typography, language: str) -> str:
    """Return the part ``word/styles.xml``.

    Args:
        form: How the documents of the form look.
        language: Of the text, as a BCP 47 tag: ``vi-VN``.
    """
    body = form.style("body")
    return "".join(
        (
            f'{XML}<w:styles xmlns:w="{W}">',
            _defaults(form.font, body, language),
            _NORMAL,
            _TABLES,
            *(_style(form, element) for element in _NAMES),
            _page_number(form.page.number_size),
            *(_entry(level, twips(form.page.text_width)) for level in (1, 2)),
            "</w:styles>",
        )
    )


def _defaults(font: str, body: TextStyle, language: str) -> str:
    name = attribute(font)
    size = half_points(body.size)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii={name} w:hAnsi={name} "
        f'w:eastAsia={name} w:cs={name}/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


_NORMAL = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
)
_EDGE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="Figures"><w:name w:val="Bảng số liệu"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(f"<w:{side} {_EDGE}/>" for side in ("top", "left", "bottom", "right"))
    + f"<w:insideH {_EDGE}/><w:insideV {_EDGE}/></w:tblBorders><w:tblCellMar>"
    '<w:top w:w="20" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
    '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)
CELL_MARGIN = 70
"""Left and right of the words in a cell of a table of figures, in twips."""


def _page_number(size: Decimal) -> str:
    points = half_points(size)
    return (
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{points}"/><w:szCs w:val="{points}"/></w:rPr></w:style>'
    )


def _entry(level: int, width: int) -> str:
    """Return the style of a line of the contents: dots, and the page at the right."""
    return (
        f'<w:style w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="toc {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" '
        f'w:pos="{width}"/></w:tabs><w:spacing w:after="60"/>'
        f'<w:ind w:left="{(level - 1) * 284}" w:right="567"/></w:pPr></w:style>'
    )


def _style(form: Typography, element: str) -> str:
    """Return a paragraph style that says all of itself, so that an edited one changes alone."""
    code, name = _NAMES[element]
    style = form.style(element)
    return (
        f'<w:style w:type="paragraph" w:styleId="{code}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{_next(element)}<w:qFormat/>'
        f"<w:pPr>{''.join(_paragraph(element, style))}</w:pPr>"
        f"<w:rPr>{''.join(_letters(style))}</w:rPr></w:style>"
    )


def _next(element: str) -> str:
    return '<w:next w:val="Body"/>' if element.startswith("heading") else ""


def _paragraph(element: str, style: TextStyle) -> Iterator[str]:
    if element in _KEPT_WITH_NEXT:
        yield "<w:keepNext/>"
    if element in _OUTLINE or element == "caption":
        yield "<w:keepLines/>"
    yield "<w:widowControl/>"
    exact = style.line.exact
    line = twentieths(exact) if exact is not None else round(style.line.times * 240)
    yield (
        f'<w:spacing w:before="{twentieths(style.before)}" w:after="{twentieths(style.after)}" '
        f'w:line="{line}" w:lineRule="{"auto" if exact is None else "exact"}"/>'
    )
    if style.indent:
        yield f'<w:ind w:firstLine="{twips(style.indent)}"/>'
    yield f'<w:jc w:val="{_JUSTIFIED[style.align]}"/>'
    if element in _OUTLINE:
        yield f'<w:outlineLvl w:val="{_OUTLINE[element]}"/>'


def _letters(style: TextStyle) -> Iterator[str]:
    if style.bold:
        yield "<w:b/><w:bCs/>"
    if style.italic:
        yield "<w:i/><w:iCs/>"
    size = half_points(style.size)
    yield f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    if style.underline:
        yield '<w:u w:val="single"/>'


def half_points(size: Decimal) -> int:
    """Return a size in points as Word counts it."""
    return round(size * 2)


def twentieths(points: Decimal) -> int:
    """Return points in twips."""
    return round(points * 20)
