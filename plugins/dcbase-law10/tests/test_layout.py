"""A commune's report made from figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from dcbase.layout import check_layout, lay_out
from dcbase.model import (
    Document,
    DocumentHeading,
    DocumentParagraph,
    Figure,
    Form,
    FrozenMap,
    Kind,
    Known,
    Layout,
    Literal,
    Missing,
    Paragraph,
    Period,
    Profile,
    Qualifier,
    Questions,
    Report,
    SayIf,
    Section,
    Table,
    Unit,
    Window,
    text_of,
)

PROFILE = Profile(code="plain", name="plain")


@pytest.fixture
def silent(questions: Questions) -> Report:
    """A report with neither words nor figures."""
    return Report(
        unit=Unit(code="02848", name="Xã Lùng Phình", kind="xã"),
        questions=questions,
        period=Period(2025),
        window=Window(
            start=date(2025, 1, 1), end=date(2025, 10, 31), label="10 tháng đầu năm 2025"
        ),
        figures=FrozenMap({code: Missing() for code in questions.indicators}),
    )


def with_figures(report: Report, **figures: Figure) -> Report:
    """Return the report with some figures known."""
    return evolve(report, figures=FrozenMap({**report.figures, **figures}))


def paragraphs(document: Document, slot: str) -> list[str]:
    """Return the paragraphs of a slot."""
    blocks = (*document.opening, *document.blocks, *document.closing)
    return [
        text_of(block.runs)
        for block in blocks
        if isinstance(block, DocumentParagraph) and block.slot == slot
    ]


def test_the_layout_fits_the_form(layout: Layout, questions: Questions) -> None:
    """Every slot, code, name and sentence in it can be carried out for every report."""
    assert check_layout(layout, questions) == ()


def test_every_slot_of_the_form_has_its_part(layout: Layout, form: Form) -> None:
    """Nothing that a commune may say is left to chance."""
    slots = [part.slot for part in layout.body if not part.slot.startswith("figures")]
    assert [slot.slot for slot in form.slots] == slots


def test_sentences_step_aside_for_the_units_own_words(layout: Layout) -> None:
    """No part speaks where the commune has spoken."""
    assert {SayIf.SILENT} == {part.say_if for part in layout.body if part.say}


def test_every_indicator_stands_in_one_table(layout: Layout, form: Form) -> None:
    """No figure that was reported goes unprinted."""
    columns = [code for part in layout.body if part.table for code in part.table.columns]
    assert [*form.indicators, "*"] == columns


def test_a_silent_report_says_what_is_missing_and_no_zero(layout: Layout, silent: Report) -> None:
    """Nothing reported is "chưa có số liệu", never 0."""
    document = lay_out(silent, layout, PROFILE)
    said = [text_of(b.runs) for b in document.blocks if isinstance(b, DocumentParagraph)]
    assert "Số tổ chức có sử dụng lao động: chưa có số liệu." in said
    assert "Đơn vị chưa nêu nhiệm vụ trọng tâm năm 2026." in said
    assert [text for text in said if "0" in text.replace("2026", "")] == []
    assert paragraphs(document, "opening") == [
        (
            "Xã Lùng Phình báo cáo kết quả thực hiện dân chủ ở cơ sở, kỳ báo cáo 2025, "
            "số liệu 10 tháng đầu năm 2025, như sau:"
        )
    ]


def test_what_another_part_says_is_not_called_missing(layout: Layout, silent: Report) -> None:
    """A commune that writes it all into one part is not told that it said nothing."""
    words = "Tự xếp loại: Tốt. Phương hướng, nhiệm vụ: tiếp tục đối thoại. Không có kiến nghị."
    section = Section(slot="assessment.causes", blocks=(Paragraph((Literal(words),)),))
    document = lay_out(evolve(silent, sections=(section,)), layout, PROFILE)
    said = " ".join(text_of(b.runs) for b in document.blocks if isinstance(b, DocumentParagraph))
    for topic in ("xếp loại thực", "chưa nêu phương", "chưa nêu nhiệm", "chưa nêu kiến", "Về đối"):
        assert topic not in said
    assert "Đơn vị chưa nêu hạn chế, khó khăn." in said


def test_figures_are_said_in_sentences(layout: Layout, silent: Report) -> None:
    """The figures of the reference report, in words that an office could sign."""
    report = with_figures(
        silent,
        DT01=Known(44),
        DT05=Known(8),
        DT10=Known(6),
        DT13=Known(Decimal(75)),
        DT14=Known(0),
        CC05=Known(Decimal(98), Qualifier.GT),
        CC09=Known(Decimal(95)),
        LD03=Known(True),
        LD04=Known(False),
    )
    document = lay_out(report, layout, PROFILE)
    assert paragraphs(document, "results.commune")[-1] == (
        "Về tiếp công dân: Chủ tịch Ủy ban nhân dân trực tiếp tiếp 44 lượt. Đã tiếp nhận 08 đơn "
        "thư, phản ánh; đã giải quyết 06 đơn, đạt 75%. Không có vụ khiếu kiện đông người hoặc "
        "vượt cấp."
    )
    assert paragraphs(document, "results.agency") == [
        "Số cơ quan, đơn vị đã ban hành quy chế thực hiện dân chủ: chưa có số liệu.",
        "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng và trước hạn đạt trên 98%.",
        "Mức độ hài lòng của người dân, tổ chức đối với cơ quan hành chính đạt 95%.",
    ]
    assert paragraphs(document, "leadership.steering") == [
        (
            "Đã thành lập, kiện toàn Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở. Ban Chỉ đạo "
            "chưa có quy chế hoạt động và phân công nhiệm vụ cho các thành viên."
        )
    ]


def test_with_every_figure_each_sentence_is_whole(
    layout: Layout, silent: Report, questions: Questions
) -> None:
    """No doubled space or mark, no sentence without its end, nothing said to be missing."""
    values: dict[Kind, Figure] = {
        Kind.BOOLEAN: Known(True),
        Kind.INTEGER: Known(7),
        Kind.DECIMAL: Known(Decimal("7.5")),
        Kind.PERCENT: Known(Decimal(70)),
    }
    known = {
        code: values.get(indicator.kind, Known(indicator.values[0] if indicator.values else 1))
        for code, indicator in questions.indicators.items()
    }
    document = lay_out(with_figures(silent, **known), layout, PROFILE)
    for block in document.blocks:
        if isinstance(block, DocumentParagraph):
            text = text_of(block.runs)
            assert text.endswith("."), text
            assert "chưa có số liệu" not in text
            for wrong in ("  ", " .", " ,", " ;", "..", ",,", ".,", ";."):
                assert wrong not in text, text


def test_own_words_replace_the_sentences_of_their_slot_only(layout: Layout, silent: Report) -> None:
    """What the commune says of agencies is printed alone; the commune's part still speaks."""
    words = Paragraph((Literal("Các cơ quan thực hiện tốt."),))
    section = Section(slot="results", sections=(Section(slot="results.agency", blocks=(words,)),))
    document = lay_out(evolve(silent, sections=(section,)), layout, PROFILE)
    assert paragraphs(document, "results.agency") == ["Các cơ quan thực hiện tốt."]
    assert len(paragraphs(document, "results.commune")) == 6


