"""What the communes of a province say, side by side and counted."""

from __future__ import annotations

from dcbase.layout import lay_out
from dcbase.model import (
    FigureAt,
    FigureRef,
    LayoutPart,
    Literal,
    Paragraph,
    Printed,
    Section,
)

A_MU_SUNG, LUNG_PHINH, SA_PA, Y_TY = "02686", "02848", "03006", "02701"


def test_equal_demands_are_counted_once_and_named_in_the_annex(build, party):
    """Case, spaces and the place of the tone make no difference; the most frequent come first."""
    aggregate = build.speaking(
        u02686=["Hỗ trợ sửa loa.", "Hỗ trợ sửa loa."],
        u02848=["- Mở lớp về hòa giải."],
        u03006=["Mở lớp  về Hoà giải.", "Tăng biên chế."],
    )
    part = LayoutPart(slot="recommendations", words="annex")
    document = lay_out(aggregate, build.for_aggregate(part, annex="PHỤ LỤC I"), party)
    assert build.shown(document.blocks) == [
        "I. KIẾN NGHỊ",
        "Có 3/4 xã, phường nêu nội dung này:",
        "- Mở lớp về hòa giải (2 xã, phường).",
        "- Hỗ trợ sửa loa (1 xã, phường).",
        "- Tăng biên chế (1 xã, phường).",
    ]
    (annex,) = document.annexes
    assert annex.title == "PHỤ LỤC I"
    assert build.shown(annex.blocks) == [
        "I. KIẾN NGHỊ",
        "Mở lớp về hòa giải (xã Lùng Phình, phường Sa Pa).",
        "Hỗ trợ sửa loa (xã A Mú Sung).",
        "Tăng biên chế (phường Sa Pa).",
    ]
    assert [block.unit for block in annex.blocks[1:]] == ["", A_MU_SUNG, SA_PA]


def test_demands_are_grouped_for_each_addressee(build, party):
    """A sub-slot that the layout does not name does as the part around it does."""
    aggregate = build.speaking(
        u02686=build.section(
            "recommendations",
            sections=(build.section("recommendations.province", "A.", heading="Với Tỉnh ủy"),),
        ),
        u02848=build.section(
            "recommendations",
            "Lời dẫn.",
            sections=(
                build.section("recommendations.province", "a.", heading="Với tỉnh"),
                build.section("recommendations.board", "B.", heading="Với Ban Chỉ đạo"),
            ),
        ),
    )
    part = LayoutPart(slot="recommendations", words="annex")
    document = lay_out(aggregate, build.for_aggregate(part), party)
    assert build.shown(document.blocks) == [
        "I. KIẾN NGHỊ",
        "Có 2/4 xã, phường nêu nội dung này:",
        "- Lời dẫn (1 xã, phường).",
        "1. Với Tỉnh ủy",
        "Có 2/4 xã, phường nêu nội dung này:",
        "- A (2 xã, phường).",
        "2. Với Ban Chỉ đạo",
        "Có 1/4 xã, phường nêu nội dung này:",
        "- B (1 xã, phường).",
    ]
    (annex,) = document.annexes
    assert annex.title == "Ý KIẾN, KIẾN NGHỊ CỦA CÁC ĐƠN VỊ"
    assert [text for text in build.shown(annex.blocks) if text.startswith(("I", "V"))] == [
        "I. KIẾN NGHỊ",
        "II. Với Tỉnh ủy",
        "III. Với Ban Chỉ đạo",
    ]


def test_a_demand_keeps_the_title_it_stood_under(build, party):
    """A commune's own sub-section title goes before its words, so that none is lost."""
    titled = build.section("", "Sửa loa.", heading="Truyền thanh")
    said = build.section("recommendations", sections=(titled,))
    aggregate = build.speaking(u02686=said)
    part = LayoutPart(slot="recommendations", heading="", words="annex")
    document = lay_out(aggregate, build.for_aggregate(part), party)
    assert build.shown(document.blocks)[-1] == "- Truyền thanh: Sửa loa (1 xã, phường)."
    assert build.shown(document.annexes[0].blocks) == ["Truyền thanh: Sửa loa (xã A Mú Sung)."]


