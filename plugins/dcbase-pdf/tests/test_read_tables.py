"""Ruled tables of PDF reports: their figures, with the line they stood in."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import typst
import yaml

from dcbase import Workspace
from dcbase.model import OutlineBlock, Questions, Received
from dcbase.prose import place
from dcbase_pdf.reading import read_pdf

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


def said(text: str) -> str:
    return f"#text({json.dumps(text, ensure_ascii=False)})"


def outline(*parts: str) -> tuple[OutlineBlock, ...]:
    content = typst.compile("\n\n".join(["#set text(size: 12pt)", *parts]).encode())
    assert isinstance(content, bytes)
    received = Received("bao-cao.pdf", hashlib.sha256(content).hexdigest(), content)
    (submission,) = read_pdf(received)
    assert not submission.findings
    return submission.outline


def ruled(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    cells = [f"[{said(text)}]" for row in rows for text in [*row, *[""] * (width - len(row))]]
    return f"#table(columns: {width}, {', '.join(cells)})"


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["name"])
def test_a_row_that_names_an_indicator_states_its_figure(
    case: dict[str, Any], questions: Questions
) -> None:
    """The same figures as from a table in a plain text, each with its line."""
    rows = [[cell.strip() for cell in row.split("|")] for row in case["rows"]]
    above = case.get("above", "Xã báo cáo")
    blocks = outline(*map(said, (*HEAD, above)), ruled(rows), said("Sau bảng."))
    found = place(blocks, questions.form, questions.indicators)
    values = {one.code.text: one.value and one.value.text for one in found.figures}
    assert values == {code: value for code, (value, _) in case["figures"].items()}
    assert [one.code for one in found.findings] == case.get("codes", [])
    assert all(one.value and one.value.origin and one.value.origin.line for one in found.figures)


def test_a_table_goes_on_on_the_next_page(questions: Questions) -> None:
    """Rows below a page's end have the headings of the page before."""
    rows = [["Nội dung", "Năm 2024", "Năm 2025"]]
    rows += [[f"Việc thứ {number}", "1", "2"] for number in range(60)]
    rows += [["Số đơn tố cáo", "7", "8"]]
    found = place(outline(*map(said, HEAD), ruled(rows)), questions.form, questions.indicators)
    assert {one.code.text: one.value and one.value.text for one in found.figures} == {"DT07": "8"}


def test_a_box_around_paragraphs_is_no_table() -> None:
    """What stands in a frame is body text."""
    words = [said("Xã tiếp nhận 20 đơn."), said("Các mặt công tác ổn định.")]
    blocks = outline(*map(said, HEAD), f"#rect(width: 100%)[{' #parbreak() '.join(words)}]")
    assert "table" not in {block.kind for block in blocks}
