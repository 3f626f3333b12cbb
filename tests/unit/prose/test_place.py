"""Blocks of an outline in the slots of a form: where each goes, and how it is written there."""

from __future__ import annotations

import pytest

from dcbase._cli.import_ import _counts
from dcbase.model import Form, Known, Missing, Origin, OutlineBlock, Slot
from dcbase.prose import UNPLACED, LostWordsError, place
from dcbase.prose.place_parts import Part

FORM = Form(
    code="t:f",
    version="1",
    name="Thử",
    slots=(
        Slot(slot="overview", heading="KHÁI QUÁT TÌNH HÌNH"),
        Slot(slot="results", heading="KẾT QUẢ THỰC HIỆN"),
        Slot(slot="results.commune", heading="Dân chủ ở cấp xã"),
        Slot(slot="results.agency", heading="Dân chủ ở cơ quan, đơn vị"),
        Slot(slot="tasks", heading="NHIỆM VỤ NĂM {next_period}"),
    ),
)


def block(kind, text, mark="", level=0, glued=False):
    return OutlineBlock(kind=kind, text=text, mark=mark, level=level, glued=glued)


def heading(mark, text, level=1):
    return block("heading", text, mark, level)


@pytest.fixture
def placed(indicators):
    def placed(*blocks, settled=None):
        return place(blocks, FORM, indicators, settled)

    return placed


def texts(found):
    return {slot.slot.text: slot.text.text for slot in found.slots if slot.text}


def test_headings_that_the_form_has_and_marks_that_it_counts_are_left_out(placed):
    """What is printed anyway has not to be sent; a year in a heading, and another mark, have."""
    found = placed(
        heading("I.", "KHÁI QUÁT TÌNH HÌNH"),
        block("paragraph", "Tốt."),
        heading("III.", "KẾT QUẢ THỰC HIỆN"),
        heading("1)", "Dân chủ ở cấp xã", 2),
        heading("2.", "Dân chủ tại cơ quan, đơn vị", 2),
        heading("IV.", "NHIỆM VỤ NĂM 2026"),
    )
    said = {
        slot.slot.text: (slot.mark and slot.mark.text, slot.heading and slot.heading.text)
        for slot in found.slots
    }
    assert said == {
        "overview": (None, None),
        "results": ("III.", None),
        "results.commune": ("1)", None),
        "results.agency": (None, "Dân chủ tại cơ quan, đơn vị"),
        "tasks": (None, "NHIỆM VỤ NĂM 2026"),
    }


def test_a_heading_that_is_no_slots_is_a_sub_section_where_it_stands(placed):
    """Deeper ones stay in the open slot, and so does one beside it: the order is kept."""
    found = placed(
        heading("II.", "KẾT QUẢ THỰC HIỆN"),
        heading("1.", "Dân chủ ở cấp xã", 2),
        heading("a)", "Công khai", 3),
        heading("b)", "Đối thoại", 3),
        heading("đ)", "Giám sát", 3),
        heading("5.", "Việc khác hẳn", 2),
        block("paragraph", "Một việc."),
    )
    assert texts(found) == {
        "results.commune": "## Công khai\n\n## Đối thoại\n\n## [đ)] Giám sát\n\n"
        "## [5.] Việc khác hẳn\n\nMột việc.",
    }


def test_what_has_no_place_is_kept_with_a_finding(placed):
    """Its words are counted, its beginning is told, and no figure is read from it."""
    found = placed(
        heading("I.", "CHUYỆN NHÀ"), block("paragraph", "Xã tiếp nhận 08 đơn và nhiều việc khác.")
    )
    assert texts(found) == {
        UNPLACED: "## [I.] CHUYỆN NHÀ\n\nXã tiếp nhận 08 đơn và nhiều việc khác."
    }
    assert found.figures == ()
    assert dict(found.words) == {"report": 0, "unplaced": 12, "form": 0, "page": 0}
    (finding,) = found.findings
    assert (finding.code, finding.facts["blocks"], finding.facts["first"]) == (
        "DC-2050",
        2,
        "I. CHUYỆN NHÀ",
    )


@pytest.mark.parametrize(
    ("came", "written"),
    [
        (block("paragraph", "## Không phải mục"), "## [] ##\n\nKhông phải mục"),
        (block("paragraph", "##"), "## [] ##"),
        (block("paragraph", "Dấu {{ và {{{ kép"), "Dấu {{{{ và {{{{{ kép"),
        (block("item", "Mục", "-"), "- Mục"),
        (block("item", "Mục", "*", glued=True), "*Mục"),
        (block("heading", "[a] Lạ", "1."), "1. [a] Lạ"),
        (block("heading", "Không dấu"), "## [] Không dấu"),
        (block("table", "a\tb\n## c\td", "1."), "1. a\tb\n\n## [] ##\n\nc\td"),
    ],
)
def test_words_that_look_like_markup_stay_words(came, written, indicators):
    """Whatever a block begins with, the same words are printed."""
    part = Part(came, mark=came.mark)
    assert part.markup() == written
    assert part.hold({}, indicators) == []