def test_words_stand_beside_one_another_under_the_names_of_the_units(build, party):
    """Each unit's figures, items and titles stay its own; a unit that said nothing is not named."""
    figure = Section(slot="recommendations", blocks=(Paragraph((FigureRef("DT01"),)),))
    titled = build.section("", "Sửa loa.", heading="Truyền thanh", mark="e)")
    loose = Section(slot="", blocks=build.section("", "- Thêm.").blocks)
    sub = build.section("recommendations.province", "Riêng.")
    aggregate = build.speaking(
        u02686=figure,
        u02848=build.section("recommendations", "Một.", sections=(titled, loose)),
        u03006=build.section("recommendations", sections=(sub,)),
    )
    part = LayoutPart(slot="recommendations", words="beside")
    document = lay_out(aggregate, build.for_aggregate(part), party)
    assert build.shown(document.blocks) == [
        "I. KIẾN NGHỊ",
        "Xã A Mú Sung",
        "6",
        "Xã Lùng Phình",
        "Một.",
        "e) Truyền thanh",
        "Sửa loa.",
        "- Thêm.",
        "Phường Sa Pa",
        "Riêng.",
    ]
    assert Printed(FigureAt(A_MU_SUNG, "DT01"), "6") in document.blocks[2].runs
    assert [getattr(document.blocks[n], "unit", "") for n in (1, 2, 4)] == [
        "",
        A_MU_SUNG,
        LUNG_PHINH,
    ]
    assert [document.blocks[n].level for n in (1, 5)] == [2, 3]


def test_words_are_left_out_where_the_layout_wants_none(build, party):
    """`none`, and `own`, which an aggregate has not got: the part has nothing to say."""
    aggregate = build.speaking(u02686=["Một."])
    for words in ("none", "own"):
        part = LayoutPart(slot="recommendations", words=words)
        assert lay_out(aggregate, build.for_aggregate(part), party).blocks == ()
    part = LayoutPart(slot="results", words="annex")
    document = lay_out(aggregate, build.for_aggregate(part), party)
    assert (document.blocks, document.annexes) == ((), ())


def test_an_answer_that_there_is_nothing_is_none_of_the_demands(build, party):
    """It is counted as an answer, named in the annex, and no unit recommends "Không"."""
    below = build.section("recommendations.province", "- Không.", heading="Với Tỉnh ủy")
    aggregate = build.speaking(
        u02686=["Không có kiến nghị, đề xuất."],
        u02848=["Sửa loa."],
        u03006=build.section("recommendations", sections=(below,)),
    )
    part = LayoutPart(
        slot="recommendations",
        words="annex",
        say="Có kiến nghị: {{ said }}/{{ expected }}; không có: {{ denied }}.",
    )
    document = lay_out(aggregate, build.for_aggregate(part), party)
    assert build.shown(document.blocks)[:5] == [
        "I. KIẾN NGHỊ",
        "Có kiến nghị: 1/4; không có: 2.",
        "Có 1/4 xã, phường nêu nội dung này:",
        "- Sửa loa (1 xã, phường).",
        "Trả lời là không có: 2/4 xã, phường.",
    ]
    (annex,) = document.annexes
    assert build.shown(annex.blocks)[1:3] == [
        "Sửa loa (xã Lùng Phình).",
        "Không có kiến nghị, đề xuất (xã A Mú Sung).",
    ]


def test_only_nothing_is_still_an_answer(build, party):
    """Where every unit says so, no sentence of ours calls them silent."""
    aggregate = build.speaking(u02686=["Không có."], u03006=["Không có hạn chế"])
    part = LayoutPart(
        slot="recommendations", words="annex", say="Không đơn vị nào nêu.", say_if="silent"
    )
    shown = build.shown(lay_out(aggregate, build.for_aggregate(part), party).blocks)
    assert shown == ["I. KIẾN NGHỊ", "Trả lời là không có: 2/4 xã, phường."]


def test_more_than_nothing_is_told(build, party):
    """One word beside it, a figure or a second paragraph, and it is told as it stands."""
    figure = Section(
        slot="recommendations", blocks=(Paragraph((Literal("Không có "), FigureRef("DT01"))),)
    )
    aggregate = build.speaking(
        u02686=figure, u02848=["Không có kinh phí."], u03006=["Không.", "Sửa loa."]
    )
    part = LayoutPart(slot="recommendations", words="annex")
    shown = build.shown(lay_out(aggregate, build.for_aggregate(part), party).blocks)
    assert shown[1] == "Có 3/4 xã, phường nêu nội dung này:"
    assert "- Không có kinh phí (1 xã, phường)." in shown
    assert not [text for text in shown if text.startswith(("Trả lời", "- Không (", "- Không."))]


def test_a_lead_in_is_no_demand(build, party):
    """A line like "Nguyên nhân:" stands in the annex only; the count of units stays."""
    aggregate = build.speaking(u02686=["*Kiến nghị:", "Sửa loa."], u03006=["Với tỉnh:"])
    part = LayoutPart(slot="recommendations", words="annex")
    document = lay_out(aggregate, build.for_aggregate(part), party)
    assert build.shown(document.blocks)[2:] == ["- Sửa loa (1 xã, phường)."]
    assert len(document.annexes[0].blocks) == 4
    only = build.for_aggregate(part)
    shown = build.shown(lay_out(build.speaking(u03006=["Với tỉnh:"]), only, party).blocks)
    assert shown[1:] == ["Có 1/4 xã, phường nêu nội dung này."]
