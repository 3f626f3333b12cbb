"""What the communes of a province say, side by side and counted."""

from __future__ import annotations

from dcbase.layout import lay_out
from dcbase.model import (
    FigureAt,
    FigureRef,
    LayoutPart,
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
