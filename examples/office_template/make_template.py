"""Make ``bao-cao.docx``, an office's own template: the Party's form with a table of its own.

    python make_template.py [FILE]

An office makes its template in Word.  This one is printed by dcbase itself, with marks where the
words will stand, so that it is small, in the form, and can be made again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from dcbase.model import (
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
from dcbase_docx.writing import render_word
from dcbase_lung_phinh.workspace import folder

FIGURES = ("DT01", "DT05", "DT10")


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


def table() -> Table:
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


def body() -> tuple[DocumentBlock, ...]:
    """Return the body: each kind of block in the style of its own."""
    return every(
        "noi_dung",
        line("{%p if khoi.la_de_muc and khoi.cap == 1 %}"),
        heading(1),
        line("{%p elif khoi.la_de_muc and khoi.cap == 2 %}"),
        heading(2),
        line("{%p elif khoi.la_de_muc %}"),
        heading(3),
        line("{%p elif khoi.la_y %}"),
        DocumentItem(mark="{{ khoi.ky_hieu }}", runs=(Words("{{ khoi.chu }}"),)),
        line("{%p else %}"),
        line("{{ khoi.chu }}"),
        line("{%p endif %}"),
    )


def template(document: Document) -> bytes:
    """Return the template as a Word file."""
    words = line("{{ khoi.chu }}")
    return render_word(
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
            opening=(*every("mo_dau", words), table()),
            blocks=body(),
            closing=every("ket_thuc", words),
            recipients_title="{{ nhan_noi_nhan }}",
            recipients=("{%p for noi in noi_nhan %}", "{{ noi }}", "{%p endfor %}"),
            signature=DocumentSignature(
                authority="{{ chu_ky.quyen_han }}",
                capacity="{{ chu_ky.chuc_vu }}",
                name="{{ chu_ky.ho_ten }}",
            ),
            annexes=(),
            notice="",
        )
    )


def main(arguments: Iterable[str]) -> None:
    target = next(iter(arguments), "") or str(Path(__file__).with_name("bao-cao.docx"))
    Path(target).write_bytes(template(report()))


if __name__ == "__main__":
    main(sys.argv[1:])
