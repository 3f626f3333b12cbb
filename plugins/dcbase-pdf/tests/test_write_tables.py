"""How wide the columns of a table are, what becomes of a wide one, and what a chart prints."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pdfplumber
import pypdf
import pytest
from attrs import evolve
from fontTools.ttLib import TTFont

from dcbase.model import Annex, Cell, Chart, ColumnGroup, Document, Table, Words
from dcbase_pdf.columns import grids
from dcbase_pdf.fonts import COVERED, FOLDER, covered
from dcbase_pdf.writing import render_pdf

PORTRAIT, LANDSCAPE, SMALLEST = 467.0, 700.0, 10.0


def _table(columns: int, digits: int = 9) -> Table:
    def row(name: str) -> tuple[Cell, ...]:
        numbers = (Cell((Words("1" * digits),), numeric=True) for _ in range(columns - 1))
        return (Cell((Words(name),)), *numbers)

    heads = ("Đơn vị", *(f"Chỉ tiêu {at}" for at in range(1, columns)))
    return Table(columns=heads, rows=(row("Xã Lùng Phình"), row("Xã A")), total=row("Cộng"))


@pytest.mark.parametrize(
    ("columns", "wide", "smaller", "parts"),
    [
        (4, False, False, 1),
        (7, False, True, 1),
        (10, True, False, 1),
        (12, True, True, 1),
        (40, True, True, 4),
    ],
)
def test_a_table_becomes_small_then_flat_then_falls_into_parts(
    columns: int, wide: bool, smaller: bool, parts: int
) -> None:
    """Every word has room in its column; the first column stands in every part."""
    made = list(grids(_table(columns), 12.0, PORTRAIT, LANDSCAPE, SMALLEST))
    assert len(made) == parts
    for grid in made:
        assert grid.wide is wide
        assert (grid.size < 12.0) is smaller
        assert grid.size >= SMALLEST
        assert grid.head[0][0].text == "Đơn vị"
        assert sum(grid.widths) <= (LANDSCAPE if wide else PORTRAIT) + 1
    printed = [over.text for grid in made for over in grid.head[0][1:]]
    assert printed == list(_table(columns).columns[1:])


def test_numbers_stand_right_and_words_left() -> None:
    """A column of figures is one; an empty one is not."""
    rows = ((Cell((Words("Xã"),)), Cell((Words("5"),), numeric=True), Cell()),)
    grid = next(iter(grids(Table(columns=("a", "b", "c"), rows=rows), 12.0, PORTRAIT, LANDSCAPE)))
    assert grid.aligned == ("left", "right", "left")
    assert grid.last == ()


def test_a_wide_table_lies_on_flat_pages_of_its_own(documents: Mapping[str, Document]) -> None:
    """The page is turned for the table and turned back for the signature."""
    content = render_pdf(evolve(documents["hd36"], blocks=(_table(9),)))
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        turned = [page.width > page.height for page in pdf.pages]
    assert turned == [False, True, False]


def test_an_annex_of_a_wide_table_lies_flat_with_its_title(
    documents: Mapping[str, Document],
) -> None:
    """Title, caption and table stand on one flat page behind the signature."""
    table = evolve(_table(9), caption="Biểu 1. Số liệu", notes=("Nguồn: các xã.",))
    annex = Annex(title="PHỤ LỤC", blocks=(table,))
    content = render_pdf(evolve(documents["hd36"], blocks=(), annexes=(annex,)))
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert [page.width > page.height for page in pdf.pages] == [False, True]
        said = pdf.pages[1].extract_text()
    assert said.index("PHỤ LỤC") < said.index("Biểu 1.") < said.index("Cộng") < said.index("Nguồn")


def test_a_chart_says_what_it_shows(documents: Mapping[str, Document]) -> None:
    """Title, a text that says the same, and the figures."""
    chart = Chart(
        title="Số cuộc đối thoại",
        alternative="Nhiều nhất là Xã A Lù, 9 cuộc.",
        kind="bar",
        columns=("Đơn vị", "Cuộc"),
        rows=(("Xã A Lù", "9"), ("Xã Bản Hồ", "4")),
    )
    bare = Chart(title="Tỷ lệ", alternative="Không có số liệu.", kind="share")
    content = render_pdf(evolve(documents["hd36"], blocks=(chart, bare)))
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    for said in ("Số cuộc đối thoại", chart.alternative, "Xã Bản Hồ", "Không có số liệu."):
        assert said in text


def test_our_faces_have_every_vietnamese_letter() -> None:
    """All letters with all tones in both cases, quotation marks, dashes, signs."""
    import unicodedata

    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    composed = {
        unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones
    }
    letters = "".join(sorted(composed | {"đ"}))
    assert len(letters) == 73
    assert covered(letters + letters.upper())
    assert covered("0123456789 „“”‘’–—…/%•−×₫²³≤≥°()[]{}#$*<>@&_\"'")
    assert not covered("漢")
    assert sum(file.stat().st_size for file in FOLDER.glob("*.ttf")) < 300_000


def test_what_is_called_covered_is_in_the_files() -> None:
    """Each of the four faces has every character that is listed."""
    spans = (span.partition("-") for span in COVERED)
    listed = {
        code
        for first, _, last in spans
        for code in range(int(first, 16), int(last or first, 16) + 1)
    }
    for name in ("Regular", "Bold", "Italic", "BoldItalic"):
        assert listed <= set(TTFont(FOLDER / f"Tinos-{name}.ttf").getBestCmap())


def test_the_fonts_come_with_their_licence() -> None:
    """The OFL asks for the copyright line and its text beside the files."""
    licence = (FOLDER / "OFL.txt").read_text("utf-8")
    assert "Copyright 2010 Google Inc." in licence
    assert "SIL Open Font License, Version 1.1" in licence
    assert "PERMISSION & CONDITIONS" in licence


def _grouped() -> Table:
    figures = tuple(Cell((Words(f"{number}"),), numeric=True) for number in (8, 6, 75))
    rows = tuple((Cell((Words(f"Xã số {at}"),)), *figures) for at in range(90))
    return Table(
        columns=("Đơn vị", "Tiếp nhận", "Đã giải quyết", "Tỷ lệ"),
        groups=(ColumnGroup("Đơn thư, phản ánh", 1, 3), ColumnGroup("Kết quả", 2, 3)),
        rows=rows,
    )


def test_a_head_of_several_rows_comes_on_every_page(documents: Mapping[str, Document]) -> None:
    """Titles over columns and the names below them are repeated together."""
    content = render_pdf(evolve(documents["hd36"], opening=(), blocks=(_grouped(),), closing=()))
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        texts = [page.extract_text() or "" for page in pdf.pages]
    with_rows = [text for text in texts if "Xã số" in text]
    assert len(with_rows) > 1
    for said in ("Đơn thư, phản ánh", "Kết quả", "Tiếp nhận", "Đã giải quyết"):
        assert all(text.count(said) == 1 for text in with_rows)


def test_a_table_in_parts(documents: Mapping[str, Document]) -> None:
    """Each part counts and names its rows and ends with total and coverage; notes come last."""
    whole = _table(40)
    numbered = tuple(
        (Cell((Words(f"{at}"),), numeric=True), *row) for at, row in enumerate(whole.rows)
    )
    made = Table(
        caption="Biểu 1",
        columns=("TT", *whole.columns),
        rows=numbered,
        total=(Cell(), *(whole.total or ())),
        coverage=(Cell(), *(Cell((Words("95/99"),), numeric=True) for _ in whole.columns)),
        naming=2,
        notes=("Nguồn: các xã.",),
    )
    parts = list(grids(made, 12.0, PORTRAIT, LANDSCAPE, SMALLEST))
    assert len(parts) > 1
    assert [part.caption for part in parts] == [
        "Biểu 1",
        *["Biểu 1 (tiếp theo)"] * (len(parts) - 1),
    ]
    assert {part.aligned[:3] for part in parts} == {("center", "left", "right")}
    assert {tuple(over.text for over in part.head[0][:2]) for part in parts} == {("TT", "Đơn vị")}
    assert {len(part.last) for part in parts} == {2}
    assert [part.notes for part in parts] == [*[()] * (len(parts) - 1), ("Nguồn: các xã.",)]
    content = render_pdf(evolve(documents["hd36"], opening=(), blocks=(made,), closing=()))
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        sizes = {char["size"] for page in pdf.pages for char in page.chars if char["text"] == "1"}
    assert min(sizes) >= SMALLEST - 0.01
