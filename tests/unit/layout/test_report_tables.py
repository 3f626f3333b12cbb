"""Tables and annexes of a commune's report, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from dcbase.errors import LayoutError
from dcbase.layout import lay_out
from dcbase.model import (
    FigureAt,
    FrozenMap,
    LayoutPart,
    Printed,
    Slot,
    TableSpec,
    Waiver,
    core_kind,
    text_of,
)


@pytest.mark.parametrize("say", ["có {{ DT01 }} lượt", "{% if DT01 %}{{ DT01 }}{% endif %}"])
def test_a_figure_in_words_only_is_refused(say, build, party):
    """A title, a subject, a caption is text: a figure in it would lose its reference."""
    report = build.report(values={"DT01": 44})
    table = TableSpec(rows="indicators", columns=("DT01",), caption=say)
    for layout in (
        build.layout(title=say),
        build.layout(subject=say),
        build.layout(LayoutPart(slot="own", table=table)),
    ):
        with pytest.raises(LayoutError, match="lose its reference"):
            lay_out(report, layout, party)


def test_a_report_with_made_figures_says_so(build, party):
    """The notice stands on every page, whatever the format."""
    document = lay_out(build.report(sample=True), build.layout(every_slot=True), party)
    assert document.notice == "Số liệu minh họa"


def test_a_table_of_a_report_has_no_coverage(build, party):
    """Name, unit of measure and figure; a missing figure is the blank, and a note says so."""
    spec = TableSpec(rows="indicators", columns=("DT01", "law10:CC05"), caption="Năm {{ period }}")
    report = build.report(values={"DT01": 1234})
    (table,) = lay_out(report, build.layout(LayoutPart(slot="own", table=spec)), party).blocks
    assert (table.caption, table.columns) == ("Năm 2025", ("Chỉ tiêu", "Đơn vị tính", "Số liệu"))
    assert [[text_of(cell.runs) for cell in row] for row in table.rows] == [
        ["Số lượt tiếp công dân", "lượt", "1.234"],
        ["Tỷ lệ đúng hạn", "%", "…"],
    ]
    assert table.notes == ("“…”: chưa có số liệu.",)
    assert (Printed(FigureAt("02848", "CC05"), "…"),) == table.rows[1][2].runs
    assert [cell.numeric for cell in table.rows[0]] == [False, False, True]


def test_a_table_of_a_report_by_units_has_one_row(build, party):
    """It is no use, but no harm: `check_layout` says so beforehand."""
    spec = TableSpec(columns=("DT01",))
    report = build.report(values={"DT01": 4})
    (table,) = lay_out(report, build.layout(LayoutPart(slot="own", table=spec)), party).blocks
    assert (
        [[text_of(cell.runs) for cell in row] for row in table.rows],
        table.total,
    ) == ([["Xã Lùng Phình", "4"]], None)


def test_an_unknown_column_is_a_failure_with_the_nearest_code(build, party):
    """It names layout, part and what may have been meant."""
    spec = TableSpec(columns=("DT011",))
    with pytest.raises(LayoutError, match=r"'test:layout', part 'own'.*'DT011'.*'DT01'"):
        lay_out(build.report(), build.layout(LayoutPart(slot="own", table=spec)), party)


def test_waived_findings_stand_in_an_annex(build, party):
    """Code, unit, reason, office and end, as the office gave them."""
    waiver = Waiver(
        finding="DC-4001",
        reason="Đã xác minh",
        office="Tỉnh ủy",
        expires=date(2026, 6, 30),
    )
    finding = evolve(core_kind("DC-4001").found(subject="DT05"), waiver=waiver)
    endless = evolve(core_kind("DC-4002").found(), waiver=evolve(waiver, expires=None))
    findings = (finding, core_kind("DC-4003").found(), endless)
    document = lay_out(build.report(findings=findings), build.layout(every_slot=True), party)
    (annex,) = document.annexes
    assert annex.title == "CẢNH BÁO ĐÃ ĐƯỢC CHẤP NHẬN"
    assert [[text_of(cell.runs) for cell in row] for row in annex.blocks[0].rows] == [
        ["DC-4001 (DT05)", "Xã Lùng Phình", "Đã xác minh", "Tỉnh ủy", "30/6/2026"],
        ["DC-4002", "Xã Lùng Phình", "Đã xác minh", "Tỉnh ủy", "không thời hạn"],
    ]


def test_a_layout_for_another_record_is_refused(build, party):
    """So is one whose base is not in it yet."""
    with pytest.raises(LayoutError, match="is for 'aggregate'"):
        lay_out(build.report(), build.layout(of="aggregate"), party)
    with pytest.raises(LayoutError, match="'a:base', is not in it yet"):
        lay_out(build.report(), build.layout(extends="a:base"), party)


def test_a_forms_heading_with_an_unknown_name_is_said_to_be_the_forms(build, party):
    """It is a failure that names the slot, not a crash."""
    form = evolve(build.questions.form, slots=(Slot(slot="overview", heading="NĂM {yaer}"),))
    questions = evolve(build.questions, form=form)
    report = build.report(questions=questions, sections=(build.section("overview", "x"),))
    with pytest.raises(LayoutError, match=r"part 'overview'.*'NĂM \{yaer\}'"):
        lay_out(report, build.layout(every_slot=True), party)


def test_a_profile_without_words_prints_bare_text(build, party):
    """Nothing fails where a form says nothing."""
    bare = evolve(party, wording=FrozenMap())
    report = build.report(sections=(build.section("overview", "- x"),))
    heading, item = lay_out(report, build.layout(every_slot=True), bare).blocks
    assert (heading.mark, item.mark) == ("", "")
