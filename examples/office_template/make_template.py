"""Make ``bao-cao.docx``, an office's own template: the Party's form with a table of its own.

    python make_template.py [FILE]

An office makes its template in Word.  This one is printed by dcbase itself, with marks where the
words will stand, so that it is small, in the form, and can be made again.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from dcbase.model import (
    Annex,
    Cell,
    Document,
    DocumentBlock,
    DocumentHeader,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    DocumentSignature,
    Table,
    Words,
)
from dcbase.testing import composed
from dcbase_docx.packing import pack
from dcbase_docx.parts import W
from dcbase_docx.words import paragraph, run
from dcbase_docx.writing import render_word
from dcbase_lung_phinh.workspace import folder

FIGURES = ("DT01", "DT05", "DT10")
MAIN, TABLE = "word/document.xml", "TABLE"
STYLES = {
    "{{ khoi.tieu_de }}": ("caption", ""),
    "{{ khoi.hinh }}": ("caption", "<w:keepNext/>"),
    "{{ ghi_chu }}": ("note", ""),
    "{{ phan.kem_theo }}": ("annex-reference", ""),
}
"""What is no line of the body: its style, and what keeps it on a page."""
COLUMNS = ((4800, 4554), (5200, 2052, 2100))
"""Twips: of the head, of the table of main figures."""
LOOP = ("{%tr for hang in khoi.NAME %}", "{%tr endfor %}")
CELLS = ("{%tc for o in hang %}", "{{ o }}", "{%tc endfor %}")
# The first cells of a row name it, the others are mostly figures.
NAME_OR_FIGURE = (
    ("{%p if khoi.cot_ten >= loop.index %}", ""),
    ("{{ o }}", ""),
    ("{%p else %}", ""),
    ("{{ o }}", '<w:jc w:val="right"/>'),
    ("{%p endif %}", ""),
)
HEAD, TOTAL = "dau", "tong"
SIZE = 20
"""Half points, so that ten columns stand on an upright page."""


def report() -> Document:
    """Return the document of the reference report, whose form the template takes over."""
    return composed(folder())[0]


def line(words: str) -> DocumentParagraph:
    return DocumentParagraph(runs=(Words(words),))


def heading(level: int) -> DocumentHeading:
    return DocumentHeading(level=level, runs=(Words("{{ khoi.ky_hieu }} {{ khoi.chu }}"),))


def every(name: str, *blocks: DocumentBlock) -> tuple[DocumentBlock, ...]:
    """Return blocks that are printed for each block of a part of the document."""
    return line(f"{{%p for khoi in {name} %}}"), *blocks, line("{%p endfor %}")


def main_figures() -> Table:
    """Return the office's own table of a few figures."""
    marks = (
        "{{{{ chi_tieu.{0}.ten }}}}",
        "{{{{ chi_tieu.{0}.don_vi_tinh }}}}",
        "{{{{ so_lieu.{0} }}}}",
    )
    rows = (
        tuple(Cell((Words(mark.format(code)),), numeric=mark is marks[-1]) for mark in marks)
        for code in FIGURES
    )
    return Table(
        caption="Số liệu chính trong năm",
        columns=("Chỉ tiêu", "Đơn vị tính", "Số liệu"),
        rows=tuple(rows),
    )


def body(name: str) -> tuple[DocumentBlock, ...]:
    """Return a part of the document: each kind of block in the style of its own."""
    return every(
        name,
        line("{%p if khoi.la_de_muc and khoi.cap == 1 %}"),
        heading(1),
        line("{%p elif khoi.la_de_muc and khoi.cap == 2 %}"),
        heading(2),
        line("{%p elif khoi.la_de_muc %}"),
        heading(3),
        line("{%p elif khoi.la_y %}"),
        DocumentItem(mark="{{ khoi.ky_hieu }}", runs=(Words("{{ khoi.chu }}"),)),
        line("{%p elif khoi.la_bang %}"),
        *caption(),
        line(TABLE),
        line("{%p for ghi_chu in khoi.ghi_chu %}"),
        line("{{ ghi_chu }}"),
        line("{%p endfor %}"),
        line("{%p elif khoi.la_bieu_do %}"),
        *caption(),
        line("{%p if khoi.hinh %}"),
        line("{{ khoi.hinh }}"),
        line("{%p endif %}"),
        line("{{ khoi.chu }}"),
        line("{%p else %}"),
        line("{{ khoi.chu }}"),
        line("{%p endif %}"),
    )


def caption() -> tuple[DocumentBlock, ...]:
    return line("{%p if khoi.tieu_de %}"), line("{{ khoi.tieu_de }}"), line("{%p endif %}")


