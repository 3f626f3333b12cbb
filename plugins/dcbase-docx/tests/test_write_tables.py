"""Tables can be read, whatever they hold."""

from __future__ import annotations

import io
import unicodedata

import docx
import pytest
from attrs import evolve
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from dcbase.model import (
    Annex,
    Cell,
    Chart,
    ColumnGroup,
    Document,
    DocumentHeader,
    DocumentHeading,
    DocumentParagraph,
    DocumentSignature,
    Table,
    Words,
)
from dcbase_docx.widths import units
from dcbase_docx.writing import render_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = DocumentHeading(level=1, mark="I.", runs=(Words("Biểu số liệu"),))
PARAGRAPH = DocumentParagraph(runs=(Words("Số liệu như sau:"),))


def cells(*words: str) -> tuple[Cell, ...]:
    """Return a row: the first cell names it, the others are figures."""
    first, *others = words
    return (
        Cell(runs=(Words(first),)),
        *(Cell(runs=(Words(word),) if word else (), numeric=True) for word in others),
    )


def table(columns: int, rows: int = 3, total: bool = True) -> Table:
    """Return a table of communes under long heads."""
    names = ("Đơn vị", *(f"Số lượt tiếp công dân của Chủ tịch {n}" for n in range(1, columns)))
    row = ("Xã Phong Dụ Thượng", *("1.234,5" for _ in range(1, columns)))
    return Table(
        caption="Biểu 1",
        columns=names,
        rows=tuple(cells(*row) for _ in range(rows)),
        total=cells("Cộng", *("3.703,5" for _ in range(1, columns))) if total else None,
        notes=("“…”: chưa có số liệu.",),
    )


@pytest.fixture
def file_of(documents):
    """Return a function that writes a document of some blocks alone and opens it."""

    def opened(*blocks, annexes=()) -> docx.document.Document:
        made = evolve(
            documents["hd36"], opening=(), blocks=blocks, closing=(), annexes=tuple(annexes)
        )
        return docx.Document(io.BytesIO(render_word(made)))

    return opened


def figures(file: docx.document.Document) -> docx.table.Table:
    """Return the first table of figures: it has a style, the head has none."""
    return next(one for one in file.tables if one.style.style_id == "Figures")


def sides(file: docx.document.Document) -> list[bool]:
    """Tell of each section whether its pages lie on their side."""
    return [section.orientation == WD_ORIENT.LANDSCAPE for section in file.sections]


def test_a_narrow_table(file_of):
    """Upright, in the form's size, as wide as the text; the head row comes again."""
    file = file_of(HEADING, PARAGRAPH, table(4))
    made = figures(file)
    assert [False] == sides(file)
    assert abs(sum(cell.width for cell in made.rows[0].cells) - Mm(165)) < Mm(0.5)
    assert made.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in made.rows)
    assert not made._tbl.findall(f".//{W}sz")


def test_cells(file_of):
    """Figures stand to the right, names to the left, the total is bold and not alone."""
    rows = figures(file_of(table(3))).rows
    name, figure, _ = (cell.paragraphs[0] for cell in rows[1].cells)
    assert (None, WD_ALIGN_PARAGRAPH.RIGHT) == (name.alignment, figure.alignment)
    assert all(cell.paragraphs[0].runs[0].bold for cell in rows[-1].cells)
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows[1:]]
    assert [None, True, True, None] == kept


def test_a_name_is_not_broken(file_of):
    """A column is so wide that the name of a commune stands in one line."""
    width = figures(file_of(table(5))).rows[1].cells[0].width
    assert width > Mm(35)  # "Xã Phong Dụ Thượng" in 12 points


def test_a_wider_table_is_set_smaller(file_of):
    """Before a page is turned the letters become smaller, as far as the form allows."""
    file = file_of(table(10))
    run = figures(file).rows[1].cells[1].paragraphs[0].runs[0]
    assert [False] == sides(file)
    assert Pt(10) <= run.font.size < Pt(12)


def test_a_wide_table_lies_on_its_side(file_of):
    """Its heading and its notes go with it; what follows stands upright again."""
    file = file_of(PARAGRAPH, HEADING, table(12), PARAGRAPH)
    assert [False, True, False] == sides(file)
    lying = file.sections[1]
    assert (Mm(297), Mm(210)) == (
        round(lying.page_width / Mm(1)) * Mm(1),
        round(lying.page_height / Mm(1)) * Mm(1),
    )
    assert abs(lying.left_margin - Mm(30)) < Mm(0.02)
    assert [True, False, False] == [
        section.different_first_page_header_footer for section in file.sections
    ]
    inner = list(lying.iter_inner_content())
    assert "I. Biểu số liệu" == inner[0].text
    assert "“…”: chưa có số liệu." in [getattr(one, "text", "") for one in inner]


