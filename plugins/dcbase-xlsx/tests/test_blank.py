"""The empty form: what is asked, how it looks, that nothing in it runs."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from attrs import evolve
from openpyxl.workbook.defined_name import DefinedName
from openxml_audit import OpenXmlValidator

from dcbase.model import FrozenMap, Indicator, Known, Missing, Qualifier, Questions, Report, Slot
from dcbase_xlsx.blank import blank_workbook
from dcbase_xlsx.identity import identity_of


@pytest.fixture(scope="module")
def book(form):
    """The form as openpyxl sees it."""
    return openpyxl.load_workbook(io.BytesIO(form))


def test_the_same_form_is_the_same_bytes(blank, form):
    """No clock, no random order."""
    assert blank_workbook(blank) == form


def test_everything_asked_has_a_row(blank, book, rows):
    """Each indicator and each slot once, in the form's order."""
    codes = [code for code, _ in rows(book)]
    assert [code for code in codes if code in blank.indicators] == list(blank.form.indicators)
    slots = [slot.slot for slot in blank.form.slots]
    assert [code for code in codes if code in slots] == slots


def test_names_of_sheets_are_legal_and_vietnamese(book):
    """A sheet's name has 31 characters at most, and none that Excel refuses."""
    names = book.sheetnames
    assert names[:11] == [
        "Thông tin chung",
        "Lãnh đạo, chỉ đạo",
        "Công khai thông tin",
        "Nhân dân bàn và quyết định",
        "Nhân dân tham gia ý kiến",
        "Đối thoại, kiểm tra, giám sát",
        "Tiếp công dân, đơn thư",
        "Thủ tục hành chính",
        "Cơ quan, đơn vị",
        "Doanh nghiệp, hợp tác xã",
        "Xếp loại, vi phạm",
    ]
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_identity_stands_in_four_places(blank, book):
    """Properties, names, the hidden sheet and the printed code say the same."""
    identity = dict(identity_of(blank).items())
    properties = {one.name: one.value for one in book.custom_doc_props.props}
    hidden = {row[0].value: row[1].value for row in book["_dcbase"].iter_rows(max_row=5)}
    assert properties == {f"dcbase_{key}": value for key, value in identity.items()}
    assert hidden == identity
    assert book["_dcbase"].sheet_state == "veryHidden"
    names: dict[str, DefinedName] = dict(book.defined_names)
    assert names["dcbase_unit"].value == '"02848"'
    printed = identity_of(blank).printed
    cells = [cell.value for row in book["Thông tin chung"].iter_rows() for cell in row]
    assert f"Mã biểu: {printed}" in cells
    assert all(printed in one.oddFooter.left.text for one in book.worksheets[:-1])


def test_only_what_is_filled_in_is_unlocked(book, rows):
    """Labels and formulas are locked, without a password; input cells are coloured."""
    assert all(sheet.protection.sheet for sheet in book.worksheets)
    assert not any(sheet.protection.password for sheet in book.worksheets)
    for code, cells in rows(book):
        locked = {word for word, cell in cells.items() if cell.protection.locked}
        value = cells.get("Số liệu") or cells["Nội dung"]
        computed = value.data_type == "f"
        assert {"Mã"} <= locked
        assert ("Số liệu" in locked) is computed, code
        assert value.border.left.style == "thin"
        assert value.fill.fgColor.rgb == ("FFEDEDED" if computed else "FFFFFBE6")
        assert value.font.name == "Times New Roman"
        assert value.font.size == 13


def test_computed_indicators_are_formulas(book, rows):
    """A rate is empty without its parts, and with a denominator of zero."""
    formulas = {code: cells["Số liệu"].value for code, cells in rows(book) if "Số liệu" in cells}
    assert formulas["CK04"] == (
        "=IF(COUNT('Công khai thông tin'!$E$6)=0,\"\","
        "IF(COUNT('Công khai thông tin'!$E$7)=0,\"\","
        "IF('Công khai thông tin'!$E$6=0,\"\","
        "ROUND(('Công khai thông tin'!$E$7)/"
        "('Công khai thông tin'!$E$6)*100,2))))"
    )
    assert formulas["DT13"].count("COUNT") == 4
    assert formulas["DT01"] is None


def test_pages_are_printed_as_offices_do(book):
    """A4, one page wide, the head on each page; a sheet of figures is one page, or goes on."""
    for sheet in book.worksheets[:-1]:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1)  # which is what the format means by none
        figures = sheet["B4"].value == "Chỉ tiêu"
        assert sheet.page_setup.fitToHeight in ((None, 1) if figures else (0,))
        assert sheet.print_title_rows
    # The longest one is upright, all others are across.
    sides = {sheet.title: sheet.page_setup.orientation for sheet in book.worksheets[:-1]}
    upright = {name for name, side in sides.items() if side == "portrait"}
    assert upright == {"Nhân dân bàn và quyết định", "Đối thoại, kiểm tra, giám sát"}


def test_required_blanks_are_marked(book):
    """A required cell is coloured as long as it is empty."""
    sheet = book["Công khai thông tin"]
    marked = {str(area.sqref): area.rules[0].formula for area in sheet.conditional_formatting}
    assert marked["E5"] == ["LEN(TRIM(E5))=0"]
    assert "E12" not in marked


def test_nothing_leads_out_of_the_file(form):
    """No external relationship, no macro, no author, no time of today."""
    with zipfile.ZipFile(io.BytesIO(form)) as package:
        assert package.namelist()[1:] == sorted(package.namelist()[1:])
        parts = {name: package.read(name) for name in package.namelist()}
    assert not any(b"External" in part for name, part in parts.items() if name.endswith(".rels"))
    assert not any("vba" in name.lower() for name in parts)
    assert b"<dc:creator></dc:creator>" in parts["docProps/core.xml"]
    assert b"2000-01-01T00:00:00Z" in parts["docProps/core.xml"]


