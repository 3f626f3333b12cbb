"""Figures in the tables of a report that came as text."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from dcbase import Workspace
from dcbase.model import Questions, Received
from dcbase.prose import Placed, place
from dcbase.reading import submissions_from_text

EXAMPLE = Path(__file__).parents[2] / "examples/lung_phinh"
CASES = Path(__file__).parents[1] / "cases/import/tables.yaml"
TABLES = yaml.safe_load(CASES.read_text(encoding="utf-8"))
HEAD = """BÁO CÁO
kết quả thực hiện dân chủ ở cơ sở năm 2025

III. KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ
1. Thực hiện dân chủ ở cấp xã
"""


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


WRITTEN = {
    "tabs": lambda rows: "\n".join("\t".join(cells(row)) for row in rows),
    "bars": lambda rows: "\n".join("| " + " | ".join(cells(row)) + " |" for row in rows),
}


@pytest.fixture(scope="module")
def questions() -> Questions:
    return Workspace.open(EXAMPLE).kit.questions


def read(text: str, questions: Questions) -> Placed:
    content = text.encode()
    received = Received("bao-cao.txt", hashlib.sha256(content).hexdigest(), content)
    (came,) = submissions_from_text(received)
    found = place(came.outline, questions.form, questions.indicators)
    assert sum(found.words.values()) == len(text.split())
    return found


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["name"])
def test_a_row_that_names_an_indicator_states_its_figure(
    case: dict[str, Any], written: Any, questions: Questions
) -> None:
    """From the one column that is this period's, with its line and column; else a finding."""
    text = f"{HEAD}{case.get('above', 'Xã báo cáo')}\n{written(case['rows'])}\n\nSau bảng.\n"
    found = read(text, questions)
    wanted = {code: value for code, (value, _) in case["figures"].items()}
    assert {one.code.text: one.value and one.value.text for one in found.figures} == wanted
    assert [one.code for one in found.findings] == case.get("codes", [])
    restated = {
        one.code.text: {slot: again.value and again.value.text for slot, again in said}
        for one in found.figures
        if (said := one.restated.items())
    }
    assert restated == case.get("restated", {})
    lines = text.split("\n")
    for one in found.figures:
        assert one.value is not None
        origin, column = one.value.origin, case["figures"][one.code.text][1]
        assert origin is not None
        assert origin.line is not None
        assert origin.column is not None
        line = lines[origin.line - 1]
        sign = "\t" if "\t" in line else "|"
        assert line[: origin.column - 1].count(sign) == (column - (sign == "\t") if column else 0)


def test_columns_of_words_side_by_side_are_no_table(questions: Questions) -> None:
    """The head of the official form, and lists with wide space, stay what they are."""
    text = (
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "XÃ LÙNG PHÌNH\tĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 15/BC-UBND\tLùng Phình, ngày 05 tháng 11 năm 2025\n\n{HEAD}Tốt.\n"
    )
    found = read(text, questions)
    assert {"number", "office", "place", "date"} <= found.header.keys()


def test_wide_space_parts_cells_too(questions: Questions) -> None:
    """Columns that were aligned with spaces."""
    text = f"{HEAD}\nSố đơn khiếu nại        5\nSố đơn tố cáo          02\nĐơn khác            1\n"
    found = read(text, questions)
    assert {one.code.text for one in found.figures} == {"DT06", "DT07"}


@pytest.mark.parametrize(
    "row",
    [
        "|Số đơn tố cáo|2|",
        "| - | - |",
        "|---|---|",
        "| Số đơn tố cáo | 2",
        "\t\t3\t",
        "|||| x ||||",
    ],
)
def test_every_word_of_a_row_is_kept_as_it_is(row: str, questions: Questions) -> None:
    """Bars, rules and empty cells make no word and take none."""
    read(f"{HEAD}\n| Nội dung | Số |\n{row}\n| a | 1 |\n{row}\n| b | 2 |\n{row}\n", questions)
    read(f"{HEAD}\n" + f"{row}\n" * 4, questions)
