"""What cells say: each a value or a finding, and never silently another value."""

from __future__ import annotations

import datetime

import pytest

from dcbase.model import Qualifier
from dcbase_xlsx.cell_text import text_of
from dcbase_xlsx.grid import Mark, cell_at, position_of


@pytest.mark.parametrize(
    ("value", "mark", "text"),
    [
        (44.0, Mark(), "44"),
        (44, Mark(), "44"),
        (-0.0, Mark(), "0"),
        (98.5, Mark(), "98,5"),
        (1.234, Mark(), "1,2340"),
        (-12.125, Mark(), "-12,1250"),
        (0.125, Mark(), "0,1250"),
        (1234.125, Mark(), "1234,125"),
        (1.2345, Mark(), "1,2345"),
        (0.1 + 0.2, Mark(), "0,3"),
        (1e-7, Mark(), "0,0000001"),
        (1e15, Mark(), "1000000000000000"),
        (12345678901234567890, Mark(), "12345678901234567000"),
        (float("inf"), Mark(), "inf"),
        (float("inf"), Mark(shown="1E999"), "1E999"),
        (0.98, Mark(percent=True), "98%"),
        (0.985, Mark(percent=True), "98,5%"),
        (0.29, Mark(percent=True), "29%"),
        (True, Mark(), "true"),
        (False, Mark(), "false"),
        ("1.234", Mark(), "1.234"),
        (" 08 ", Mark(), " 08 "),
        ("một\r\nhai", Mark(), "một\nhai"),
        (datetime.date(2025, 7, 5), Mark(), "05/07/2025"),
        (datetime.datetime.fromisoformat("2025-07-05"), Mark(), "05/07/2025"),
        (datetime.datetime.fromisoformat("2025-07-05T08:30"), Mark(), "05/07/2025 08:30"),
        (datetime.time(8, 30), Mark(), "08:30:00"),
        (datetime.timedelta(hours=30, seconds=5), Mark(), "30:00:05"),
        ("", Mark(shown="#DIV/0!", formula="=1/0"), "#DIV/0!"),
        ("", Mark(formula="=5+3", cached=False), "=5+3"),
        (8.0, Mark(formula="=5+3"), "8"),
    ],
)
def test_a_cell_as_text(value, mark, text):
    """A number keeps its one reading, anything else stays what it shows."""
    assert text_of(value, mark).text == text


def test_what_excel_does_not_show_is_told():
    """Digits behind the fifteenth are noise of floats, before the point they are lost."""
    assert text_of(0.1 + 0.2).noise == "0,30000000000000004"
    assert text_of(0.3).noise == ""
    assert text_of(12345678901234567890).cut
    assert not text_of(123456789012345).cut


def test_names_of_cells():
    """Rows and columns from 0, and back."""
    assert [cell_at(6, 4), cell_at(0, 26), cell_at(0, 701), cell_at(0, 702)] == [
        *("E7", "AA1", "ZZ1", "AAA1"),
    ]
    assert [position_of(name) for name in ("E7", "$AA$1", "7", "E", "Bảng1", "")] == [
        *((6, 4), (0, 26), None, None, None, None),
    ]


