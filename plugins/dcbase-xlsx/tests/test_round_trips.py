"""Forms filled in and saved by programs that are not ours come back with the same values."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import openpyxl
import pytest
from attrs import evolve

from dcbase_xlsx.contents import Contents
from dcbase_xlsx.writing import workbook_bytes

TEXTS = {
    "header.number": "12-BC/ĐU",
    "header.date": "29/10/2025",
    "header.recipients": "Ban Thường vụ Tỉnh ủy\nLưu VPĐU",
    "overview": "Xã có 12 thôn; “Luật” & <quy chế> – 98,5%.",
    "tasks.items": "- Rà soát quy chế.\n- Mở lớp bồi dưỡng.\n\nHết.",
    "results.commune": "Kết quả:\n\n| TT | Đơn | |\n|---|---|---|\n| 1 | a\\|b | {{ DT05 }} |",
}
SAVED = [
    pytest.param(ways, id=" ".join(ways))
    for ways in (("ods",), ("xls",), ("xlsx",), ("ods", "xlsx"), ("xls", "xlsx"))
]


@pytest.fixture(scope="module")
def filled(form, good, fill):
    """A form with a value in every cell and a few texts."""
    others = {("CC09", "Mức độ"): "trên", ("DT01", "Ghi chú"): "cả lưu động"}
    return fill(form, good, TEXTS, others)


def said(submission):
    """Everything that a submission says, without where it stood."""
    return {
        "unit": submission.unit.text,
        "form": submission.form.text,
        "version": submission.form_version.text,
        "period": submission.period.text,
        "header": {key: one.text for key, one in submission.header.items()},
        "recipients": [name.text for name, _ in submission.recipients],
        "slots": {slot.slot.text: slot.text.text for slot in submission.slots},
        "figures": {
            one.code.text: (one.value.text, one.qualifier.text if one.qualifier else "")
            for one in submission.figures
            if one.value
        },
        "findings": [(one.code, one.subject) for one in submission.findings],
    }


@pytest.mark.parametrize("ways", SAVED)
def test_through_libreoffice(ways, filled, read, libre):
    """Saved as .ods, .xls or .xlsx, and back again: the same report."""
    content, suffix = filled, ".xlsx"
    for to in ways:
        content, suffix = libre(content, suffix, to), f".{to}"
    assert said(read(content, f"02848{suffix}")) == said(read(filled))


@pytest.mark.parametrize("to", ["ods", "xls", "xlsx"])
def test_odd_cells_through_libreoffice(to, form, good, fill, read, libre, figures):
    """Errors, dates, percentages, formulas and texts survive as what they are."""

    def odd(workbook):
        sheet = workbook["Lãnh đạo, chỉ đạo"]
        sheet["E5"] = "=1/0"
        sheet["E8"] = "=5+3"
        sheet["E10"] = datetime.date(2025, 7, 5)
        sheet["E13"] = "1.234"
        workbook["Thủ tục hành chính"]["E15"] = 0.985
        workbook["Thủ tục hành chính"]["E15"].number_format = "0.0%"

    content = libre(fill(form, good, change=odd), ".xlsx", to)
    submission = read(content, f"02848.{to}")
    shown = figures(submission)
    assert {code: shown[code] for code in ("LD01", "LD05", "LD07", "LD12", "CC09")} == {
        "LD01": "#DIV/0!",
        "LD05": "8",
        "LD07": "05/07/2025",
        "LD12": "1.234",
        "CC09": "98,5%",
    }
    assert [(one.code, one.subject) for one in submission.findings] == [("DC-3061", "LD05")]


def test_totals_are_computed_as_the_core_computes_them(form, good, fill, libre, rows):
    """LibreOffice computes the locked formulas; our own cached values are the same."""
    content = libre(fill(form, good), ".xlsx", "xlsx")
    workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    values = {code: cells["Số liệu"].value for code, cells in rows(workbook) if "Số liệu" in cells}
    assert values["CK04"] == 100
    assert values["DT12"] == 11
    assert values["DT13"] == 38.89


@pytest.mark.parametrize(
    ("said", "share"),
    [({"DT05": "3"}, 77.78), ({"DT04": "0", "DT05": "32", "DT10": "1"}, 3.13)],  # 3,125 %
)
def test_cached_values_are_what_libreoffice_computes(blank, good, libre, rows, said, share):
    """A form that we fill in shows the same totals before anybody computes them, halves too."""
    texts = {("value", code): str(value) for code, value in {**good, **said}.items()}
    content = workbook_bytes(blank, Contents(values=texts))

    def computed(content):
        workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        derived = {code for code, one in blank.indicators.items() if one.derived}
        return {
            code: cells["Số liệu"].value
            for code, cells in rows(workbook)
            if code in derived and "Số liệu" in cells
        }

    ours = computed(content)
    assert ours == computed(libre(content, ".xlsx", "xlsx"))
    assert ours["DT13"] == share


def test_written_by_xlsxwriter(blank, good, read, fill, form, figures):
    """The form with values in it, as XlsxWriter writes them, reads as one filled by openpyxl."""
    texts = {("value", code): str(value) for code, value in good.items()}
    content = workbook_bytes(blank, Contents(values=texts))
    assert figures(read(content)) == figures(read(fill(form, good)))


def test_parts_with_a_prefix_and_inline_text(form, good, fill, read, figures):
    """Other programs write other XML: a prefix to every tag, texts within their cells."""
    content = fill(form, good)
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", part)
                part = part.replace(b"xmlns=", b"xmlns:x=")
            new.writestr(name, part)
    submission = read(stream.getvalue())
    assert figures(submission) == figures(read(content))
    assert submission.findings == ()


def test_another_unit_reads_as_itself(blank, good, fill, read):
    """A code and a name with other letters come back as they went out."""
    other = evolve(blank, unit=evolve(blank.unit, code="A-1_x", name="Cơ quan “Đ&Đ” <1>"))
    submission = read(fill(workbook_bytes(other, Contents()), good))
    assert submission.unit.text == "A-1_x"
    assert submission.findings == ()
