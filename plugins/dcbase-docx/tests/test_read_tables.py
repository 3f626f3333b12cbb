"""Tables of Word reports: their figures with the cell they stood in, and frames that are none."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.document import Document

from dcbase import Workspace
from dcbase.model import OutlineBlock, Questions, Received, TextTable
from dcbase.prose import parse, place
from dcbase_docx.reading import read_word

ROOT = Path(__file__).parents[3]
TABLES = yaml.safe_load((ROOT / "tests/cases/import/tables.yaml").read_text("utf-8"))
HEAD = (
    "BÁO CÁO",
    "kết quả thực hiện dân chủ ở cơ sở năm 2025",
    "III. KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ",
    "1. Thực hiện dân chủ ở cấp xã",
)


@pytest.fixture(scope="module")
def questions() -> Questions:
    return Workspace.open(ROOT / "examples/lung_phinh").kit.questions


def outline(document: Document) -> tuple[OutlineBlock, ...]:
    packed = io.BytesIO()
    document.save(packed)
    content = packed.getvalue()
    received = Received("bao-cao.docx", hashlib.sha256(content).hexdigest(), content)
    (submission,) = read_word(received)
    assert not submission.findings
    return submission.outline


def report(*, above: str = "", rows: list[list[str]]) -> Document:
    document = docx.Document()
    for text in (*HEAD, above or "Xã báo cáo"):
        document.add_paragraph(text)
    table = document.add_table(0, max(map(len, rows)))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    document.add_paragraph("Sau bảng.")
    return document


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["name"])
def test_a_row_that_names_an_indicator_states_its_figure(
    case: dict[str, Any], questions: Questions
) -> None:
    """The same figures as from a table in a plain text, each from the paragraph of its cell."""
    rows = [[cell.strip() for cell in row.split("|")] for row in case["rows"]]
    width = max(map(len, rows))
    found = place(
        outline(report(above=case.get("above", ""), rows=rows)),
        questions.form,
        questions.indicators,
    )
    values = {one.code.text: one.value and one.value.text for one in found.figures}
    assert values == {code: value for code, (value, _) in case["figures"].items()}
    assert [one.code for one in found.findings] == case.get("codes", [])
    before = len(HEAD) + 1
    for one in found.figures:
        column = case["figures"][one.code.text][1]
        assert one.value is not None
        assert one.value.origin is not None
        paragraph = one.value.origin.paragraph
        assert paragraph is not None
        assert (paragraph - before) % width == column % width or not column


def test_headings_over_several_columns(questions: Questions) -> None:
    """A merged cell heads each of its columns."""
    document = docx.Document()
    for text in HEAD:
        document.add_paragraph(text)
    table = document.add_table(4, 5)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Nội dung"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Năm 2024"
    table.cell(0, 3).merge(table.cell(0, 4)).text = "Năm 2025"
    rows = (
        (1, ("", "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện")),
        (2, ("Số đơn khiếu nại", "1", "2", "3", "4")),
        (3, ("Số đơn tố cáo", "5", "6", "7", "8")),
    )
    for row, texts in rows:
        for column, text in enumerate(texts):
            if text:
                table.cell(row, column).text = text
    found = place(outline(document), questions.form, questions.indicators)
    assert {one.code.text: one.value and one.value.text for one in found.figures} == {
        "DT06": "4",
        "DT07": "8",
    }


def test_a_table_of_one_cell_is_a_frame(questions: Questions) -> None:
    """What stands in a box is read as if the box were not there, headings and figures too."""
    framed, plain = docx.Document(), docx.Document()
    inside = framed.add_table(1, 1).cell(0, 0)
    words = (*HEAD, "Xã tiếp nhận 20 đơn.", "IV. ĐÁNH GIÁ CHUNG", "Các mặt công tác ổn định.")
    for text in words:
        inside.add_paragraph(text)
        plain.add_paragraph(text)
    blocks = [(one.kind, one.mark, one.text) for one in outline(framed)]
    assert blocks == [(one.kind, one.mark, one.text) for one in outline(plain)]
    found = place(outline(framed), questions.form, questions.indicators)
    assert [one.code.text for one in found.figures] == ["DT05"]
    assert sum(found.words.values()) == len(" ".join(words).split())


VILLAGES = [
    ["BIỂU TỔNG HỢP", "", "", "", "", ""],
    ["STT", "Thôn", "Dân số", "", "Hộ nghèo", "Ghi chú"],
    ["", "", "Số hộ", "Số khẩu", "", ""],
    ["I. Vùng cao", "", "", "", "", ""],
    ["1", "Tả Chải", "98", "470", "15", "Xa | khó"],
    ["2", "Pờ Chồ", "75", "341", "20", ""],
]
MERGED = (
    ((0, 0), (0, 5)),
    *(((1, 0), (2, 0)), ((1, 1), (2, 1)), ((1, 4), (2, 4)), ((1, 5), (2, 5))),
    *(((1, 2), (1, 3)), ((3, 0), (3, 5))),
)


def test_merged_cells_are_written_as_a_table_of_the_text(questions: Questions) -> None:
    """Words stand where their cell begins; titles, names, rows are told apart, no word is lost."""
    document = report(rows=VILLAGES)
    (table,) = document.tables
    for first, last in MERGED:
        words = table.cell(*first).text
        table.cell(*first).merge(table.cell(*last)).text = words
    blocks = outline(document)
    found = place(blocks, questions.form, questions.indicators)
    assert sum(found.words.values()) == sum(len(block.whole.split()) for block in blocks)
    (slot,) = (slot for slot in found.slots if slot.slot.text == "results.commune")
    assert slot.text is not None
    assert slot.text.text.split("\n\n")[1] == (
        "| BIỂU TỔNG HỢP | | | | | |\n"
        "| STT | Thôn | Dân số | | Hộ nghèo | Ghi chú |\n"
        "| | | Số hộ | Số khẩu | | |\n"
        "|---|---|---|---|---|---|\n"
        "| I. Vùng cao | | | | | |\n"
        "| 1 | Tả Chải | 98 | 470 | 15 | Xa \\| khó |\n"
        "| 2 | Pờ Chồ | 75 | 341 | 20 | |"
    )
    (section,) = parse(slot.text.text).sections
    made, _ = section.blocks
    assert isinstance(made, TextTable)
    assert made.head == 3


def test_bold_letters_tell_the_head_of_a_table_without_numbers(questions: Questions) -> None:
    """Of a list of names the first is nobody's heading."""
    rows = [["Họ tên", "Chức vụ"], ["Lý Seo Páo", "Trưởng ban"]]
    for bold in (False, True):
        document = report(rows=rows)
        for cell in document.tables[0].rows[0].cells:
            cell.paragraphs[0].runs[0].bold = bold
        found = place(outline(document), questions.form, questions.indicators)
        text = next(slot.text.text for slot in found.slots if slot.text)
        assert text.split("\n\n")[1].startswith("|---|") is not bold


def test_a_frame_inside_a_cell_belongs_to_the_cell() -> None:
    """Nested boxes add no rows of their own."""
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Số đơn tố cáo"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "8"
    (row,) = outline(document)
    assert (row.kind, row.text) == ("table", "Số đơn tố cáo\t8")
    assert [cell[:3] for cell in row.cells] == [(1, 1, 1), (1, 1, 2)]
