"""The layouts that every workspace has."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from dcbase._builtin.compose import dcbase_compose_document
from dcbase._builtin.layouts import dcbase_register_layouts
from dcbase.layout import check_layout, lay_out
from dcbase.model import (
    Aggregate,
    Coverage,
    Form,
    FrozenMap,
    Indicator,
    Known,
    Layout,
    Literal,
    Paragraph,
    Period,
    Profile,
    Questions,
    Report,
    Round,
    Section,
    Slot,
    Total,
    Unit,
    Window,
    text_of,
)

COMMUNE = Unit(code="02848", name="Xã Lùng Phình", kind="xã")
QUESTIONS = Questions(
    form=Form(
        code="x:form",
        version="1",
        name="Mẫu",
        slots=(Slot(slot="overview", heading="KHÁI QUÁT"), Slot(slot="tasks", heading="NHIỆM VỤ")),
    ),
    indicators=FrozenMap({"DT01": Indicator(code="x:DT01", name="Tiếp dân", unit="lượt")}),
)
WINDOW = Window(start=date(2025, 1, 1), end=date(2025, 10, 31), label="10 tháng đầu năm 2025")
BARE = Profile(code="x:bare", name="Không thể thức")


@pytest.fixture(scope="module")
def layouts():
    return {layout.code: layout for layout in dcbase_register_layouts()}


def test_there_are_two_and_both_can_be_carried_out(layouts):
    """`plain` prints any report, `totals` any aggregate; neither names an indicator."""
    assert list(layouts) == ["plain", "totals"]
    assert all(isinstance(layout, Layout) for layout in layouts.values())
    assert all(check_layout(layout, QUESTIONS) == () for layout in layouts.values())
    assert all(layout.name and layout.name_en for layout in layouts.values())


def test_plain_prints_every_slot_with_the_units_own_words(layouts):
    """In the order of the form, whatever the order in which they came."""
    said = {slot: (Paragraph((Literal(slot),)),) for slot in ("tasks", "overview")}
    report = Report(
        unit=COMMUNE,
        questions=QUESTIONS,
        period=Period(2025),
        window=WINDOW,
        sections=tuple(Section(slot=slot, blocks=blocks) for slot, blocks in said.items()),
    )
    blocks = lay_out(report, layouts["plain"], BARE).blocks
    assert [text_of(block.runs) for block in blocks] == [
        "KHÁI QUÁT",
        "overview",
        "NHIỆM VỤ",
        "tasks",
    ]


def test_totals_prints_every_indicator_with_its_coverage(layouts):
    """One table for each group; the subject says of which time and of how many."""
    coverage = Coverage(reported=1, expected=1)
    aggregate = Aggregate(
        unit=Unit(code="15", name="Tỉnh Lào Cai"),
        questions=QUESTIONS,
        round=Round(form="x:form", period=Period(2025), window=WINDOW),
        units=FrozenMap({"02848": COMMUNE}),
        totals=FrozenMap({"DT01": Total(code="DT01", figure=Known(44), coverage=coverage)}),
    )
    document = lay_out(aggregate, layouts["totals"], BARE)
    (table,) = document.blocks
    assert [text_of(cell.runs) for cell in table.rows[0]] == ["Tiếp dân", "lượt", "44", "1/1 xã"]
    assert document.title == "BẢNG SỐ LIỆU TỔNG HỢP"
    assert "Tỉnh Lào Cai, kỳ báo cáo 10 tháng đầu năm 2025 (0/1 " in document.subject


@pytest.mark.parametrize(
    ("group", "slot", "caption"),
    [
        ("DT", "overview.commune", "KHÁI QUÁT"),
        ("DT", "elsewhere", ""),
        ("Tiếp dân", "overview", "Tiếp dân"),
    ],
)
def test_totals_has_headings_that_can_be_read(layouts, group, slot, caption):
    """A group that only repeats the code's letters goes by the heading of the form's slot."""
    indicator = Indicator(code="x:DT01", name="Tiếp dân", group=group, slot=slot)
    aggregate = Aggregate(
        unit=Unit(code="15", name="Tỉnh Lào Cai"),
        questions=evolve(QUESTIONS, indicators=FrozenMap({"DT01": indicator})),
        round=Round(form="x:form", period=Period(2025), window=WINDOW),
        units=FrozenMap({"02848": COMMUNE}),
    )
    (table,) = lay_out(aggregate, layouts["totals"], BARE).blocks
    assert table.caption == caption


def test_the_cores_own_decision_lays_out_and_is_asked_last(layouts):
    """Any plugin may answer before it, and its wrappers see the core's answer."""
    report = Report(unit=COMMUNE, questions=QUESTIONS, period=Period(2025), window=WINDOW)
    document = dcbase_compose_document(report, layouts["plain"], BARE)
    assert document == lay_out(report, layouts["plain"], BARE)
    assert dcbase_compose_document.dcbase_impl["trylast"]