def test_a_full_form_says_its_figures_and_words(form, good, fill, read, figures):
    """Values by code, words by slot, each with its sheet and cell."""
    texts = {
        "header.organisation": "Đảng ủy xã Lùng Phình",
        "header.issuer": "Cấp ủy",
        "header.number": "12-BC/ĐU",
        "header.date": "29/10/2025",
        "header.recipients": "- Ban Thường vụ Tỉnh ủy;\n- Lưu VPĐU.",
        "signature.name": "Nguyễn Văn A",
        "opening": "Thực hiện Công văn số 1, Đảng ủy xã báo cáo như sau:",
        "tasks.items": "- Rà soát quy chế.\n- Mở lớp bồi dưỡng.",
    }
    submission = read(fill(form, good, texts, {("CC09", "Mức độ"): "trên"}))
    assert submission.findings == ()
    assert (submission.unit.text, submission.period.text) == ("02848", "2025")
    assert (submission.form.text, submission.form_version.text) == (
        *("law10:grassroots-democracy", "1"),
    )
    shown = figures(submission)
    assert shown.keys() == good.keys()
    assert (shown["DT04"], shown["BQ12"], shown["LD03"], shown["GS21"]) == (
        *("6", "1250,5", "có", "tháng"),
    )
    (rate,) = (one for one in submission.figures if one.code.text == "CC09")
    assert (rate.value.text, rate.qualifier.text, rate.said.text) == ("98,5", "gt", "trên")
    assert rate.qualifier.text == Qualifier.GT.value
    assert str(rate.value.origin) == "02848.xlsx, Thủ tục hành chính!E15"
    assert {key: said.text for key, said in submission.header.items()} == {
        "organisation": "Đảng ủy xã Lùng Phình",
        "issuer": "party",
        "number": "12-BC/ĐU",
        "date": "29/10/2025",
    }
    assert [name.text for name, _ in submission.recipients] == [
        *("Ban Thường vụ Tỉnh ủy", "Lưu VPĐU"),
    ]
    assert submission.signature["name"].text == "Nguyễn Văn A"
    assert submission.opening.text.startswith("Thực hiện Công văn")
    (slot,) = submission.slots
    assert (slot.slot.text, slot.text.text) == ("tasks.items", texts["tasks.items"])
    assert slot.text.origin.cell == "C7"


def test_what_is_no_number_reaches_the_core_as_it_is(form, good, fill, read, figures, codes):
    """Errors, formulas without a result, dates, booleans, texts: nothing is guessed or lost."""
    odd = {
        "LD01": "#DIV/0!",
        "LD05": "=5+3",
        "LD07": datetime.date(2025, 7, 5),
        "LD09": True,
        "LD12": "1.234",
        "CK02": "trên 10",
        "CK03": "  8 ",
    }
    submission = read(fill(form, {**good, **odd}))
    shown = figures(submission)
    assert {code: shown[code] for code in odd} == {
        "LD01": "#DIV/0!",
        "LD05": "=5+3",
        "LD07": "05/07/2025",
        "LD09": "true",
        "LD12": "1.234",
        "CK02": "trên 10",
        "CK03": "  8 ",
    }
    assert codes(submission) == [("DC-3069", "LD05")]


def test_a_percentage_is_what_it_shows(form, good, fill, read, figures):
    """0.98 under a percent format is 98, whatever the format looks like."""

    def in_percent(workbook):
        sheet = workbook["Thủ tục hành chính"]
        sheet["E15"].number_format = "0.0%"
        sheet["E5"].number_format = '0.0" % số phiếu"'

    submission = read(fill(form, {**good, "CC09": 0.98, "CC10": 3}, change=in_percent))
    shown = figures(submission)
    assert (shown["CC09"], shown["CC10"]) == ("98%", "3")


def test_notes_of_the_unit_are_kept(form, good, fill, read, codes):
    """A note beside a figure is a finding of weight info, with its cell."""
    submission = read(fill(form, good, others={("DT01", "Ghi chú"): "gồm cả tiếp lưu động"}))
    assert codes(submission) == [("DC-3064", "DT01")]
    (finding,) = submission.findings
    assert finding.facts["got"] == "gồm cả tiếp lưu động"
    assert (finding.origin.sheet, finding.origin.cell) == (*("Tiếp công dân, đơn thư", "F5"),)


