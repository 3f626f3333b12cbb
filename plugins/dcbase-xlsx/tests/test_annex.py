"""The annex: the document's tables, every figure for reckoning, who is missing."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from attrs import evolve

from dcbase import Workspace
from dcbase.layout import lay_out, resolve_layout, resolve_profile
from dcbase.model import Cell, Chart, Document, Known, Report, Table, Words
from dcbase.testing import make_demo
from dcbase.testing.fixtures import ByLibreOffice
from dcbase_xlsx.annex import render_annex


def laid_out(folder: Path, layout: str) -> Document:
    workspace = Workspace.open(folder)
    found = workspace.run()
    own = found.reports[0] if workspace.unit.code in workspace.expected else found.aggregate
    resolved = resolve_layout(workspace.layouts.find(layout), workspace.layouts.find)
    profile = resolve_profile(workspace.profiles.find("hd36"), workspace.profiles.find)
    return lay_out(own, resolved, profile)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """Lào Cai with 99 communes, and Lùng Phình's own report."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    return {
        "province": laid_out(folder / "lao_cai", "province-report"),
        "commune": laid_out(folder / "lung_phinh", "plain"),
    }


@pytest.fixture(scope="module")
def province(documents: dict[str, Document]) -> Document:
    return documents["province"]


@pytest.fixture(scope="module")
def written(documents: dict[str, Document]) -> dict[str, bytes]:
    return {name: render_annex(document) for name, document in documents.items()}


@pytest.fixture(scope="module")
def book(written: dict[str, bytes]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(written["province"]))


def tables(document: Document) -> list[Table]:
    return [block for block in document.every_block() if isinstance(block, Table)]


def rows_of(sheet: Any) -> Iterator[tuple[Any, ...]]:
    yield from sheet.iter_rows(values_only=True)


def test_the_sheets(book: Any, province: Document) -> None:
    """A cover, a sheet for each table and chart, the figures, the coverage."""
    names = [f"Biểu {number}" for number in range(1, len(tables(province)) + 1)]
    charts = ["Biểu đồ 1", "Biểu đồ 2", "Biểu đồ 3"]
    assert ["Trang đầu", *names, *charts, "Số liệu", "Độ phủ"] == book.sheetnames


def test_the_cover_says_who_is_missing(book: Any, province: Document) -> None:
    """n/N, the names of those that sent nothing, the notice, and where everything is."""
    said = [row[0] for row in rows_of(book["Trang đầu"])]
    record = province.record
    missing = ", ".join(record.units[code].name for code in record.absent)
    assert f"Số đơn vị có báo cáo được tính: {len(record.reports)}/99 xã, phường" in said
    assert f"Chưa có báo cáo: {missing}" in said
    assert {province.notice, province.subject, "- Đang kiểm tra: 5 đơn vị."} <= set(said)
    assert any(str(line).startswith("Biểu 1: ") for line in said)


def test_a_table_is_the_document_s(book: Any, province: Document) -> None:
    """The same head and rows; what was printed as a number is one, with the same look."""
    for number, table in enumerate(tables(province), start=1):
        rows = list(rows_of(book[f"Biểu {number}"]))
        head = rows.index(next(row for row in rows if row[0] in ("TT", "Đơn vị", "Cảnh báo")))
        over = [cell for row in table.head for cell in row]
        said = {text for row in rows[head : head + len(table.head)] for text in row if text}
        assert {cell.text for cell in over} == said
        at = table.naming - 1
        names = ["".join(run.text for run in row[at].runs) for row in table.rows]
        first = head + len(table.head)
        told = rows[first : first + len(names)]
        assert names == [row[at] for row in told]
        if at:
            assert [*range(1, len(names) + 1)] == [row[0] for row in told]


def test_a_head_is_merged_as_the_document_has_it(book: Any, province: Document) -> None:
    """Titles over several columns, names that reach down to the figures; every page has them."""
    for number, table in enumerate(tables(province), start=1):
        sheet = book[f"Biểu {number}"]
        first = next(row for row in range(1, 9) if sheet.cell(row, 1).value == table.columns[0])
        wanted = {
            (first + row, cell.column + 1, first + row + cell.down - 1, cell.column + cell.across)
            for row, cells in enumerate(table.head)
            for cell in cells
            if cell.across > 1 or cell.down > 1
        }
        merged = {
            (one.min_row, one.min_col, one.max_row, one.max_col)
            for one in sheet.merged_cells.ranges
            if first <= one.min_row < first + len(table.head)
        }
        assert merged == wanted
        assert sheet.print_title_rows == f"${first}:${first + len(table.head) - 1}"
    assert {len(table.head) for table in tables(province)} == {1, 2, 3}


def test_an_estimate_is_a_number_with_its_word(book: Any, province: Document) -> None:
    """The cell is 89 for “trên 89%”, and its format says the rest."""
    table = tables(province)[0]
    name, text = next(
        (row[1].runs[0].text, row[4].runs[0].text)
        for row in table.rows
        if row[4].runs[0].text.startswith("trên ")
    )
    cells = next(row for row in book["Biểu 1"].iter_rows() if row[1].value == name)
    assert f"trên {cells[4].value}%" == text
    assert '"trên "#,##0"%"' == cells[4].number_format


