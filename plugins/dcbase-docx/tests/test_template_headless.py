"""A table without a head, in an office's own template."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import docx
import pytest
from attrs import evolve

from dcbase.model import Cell, Document, Received, Table, Words
from dcbase_docx.template_filling import fill_word

LOOP = "{%tc for o in HERE %}", "{{ o }}", "{%tc endfor %}"
ROWS = {
    "names of the columns": (tuple(one.replace("HERE", "khoi.cot") for one in LOOP),),
    "rows of the head": (
        ("{%tr for hang in khoi.dau %}", "", ""),
        tuple(one.replace("HERE", "hang") for one in LOOP),
        ("{%tr endfor %}", "", ""),
    ),
}
BODY = (
    ("{%tr for hang in khoi.hang %}", "", ""),
    tuple(one.replace("HERE", "hang") for one in LOOP),
    ("{%tr endfor %}", "", ""),
)
NAMED = Table(columns=("Nội dung", "Số"), rows=((Cell((Words("Đơn"),)), Cell((Words("8"),))),))
EMPTY = Table(columns=("", ""), rows=((Cell(()), Cell(())), *NAMED.rows))


@pytest.mark.parametrize("head", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize(
    ("table", "printed"),
    [
        (NAMED, [["Nội dung", "Số"], ["Đơn", "8"]]),
        (evolve(NAMED, columns=("", "")), [["Đơn", "8"]]),
        (EMPTY, [["", ""], ["Đơn", "8"]]),
    ],
)
def test_no_row_for_a_head_that_is_not_there(
    table: Table,
    printed: list[list[str]],
    head: tuple[tuple[str, ...], ...],
    documents: Mapping[str, Document],
    template: Callable[..., Received],
) -> None:
    """However the template writes heads, a table has the rows that it has, and no other."""

    def edit(file: Any) -> None:
        file.add_paragraph("{%p for khoi in noi_dung %}")
        file.add_paragraph("{%p if khoi.la_bang %}")
        made = file.add_table(len(head) + len(BODY), 3)
        for row, texts in zip(made.rows, (*head, *BODY), strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        file.add_paragraph("{%p endif %}")
        file.add_paragraph("{%p endfor %}")

    document = evolve(documents["province"], blocks=(table,), annexes=())
    content = fill_word(document, template(edit=edit))
    (found,) = (
        one
        for one in docx.Document(io.BytesIO(content)).tables
        if one.rows[-1].cells[0].text == "Đơn"
    )
    assert [[cell.text for cell in row.cells] for row in found.rows] == printed
