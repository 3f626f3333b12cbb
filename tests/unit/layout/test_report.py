"""A commune's own report as a document."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from dcbase.layout import lay_out
from dcbase.layout.marks import Marks
from dcbase.model import (
    DocumentHeading,
    DocumentItem,
    FigureAt,
    FigureRef,
    FrozenMap,
    Header,
    Heading,
    LayoutPart,
    Literal,
    Paragraph,
    Prescribed,
    Printed,
    Recipient,
    Section,
    Signature,
    Words,
    text_of,
)

PLAIN = {"every_slot": True}


def headings(document):
    return [
        (block.level, block.mark, text_of(block.runs))
        for block in document.blocks
        if isinstance(block, DocumentHeading)
    ]


def texts(blocks):
    return [text_of(block.runs) for block in blocks]


def test_the_head_and_the_foot_have_the_words_of_the_form(build, party):
    """Blanks stand where number and date are not sent, with the year of the period."""
    document = lay_out(build.report(), build.layout(**PLAIN), party)
    header = document.header
    assert header.organisation == ("ĐẢNG BỘ TỈNH LÀO CAI", "ĐẢNG ỦY XÃ LÙNG PHÌNH")
    assert (header.mark, header.national) == ("*", ("ĐẢNG CỘNG SẢN VIỆT NAM",))
    assert header.number == "Số …-BC/ĐU"
    assert header.place_and_date == "Lùng Phình, ngày … tháng … năm 2025"
    assert (
        document.title,
        document.subject,
        document.rule,
    ) == ("BÁO CÁO", "kết quả thực hiện dân chủ ở cơ sở", "-----")
    assert document.recipients_title == "Nơi nhận:"
    assert document.recipients == ("- TT. Tỉnh uỷ,", "- Ban Tuyên giáo, (để b/c)", "- Lưu VPĐU.")
    signed = document.signature
    assert (
        signed.authority,
        signed.capacity,
        signed.name,
    ) == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Xuân Hiếu")
    assert (document.name, document.notice) == ("02848_2025_layout", "")


def test_what_is_sent_fills_the_blanks(build, party):
    """Number and date are printed in the form's way; braces in them are only characters."""
    header = Header(number="05{type}", date=date(2026, 2, 5), place="Lùng Phình", type="BC")
    lines = lay_out(build.report(header=header), build.layout(**PLAIN), party).header
    assert (
        lines.number,
        lines.place_and_date,
        lines.organisation,
    ) == ("Số 05{type}-BC/…", "Lùng Phình, ngày 05 tháng 02 năm 2026", ())


def test_a_form_with_other_words_prints_other_words(build, party):
    """Case, marks and "on behalf of" come from the profile alone."""
    wording = {"organisation.case": "as-sent", "signature.on-behalf": "TM.", "recipients.end": ";"}
    state = evolve(
        party,
        wording=party.wording.with_({key: Prescribed(value=v) for key, v in wording.items()}),
    )
    report = build.report(recipients=(Recipient(name="HĐND;"), Recipient(name="Lưu: VT.")))
    document = lay_out(report, build.layout(**PLAIN), state)
    assert document.header.organisation[1] == "Đảng ủy xã Lùng Phình"
    assert document.signature.authority == "TM. BAN THƯỜNG VỤ"
    assert document.recipients == ("- HĐND;", "- Lưu: VT.")


def test_a_foot_that_was_not_sent(build, party):
    """The form's blank for recipients; no signature, no "on behalf of"; no subject, no rule."""
    report = build.report(recipients=(), signature=Signature(), header=Header())
    document = lay_out(report, build.layout(**PLAIN), party)
    assert (
        document.recipients_title,
        document.recipients,
        document.signature.authority,
        document.rule,
    ) == ("Nơi nhận:", ("- ….",), "", "")


def test_a_form_without_recipients_has_no_blank_for_them(build, party):
    """Where the form says nothing of recipients, nothing is printed."""
    bare = evolve(party, wording=FrozenMap())
    document = lay_out(build.report(recipients=()), build.layout(**PLAIN), bare)
    assert (document.recipients_title, document.recipients) == ("", ())


