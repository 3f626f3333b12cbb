"""The annotated copy: every finding at its cell and in the list; mended, it is accepted."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from attrs import evolve
from openxml_audit import OpenXmlValidator

from dcbase.model import (
    Blank,
    Finding,
    FindingKind,
    FrozenMap,
    Origin,
    Said,
    SaidFigure,
    SaidSlot,
    Severity,
    Submission,
    core_kind,
)
from dcbase_xlsx.annotating import annotated_workbook
from dcbase_xlsx.blank import blank_workbook

# Twelve different mistakes, each in a cell of its own.
WRONG = {
    "LD01": "bảy",
    "LD03": "chưa",
    "LD05": -1,
    "LD12": "1.234",
    "CK02": 15,
    "BQ02": 7.5,
    "BQ03": "#REF!",
    "GS21": "tuần",
    "DT01": "1e5",
    "CC09": 120,
    "KQ01": "Giỏi",
}
WRONG_QUALIFIER = {("CC09", "Mức độ"): "trên dưới"}


@pytest.fixture
def round_of(workspace_with):
    """Return what runs a round over one received file, and the form's definitions."""

    def run(content):
        workspace = workspace_with(
            "dcbase-law10",
            "dcbase-units-vn",
            "dcbase-xlsx",
            form="law10:grassroots-democracy",
            expected=("02848",),
            inbox={"02848.xlsx": content},
        )
        blank = Blank(
            form=workspace.questions.form,
            indicators=workspace.questions.indicators,
            unit=workspace.expected["02848"],
            round=workspace.round,
            kinds=FrozenMap(workspace.kinds),
        )
        (report,) = workspace.run().reports
        return report, blank

    return run


