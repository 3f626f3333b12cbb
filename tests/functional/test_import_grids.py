"""Tables of a report that came as text are tables in the text of its slots."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve

from dcbase import Workspace
from dcbase.model import OutlineBlock, Questions, Received, TextTable
from dcbase.prose import Placed, parse, place
from dcbase.reading import submissions_from_text
from dcbase.reading.said_out import said_to_plain

EXAMPLE = Path(__file__).parents[2] / "examples/lung_phinh"
CASES = Path(__file__).parents[1] / "cases/import/grids.yaml"
GRIDS = yaml.safe_load(CASES.read_text(encoding="utf-8"))
HEAD = """BÁO CÁO
kết quả thực hiện dân chủ ở cơ sở năm 2025

III. KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ
1. Thực hiện dân chủ ở cấp xã
Kết quả như sau:

"""
RULE = "+----+------+\n"


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("|")]


def barred(rows: list[str]) -> list[str]:
    return ["| " + " | ".join(cells(row)) + " |" for row in rows]


WRITTEN = {
    "tabs": lambda rows: "\n".join("\t".join(cells(row)) for row in rows),
    "bars": lambda rows: "\n".join(barred(rows)),
    "rules": lambda rows: RULE + f"\n{RULE}".join(barred(rows)) + f"\n{RULE}",
}


@pytest.fixture(scope="module")
def questions() -> Questions:
    return Workspace.open(EXAMPLE).kit.questions


def outline(text: str) -> tuple[OutlineBlock, ...]:
    content = text.encode()
    received = Received("bao-cao.txt", hashlib.sha256(content).hexdigest(), content)
    (came,) = submissions_from_text(received)
    return came.outline


def read(text: str, questions: Questions) -> Placed:
    found = place(outline(text), questions.form, questions.indicators)
    assert sum(found.words.values()) == len(text.split())
    return found


def said(found: Placed) -> str:
    (slot,) = (slot for slot in found.slots if slot.slot.text == "results.commune")
    assert slot.text is not None
    return slot.text.text


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("case", GRIDS, ids=lambda case: case["case"])
def test_rows_become_one_table(case: dict[str, Any], written: str, questions: Questions) -> None:
    """With its head apart and its figures in their cells; what it was drawn with are no words."""
    text = f"{HEAD}{WRITTEN[written](case['rows'])}\n\nSau bảng.\n"
    found = read(text, questions)
    assert said(found) == f"Kết quả như sau:\n\n{case['text']}\n\nSau bảng."
    assert parse(said(found)).findings == ()
    lines = sum(word in ("|", RULE.strip()) for word in text.split())
    assert found.words["form"] == 2 + lines  # and the title, which the form prints


def test_bars_glued_to_words_and_bars_within_a_cell_are_words(questions: Questions) -> None:
    """Only what stands alone in front of a cell or at the end of a row draws the table."""
    rows = "| a | |b c |\n| d|e | 1 |\n| g | 2 |\n"
    found = read(f"{HEAD}{rows}", questions)
    assert "\\|b c" in said(found)
    assert "d\\|e" in said(found)


def test_a_table_that_goes_on_on_the_next_page_is_one(questions: Questions) -> None:
    """Its head is not said again; a table with a head of its own is another one."""
    rows = "Nội dung\tSố\nHọp thôn\t12\nHọp tổ\t7\n"
    more = "Họp xã\t3\nHọp huyện\t4\nHọp tỉnh\t5\n"
    blocks = outline(f"{HEAD}{rows}\n{more}\n{rows}")
    assert len({block.cells[0][0] for block in blocks if block.kind == "table"}) == 3
    found = place(blocks, questions.form, questions.indicators)
    _, *tables = parse(said(found)).blocks
    assert [len(table.rows) for table in tables if isinstance(table, TextTable)] == [6, 3]


def test_a_row_alone_and_a_column_alone_stay_words(questions: Questions) -> None:
    """They are no table, whoever drew a frame around them."""
    block = OutlineBlock(kind="table", text="Một\thai", cells=((1, 1, 1, 0), (1, 1, 2, 4)))
    blocks = outline(f"{HEAD}Hết.\n")
    found = place((*blocks, block), questions.form, questions.indicators)
    assert said(found).endswith("Hết.\n\nMột\thai")
    column = [
        OutlineBlock(kind="table", text=t, cells=((1, r, 1, 0),)) for r, t in ((1, "a"), (2, "b"))
    ]
    found = place((*blocks, *column), questions.form, questions.indicators)
    assert said(found).endswith("a\n\nb")


def test_without_numbers_bold_letters_tell_the_head(questions: Questions) -> None:
    """A list of names has none, and nobody's name is printed as one."""
    texts = ("Họ tên\tChức vụ", "Lý Seo Páo\tTrưởng ban", "Giàng A Sì\tPhó ban")
    rows = [
        OutlineBlock(
            kind="table", text=text, cells=((1, at, 1, 0), (1, at, 2, text.index("\t") + 1))
        )
        for at, text in enumerate(texts, start=1)
    ]
    blocks = outline(f"{HEAD}Hết.\n")
    for bold in (False, True):
        marked = (evolve(rows[0], bold=bold), *rows[1:])
        found = place((*blocks, *marked), questions.form, questions.indicators)
        (table,) = (b for b in parse(said(found)).blocks if isinstance(b, TextTable))
        assert table.head == bold


def test_rows_are_not_broken_in_the_file_that_is_written(questions: Questions) -> None:
    """A line of a table stays one, and no line of a paragraph begins with a bar."""
    words = "lời văn dài " * 12
    long = f"| a | {words}|"
    text = f"{HEAD}a\t{words}\nb\t1\nc\t2\n\n{words}| {words}\n"
    found = read(text, questions)
    (came,) = submissions_from_text(Received("a.txt", "", text.encode()))
    submission = evolve(came, slots=found.slots, outline=())
    written = said_to_plain(submission)["results"]["commune"]
    assert long in written.splitlines()
    assert parse(written).blocks == parse(said(found)).blocks or parse(written).findings == ()
    assert sum(line.startswith("|") for line in written.splitlines()) == 4