def test_headings_are_numbered_by_the_form(build, party):
    """I., 1., a): only printed headings are counted, and the form words what nobody sent."""
    report = build.report(
        sections=(
            build.section("overview", "Xã vùng cao."),
            build.section(
                "results",
                sections=(
                    build.section("results.commune", "A", heading="Ở cấp xã ta"),
                    build.section("results.agency"),
                ),
            ),
            build.section(
                "tasks",
                "Dẫn.",
                sections=(
                    build.section(
                        "tasks.items",
                        heading="Trọng tâm",
                        sections=(
                            build.section("", "a", heading="Một"),
                            build.section("", "b", heading="Hai"),
                        ),
                    ),
                ),
            ),
        )
    )
    document = lay_out(report, build.layout(**PLAIN), party)
    assert headings(document) == [
        (1, "I.", "KHÁI QUÁT"),
        (1, "II.", "KẾT QUẢ"),
        (2, "1.", "Ở cấp xã ta"),
        (1, "III.", "NHIỆM VỤ NĂM 2026"),
        (2, "1.", "Trọng tâm"),
        (3, "a)", "Một"),
        (3, "b)", "Hai"),
    ]


def test_a_given_mark_is_printed_as_sent_and_counting_goes_on_behind_it(build, party):
    """The reference report goes a b c d e; the point after its e) is g)."""
    points = [
        *(build.section("", "x", heading=str(n)) for n in range(1, 5)),
        build.section("", "x", heading="5", mark="e)"),
        build.section("", "x", heading="6"),
        build.section("", "x", heading="7", mark="(*)"),
        build.section("", "x", heading="8", mark=""),
        build.section("", "x", heading="9"),
    ]
    report = build.report(sections=(build.section("results", "x", sections=points),))
    document = lay_out(report, build.layout(**PLAIN), party)
    marks = [mark for level, mark, _ in headings(document) if level == 2]
    assert marks == ["1.", "2.", "3.", "4.", "e)", "6.", "(*)", "", "8."]
    deeper = build.report(
        sections=(
            build.section("results", sections=(build.section("results.commune", sections=points),)),
        )
    )
    marks = [
        m for level, m, _ in headings(lay_out(deeper, build.layout(**PLAIN), party)) if level == 3
    ]
    assert marks == ["a)", "b)", "c)", "d)", "e)", "g)", "(*)", "", "i)"]


def test_more_points_than_letters_go_on_with_numbers(build, party):
    """The alphabet of points has 23 letters."""
    points = [build.section("", "x", heading="t") for _ in range(24)]
    sub = build.section("results.commune", sections=points)
    report = build.report(sections=(build.section("results", sections=(sub,)),))
    assert headings(lay_out(report, build.layout(**PLAIN), party))[-1][1] == "24)"


def test_an_empty_heading_prints_none_and_uses_no_number(build, party):
    """`heading: ""` is a wish, not a forgotten heading."""
    report = build.report(
        sections=(
            build.section("overview", "A", heading=""),
            build.section("results", "B"),
            build.section("", "C"),
        )[:2]
    )
    document = lay_out(report, build.layout(**PLAIN), party)
    assert headings(document) == [(1, "I.", "KẾT QUẢ")]
    assert texts(document.blocks) == ["A", "KẾT QUẢ", "B"]


def test_a_sub_section_without_a_title_is_printed_without_one(build, party):
    """Its words are not lost, nor is a title under which nothing stands."""
    parts = (
        Section(slot="", blocks=build.section("", "A").blocks),
        Section(slot="", heading=Heading("Chỉ có tiêu đề")),
    )
    report = build.report(sections=(build.section("overview", sections=parts),))
    document = lay_out(report, build.layout(**PLAIN), party)
    assert texts(document.blocks) == ["KHÁI QUÁT", "A", "Chỉ có tiêu đề"]


def test_own_words_keep_their_figures(build, party):
    """A reference in the unit's own words is printed and traceable; items have the form's mark."""
    runs = (Literal("tiếp "), FigureRef("DT01"), Literal(" lượt"))
    blocks = (Paragraph(runs), *build.section("", "- một").blocks)
    report = build.report(values={"DT01": 44}, sections=(Section(slot="overview", blocks=blocks),))
    _, paragraph, item = lay_out(report, build.layout(**PLAIN), party).blocks
    assert (
        Words("tiếp "),
        Printed(FigureAt("02848", "DT01"), "44"),
        Words(" lượt"),
    ) == paragraph.runs
    assert DocumentItem(mark="-", runs=(Words("một"),), slot="overview") == item