def test_rows_and_sheets_may_move(form, good, fill, read, figures):
    """Inserted and hidden rows, sheets in another order, sheets that are not ours."""

    def stirred(workbook):
        sheet = workbook["Tiếp công dân, đơn thư"]
        sheet.insert_rows(7, 3)
        sheet.insert_cols(3)
        sheet["A8"] = "Ghi thêm của xã"
        sheet.row_dimensions[5].hidden = True
        workbook.move_sheet("Xếp loại, vi phạm", -8)
        workbook.create_sheet("Nháp", 0)["A1"] = "Mã"

    submission = read(fill(form, good, change=stirred))
    assert figures(submission) == figures(read(fill(form, good)))
    said = [(one.code, one.origin.sheet, one.facts["got"]) for one in submission.findings]
    assert said == [
        ("DC-2069", "Nháp", "Nháp"),
        ("DC-3068", "Tiếp công dân, đơn thư", "Ghi thêm của xã"),
    ]


def test_a_cell_is_found_by_its_name_where_the_code_is_gone(form, good, fill, read, figures):
    """Somebody wrote over the code: the defined name still leads there."""

    def without_codes(workbook):
        workbook["Tiếp công dân, đơn thư"]["A5"] = None
        workbook["I. Khái quát tình hình"]["A4"] = "STT"
        workbook["I. Khái quát tình hình"]["C5"] = "Xã có 12 thôn."

    submission = read(fill(form, good, change=without_codes))
    assert figures(submission)["DT01"] == "4"
    assert [slot.text.text for slot in submission.slots] == ["Xã có 12 thôn."]


def test_words_may_go_on_in_rows_below(form, good, fill, read, codes):
    """A row without a code goes on with the text above it."""

    def longer(workbook):
        sheet = workbook["V. Phương hướng, nhiệm vụ năm"]
        sheet["C7"] = "- Việc một."
        sheet["C8"] = "- Việc hai."
        sheet["C9"] = "=1+1"

    submission = read(fill(form, good, change=longer))
    (slot,) = submission.slots
    assert slot.text.text == "- Việc một.\n\n- Việc hai.\n\n=1+1"
    assert codes(submission) == [("DC-3061", "tasks.items")]


def test_a_code_in_two_rows_is_nobody_s_value(form, good, fill, read, codes):
    """Which of two rows is meant cannot be known."""

    def twice(workbook):
        sheet = workbook["Tiếp công dân, đơn thư"]
        sheet["A6"] = "DT01"
        part = workbook["I. Khái quát tình hình"]
        part["C5"], part["A6"], part["C6"] = "Một.", "overview", "Hai."

    submission = read(fill(form, good, change=twice))
    assert codes(submission) == [("DC-3060", "DT01"), ("DC-3066", "overview")]
    (figure,) = (one for one in submission.figures if one.code.text == "DT01")
    assert figure.repeated


def test_odd_numbers_are_told(form, good, fill, read, figures, codes):
    """Noise of floats and more digits than Excel keeps: a value and a finding."""
    odd = {"BQ12": 12345678901234567890, "CC09": 1234567.1234567891}
    submission = read(fill(form, {**good, **odd}))
    assert codes(submission) == [("DC-3063", "BQ12"), ("DC-3062", "CC09")]
    assert figures(submission)["CC09"] == "1234567,12345679"


def test_a_computed_cell_that_was_typed_over_is_sent(form, good, fill, read, figures):
    """The form's own formula is left to the core, a number in its place is the unit's."""
    assert "CK04" not in figures(read(fill(form, good)))
    assert figures(read(fill(form, {**good, "CK04": 75})))["CK04"] == "75"


def test_how_full_a_form_is(blank, form, good, fill, read, codes):
    """An empty form is refused, a half filled one says what is empty."""
    assert codes(read(form)) == [("DC-2065", "")]
    half = {code: value for code, value in good.items() if not code.startswith(("DT", "KQ"))}
    submission = read(fill(form, half))
    assert codes(submission) == [("DC-2064", "")]
    (finding,) = submission.findings
    assert finding.facts["names"] == "DT01, DT02, DT04, DT05, DT10, DT15, DT14"
    label = next(one.code.origin for one in submission.figures if one.code.text == "DT01")
    assert (finding.origin.sheet, finding.origin.cell[1:]) == (label.sheet, label.cell[1:])
    assert str(submission.unwritten["overview"]).endswith("!C5")
    words_only = read(fill(form, texts={"overview": "Xã có 12 thôn."}))
    assert codes(words_only) == [("DC-2064", "")]
    assert words_only.findings[0].facts["names"].endswith("…")