def annexes() -> tuple[Annex, ...]:
    """Return an annex that is printed for each of the document, and what stands before it."""
    reference = (line("{%p if phan.kem_theo %}"), line("{{ phan.kem_theo }}"), line("{%p endif %}"))
    return (
        Annex(title="{%p for phan in phu_luc %}"),
        Annex(
            title="{% if phan.ky_hieu %}{{ phan.ky_hieu }}\n{% endif %}{{ phan.tieu_de }}",
            blocks=(*reference, *body("phan.noi_dung"), line("{%p endfor %}")),
        ),
    )


def template(document: Document) -> bytes:
    """Return the template as a Word file."""
    words = line("{{ khoi.chu }}")
    printed = render_word(
        evolve(
            document,
            header=DocumentHeader(
                organisation=("{{ co_quan_cap_tren }}", "{{ co_quan_ban_hanh }}"),
                mark=document.header.mark,
                national=document.header.national,
                number="{{ so_ky_hieu }}",
                place_and_date="{{ dia_danh_ngay_thang }}",
            ),
            title="{{ ten_loai }}",
            subject="{{ trich_yeu }}",
            opening=(*every("mo_dau", words), main_figures()),
            blocks=body("noi_dung"),
            closing=every("ket_thuc", words),
            recipients_title="{{ nhan_noi_nhan }}",
            recipients=("{%p for noi in noi_nhan %}", "{{ noi }}", "{%p endfor %}"),
            signature=DocumentSignature(
                authority="{{ chu_ky.quyen_han }}",
                capacity="{{ chu_ky.chuc_vu }}",
                name="{{ chu_ky.ho_ten }}",
            ),
            annexes=annexes(),
            notice="",
        )
    )
    return dressed(printed)


def dressed(printed: bytes) -> bytes:
    """Put the table in its place, and give lines their styles that are none of a body."""
    with zipfile.ZipFile(io.BytesIO(printed)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts[MAIN].decode().replace(paragraph("body", run(TABLE)), table())
    for words, (element, kept) in STYLES.items():
        body = body.replace(paragraph("body", run(words)), paragraph(element, run(words), kept))
    return pack({**parts, MAIN: set_columns(body)})


def set_columns(body: str) -> bytes:
    """Give the first tables the columns that what will stand in them asks for."""
    from lxml import etree

    root = etree.fromstring(body.encode())
    for table, widths in zip(root.iter(f"{{{W}}}tbl"), COLUMNS, strict=False):
        for row in (table.find(f"{{{W}}}tblGrid"), *table.iter(f"{{{W}}}tr")):
            for cell, width in zip(row.iter(f"{{{W}}}gridCol", f"{{{W}}}tcW"), widths, strict=True):
                cell.set(f"{{{W}}}w", str(width))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def table() -> str:
    """Return a table of three columns with every mark that it takes, in the markup of Word."""
    columns = '<w:gridCol w:w="3118"/>' * 3
    rows = "".join(row for name in (HEAD, "hang", TOTAL) for row in _rows(name))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Figures"/><w:tblW w:w="9354" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{rows}</w:tbl>"
    )


def _rows(name: str) -> tuple[str, ...]:
    begin, end = (mark.replace("NAME", name) for mark in LOOP)
    style = "CellHead" if name == HEAD else "Cell"
    first, figure, last = CELLS
    shown = ((figure, ""),) if name == HEAD else NAME_OR_FIGURE
    cells = (
        _cell(style, (first, "")),
        _cell(style, *shown, bold=name == TOTAL),
        _cell(style, (last, "")),
    )
    head = "<w:tblHeader/>" if name == HEAD else ""
    look = f"<w:trPr><w:cantSplit/>{head}</w:trPr>"
    return (_mark(begin), f"<w:tr>{look}{''.join(cells)}</w:tr>", _mark(end))


def _mark(words: str) -> str:
    empty = _cell("Cell", ("", ""))
    return f"<w:tr>{_cell('Cell', (words, ''))}{empty}{empty}</w:tr>"


def _cell(style: str, *paragraphs: tuple[str, str], bold: bool = False) -> str:
    strong = "<w:b/><w:bCs/>" if bold else ""
    look = f'<w:rPr>{strong}<w:sz w:val="{SIZE}"/><w:szCs w:val="{SIZE}"/></w:rPr>'
    said = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{align}</w:pPr>'
        f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
        for words, align in paragraphs
    )
    middle = '<w:vAlign w:val="center"/>' if style == "CellHead" else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="3118" w:type="dxa"/>{middle}</w:tcPr>{said}</w:tc>'


def main(arguments: Iterable[str]) -> None:
    target = next(iter(arguments), "") or str(Path(__file__).with_name("bao-cao.docx"))
    Path(target).write_bytes(template(report()))


if __name__ == "__main__":
    main(sys.argv[1:])
