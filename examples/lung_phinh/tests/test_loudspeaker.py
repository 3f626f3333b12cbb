"""The output format: what is said, and how."""

from __future__ import annotations

from datetime import date

import pytest

from dcbase.model import (
    Annex,
    Cell,
    Chart,
    Document,
    DocumentHeader,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    FigureAt,
    Form,
    FrozenMap,
    Period,
    Printed,
    Profile,
    Questions,
    Report,
    Table,
    Unit,
    Window,
    Words,
)
from dcbase_lung_phinh import dcbase_register_formats, dcbase_register_layouts
from dcbase_lung_phinh.speech import LETTERS, sentences, spoken, spoken_mark


def document(**parts):
    form = Form(code="grassroots-democracy", version="1", name="Báo cáo")
    record = Report(
        unit=Unit(code="02848", name="Xã Lùng Phình", kind="xã"),
        questions=Questions(form=form, indicators=FrozenMap()),
        period=Period(2025),
        window=Window(start=date(2025, 1, 1), end=date(2025, 10, 31)),
    )
    return Document(record=record, profile=Profile(code="plain", name="Tối giản"), **parts)


def said(**parts):
    (loa,) = dcbase_register_formats()
    assert (loa.code, loa.read, loa.hostile) == ("loa", None, False)
    return loa.render(document(**parts)).decode()


def cells(*texts):
    return tuple(Cell((Words(text),)) for text in texts)


def test_a_document_becomes_a_bulletin():
    """Greeting, title, headings, sentences with figures in words, farewell; a sentence a line."""
    paragraph = DocumentParagraph(
        runs=(
            Words("UBND xã tiếp "),
            Printed(FigureAt("02848", "DT01"), "44"),
            Words(" lượt công dân; nhận "),
            Printed(FigureAt("02848", "DT05"), "08"),
            Words(" đơn. Đạt 6/8."),
        )
    )
    bulletin = said(
        title="BÁO CÁO",
        subject="kết quả năm 2025",
        header=DocumentHeader(number="Số 15-BC/ĐU"),
        blocks=(
            DocumentHeading(level=1, mark="III.", runs=(Words("KẾT QUẢ THỰC HIỆN"),)),
            DocumentHeading(level=2, mark="a)", runs=(Words("Ở cấp xã"),)),
            paragraph,
            DocumentItem(mark="-", runs=(Words("Cần thêm kinh phí,"),)),
        ),
        recipients=("- Lưu VPĐU.",),
    )
    assert bulletin == (
        "Kính thưa bà con!\n\n"
        "Báo cáo kết quả năm hai nghìn không trăm hai mươi lăm.\n\n"
        "Phần ba: Kết quả thực hiện.\n\n"
        "Điểm a: Ở cấp xã.\n\n"
        "Ủy ban nhân dân xã tiếp bốn mươi tư lượt công dân.\n"
        "Nhận tám đơn.\n"
        "Đạt sáu trên tám.\n\n"
        "Cần thêm kinh phí.\n\n"
        "Bản tin đến đây là hết.\n"
        "Xin cảm ơn bà con đã lắng nghe.\n"
    )


def test_tables_charts_and_annexes_are_said():
    """A table is said row by row with its columns' names, a chart by the text that replaces it."""
    table = Table(
        caption="Bảng 1",
        columns=("Xã", "Đơn", "Ghi chú"),
        rows=(cells("Lùng Phình", "8", ""), cells("Bắc Hà", "12", "mới")),
        total=cells("Cộng", "20", ""),
        notes=("Số liệu đến 31/10/2025",),
    )
    bare = Table(columns=("", "Đơn"), rows=(cells("Cả tỉnh", "20"),))
    chart = Chart(title="Đơn thư", alternative="Lùng Phình 8 đơn", kind="bar")
    bulletin = said(
        notice="SỐ LIỆU MINH HỌA",
        blocks=(table, bare),
        annexes=(Annex(title="Phụ lục", blocks=(chart,)),),
    )
    assert bulletin.splitlines()[2:-2] == [
        "Số liệu minh họa.",
        "",
        "Bảng một.",
        "",
        "Xã Lùng Phình, Đơn: tám.",
        "Xã Bắc Hà, Đơn: mười hai, Ghi chú: mới.",
        "Cộng, Đơn: hai mươi.",
        "",
        "Số liệu đến ngày ba mươi mốt tháng mười năm hai nghìn không trăm hai mươi lăm.",
        "",
        "Cả tỉnh, Đơn: hai mươi.",
        "",
        "Phụ lục.",
        "",
        "Lùng Phình tám đơn.",
        "",
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("đạt 6/8 (75%)", "đạt sáu trên tám, bảy mươi lăm phần trăm"),
        (
            "98,5 % và 98,05%",
            "chín mươi tám phẩy năm phần trăm và chín mươi tám phẩy không năm phần trăm",
        ),
        ("1.350 lượt", "một nghìn ba trăm năm mươi lượt"),
        ("450 m² và 3 km2", "bốn trăm năm mươi mét vuông và ba ki-lô-mét vuông"),
        ("số 132-CV/TU", "số một trăm ba mươi hai, xê vê, tê u"),
        ("Ngày 09/6/2025", "Ngày chín tháng sáu năm hai nghìn không trăm hai mươi lăm"),
        (
            "nhiệm kỳ 2025 - 2030",
            "nhiệm kỳ hai nghìn không trăm hai mươi lăm đến hai nghìn không trăm ba mươi",
        ),
        ("HĐND-UBND xã", "Hội đồng nhân dân, Ủy ban nhân dân xã"),
        ("KT-XH quý II", "kinh tế, xã hội quý hai"),
        ("kinh tế- xã hội – văn hóa", "kinh tế xã hội văn hóa"),
        ("các trụ sở cũ... Qua đó", "các trụ sở cũ, vân vân. Qua đó"),
        ("ngân sách... theo quy định", "ngân sách, vân vân theo quy định"),
        ("*Nguyên nhân: “một cửa”", "Nguyên nhân: một cửa"),
        ("mã 02848", "mã không hai tám bốn tám"),
        ("và/hoặc & 5 %", "và hoặc và năm phần trăm"),
        ("9" * 19, " ".join(["chín"] * 19)),
        ("", ""),
    ],
)
def test_text_is_said_as_people_say_it(written, expected):
    """Figures, dates, signs and abbreviations are words when they are said."""
    assert spoken(written) == expected


def test_sentences_are_short():
    """A semicolon ends one, and so does a point that the office forgot a space behind."""
    assert list(sentences("một; hai. Ba là ổn định.Nhờ đó!")) == [
        "Một.",
        "Hai.",
        "Ba là ổn định.",
        "Nhờ đó!",
    ]
    assert list(sentences("")) == []


@pytest.mark.parametrize(
    ("mark", "expected"),
    [("IV.", "Phần bốn:"), ("12.", "Mục mười hai:"), ("đ)", "Điểm đê:"), ("-", ""), ("", "")],
)
def test_marks_are_said(mark, expected):
    """Parts, sections and points are called by their names."""
    assert spoken_mark(mark) == expected


def test_every_letter_has_a_name():
    """An unknown abbreviation can always be spelled."""
    assert set("AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ") == set(LETTERS)


def test_a_short_layout_goes_with_it():
    """The bulletin's layout prints sentences of its own and none of the report's words."""
    (layout,) = dcbase_register_layouts()
    assert (layout.code, layout.of) == ("bulletin", "report")
    assert {part.words.value for part in layout.body} == {"none"}