def test_two_wide_tables_share_their_pages(file_of):
    """No page is turned twice between them."""
    second = DocumentHeading(level=1, mark="II.", runs=(Words("Biểu hai"),))
    assert [False, True, False] == sides(file_of(HEADING, table(12), second, table(12)))


def test_a_very_wide_table(file_of):
    """What is wider than a page on its side is set in parts that name their rows again."""
    whole = table(30)
    file = file_of(whole)
    parts = [one for one in file.tables if one.style.style_id == "Figures"]
    assert [False, True, False] == sides(file)
    assert 2 == len(parts)
    for made in parts:
        assert "Đơn vị" == made.rows[0].cells[0].text
        assert "Xã Phong Dụ Thượng" == made.rows[1].cells[0].text
        size = made.rows[1].cells[1].paragraphs[0].runs[0].font.size
        assert size is None or Pt(10) <= size
        assert sum(cell.width for cell in made.rows[0].cells) <= Mm(252.1)
    heads = [cell.text for made in parts for cell in made.rows[0].cells[1:]]
    assert list(whole.columns[1:]) == heads
    texts = [paragraph.text for paragraph in file.paragraphs]
    assert texts.index("Biểu 1") < texts.index("Biểu 1 (tiếp theo)") < texts.index(whole.notes[0])
    assert 1 == texts.count(whole.notes[0])


def test_rows_are_counted_in_the_middle(file_of):
    """A column of numbers that count the rows is centred; figures stand to the right."""
    numbered = Table(
        columns=("TT", "Đơn vị", "Số"),
        rows=((Cell((Words("1"),), numeric=True), *cells("Xã A", "5")),),
        naming=2,
    )
    row = figures(file_of(numbered)).rows[1]
    sides = [cell.paragraphs[0].alignment for cell in row.cells]
    assert [WD_ALIGN_PARAGRAPH.CENTER, None, WD_ALIGN_PARAGRAPH.RIGHT] == sides


def test_the_coverage_below_a_total(file_of):
    """It stands with the total on one page, in plain letters."""
    made = evolve(table(3), coverage=cells("Số xã có số liệu", "95/99", "94/99"))
    rows = figures(file_of(made)).rows
    assert "95/99" == rows[-1].cells[1].text
    assert [True, None] == [row.cells[0].paragraphs[0].runs[0].bold for row in rows[-2:]]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows[1:]]
    assert [None, True, True, True, None] == kept


def test_a_document_that_is_a_wide_table(documents):
    """Nothing stands before it: the first page lies on its side."""
    record, profile = documents["hd36"].record, documents["hd36"].profile
    made = Document(record=record, profile=profile, blocks=(table(12),))
    assert [True] == sides(docx.Document(io.BytesIO(render_word(made))))


def test_marks_take_no_room():
    """A letter with marks is as wide as the letter, however encoded; a strange one is wide."""
    words = "Đảng ủy xã Lùng Phình"
    assert units(words, bold=True) == units(unicodedata.normalize("NFD", words), bold=True)
    assert units("Dang uy xa Lung Phinh", bold=True) == units(words, bold=True)
    assert units("ư", bold=False) > units("u", bold=False)
    assert 1000 == units("漢", bold=False)


def test_an_annex_on_its_side(file_of):
    """The title of an annex is on the page of the wide table that it begins with."""
    file = file_of(PARAGRAPH, annexes=[Annex(title="Phụ lục", blocks=(table(14),))])
    assert [False, True] == sides(file)
    assert "Phụ lục" == next(iter(file.sections[1].iter_inner_content())).text


def test_a_table_without_rows(file_of):
    """Its head is printed all the same; a table without columns is nothing."""
    empty = Table(columns=("Đơn vị", "Số"))
    assert 1 == len(figures(file_of(empty)).rows)
    assert not [t for t in file_of(Table(columns=())).tables if t.style.style_id == "Figures"]


