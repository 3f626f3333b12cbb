"""PDF files made by the tests: by hand, letter by letter, and by LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dcbase.model import Document
from dcbase.testing import composed, make_demo
from dcbase.testing.fixtures import ByLibreOffice, by_libreoffice  # noqa: F401
from dcbase_pdf.writing import render_pdf

REPORT = Path(__file__).parents[3] / "examples/lung_phinh/tests/lung_phinh_2025.txt"


@pytest.fixture(scope="session")
def report_text() -> str:
    """Return the reference report as it was extracted."""
    return REPORT.read_text("utf-8")


@pytest.fixture(scope="session")
def pdf_file() -> Callable[..., bytes]:
    """Return a function that writes a PDF from the content of its pages.

    ``/F`` is Helvetica, unless another font is given, and ``/I`` a picture of one grey dot.
    """

    helvetica = "/Type1/BaseFont/Helvetica/Encoding<</Differences[173/softhyphen]>>"
    dot = "/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1"

    def write(*contents: str, font: str = helvetica) -> bytes:
        many = len(contents)
        kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(many))
        resources = "<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>"
        objects = [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {many}/MediaBox[0 0 595 842]>>",
            f"<</Type/Font/Subtype{font}>>",
            f"<</Type/XObject/Subtype{dot}>>\nstream\n0\nendstream",
        ]
        for number, content in enumerate(contents):
            stream = f"{6 + 2 * number} 0 R"
            objects += [
                f"<</Type/Page/Parent 2 0 R/Resources{resources}/Contents {stream}>>",
                f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
            ]
        whole, places = b"%PDF-1.4\n", []
        for number, written in enumerate(objects, start=1):
            places.append(len(whole))
            whole += f"{number} 0 obj\n{written}\nendobj\n".encode("latin-1")
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        count = len(objects) + 1
        end = f"trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{len(whole)}\n%%EOF\n"
        return whole + f"xref\n0 {count}\n0000000000 65535 f \n{table}{end}".encode()

    return write


def _word_files(text: str) -> Mapping[str, bytes]:
    """Return Word files of a report: the text's blocks in several fonts, and an official page."""
    import unicodedata

    import docx
    from docx.shared import Mm, Pt

    def packed(document: docx.document.Document) -> bytes:
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()

    def plain(font: str, size: int, said: str, aligned: int) -> bytes:
        document = docx.Document()
        normal = document.styles["Normal"]
        normal.font.name, normal.font.size = font, Pt(size)
        for block in said.split("\n\n"):
            paragraph = document.add_paragraph(" ".join(block.split()))
            paragraph.paragraph_format.first_line_indent = Mm(12)
            paragraph.alignment = aligned
        return packed(document)

    def official() -> bytes:
        document = docx.Document()
        normal = document.styles["Normal"]
        normal.font.name, normal.font.size = "Liberation Serif", Pt(14)
        head = document.add_table(1, 2).rows[0].cells
        head[0].text = "ĐẢNG BỘ TỈNH LÀO CAI\nĐẢNG ỦY XÃ LÙNG PHÌNH\n*\nSố 45-BC/ĐU"
        head[1].text = "ĐẢNG CỘNG SẢN VIỆT NAM\nLùng Phình, ngày 31 tháng 10 năm 2025"
        for cell in head:
            for paragraph in cell.paragraphs:
                paragraph.alignment = 1
        document.add_paragraph("BÁO CÁO").alignment = 1
        document.add_paragraph(" ".join(text.split()[:120]))
        paragraph = document.add_paragraph("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%")
        paragraph.add_run("1").font.superscript = True
        paragraph.add_run("; văn phòng affine.")
        table = document.add_table(0, 2)
        table.style = "Table Grid"
        for said in (("Chỉ tiêu", "Kết quả"), ("Số cuộc tiếp công dân", "12"), ("Số đơn", "08")):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = said
        document.add_paragraph("Trên đây là báo cáo của xã.")
        end = document.add_table(1, 2).rows[0].cells
        end[0].text = "Nơi nhận:\n- Tỉnh ủy,\n- Xã,\n- Bản,\n- Thôn,\n- Tổ,\n- Lưu VPĐU."
        end[1].text = "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nTrần Xuân Hiếu"
        return packed(document)

    return {
        "serif": plain("Liberation Serif", 14, text, 3),
        "sans": plain("DejaVu Sans", 11, text, 0),
        "nfd": plain("Liberation Serif", 13, unicodedata.normalize("NFD", text), 3),
        "official": official(),
    }


@pytest.fixture(scope="session")
def sent_pdfs(
    report_text: str,
    by_libreoffice: ByLibreOffice,  # noqa: F811
) -> Mapping[str, bytes]:
    """Return PDF files that LibreOffice made from Word files."""
    sent = {f"{name}.docx": content for name, content in _word_files(report_text).items()}
    made = by_libreoffice(sent, "pdf")
    return {name.removesuffix(".pdf"): content for name, content in made.items()}


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Document]:
    """Return the Lùng Phình report in the three forms by their code, and the province's."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    forms = ("hd36", "hd05", "nd30")
    commune = {code: composed(folder / "lung_phinh", profile=f"dcbase:{code}")[0] for code in forms}
    return {**commune, "province": composed(folder / "lao_cai")[0]}


@pytest.fixture(scope="session")
def written(documents: Mapping[str, Document]) -> Mapping[str, bytes]:
    """Return the PDF file of each of the documents."""
    return {name: render_pdf(document) for name, document in documents.items()}
