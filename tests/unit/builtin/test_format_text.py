"""Plain text: the document's words and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from dcbase._builtin.formats.html_page import render_html
from dcbase._builtin.formats.markdown import render_markdown
from dcbase._builtin.formats.text import render_text, width
from dcbase.model import Annex, Cell, ColumnGroup, Document, DocumentHeader, Table, Words


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


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Words(text),), numeric=text.isdigit()) for text in texts)


def test_a_title_over_columns_stands_before_their_names(document: Document) -> None:
    """A text has one row of names; each says all of itself."""
    table = Table(
        columns=("Đơn vị", "Tiếp nhận", "Tỷ lệ"),
        groups=(ColumnGroup("Đơn thư", 1, 2),),
        rows=(_row("Xã A Lù", "8", "75"),),
    )
    text = lines(evolve(document, opening=(), blocks=(table,), closing=(), annexes=()))
    assert "Đơn vị   Đơn thư – Tiếp nhận  Đơn thư – Tỷ lệ" in text


def test_a_table_wider_than_any_screen_has_cells_of_several_lines(document: Document) -> None:
    """No line has more than 200 columns, no word is lost, and figures stand in the first line."""
    names = tuple(f"Số lượt tiếp công dân của Chủ tịch lần thứ {at}" for at in range(9))
    figures = tuple("1234" for _ in names)
    table = Table(columns=("Đơn vị", *names), rows=(_row("Xã Lùng Phình", *figures),) * 2)
    made = evolve(document, opening=(), blocks=(table,), closing=(), annexes=())
    text = lines(made)
    assert max(map(width, text)) <= 200
    found = " ".join(text).split()
    assert [found.count(word) for word in ("lượt", "thứ", "Phình")] == [9, 9, 2]
    assert [line.split() for line in text if line.startswith("Xã")] == [
        ["Xã", "Lùng", "Phình", *figures]
    ] * 2


def test_a_table_of_more_columns_than_a_line_has_room_for(document: Document) -> None:
    """Columns keep room for a name; then the line is longer."""
    table = Table(
        columns=tuple(f"Chỉ tiêu số {at}" for at in range(40)), rows=(_row(*("1",) * 40),)
    )
    text = lines(evolve(document, opening=(), blocks=(table,), closing=(), annexes=()))
    assert any("Chỉ tiêu" in line for line in text)
    assert any("số 39" in line for line in text)


def test_over_an_annex_stand_its_mark_and_its_reference(document: Document) -> None:
    """Three lines in the middle."""
    annex = Annex(title="BIỂU SỐ LIỆU", mark="Phụ lục I", reference="(Kèm theo Báo cáo)")
    text = [line.strip() for line in lines(evolve(document, annexes=(annex,)))]
    at = text.index("Phụ lục I")
    assert text[at : at + 3] == ["Phụ lục I", "BIỂU SỐ LIỆU", "(Kèm theo Báo cáo)"]


def test_a_capacity_of_two_lines(document: Document) -> None:
    """Who signs for somebody else says so on a line above."""
    signature = evolve(document.signature, capacity="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    text = lines(evolve(document, signature=signature))
    at = text.index("KT. CHỦ TỊCH")
    assert text[at : at + 2] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert b"KT. CH\xe1\xbb\xa6 T\xe1\xbb\x8aCH\\\n" in render_markdown(
        evolve(document, signature=signature)
    )
    page = render_html(evolve(document, signature=signature)).decode()
    assert '<p class="capacity">KT. CHỦ TỊCH</p><p class="capacity">PHÓ CHỦ TỊCH</p>' in page


TITLED = Table(
    columns=("", "", ""),
    rows=(
        (Cell((Words("I. Công tác công khai tại trụ sở"),), across=3), Cell(), Cell()),
        _row("1", "Niêm yết", "5"),
    ),
)


def test_a_title_within_a_table_widens_no_column(document: Document) -> None:
    """It goes on over the columns behind its own; a table without a head begins with it."""
    text = lines(evolve(document, opening=(), blocks=(TITLED,), closing=(), annexes=()))
    assert "I. Công tác công khai tại trụ sở\n1  Niêm yết  5" in "\n".join(text)