def test_long_words_in_a_cell(file_of):
    """A cell of sentences widens its column, and is set in lines."""
    long = Table(
        columns=("STT", "Nội dung", "Số"), rows=(cells("1", "Rất nhiều chữ " * 40, "5"),) * 2
    )
    first, second, third = (cell.width for cell in figures(file_of(long)).rows[1].cells)
    assert second > 3 * first
    assert abs(first + second + third - Mm(165)) < Mm(0.5)


def test_a_chart_without_its_picture(file_of):
    """Until a picture stands there: the title, the text that says the same, the data."""
    chart = Chart(
        title="Tỷ lệ đã giải quyết",
        alternative="Xã A 98%, Xã B 97%.",
        kind="bar",
        columns=("Đơn vị", "Tỷ lệ"),
        rows=(("Xã A", "98%"), ("Xã B", "97%")),
    )
    file = file_of(chart)
    texts = [p.text for p in file.paragraphs]
    assert texts.index("Tỷ lệ đã giải quyết") + 1 == texts.index("Xã A 98%, Xã B 97%.")
    assert ["Xã B", "97%"] == [cell.text for cell in figures(file).rows[2].cells]
    bare = file_of(evolve(chart, columns=(), rows=()))
    assert not [one for one in bare.tables if one.style.style_id == "Figures"]


def test_a_head_of_two_rows_is_merged_and_repeated(file_of):
    """A title stands over its columns, other names reach down; both rows come on every page."""
    made = evolve(table(4), groups=(ColumnGroup("Tiếp công dân", 2, 3),))
    found = file_of(made).tables[1]
    upper, lower = found.rows[0]._tr, found.rows[1]._tr
    spans = [int(span.get(f"{W}val")) for span in upper.iter(f"{W}gridSpan")]
    assert spans == [2]
    assert [merge.get(f"{W}val") for merge in upper.iter(f"{W}vMerge")] == ["restart", "restart"]
    assert [merge.get(f"{W}val") for merge in lower.iter(f"{W}vMerge")] == [None, None]
    assert [row._tr.find(f".//{W}tblHeader") is not None for row in found.rows] == [
        True,
        True,
        *(False for _ in found.rows[2:]),
    ]
    assert found.cell(0, 2)._tc is found.cell(0, 3)._tc
    assert found.cell(0, 1)._tc is found.cell(1, 1)._tc
    assert found.cell(0, 2).text == "Tiếp công dân"


def test_a_title_of_a_long_word_widens_its_columns(file_of):
    """No word is broken, in a title over columns either."""
    rows = tuple(cells("Xã A", "1", "2") for _ in range(2))
    title = "Kinhtếxãhộiquốcphòngan"
    made = Table(columns=("Đơn vị", "a", "b"), groups=(ColumnGroup(title, 1, 2),), rows=rows)
    found = file_of(made).tables[1]
    wide = sum(column.width.pt for column in list(found.columns)[1:])
    assert wide >= units(title, True) * 12 / 1000


def test_a_title_within_a_table_stands_over_all_its_columns(file_of):
    """It widens none of them; without names over the columns no row is repeated."""
    title = (Cell((Words("I. Công tác công khai tại trụ sở, nhà văn hóa"),), across=2), Cell())
    found = file_of(Table(columns=("", ""), rows=(title, cells("1", "5")))).tables[1]
    assert found.cell(0, 0)._tc is found.cell(0, 1)._tc
    assert found.cell(0, 0).text == "I. Công tác công khai tại trụ sở, nhà văn hóa"
    assert [row._tr.find(f".//{W}tblHeader") for row in found.rows] == [None, None]
    narrow, wide = (column.width for column in found.columns)
    assert narrow == wide


def test_a_list_without_a_head_has_its_title_over_the_table(documents):
    """No page holds nothing but a title: it lies on its side with the table."""
    bare = evolve(
        documents["hd36"],
        header=DocumentHeader(),
        opening=(),
        blocks=(table(14),),
        closing=(),
        recipients_title="",
        recipients=(),
        signature=DocumentSignature(),
    )
    (section,) = docx.Document(io.BytesIO(render_word(bare))).sections
    assert section.orientation == WD_ORIENT.LANDSCAPE


def test_a_capacity_of_two_lines(documents):
    """Who signs for somebody else says so in a line of its own."""
    signature = evolve(documents["nd30"].signature, capacity="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    file = docx.Document(io.BytesIO(render_word(evolve(documents["nd30"], signature=signature))))
    cell = file.tables[-1].cell(0, 1)
    assert [p.text for p in cell.paragraphs if p.style.style_id == "Capacity"] == [
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    ]