def test_a_slot_that_nobody_knows_comes_last_and_is_never_lost(build, party):
    """A plugin's own slot, or an addressee, follows what is known around it."""
    report = build.report(
        sections=(
            build.section("weather", "Mưa.", heading="THỜI TIẾT"),
            build.section(
                "recommendations",
                sections=(
                    build.section("recommendations.province", "Đề nghị.", heading="Với tỉnh"),
                ),
            ),
            build.section("results", "Kết quả."),
        )
    )
    wanted = [
        (1, "I.", "KẾT QUẢ"),
        (1, "II.", "KIẾN NGHỊ"),
        (2, "1.", "Với tỉnh"),
        (1, "III.", "THỜI TIẾT"),
    ]
    assert wanted == headings(lay_out(report, build.layout(**PLAIN), party))
    listed = build.layout(LayoutPart(slot="results"), LayoutPart(slot="recommendations"))
    assert wanted == headings(lay_out(report, listed, party))


def test_a_layout_may_leave_slots_of_the_form_out(build, party):
    """A slot of the form, and whatever stands in it, is printed where the layout wants it."""
    report = build.report(
        sections=(
            build.section("overview", "A"),
            build.section(
                "recommendations",
                "B",
                sections=(build.section("recommendations.province", "C", heading="Với tỉnh"),),
            ),
        )
    )
    layout = build.layout(LayoutPart(slot="overview"), LayoutPart(slot="own", say="D"))
    assert texts(lay_out(report, layout, party).blocks) == ["KHÁI QUÁT", "A", "D"]


def test_sub_slots_come_with_their_part_in_the_order_of_the_form(build, party):
    """A layout that names a part prints all that is said in it, unless it says `words: none`."""
    subs = (build.section("results.commune", "C"), build.section("results.agency", "A"))
    report = build.report(sections=(build.section("results", "R", sections=subs),))
    layout = build.layout(LayoutPart(slot="results"), LayoutPart(slot="results.agency", heading=""))
    assert texts(lay_out(report, layout, party).blocks) == ["KẾT QUẢ", "R", "Ở cấp xã", "C", "A"]
    silent = build.layout(
        LayoutPart(slot="results", words="none"), LayoutPart(slot="results.agency", words="own")
    )
    assert texts(lay_out(report, silent, party).blocks) == ["KẾT QUẢ", "Ở cơ quan", "A"]


def test_sentences_may_step_aside_for_the_units_own_words(build, party):
    """`say_if: silent` prints only where the unit said nothing; otherwise both are printed."""
    silent = LayoutPart(slot="overview", say="Câu mẫu.", say_if="silent")
    always = LayoutPart(slot="results", say="Câu mẫu.")
    layout = build.layout(silent, always)
    said = tuple(build.section(slot, "Lời xã.") for slot in ("overview", "results"))
    assert texts(lay_out(build.report(sections=said), layout, party).blocks) == [
        "KHÁI QUÁT",
        "Lời xã.",
        "KẾT QUẢ",
        "Câu mẫu.",
        "Lời xã.",
    ]
    assert texts(lay_out(build.report(), layout, party).blocks) == [
        "KHÁI QUÁT",
        "Câu mẫu.",
        "KẾT QUẢ",
        "Câu mẫu.",
    ]


def test_a_layouts_heading_holds_figures_and_yields_to_the_units(build, party):
    """For a report the submission's heading wins; a heading is one line of runs."""
    part = LayoutPart(
        slot="overview", heading="Tiếp {{ DT01 | full }}\n\nnăm {{ period }}", say="x"
    )
    report = build.report(values={"DT01": 44})
    (heading, _) = lay_out(report, build.layout(part), party).blocks
    assert text_of(heading.runs) == "Tiếp 44 lượt năm 2025"
    assert Printed(FigureAt("02848", "DT01"), "44 lượt") in heading.runs
    sent = evolve(report, sections=(build.section("overview", "y", heading="CỦA XÃ"),))
    assert headings(lay_out(sent, build.layout(part), party)) == [(1, "I.", "CỦA XÃ")]


