"""Plain text: the document's words and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from dcbase._builtin.formats.text import render_text, width
from dcbase.model import Cell, Document, DocumentHeader, Table, Words


def lines(document: Document) -> list[str]:
    return render_text(document).decode().split("\n")


def test_the_words_are_the_documents(
    document: Document, words_of: Callable[[Document], list[str]]
) -> None:
    """No word is added, lost, joined or cut, and they stand in printing order."""
    assert words_of(document) == render_text(document).decode().split()


def test_a_paragraph_is_one_line_between_blank_lines(document: Document) -> None:
    """Whoever opens the text finds a paragraph by its blank lines."""
    text = lines(document)
    at = text.index("*Nguyên nhân:")
    assert text[at - 1 : at + 2] == ["", "*Nguyên nhân:", ""]


def test_items_stand_together(document: Document) -> None:
    """A list is not torn apart by blank lines."""
    assert "- Khách quan;\n- Chủ quan.\n+ Khác.\n" in render_text(document).decode()


def test_a_heading_has_its_mark_and_a_space(document: Document) -> None:
    """Marks are printed as the document has them; a heading without one begins the line."""
    text = lines(document)
    assert "I. KHÁI QUÁT TÌNH HÌNH" in text
    assert "Phần không đánh số" in text


def test_figures_of_a_table_stand_under_each_other(document: Document) -> None:
    """Columns of figures are set to the right, also under letters with several marks."""
    text = lines(document)
    table = text[text.index("STT  Nội dung     Kết quả | đạt") :][:4]
    assert table == [
        "STT  Nội dung     Kết quả | đạt",
        "  1  Lượt <tiếp>             44",
        "  2  Đơn thư                 08",
        "     Cộng               1.234,5",
    ]


@pytest.mark.parametrize(
    ("text", "columns"),
    [("Lùng Phình", 10), ("ngã\u0303", 3), ("Pha\u0302\u0323n", 4), ("表", 2), ("a\u200bb", 2)],
)
def test_width_counts_columns_not_characters(text: str, columns: int) -> None:
    """Combining marks take no room and wide characters take two columns."""
    assert columns == width(text)


def test_an_empty_document_is_an_empty_line(document: Document) -> None:
    """Nothing to print is still a text file."""
    empty = Document(record=document.record, profile=document.profile)
    assert render_text(empty) == b"\n"


def test_a_table_without_columns_prints_its_caption_alone(document: Document) -> None:
    """A table that has nothing in it does not stop the document."""
    bare = Table(caption="Bảng 2", columns=())
    text = render_text(evolve(document, blocks=(bare,), opening=(), closing=(), annexes=()))
    assert "\n\nBảng 2\n\nNơi nhận:\n" in text.decode()


def test_a_short_total_row_does_not_stop_the_document(document: Document) -> None:
    """A plugin's total row may leave out the last cells."""
    table = Table(
        columns=("Xã", "Số"),
        rows=((Cell((Words("A"),)), Cell((Words("1"),), numeric=True)),),
        total=(Cell((Words("Cộng"),)),),
    )
    assert "Xã    Số\nA      1\nCộng\n" in render_text(evolve(document, blocks=(table,))).decode()


def test_line_breaks_in_a_header_are_spaces(document: Document) -> None:
    """One line of the header stays one line."""
    header = DocumentHeader(organisation=("ĐẢNG ỦY\nXÃ  A",))
    assert lines(evolve(document, header=header, notice=""))[0] == "ĐẢNG ỦY XÃ A"


def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    """Nothing but the document decides about the file."""
    assert render_text(document) == render_text(document)