def sheets_of(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def listed(workbook):
    """The rows of the list: code, place, link, what came."""
    sheet = workbook["Danh sách lỗi"]
    return [
        (row[1].value, row[3].value, row[3].hyperlink and row[3].hyperlink.location, row[4].value)
        for row in sheet.iter_rows(min_row=5)
        if row[1].value
    ]


def test_twelve_errors_are_twelve_notes_and_twelve_rows(form, good, fill, read, rows, round_of):
    """Each where it belongs; mended in the copy itself, nothing is left and the unit counts."""
    sent = fill(form, {**good, **WRONG}, others=WRONG_QUALIFIER)
    report, blank = round_of(sent)
    wrong = [one for one in report.findings if one.severity >= Severity.ERROR]
    assert len(wrong) == 12, [(one.code, one.subject) for one in wrong]
    copy = annotated_workbook(blank, read(sent), report.findings)
    assert copy == annotated_workbook(blank, read(sent), report.findings)
    workbook = sheets_of(copy)
    notes = {
        (code, word): cell
        for code, cells in rows(workbook)
        for word, cell in cells.items()
        if cell.comment
    }
    places = {(code, "Số liệu") for code in WRONG} | set(WRONG_QUALIFIER)
    assert set(notes) == places
    assert all(cell.fill.fgColor.rgb == "FFFFC7CE" for cell in notes.values())
    assert "LD01: cần một số, tệp ghi 'bảy'." in notes["LD01", "Số liệu"].comment.text
    assert "Cách sửa: " in notes["LD01", "Số liệu"].comment.text
    lines = listed(workbook)
    assert len(lines) == 12
    for _, place, link, _ in lines:
        code, _, word = place.partition(", ")
        cell = notes[code, word]
        assert link == f"'{cell.parent.title}'!{cell.coordinate}"
    assert ("DC-3002", "LD01, Số liệu", "'Lãnh đạo, chỉ đạo'!E5", "bảy") in lines
    assert notes["CC09", "Số liệu"].value == 120
    assert len(workbook["Xếp loại, vi phạm"].data_validations.dataValidation) >= 2
    mended = fill(copy, good, others={("CC09", "Mức độ"): "trên"})
    again, _ = round_of(mended)
    assert again.counts
    assert [one.code for one in again.findings if one.severity >= Severity.WARNING] == []


def test_it_opens_elsewhere_without_repair(blank, form, good, fill, read, tmp_path, libre):
    """A validator has nothing to say, and LibreOffice keeps notes, list and values."""
    sent = read(fill(form, {**good, "LD01": "bảy"}))
    finding = core_kind("DC-3002").found(
        subject="LD01", origin=sent.figures[0].value.origin, facts={"got": "bảy"}
    )
    copy = annotated_workbook(blank, sent, (finding,))
    path = tmp_path / "copy.xlsx"
    path.write_bytes(copy)
    assert OpenXmlValidator().validate(str(path)).errors == []
    workbook = sheets_of(libre(copy, ".xlsx", "xlsx"))
    assert len(listed(workbook)) == 1
    assert "bảy" in workbook["Lãnh đạo, chỉ đạo"]["E5"].comment.text


def test_values_come_back_as_they_were_sent(blank, form, good, fill, read, figures):
    """The copy, sent again untouched, says what the first file said."""
    texts = {
        "header.issuer": "Cấp ủy",
        "header.recipients": "Tỉnh ủy\nLưu",
        "overview": "=1+1\n- Hai.",
        "closing": "Trên đây là báo cáo.",
    }
    others = {("CC09", "Mức độ"): "dưới", ("DT01", "Ghi chú"): "cả lưu động"}
    values = {**good, "LD12": "1.234", "BQ12": 1250.125, "CK04": 75, "LD05": "0007"}

    def as_text(workbook):
        cell = workbook["I. Khái quát tình hình"]["C5"]
        cell.value, cell.data_type = "=1+1\n- Hai.", "s"

    first = read(fill(form, values, texts, others, as_text))
    second = read(annotated_workbook(blank, first, first.findings))
    assert figures(second) == figures(first)
    assert {key: one.text for key, one in second.header.items()} == {
        key: one.text for key, one in first.header.items()
    }
    assert [name.text for name, _ in second.recipients] == ["Tỉnh ủy", "Lưu"]
    assert [slot.text.text for slot in second.slots] == ["=1+1\n- Hai."]
    assert second.closing.text == "Trên đây là báo cáo."
    assert [(one.code, one.facts["got"]) for one in second.findings] == [
        ("DC-3064", "cả lưu động"),
    ]


def test_findings_without_a_cell_are_rows(blank, form, good, fill, read):
    """About the whole file, a cell that the form has not, a kind that nobody declared."""
    sent = read(fill(form, good))
    rule = blank.form.rules[0]
    kind = FindingKind(code="LAO-CAI-1", stage=9, severity="error", vi="Lạ {got}.", en="Odd.")
    findings = (
        core_kind("DC-2005").found(subject="form_version", facts={"got": "0", "expected": "1"}),
        core_kind("DC-2060").found(origin=Origin("a.xlsx", sheet="Nháp", cell="B2")),
        core_kind("DC-2064").found(facts={"count": 1, "total": 2, "names": "DT01"}),
        Finding(
            code=f"LAW10-{rule.code}",
            severity=Severity.ERROR,
            subject="law10:DT01",
            facts=FrozenMap({"figures": "DT01 = 4"}),
        ),
        Finding(code="X-1", severity=Severity.ERROR, facts=FrozenMap({"a": 1})),
        kind.found(subject="tasks.items", facts={"got": "quá"}),
    )
    known = evolve(blank, kinds=FrozenMap({"LAO-CAI-1": kind}))
    workbook = sheets_of(annotated_workbook(known, sent, findings))
    assert [(code, place, bool(link)) for code, place, link, _ in listed(workbook)] == [
        ("DC-2005", "form_version", False),
        ("DC-2060", "Nháp!B2", False),
        ("DC-2064", "Cả tệp", False),
        (f"LAW10-{rule.code}", "DT01, Số liệu", True),
        ("X-1", "Cả tệp", False),
        ("LAO-CAI-1", "Nhiệm vụ trọng tâm", True),
    ]
    words = [row[5].value for row in workbook["Danh sách lỗi"].iter_rows(min_row=5)]
    assert words[3] == f"{rule.vi.rstrip('.')} (DT01 = 4)."
    assert words[4:] == ["X-1: a: 1", "Lạ quá."]


def test_many_findings_at_one_cell_are_one_note(blank, form, good, fill, read, rows):
    """A note names five and leads to the list for the others."""
    sent = read(fill(form, good))
    findings = tuple(
        core_kind("DC-3002").found(subject="DT01", facts={"got": str(number)})
        for number in range(8)
    )
    workbook = sheets_of(annotated_workbook(blank, sent, findings))
    cells = dict(rows(workbook))
    note = cells["DT01"]["Số liệu"].comment.text
    assert note.count("cần một số") == 5
    assert note.endswith("… và 3 nội dung khác, xem Danh sách lỗi.")
    assert len(listed(workbook)) == 8


def test_a_submission_of_another_format_becomes_a_form(blank, read, figures):
    """What came as YAML goes back as a workbook, and says the same when it is read."""
    sent = Submission(
        name="a.yaml",
        sha256="",
        header=FrozenMap({"issuer": Said("party"), "place": Said("Lùng Phình")}),
        recipients=((Said("Tỉnh ủy"), Said("để b/c")),),
        figures=(
            SaidFigure(Said("law10:DT01"), Said("44")),
            SaidFigure(Said("CC09"), Said("98,5%"), qualifier=Said("ge")),
            SaidFigure(Said("BQ12"), Said("12345678901234567.25")),
            SaidFigure(Said("LD03"), Said("true")),
            SaidFigure(Said("DT02")),
        ),
        slots=(
            SaidSlot(
                slot=Said("tasks"),
                slots=(SaidSlot(slot=Said("tasks.items"), text=Said("- Một.")),),
            ),
        ),
    )
    again = read(annotated_workbook(blank, sent, ()))
    assert figures(again) == {
        "law10:DT01": "44",
        "CC09": "98,5%",
        "BQ12": "12345678901234567.25",
        "LD03": "true",
    }
    (rate,) = (one for one in again.figures if one.code.text == "CC09")
    assert rate.qualifier.text == "ge"
    assert again.header["issuer"].text == "party"
    assert [(name.text, note.text) for name, note in again.recipients] == [("Tỉnh ủy", "để b/c")]
    assert [slot.text.text for slot in again.slots] == ["- Một."]


def test_a_text_never_becomes_a_formula(blank, read):
    """What a stranger sent is text in the copy, wherever it stands."""
    evil = '=HYPERLINK("http://x","y")'
    sent = Submission(
        name="a.yaml",
        sha256="",
        header=FrozenMap({"place": Said("@SUM(1)")}),
        figures=(SaidFigure(Said("LD01"), Said(evil)),),
    )
    finding = core_kind("DC-3002").found(subject="LD01", facts={"got": evil})
    copy = annotated_workbook(blank, sent, (finding,))
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert not any(b"HYPERLINK" in part for part in parts.values() if b"<f>HYPER" in part)
    assert not any(b"TargetMode" in part for name, part in parts.items() if name.endswith(".rels"))
    workbook = sheets_of(copy)
    assert workbook["Lãnh đạo, chỉ đạo"]["E5"].data_type == "s"
    assert workbook["Danh sách lỗi"]["E5"].data_type == "s"
    assert read(copy).header["place"].text == "@SUM(1)"


def test_nothing_to_mend_is_said(blank, form, good, fill, read):
    """A copy without findings has a list without rows."""
    workbook = sheets_of(annotated_workbook(blank, read(fill(form, good)), ()))
    assert workbook["Danh sách lỗi"]["A2"].value.endswith("không có nội dung nào phải sửa.")
    assert listed(workbook) == []
    assert blank_workbook(blank) != b""


def test_what_is_wrong_in_words_is_at_their_cell(form, good, fill, read, rows, round_of):
    """A reference to a figure that does not exist: a note at the cell of the text."""
    sent = fill(form, good, {"results.commune": "Dòng một.\n\nXã đã tiếp {{ DT99 }} lượt."})
    report, blank = round_of(sent)
    assert report.section("results.commune").has_words
    copy = annotated_workbook(blank, read(sent), report.findings)
    cells = dict(rows(sheets_of(copy)))["results.commune"]
    assert "DT99" in cells["Nội dung"].comment.text
    assert "Thực hiện dân chủ ở cấp xã" in [place for _, place, _, _ in listed(sheets_of(copy))]