def test_a_row_that_is_gone_is_told(form, good, fill, read, codes):
    """A deleted row with its name is missed, by the list on the hidden sheet."""

    def shorter(workbook):
        workbook["Tiếp công dân, đơn thư"].delete_rows(5)
        del workbook.defined_names["dcbase_so_DT01"]

    submission = read(fill(form, good, change=shorter))
    assert codes(submission) == [("DC-2067", "")]
    assert submission.findings[0].facts["names"] == "DT01"


def test_a_name_left_behind_is_no_figure(form, good, fill, read, figures):
    """A row was deleted, and its name stands over the row below, which is another figure."""

    def deleted(workbook):
        sheet = workbook["Tiếp công dân, đơn thư"]
        (row,) = (row for row in sheet.iter_rows() if row[0].value == "DT05")
        sheet.delete_rows(row[0].row)

    submission = read(fill(form, good, change=deleted))
    shown = figures(submission)
    assert "DT05" not in shown
    assert shown["DT06"] == str(good["DT06"])
    (gone,) = (one for one in submission.findings if one.code == "DC-2067")
    assert gone.facts["names"] == "DT05"


def test_what_has_no_code_is_said(form, good, fill, read):
    """A row of one's own with a figure, a line under the table, words beside a text."""

    def added(workbook):
        sheet = workbook["Tiếp công dân, đơn thư"]
        sheet.insert_rows(6)
        sheet["B6"], sheet["E6"] = "Dòng xã tự thêm", 777
        sheet.cell(sheet.max_row + 2, 2).value = "Ghi chú dưới bảng"
        workbook["I. Khái quát tình hình"]["B6"] = "Người lập biểu"

    submission = read(fill(form, good, change=added))
    rows = [one for one in submission.findings if one.code == "DC-3068"]
    assert [one.facts["got"] for one in rows] == [
        "Dòng xã tự thêm | 777",
        "Ghi chú dưới bảng",
        "Người lập biểu",
    ]
    assert rows[0].origin.cell == "B6"


def test_a_part_of_one_is_asked_about(form, good, fill, read, figures):
    """0,98 where a percentage is asked is 0,98 % and a question, unless it is shown as 98 %."""

    def typed(workbook):
        sheet = workbook["Thủ tục hành chính"]
        for row in sheet.iter_rows():
            if row[0].value == "CC09":
                row[4].value = 0.98

    submission = read(fill(form, good, change=typed))
    assert figures(submission)["CC09"] == "0,98"
    assert [(one.code, one.subject) for one in submission.findings] == [("DC-3067", "CC09")]


def test_a_line_of_a_cell_is_a_paragraph_or_an_item(form, good, fill, read):
    """Alt+Enter begins something new, as the form says; a blank line is as good."""
    typed = {
        "overview": "1. Việc thứ nhất\n2. Việc thứ hai",
        "tasks.items": "- Mục một\n- Mục hai\nKết thúc.\n\nHết.\n## Phần\nLời.",
        "header.recipients": "Tỉnh ủy\nLưu",
    }
    submission = read(fill(form, good, typed))
    texts = {one.slot.text: one.text.text for one in submission.slots}
    assert texts["overview"] == "1. Việc thứ nhất\n\n2. Việc thứ hai"
    assert texts["tasks.items"] == "- Mục một\n- Mục hai\n\nKết thúc.\n\nHết.\n## Phần\nLời."
    assert [name.text for name, _ in submission.recipients] == ["Tỉnh ủy", "Lưu"]
