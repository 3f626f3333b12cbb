"""What a layout says in a unit's place, and how headings of both are counted."""

from __future__ import annotations

import pytest

from dcbase.errors import LayoutError
from dcbase.layout import lay_out
from dcbase.layout.marks import Marks
from dcbase.model import DocumentHeading, LayoutPart, text_of

LIMITATIONS = LayoutPart(
    slot="results.commune",
    heading="Ở xã",
    say="{% if not unsorted %}Đơn vị chưa nêu.{% endif %}",
    say_if="silent",
)


def test_nothing_is_called_missing_beside_general_words(build, party):
    """Words in the slot around, or under a title of the unit's own in it, may say it."""
    own = build.section("", "Còn hạn chế.", heading="Tồn tại", mark="2.")
    for section in (
        build.section("results", "Còn hạn chế."),
        build.section("results", sections=(own,)),
    ):
        layout = build.layout(LayoutPart(slot="results"), LIMITATIONS)
        document = lay_out(build.report(sections=(section,)), layout, party)
        assert "Đơn vị chưa nêu." not in build.shown(document.blocks)


def test_what_is_missing_is_said_where_the_unit_is_silent(build, party):
    """Without any word there, the layout speaks."""
    layout = build.layout(LayoutPart(slot="results"), LIMITATIONS)
    document = lay_out(build.report(sections=()), layout, party)
    assert "Đơn vị chưa nêu." in build.shown(document.blocks)


def test_words_without_a_place_have_a_heading_of_their_own(build, party):
    """They stand last, and while they are there nothing is called missing."""
    report = build.report(sections=(build.section("unplaced", "Số liệu khác."),))
    layout = build.layout(LayoutPart(slot="results"), LIMITATIONS)
    shown = build.shown(lay_out(report, layout, party).blocks)
    assert shown == ["I. Nội dung chưa xếp được vào mục nào", "Số liệu khác."]


@pytest.mark.parametrize(
    ("level", "given", "printed"),
    [
        (2, ["1.", None, "2.", None], ["1.", "2.", "3.", "4."]),
        (2, ["3.", "1."], ["3.", "1."]),
        (2, ["IV."], ["1."]),
        (2, ["a)", None, "e)"], ["a)", "2.", "e)"]),
        (2, [None, "", "1."], ["1.", "", "2."]),
        (1, ["IV.", None, "VI."], ["IV.", "V.", "VI."]),
    ],
)
def test_headings_of_ours_are_counted_with_those_that_were_sent(party, level, given, printed):
    """What was sent alone stays as sent; a number never comes twice or falls because of ours."""
    marks = Marks(party, level)
    blocks = [DocumentHeading(level=level, mark=marks.mark(each)) for each in given]
    assert printed == [block.mark for block in marks.settled(blocks)]


def test_one_units_paragraph_is_left_to_the_annex(build, party):
    """A province's body does not speak of "địa bàn xã Lùng Phình"."""
    aggregate = build.speaking(
        u02848=["Trên địa bàn xã Lùng Phình còn khó khăn."], u03006=["Sửa loa."]
    )
    part = LayoutPart(slot="recommendations", words="annex")
    document = lay_out(aggregate, build.for_aggregate(part), party)
    assert build.shown(document.blocks)[2:] == [
        "- Sửa loa (1 xã, phường).",
        "Một nội dung chỉ do một đơn vị nêu, có trong phụ lục.",
    ]
    assert "Lùng Phình" in text_of(document.annexes[0].blocks[1].runs)


def test_units_that_speak_in_general_words_are_counted(build, party):
    """Who names no slot of its own is not passed over in silence."""
    below = build.section("recommendations.province", "Sửa loa.", heading="Với tỉnh")
    aggregate = build.speaking(
        u02686=build.section("recommendations", sections=(below,)),
        u02848=build.section("recommendations", "Sửa đường."),
    )
    part = LayoutPart(slot="recommendations", words="annex")
    shown = build.shown(lay_out(aggregate, build.for_aggregate(part), party).blocks)
    assert (
        "Có 1/4 xã, phường nêu nội dung này; 1 xã, phường khác nêu chung với mục lớn, "
        "chưa tách riêng:"
    ) in shown


@pytest.mark.parametrize(
    ("words", "asked", "printed"),
    [
        ("Tự xếp loại: Tốt.", "Xếp  loại", False),
        ("Thông tin đầy đủ.", "thôn", True),
        ("Hoà giải ở cơ sở.", "hòa giải", False),
        ("", "xếp loại", True),
    ],
)
def test_what_stands_in_another_part_is_not_called_missing(build, party, words, asked, printed):
    """Whole words are looked for in all that the unit wrote, whatever their case and tone mark."""
    say = f'{{% if "{asked}" is not mentioned %}}Chưa có số liệu.{{% endif %}}'
    part = LayoutPart(slot="results.commune", heading="Ở xã", say=say, say_if="silent")
    sections = (build.section("tasks", words),) if words else ()
    layout = build.layout(LayoutPart(slot="tasks"), part)
    document = lay_out(build.report(sections=sections), layout, party)
    assert ("Chưa có số liệu." in build.shown(document.blocks)) == printed


def test_titles_count_as_well(build, party):
    """What a unit's own title names is mentioned; only words in quotes can be asked about."""
    own = build.section("tasks", "Như trên.", heading="Tự xếp loại")
    part = LayoutPart(
        slot="results.commune", say='{% if "xếp loại" is mentioned %}Có.{% endif %}', heading=""
    )
    layout = build.layout(LayoutPart(slot="tasks"), part)
    assert "Có." in build.shown(lay_out(build.report(sections=(own,)), layout, party).blocks)
    wrong = LayoutPart(slot="results.commune", say="{% if DT01 is mentioned %}Có.{% endif %}")
    with pytest.raises(LayoutError, match="mentioned"):
        lay_out(build.report(sections=(own,)), build.layout(wrong), party)


def test_no_colon_before_what_the_annex_alone_has(build, party):
    """Where no demand is listed, the count ends with a full stop."""
    aggregate = build.speaking(u02848=["Trên địa bàn xã Lùng Phình còn khó khăn."])
    part = LayoutPart(slot="recommendations", words="annex")
    document = lay_out(aggregate, build.for_aggregate(part), party)
    assert build.shown(document.blocks)[1:] == [
        "Có 1/4 xã, phường nêu nội dung này.",
        "Một nội dung chỉ do một đơn vị nêu, có trong phụ lục.",
    ]