def test_words_below_a_slot_count_as_its_words(layout: Layout, silent: Report) -> None:
    """A commune that recommends something to the province did recommend something."""
    words = Paragraph((Literal("Quan tâm hỗ trợ kinh phí."),))
    sub = Section(slot="recommendations.province-committee", blocks=(words,))
    report = evolve(silent, sections=(Section(slot="recommendations", sections=(sub,)),))
    document = lay_out(report, layout, PROFILE)
    assert paragraphs(document, "recommendations") == []
    headings = [text_of(b.runs) for b in document.blocks if isinstance(b, DocumentHeading)]
    assert "Với Tỉnh ủy" in headings


def test_tables_close_the_report(layout: Layout, silent: Report) -> None:
    """Ten tables, one for each group, in an annex behind the signature."""
    document = lay_out(silent, layout, PROFILE)
    assert not [block for block in document.blocks if isinstance(block, Table)]
    (annex,) = document.annexes
    assert annex.title == "BIỂU SỐ LIỆU"
    assert sum(isinstance(block, Table) for block in annex.blocks) == 10


def test_what_another_plugin_asks_is_printed(
    layout: Layout, silent: Report, questions: Questions
) -> None:
    """An indicator that the form does not list stands in a table of its own, with its figure."""
    asked = evolve(questions.indicators["DT01"], code="LC01", name="Số mô hình “Dân vận khéo”")
    more = evolve(questions, indicators=FrozenMap({**questions.indicators, "LC01": asked}))
    report = with_figures(evolve(silent, questions=more), LC01=Known(2))
    (annex,) = lay_out(report, layout, PROFILE).annexes
    table = [block for block in annex.blocks if isinstance(block, Table)][-1]
    assert [text_of(cell.runs) for cell in table.rows[0]][::2] == [asked.name, "2"]


def test_nothing_is_missing_while_words_have_no_place(layout: Layout, silent: Report) -> None:
    """Words that nobody could place may say what no slot says."""
    words = Paragraph((Literal("Xã có hạn chế và nhiệm vụ."),))
    report = evolve(silent, sections=(Section(slot="unplaced", blocks=(words,)),))
    document = lay_out(report, layout, PROFILE)
    said = [text_of(b.runs) for b in document.blocks if isinstance(b, DocumentParagraph)]
    assert said == ["Xã có hạn chế và nhiệm vụ."]