def test_opening_and_closing_are_the_reports_or_the_layouts(build, party):
    """What the unit sent is printed; sentences of the layout where it sent nothing."""
    sent = build.report(
        opening=build.section("", "Mở.").blocks, closing=build.section("", "- Kết.").blocks
    )
    layout = build.layout(opening="Mẫu mở {{ period }}.", closing="Mẫu kết.")
    document = lay_out(sent, layout, party)
    assert (texts(document.opening), texts(document.closing)) == (["Mở."], ["Kết."])
    document = lay_out(build.report(), layout, party)
    assert (texts(document.opening), texts(document.closing)) == (["Mẫu mở 2025."], ["Mẫu kết."])


def test_title_and_subject_of_the_layout_win(build, party):
    """A bulletin is no report, whatever the header says; recipients may come from the layout."""
    layout = build.layout(
        title="BẢN TIN",
        subject="kết quả {{ window }}",
        recipients=(Recipient(name="Đài xã"),),
        signature=Signature(name="Nguyễn Văn A"),
    )
    report = build.report(recipients=(), signature=Signature())
    document = lay_out(report, layout, party)
    assert (document.title, document.subject) == ("BẢN TIN", "kết quả 10 tháng đầu năm 2025")
    assert (document.recipients, document.signature.name) == (("- Đài xã.",), "Nguyễn Văn A")


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (None, "Số …-BC/ĐU"),
        ("5", "Số 05-BC/ĐU"),
        ("12", "Số 12-BC/ĐU"),
        (" 12a ", "Số 12a-BC/ĐU"),
        ("05-BC/ĐU", "Số 05-BC/ĐU"),
        ("05/BC-UBND", "Số 05/BC-UBND"),
    ],
)
def test_the_number_as_offices_write_it(number, printed, build, party):
    """A blank, a zero below 10; whoever wrote the sign with it does not get it twice."""
    header = evolve(build.report().header, number=number)
    document = lay_out(build.report(header=header), build.layout(**PLAIN), party)
    assert document.header.number == printed


def test_a_round_that_ends_next_year_leaves_a_blank_in_that_year(build, party):
    """The day of issue is not known, but the deadline is."""
    aggregate = build.aggregate([build.report()])
    late = evolve(aggregate, round=evolve(aggregate.round, deadline=date(2026, 1, 15)))
    layout = build.for_aggregate(header=Header(place="Lào Cai"))
    for record, year in ((aggregate, 2025), (late, 2026)):
        printed = lay_out(record, layout, party).header.place_and_date
        assert printed == f"Lào Cai, ngày … tháng … năm {year}"


def test_marks_go_on_where_their_signs_end(party):
    """Roman numerals end at 3999, the alphabet of points at 23 letters."""
    chapters, points = Marks(party, 1, used=3998), Marks(party, 3, used=22)
    assert [chapters.mark(None) for _ in range(2)] == ["MMMCMXCIX.", "4000."]
    assert [points.mark(None) for _ in range(2)] == ["y)", "24)"]


@pytest.mark.parametrize(
    ("pattern", "printed"),
    [
        ("({note}){end}", "- Thường trực Tỉnh ủy (để báo cáo);"),
        ("{end} ({note})", "- Thường trực Tỉnh ủy; (để báo cáo)"),
        ("({note})", "- Thường trực Tỉnh ủy; (để báo cáo)"),
    ],
)
def test_a_note_stands_where_the_form_has_it(build, party, pattern, printed):
    """Before the end mark or behind it; a name that brings its own gets no second one."""
    keys = {"recipients.note": pattern, "recipients.end": ";"}
    said = {key: Prescribed(value=value, source="x") for key, value in keys.items()}
    form = evolve(party, wording=FrozenMap({**party.wording, **said}))
    names = ("Thường trực Tỉnh ủy", "Đảng ủy xã,", "Lưu VPĐU")
    notes = ("để báo cáo", "để biết", "")
    sent = tuple(Recipient(name=n, note=t) for n, t in zip(names, notes, strict=True))
    report = evolve(build.report(), recipients=sent)
    lines = lay_out(report, build.layout(), form).recipients
    assert lines == (printed, "- Đảng ủy xã, (để biết)", "- Lưu VPĐU.")