def test_last_period_stands_beside_the_cell(blank, rows):
    """What was reported last time is shown, with its qualifier; or nothing."""
    before = {
        "DT01": Known(44),
        "CC09": Known(98, Qualifier.GT),
        "LD03": Known(True),
        "KQ01": Known("Tốt"),
        "DT02": Missing(),
    }
    previous = Report(
        unit=blank.unit,
        questions=Questions(form=blank.form, indicators=FrozenMap(blank.indicators)),
        period=blank.round.period,
        window=blank.round.window,
        figures=FrozenMap(before),
    )
    content = blank_workbook(evolve(blank, previous=previous))
    book = openpyxl.load_workbook(io.BytesIO(content))
    shown = {code: cells["Kỳ trước"].value for code, cells in rows(book) if "Kỳ trước" in cells}
    assert {code: shown[code] for code in before} == {
        "DT01": 44,
        "CC09": "trên 98",
        "LD03": "có",
        "KQ01": "Tốt",
        "DT02": None,
    }


def test_words_of_a_form_never_run(blank, rows):
    """A heading or a name that begins with = is text, in a sheet with a legal name."""
    odd = Indicator(code="x:A1", name="=1+1", unit="-2+3", group="=[bảng]/'", kind="boolean")
    slot = Slot(slot="overview", heading="=HYPERLINK(1)")
    form = evolve(blank.form, slots=(slot,))
    content = blank_workbook(evolve(blank, form=form, indicators=FrozenMap({"A1": odd})))
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = dict(rows(book))
    assert cells["A1"]["Chỉ tiêu"].data_type == "s"
    assert cells["A1"]["Đơn vị tính"].value == "-2+3"
    assert cells["overview"]["Mục"].data_type == "s"
    assert book.sheetnames[1] == "= bảng"


def test_long_lists_and_commas_stand_in_a_range(blank, rows, read, fill, figures):
    """A word with a comma is one choice, not two."""
    words = ("tốt, khá", "yếu")
    listed = Indicator(code="x:A1", name="Mức", kind="enum", values=words, group="M")
    other = evolve(blank, indicators=FrozenMap({"A1": listed}))
    content = blank_workbook(other)
    book = openpyxl.load_workbook(io.BytesIO(content))
    (rule,) = (one for one in book["M"].data_validations.dataValidation if "E5" in str(one.sqref))
    assert rule.formula1 == "_dcbase!$G$1:$G$2"
    assert book["_dcbase"]["G1"].value == "tốt, khá"
    assert figures(read(fill(content, {"A1": "tốt, khá"}))) == {"A1": "tốt, khá"}


def test_an_indicator_asked_of_others_is_left_out(blank, rows):
    """A unit sees what it is asked, and nothing else."""
    one = Indicator(code="x:A1", name="Một", group="A", asked_of=("02851",))
    two = Indicator(code="x:A2", name="Hai", group="A")
    other = evolve(blank, indicators=FrozenMap({"A1": one, "A2": two}))
    book = openpyxl.load_workbook(io.BytesIO(blank_workbook(other)))
    assert [code for code, cells in rows(book) if "Số liệu" in cells] == ["A2"]


def test_other_programs_find_nothing_to_repair(form, tmp_path):
    """A validator of the file format has nothing to say."""
    path = tmp_path / "form.xlsx"
    path.write_bytes(form)
    assert OpenXmlValidator().validate(str(path)).errors == []


def test_a_group_without_a_name_is_called_by_its_code(blank, read, fill, good, figures):
    """As in forms of before, which are read like any other: cells are found by their codes."""
    before = evolve(blank, form=evolve(blank.form, groups=FrozenMap()))
    content = blank_workbook(before)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames[1:3] == [
        "LD – Công tác lãnh đạo, chỉ đạo",
        "CK – Thực hiện dân chủ ở cấp xã",
    ]
    assert figures(read(fill(content, good))) == figures(read(fill(blank_workbook(blank), good)))


def test_rows_grow_with_what_is_typed(form):
    """A height is a proposal, but for rows of joined cells, which do not grow by themselves."""
    with zipfile.ZipFile(io.BytesIO(form)) as package:
        sheets = {
            name: package.read(name)
            for name in package.namelist()
            if name.startswith("xl/worksheets/sheet")
        }
    fixed = {name for name, part in sheets.items() if b"customHeight" in part}
    assert fixed == {"xl/worksheets/sheet1.xml"}
    general = sheets["xl/worksheets/sheet1.xml"]
    rows = [int(row) for row in re.findall(rb'<row r="([0-9]+)"[^>]*customHeight', general)]
    assert len(rows) == 6
    assert b" ht=" in sheets["xl/worksheets/sheet2.xml"]


def test_a_group_that_no_page_holds_goes_on(blank):
    """Its letters stay large: it is printed across, on as many pages as it needs."""
    one = blank.indicators["DT05"]
    many = {f"DT{at}": evolve(one, code=f"law10:DT{at}") for at in range(100, 160)}
    book = openpyxl.load_workbook(
        io.BytesIO(blank_workbook(evolve(blank, indicators=FrozenMap(many))))
    )
    (sheet,) = (one for one in book.worksheets if one["B4"].value == "Chỉ tiêu")
    assert ("landscape", 0) == (sheet.page_setup.orientation, sheet.page_setup.fitToHeight)
    assert sheet.print_title_rows == "$4:$4"
