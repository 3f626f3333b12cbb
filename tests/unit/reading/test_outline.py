"""Lines of a document as blocks: pages set aside, marks read, the official form recognised."""

from __future__ import annotations

import pytest

from dcbase.model import Origin
from dcbase.reading.outline import Line, outline_of
from dcbase.reading.outline_marks import computed, mark_of


def blocks(*lines):
    every = [line if isinstance(line, Line) else Line(text=line) for line in lines]
    return [(b.kind, b.mark, b.text) for b in outline_of(every)]


@pytest.mark.parametrize(
    ("text", "mark", "sort", "place"),
    [
        ("I. KHÁI QUÁT", "I.", "I", 1),
        ("IV- ĐÁNH GIÁ", "IV-", "I", 4),
        ("12. Việc khác", "12.", "1", 12),
        ("1) Việc", "1)", "1", 1),
        ("1.2. Việc nhỏ", "1.2.", "1.1", 2),
        ("đ) Điểm", "đ)", "a", 5),
        ("w) Không có trong bảng chữ cái", "w)", "a", 0),
        ("B. Phần thứ hai", "B.", "A", 2),
        ("Phần thứ nhất. TÌNH HÌNH", "Phần thứ nhất.", "phần", 0),
        ("- Việc", "-", "-", 0),
        ("*Nguyên nhân:", "*", "-", 0),
    ],
)
def test_marks_of_official_documents(text, mark, sort, place):
    """Each sort of mark is read with its order."""
    found = mark_of(text)
    assert (found.text, found.sort, found.place) == (mark, sort, place)


@pytest.mark.parametrize(
    "text",
    [
        "12-CV/TU ngày 05/9/2025",
        "V/v báo cáo",
        "-5 độ",
        "IIII. Sai",
        "29/10/2025",
        "Tốt",
        "a.k.a x",
    ],
)
def test_what_only_looks_like_a_mark(text):
    """Document numbers, dates, abbreviations and negative numbers begin no heading."""
    assert mark_of(text) is None


@pytest.mark.parametrize(
    ("mark", "sort", "place"),
    [("I.", "I", 1), ("2)", "1", 2), ("c)", "a", 3), ("•", "-", 0)],
)
def test_marks_that_a_program_counted(mark, sort, place):
    """Word says the mark beside the text; no words stand behind it."""
    found = computed(mark)
    assert (found.text, found.sort, found.place) == (mark, sort, place)
    assert computed("  ") is None


def test_page_numbers_and_running_lines_belong_to_the_pages():
    """A number in a series, and the same line at the top of three pages, are artefacts."""
    pages = []
    for page in (1, 2, 3):
        head = Line(text=f"Báo cáo năm 2025 - trang {page}", page_start=True)
        pages += [
            head,
            Line(text=f"Đoạn của trang {page}."),
            Line(text=""),
            Line(text=f"- {page} -"),
            Line(text=""),
        ]
    found = blocks(*pages)
    kinds = [kind for kind, _, _ in found]
    assert kinds == ["paragraph"] * 3 + ["artefact"] * 6
    assert "Đoạn của trang 2." in [text for _, _, text in found]


def test_a_number_that_stands_alone_but_in_no_series_is_words():
    """Nothing is thrown away for looking like a page number once."""
    assert ("paragraph", "", "7") in blocks("Số hộ nghèo:", "", "7", "", "Hết.")


def test_a_line_that_the_reader_knows_as_the_pages_is_set_aside():
    """A foot that a program keeps apart is an artefact; the sentence around it is one."""
    found = blocks(
        "Xã đã tổ chức nhiều hội nghị để lấy ý kiến của Nhân dân trong",
        Line(text="Lưu hành nội bộ", artefact=True),
        "toàn xã.",
    )
    assert ("artefact", "", "Lưu hành nội bộ") in found
    assert found[0][2].endswith("trong toàn xã.")


def test_what_a_program_knows_of_a_line_is_used():
    """Heading styles, counted marks, cells and whole paragraphs."""
    found = outline_of(
        [
            Line(text="Tình hình", style=1, whole=True),
            Line(
                text="Việc thứ nhất là tiếp tục quán triệt chủ trương của cấp trên đến từng người.",
                mark="1.",
                whole=True,
            ),
            Line(text="Chỉ tiêu", cell=(1, 1, 1)),
            Line(text="12", cell=(1, 1, 2)),
            Line(text="Hết.", whole=True, origin=Origin("x", paragraph=5)),
        ]
    )
    assert [(b.kind, b.level, b.mark, b.text) for b in found][:2] == [
        ("heading", 1, "", "Tình hình"),
        (
            "item",
            1,
            "1.",
            "Việc thứ nhất là tiếp tục quán triệt chủ trương của cấp trên đến từng người.",
        ),
    ]
    assert {block.kind for block in found[2:-1]} == {"table"}
    assert found[-1].origin == Origin("x", paragraph=5)


def test_both_columns_of_the_official_form():
    """Who issues stands left, the motto right; recipients left, who signs right."""
    found = blocks(
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ LÙNG PHÌNH            Độc lập - Tự do - Hạnh phúc",
        "Số: 15/BC-UBND           Lùng Phình, ngày 05 tháng 11 năm 2025",
        "BÁO CÁO",
        "Kết quả năm 2025",
        "I. TÌNH HÌNH",
        "Tốt.",
        "Nơi nhận:                TM. ỦY BAN NHÂN DÂN",
        "- UBND tỉnh;             KT. CHỦ TỊCH",
        "- Lưu: VT.               PHÓ CHỦ TỊCH",
        "                         Lý Seo Páo",
    )
    assert [kind for kind, _, _ in found] == [
        *("organisation", "national", "organisation", "national", "number", "place-date"),
        *("title", "subject", "heading", "paragraph"),
        *("recipients-title", "signature-authority", "recipient", "signature-capacity"),
        *("recipient", "signature-capacity", "signature-name"),
    ]


def test_years_over_a_line_break_are_no_item():
    """A dash between figures is not the mark of an item."""
    lines = [
        "Thực hiện Nghị quyết Đại hội Đảng bộ xã Lùng Phình nhiệm kỳ 2025",
        "- 2030 trên địa bàn toàn xã.",
    ]
    filler = ["Công tác tuyên truyền được đẩy mạnh đến từng thôn của", "toàn xã ta."] * 6
    assert any(
        text.endswith("2025 - 2030 trên địa bàn toàn xã.") for _, _, text in blocks(*filler, *lines)
    )