def test_totals_are_the_aggregate_s(
    written: dict[str, bytes], province: Document, by_libreoffice: ByLibreOffice
) -> None:
    """LibreOffice opens the annex and reckons every total anew: the aggregate's own."""
    every = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    sheets = by_libreoffice({"annex.xlsx": written["province"]}, every)
    compared = 0
    for number, table in enumerate(tables(province), start=1):
        sheet = sheets[f"annex-Biểu {number}.csv"].decode()
        rows = list(csv.reader(io.StringIO(sheet)))
        (total,) = [row for row in rows if len(row) > 1 and row[1].startswith("Cộng")]
        for cell, got in zip(table.total[2:], total[2:], strict=True):
            code = next(run.ref.code for run in cell.runs if hasattr(run, "ref"))
            figure = province.record.totals[code].figure
            if isinstance(figure, Known) and not isinstance(figure.value, str):
                assert float(got) == pytest.approx(float(figure.value), rel=1e-12), code
                compared += 1
    assert compared > 40


def test_sums_are_formulas(book: Any) -> None:
    """A total that is a sum says so; a rate of the whole is not made of its column."""
    lines = book["Biểu 5"].iter_rows()
    cells = next(row for row in lines if str(row[1].value).startswith("Cộng"))
    formulas = [cell.value for cell in cells if str(cell.value).startswith("=SUM(")]
    assert len(formulas) == 8
    assert isinstance(cells[9].value, float)
    assert re.fullmatch(r"=SUM\(C\d+:C\d+\)", formulas[0])


def test_every_figure_has_its_line(book: Any, province: Document) -> None:
    """One header row, nothing merged, codes as text, missing figures with their reason."""
    sheet = book["Số liệu"]
    assert not sheet.merged_cells.ranges
    head, *rows = rows_of(sheet)
    assert ("Mã đơn vị", "Tên đơn vị", "Mã chỉ tiêu", "Chỉ tiêu", "Giá trị") == head[:5]
    figures = sum(
        len({*total.figures, *total.coverage.missing}) for total in province.record.totals.values()
    )
    assert len(rows) == figures > 9000
    own = {row[2]: row for row in rows if row[0] == "02848"}
    assert 44 == own["law10:DT01"][4]
    assert (98, "%", "trên", "chỉ báo cáo tỷ lệ") == own["law10:CC05"][4:8]
    unknown = [row for row in rows if row[4] is None]
    assert unknown
    assert all(row[8] for row in unknown)
    assert not any(row[8] for row in rows if row[4] is not None)


def test_each_total_with_its_coverage(book: Any, province: Document) -> None:
    """Reported, expected and the names of those that are missing."""
    _, *rows = rows_of(book["Độ phủ"])
    record = province.record
    assert len(rows) == len(record.totals)
    by_code = {row[0].rpartition(":")[2]: row for row in rows}
    total = record.totals["DT05"]
    reported, expected = total.coverage.reported, total.coverage.expected
    assert (total.figure.value, reported, expected) == by_code["DT05"][3:6]
    assert record.units[total.coverage.missing[0]].name in by_code["DT05"][6]


def test_charts_are_the_program_s_own(written: dict[str, bytes], book: Any) -> None:
    """Drawn from cells beside them, with a text that says the same."""
    sheet = book["Biểu đồ 2"]
    (chart,) = sheet._charts
    assert [["'Biểu đồ 2'!$B$4:$B$13"], ["'Biểu đồ 2'!$C$4:$C$13"]] == [
        [series.val.numRef.f] for series in chart.series
    ]
    with zipfile.ZipFile(io.BytesIO(written["province"])) as package:
        drawing = package.read("xl/drawings/drawing2.xml").decode()
    assert "cao nhất là" in drawing


def test_two_rounds_are_told_apart_without_colours(province: Document) -> None:
    """The round before has lines aslant, this one is dark; what is not known has no bar."""
    chart = Chart(
        title="Đơn thư",
        alternative="Kỳ trước 8 đơn.",
        kind="rounds",
        columns=("Đơn vị", "Kỳ trước (2024)", "Kỳ này (2025)"),
        rows=(("Xã A Lù", "8", "1.200"), ("Xã Bản Hồ", "…", "4")),
        values=((8, 1200), (None, 4)),
    )
    content = render_annex(evolve(province, opening=(), blocks=(chart,), closing=(), annexes=()))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Biểu đồ 1"]
    assert [[cell.value for cell in row] for row in sheet["A3:C5"]] == [
        ["Đơn vị", "Kỳ trước (2024)", "Kỳ này (2025)"],
        ["Xã A Lù", 8, 1200],
        ["Xã Bản Hồ", "…", 4],
    ]
    (drawn,) = sheet._charts
    before, now = (series.spPr for series in drawn.series)
    assert before.pattFill.prst == "wdUpDiag"
    assert now.solidFill.srgbClr == "595959"
    assert drawn.grouping == "clustered"