def test_a_reference_that_would_print_other_words_is_not_written(placed):
    """Words stay as they were if the figure will not be what was read, and a finding says so."""
    said = block("paragraph", "Xã tiếp nhận 08 đơn.")
    part = heading("I.", "KHÁI QUÁT TÌNH HÌNH")
    assert texts(placed(part, said))["overview"] == "Xã tiếp nhận {{ DT05 | padded }} đơn."
    for figure in (Known(9), Missing()):
        found = placed(part, said, settled=lambda _, figure=figure: {"DT05": figure})
        assert texts(found)["overview"] == "Xã tiếp nhận 08 đơn."
        assert [one.code for one in found.findings] == ["DC-4141"]
        assert [one.code.text for one in found.figures] == ["DT05"]


def test_more_headings_than_can_be_counted(placed):
    """Roman numerals end at 3999, the words do not."""
    found = placed(*(heading("I.", "KHÔNG CÓ TRONG MẪU") for _ in range(4100)))
    assert found.blocks == (4100, 4100)


def test_lost_words_are_a_failure_of_their_own(indicators, monkeypatch):
    """Markup that says other words than the block had is never handed on."""
    monkeypatch.setattr(Part, "markup", lambda _: "Khác.")
    with pytest.raises(LostWordsError, match="became"):
        place((heading("I.", "KHÁI QUÁT TÌNH HÌNH"), block("paragraph", "Tốt.")), FORM, indicators)


def test_words_of_the_pages_are_counted_apart_and_named(placed):
    """A running head is no part of the report, but nobody says that the form prints it."""
    found = placed(
        heading("I.", "KHÁI QUÁT TÌNH HÌNH"),
        block("paragraph", "Tốt."),
        *(block("artefact", text) for text in ("- 1 -", "MẬT", "Trang 2/3", "MẬT")),
    )
    assert dict(found.words) == {"report": 6, "unplaced": 0, "form": 0, "page": 7}
    (finding,) = found.findings
    assert (finding.code, finding.facts["count"], finding.facts["words"]) == ("DC-2053", 1, "MẬT")


@pytest.mark.parametrize(
    ("kind", "printed", "more"),
    [
        ("title", "BÁO CÁO", "BÁO CÁO NHANH"),
        ("national", "Độc lập – Tự do – Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM MUÔN NĂM"),
        ("recipients-title", "Nơi nhận :", "Nơi nhận:như trên"),
    ],
)
def test_only_what_the_form_prints_is_left_out(placed, kind, printed, more):
    """A block that says more than the form does is kept."""
    assert dict(placed(block(kind, printed)).words)["form"] == len(printed.split())
    found = placed(block(kind, more))
    assert dict(found.words)["unplaced"] == len(more.split())
    assert texts(found) == {UNPLACED: more}


def test_a_deputys_post_is_the_second_line_of_the_signature(placed):
    """Of any other post a second one is not the signer's."""
    signed = [block("signature-capacity", words) for words in ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")]
    found = placed(*signed)
    assert found.signature["capacity"].text == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"
    found = placed(*reversed(signed))
    assert found.signature["capacity"].text == "PHÓ CHỦ TỊCH"
    assert texts(found) == {UNPLACED: "KT. CHỦ TỊCH"}


def test_what_stands_below_the_signature_is_no_part_of_the_last_slot(placed):
    """Who drew the report up is nowhere in the form."""
    found = placed(
        heading("I.", "KHÁI QUÁT TÌNH HÌNH"),
        block("paragraph", "Tốt."),
        block("other", "Người lập biểu: Giàng A Páo"),
    )
    assert texts(found) == {"overview": "Tốt.", UNPLACED: "Người lập biểu: Giàng A Páo"}


def test_a_line_of_a_paragraph_is_shown_with_its_own_words(indicators):
    """Of a file without lines the account shows the paragraph's words around the number."""
    origin = Origin("a.docx", "", paragraph=4)
    said = OutlineBlock(kind="paragraph", text="Trong năm qua, xã tiếp nhận 08 đơn.", origin=origin)
    found = place((heading("I.", "KHÁI QUÁT TÌNH HÌNH"), said), FORM, indicators)
    (told,) = _counts(found)["figures"]
    assert (told["place"], told["text"]) == ("a.docx ¶4", "Trong năm qua, xã tiếp nhận 08 đơn.")