def test_a_report_has_an_annex_too(
    written: dict[str, bytes], documents: dict[str, Document]
) -> None:
    """Its tables, and each of its figures once."""
    book = openpyxl.load_workbook(io.BytesIO(written["commune"]))
    report = documents["commune"].record
    assert isinstance(report, Report)
    assert "Độ phủ" not in book.sheetnames
    _, *rows = rows_of(book["Số liệu"])
    assert len(rows) == len(report.questions.indicators)
    assert {"02848"} == {row[0] for row in rows}


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A1", "+84", "@x", "{=1}", "00284"])
def test_no_words_become_a_formula(province: Document, text: str) -> None:
    """Whatever a unit or a heading is called, it is text."""
    row = (Cell((Words(text),)), Cell((Words(text),), numeric=True))
    table = Table(caption=text, columns=(text, "x"), rows=(row,), total=row, notes=(text,))
    document = evolve(province, blocks=(table,), annexes=(), title=text, subject=text)
    book = openpyxl.load_workbook(io.BytesIO(render_annex(document)))
    for sheet in book.worksheets[:2]:
        cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
        assert cells
        assert "f" not in {cell.data_type for cell in cells}
    assert text in {cell.value for line in book["Biểu 1"].iter_rows() for cell in line}


def test_a_unit_s_own_table_is_a_sheet_in_its_own_report_only(
    documents: dict[str, Document], province: Document
) -> None:
    """It begins with its rows if no names stand over them; those of many stay in the document."""
    table = Table(columns=("", ""), rows=((Cell((Words("Họp thôn"),)), Cell((Words("12"),))),))
    report = evolve(documents["commune"], blocks=(table,), annexes=())
    sheet = openpyxl.load_workbook(io.BytesIO(render_annex(report)))["Biểu 1"]
    assert ("Họp thôn", "12") in [row[:2] for row in sheet.iter_rows(values_only=True)]
    theirs = evolve(province, blocks=(evolve(table, unit="02848"),), annexes=())
    assert "Biểu 1" not in openpyxl.load_workbook(io.BytesIO(render_annex(theirs))).sheetnames


def test_the_pages(book: Any) -> None:
    """A4, as wide as one page, head and names on each; narrow tables upright; Times New Roman."""
    for sheet in book.worksheets[1:]:
        assert 9 == int(sheet.page_setup.paperSize)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        if not sheet.title.startswith("Biểu đồ"):
            assert sheet.print_title_rows
        assert "Times New Roman" == sheet["A1"].font.name
    sides = {name: book[name].page_setup.orientation for name in ("Biểu 1", "Biểu 5", "Độ phủ")}
    assert {"Biểu 1": "portrait", "Biểu 5": "landscape", "Độ phủ": "landscape"} == sides
    assert "$A:$B" == book["Biểu 5"].print_title_cols


def test_the_lines_for_reckoning_are_not_printed(book: Any) -> None:
    """Of ten thousand lines the names of the columns are, and a sentence says how to have all."""
    sheet = book["Số liệu"]
    assert sheet.max_row > 10_000
    assert "'Số liệu'!$A$1:$J$1" == sheet.print_area
    assert "xóa vùng in" in sheet.oddHeader.center.text


def test_a_table_that_no_page_holds_goes_on_beside(province: Document) -> None:
    """In letters that can be read; each page names the rows again, no column is cut."""
    cell = Cell((Words("1.234"),), numeric=True)
    wide = Table(
        columns=("TT", "Đơn vị", *(f"Chỉ tiêu {at}" for at in range(30))),
        rows=(((Cell((Words("1"),), numeric=True), Cell((Words("Xã A Lù"),)), *[cell] * 30)),),
        naming=2,
        notes=("“…”: chưa có số liệu.",),
    )
    content = render_annex(evolve(province, opening=(), blocks=(wide,), closing=(), annexes=()))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Biểu 1"]
    assert ("landscape", 77) == (sheet.page_setup.orientation, sheet.page_setup.scale)
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "$A:$B" == sheet.print_title_cols
    assert [12, 22] == [one.id for one in sheet.col_breaks.brk]
    # A note is broken into lines within the first page.
    assert 12 == max(one.max_col for one in sheet.merged_cells.ranges)


def test_the_same_bytes_and_no_author(
    documents: dict[str, Document], written: dict[str, bytes]
) -> None:
    """Written twice it is one file, which names no person, day or machine."""
    for name, content in written.items():
        again = render_annex(documents[name])
        assert hashlib.sha256(content).digest() == hashlib.sha256(again).digest()
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            core = package.read("docProps/core.xml").decode()
            assert {(1980, 1, 1, 0, 0, 0)} == {one.date_time for one in package.infolist()}
        assert "<dc:creator></dc:creator>" in core
        assert "2000-01-01T00:00:00Z" in core
