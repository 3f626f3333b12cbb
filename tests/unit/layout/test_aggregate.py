"""The reports of a province as one document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from dcbase.layout import lay_out
from dcbase.model import (
    DocumentHeader,
    FigureAt,
    Flag,
    FrozenMap,
    GroupSpec,
    Header,
    LayoutPart,
    Missing,
    Printed,
    Reason,
    Recipient,
    Signature,
    TableSpec,
    Unit,
    Waiver,
    core_kind,
    text_of,
)

A_MU_SUNG, LUNG_PHINH, SA_PA, Y_TY = "02686", "02848", "03006", "02701"


@pytest.fixture
def province(build):
    """Three of four communes reported; one of them without DT05."""
    units = {unit.code: unit for unit in build.units}
    return build.aggregate(
        [
            build.report(units[A_MU_SUNG], {"DT01": 1000, "DT05": 3}),
            build.report(units[LUNG_PHINH], {"DT01": 44, "DT05": 8}),
            build.report(units[SA_PA], {"DT01": 190}),
        ]
    )


def rows(table):
    return [[text_of(cell.runs) for cell in row] for row in table.rows]


def test_a_total_in_words_says_who_stands_behind_it(build, province, party):
    """1.234 lượt (3/4 xã, phường): kinds are named as the law lists them."""
    part = LayoutPart(slot="results.commune", heading="Ở cấp xã", say="Tiếp {{ DT01 | full }}.")
    document = lay_out(province, build.for_aggregate(part), party)
    assert build.shown(document.blocks) == ["I. Ở cấp xã", "Tiếp 1.234 lượt (3/4 xã, phường)."]
    (printed,) = document.printed()
    assert Printed(FigureAt("15", "DT01"), "1.234 lượt (3/4 xã, phường)") == printed


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("xã", "Xã"), "xã"),
        (("phường", "xã", "đặc khu"), "xã, phường, đặc khu"),
        (("trường", "trường"), "trường"),
        (("xã", "trường"), "đơn vị"),
        (("", ""), "đơn vị"),
    ],
)
def test_units_are_counted_by_what_they_are(kinds, said, build, party):
    """One kind by its name, the kinds of communes together, any other mixture as units."""
    units = tuple(
        Unit(code=f"0000{n}", name=f"Đơn vị {n}", kind=kind) for n, kind in enumerate(kinds)
    )
    aggregate = build.aggregate([build.report(units[0], {"DT01": 5})], units=units)
    layout = build.for_aggregate(LayoutPart(slot="own", say="{{ DT01 | full }}"))
    assert [f"5 lượt (1/{len(kinds)} {said})"] == build.shown(
        lay_out(aggregate, layout, party).blocks
    )


def test_the_names_of_a_round_are_there_for_sentences(build, party):
    """Who said something in the part, who sent no report, how many were asked."""
    aggregate = build.speaking(u02686=["Đề nghị A."], u02848=["Đề nghị B."])
    say = "{{ said | padded }}/{{ reported }}/{{ expected }} {{ unit }}: {{ names }}; {{ absent }}"
    part = LayoutPart(slot="recommendations", heading="", say=say, words="none")
    text = "02/2/4 tỉnh Lào Cai: xã A Mú Sung, xã Lùng Phình; phường Sa Pa, xã Y Tý"
    assert [text] == build.shown(lay_out(aggregate, build.for_aggregate(part), party).blocks)
    jinja = "{% if said == 2 %}{% for n in names %}[{{ n }}]{% endfor %} {{ absent }}{% endif %}"
    part = evolve(part, say=jinja)
    text = "[xã A Mú Sung][xã Lùng Phình] phường Sa Pa, xã Y Tý"
    assert [text] == build.shown(lay_out(aggregate, build.for_aggregate(part), party).blocks)


def test_the_head_and_the_foot_are_the_layouts(build, province, party):
    """An aggregate brings none; without any no head is printed at all."""
    layout = build.for_aggregate(
        header=Header(organisation="Ban Tuyên giáo", subject="dân chủ", office="BTGDV"),
        recipients=(Recipient(name="Thường trực"),),
        signature=Signature(capacity="TRƯỞNG BAN"),
        opening="Mở {{ DT01 }}.",
    )
    document = lay_out(province, layout, party)
    assert (
        document.header.number,
        document.subject,
        document.rule,
    ) == ("Số …-BC/BTGDV", "dân chủ", "-----")
    assert (document.recipients, document.signature.capacity) == (("- Thường trực.",), "TRƯỞNG BAN")
    assert build.shown(document.opening) == ["Mở 1.234."]
    bare = lay_out(province, build.for_aggregate(), party)
    assert (DocumentHeader(), "", (), "15_2025_layout") == (
        bare.header,
        bare.subject,
        bare.recipients,
        bare.name,
    )


def test_a_table_of_units_has_a_row_for_each_and_a_total_with_its_coverage(build, province, party):
    """Rows are counted, cells name their unit; where totals rest on other units, a row says so."""
    spec = TableSpec(columns=("DT01", "DT05"))
    (table,) = lay_out(
        province, build.for_aggregate(LayoutPart(slot="own", table=spec)), party
    ).blocks
    names = ("Đơn vị", "Số lượt tiếp công dân (lượt)", "Số đơn tiếp nhận (đơn)")
    assert (table.columns, table.naming) == (("TT", *names), 2)
    assert rows(table) == [
        ["1", "Xã A Mú Sung", "1.000", "3"],
        ["2", "Xã Lùng Phình", "44", "8"],
        ["3", "Phường Sa Pa", "190", "…"],
        ["4", "Xã Y Tý", "…", "…"],
    ]
    assert [[text_of(cell.runs) for cell in row] for row in table.last_rows] == [
        ["", "Cộng", "1.234", "11"],
        ["", "Số xã, phường có số liệu", "3/4", "2/4"],
    ]
    assert (Printed(FigureAt("15", "DT05"), "11"),) == table.total[3].runs
    assert Printed(FigureAt(SA_PA, "DT05"), "…") == table.rows[2][3].runs[0]
    assert table.notes == (
        "“…”: chưa có số liệu.",
        "Chưa có báo cáo: xã Y Tý.",
        "Chưa có số liệu – Số đơn tiếp nhận: phường Sa Pa.",
    )


def test_one_coverage_for_all_columns_is_said_once(build, province, party):
    """In the first cell of the total row; a layout may also do without that row."""
    part = LayoutPart(slot="own", table=TableSpec(columns=("DT01",)))
    (table,) = lay_out(province, build.for_aggregate(part), party).blocks
    assert [text_of(cell.runs) for cell in table.total] == ["", "Cộng (3/4 xã, phường)", "1.234"]
    assert table.coverage is None
    part = LayoutPart(slot="own", table=TableSpec(columns=("DT01",), total=False))
    (table,) = lay_out(province, build.for_aggregate(part), party).blocks
    assert table.last_rows == ()


def test_a_layout_may_leave_rows_uncounted(build, province, party):
    """Without the numbers the names stand first, and titles over columns over the same ones."""
    group = GroupSpec(title="Đơn thư", columns=("DT01", "DT05"))
    spec = TableSpec(columns=("DT01", "DT05"), groups=(group,), numbered=False)
    part = LayoutPart(slot="own", table=spec)
    (table,) = lay_out(province, build.for_aggregate(part), party).blocks
    assert (table.columns[0], table.naming) == ("Đơn vị", 1)
    assert (table.groups[0].first, table.groups[0].last) == (1, 2)
    assert [text_of(row[0].runs) for row in table.last_rows] == ["Cộng", "Số xã, phường có số liệu"]


def test_a_table_without_columns_shows_every_indicator_by_group(build, province, party):
    """One table for each group, each row with its coverage; this is the layout `totals`."""
    part = LayoutPart(slot="own", table=TableSpec(rows="indicators", caption="Biểu"))
    first, second = lay_out(province, build.for_aggregate(part), party).blocks
    assert (first.caption, second.caption) == ("Biểu – Tiếp dân", "Biểu – Thủ tục")
    assert first.columns == ("Chỉ tiêu", "Đơn vị tính", "Tổng hợp", "Số đơn vị có số liệu")
    assert rows(first) == [
        ["Số lượt tiếp công dân", "lượt", "1.234", "3/4 xã, phường"],
        ["Số đơn tiếp nhận", "đơn", "11", "2/4 xã, phường"],
        ["Số vụ vượt cấp", "vụ", "…", "0/4 xã, phường"],
    ]
    assert rows(second) == [["Tỷ lệ đúng hạn", "%", "…", "0/4 xã, phường"]]
    every = LayoutPart(slot="own", table=TableSpec())
    (table,) = lay_out(province, build.for_aggregate(every), party).blocks
    assert 2 + len(build.questions.indicators) == len(table.columns)


def test_an_indicator_nobody_added_up_is_not_known(build, province, party):
    """A total that is not there is missing, never zero, and nobody stands behind it."""
    bare = evolve(province, totals=FrozenMap())
    part = LayoutPart(slot="own", table=TableSpec(rows="indicators", columns=("DT01",)))
    (table,) = lay_out(bare, build.for_aggregate(part), party).blocks
    assert rows(table) == [["Số lượt tiếp công dân", "lượt", "…", "0/4 xã, phường"]]


def test_where_no_mean_could_be_taken_the_range_is_shown(build, province, party):
    """A survey without ballots has no mean; the note says who sent it."""
    total = evolve(
        province.totals["CC05"],
        figure=Missing(Reason.NO_WEIGHT),
        span=(Decimal(80), Decimal("98.5")),
    )
    spanned = evolve(province, totals=province.totals.with_({"CC05": total}))
    spanned = build.flagged(spanned, "CC05", Flag.NO_WEIGHT, A_MU_SUNG)
    part = LayoutPart(slot="own", table=TableSpec(rows="indicators", columns=("CC05",)))
    (table,) = lay_out(spanned, build.for_aggregate(part), party).blocks
    assert rows(table)[0][2] == "80%–98,5%"
    assert table.notes == (
        "Chưa có báo cáo: xã Y Tý.",
        "Chưa có số liệu: xã Lùng Phình, phường Sa Pa.",
        "Không có số phiếu hoặc quyền số nên không tính vào bình quân: xã A Mú Sung.",
    )


def test_notes_name_what_is_under_check_and_what_is_an_estimate(build, province, party):
    """Indicators with the same units share a note; a flag on all of them names none."""
    flagged = build.flagged(province, "DT01", Flag.UNDER_CHECK, LUNG_PHINH)
    flagged = build.flagged(flagged, "DT05", Flag.UNDER_CHECK, LUNG_PHINH)
    flagged = build.flagged(flagged, "DT05", Flag.ESTIMATE, A_MU_SUNG, LUNG_PHINH)
    flagged = build.flagged(flagged, "DT05", Flag.ASSUMED)
    part = LayoutPart(slot="own", table=TableSpec(columns=("DT01", "DT05")))
    (table,) = lay_out(flagged, build.for_aggregate(part), party).blocks
    estimate = "Số ước tính, có giá trị “trên”, “khoảng” hoặc tương tự – Số đơn tiếp nhận"
    assert (
        f"{estimate}: xã A Mú Sung, xã Lùng Phình.",
        "Đang kiểm tra: xã Lùng Phình.",
        "Tính với giá trị giả định cho số liệu còn thiếu – Số đơn tiếp nhận.",
    ) == table.notes[3:]


def test_totals_that_are_only_said_have_their_notes_in_an_annex(build, province, party):
    """Nothing a reader must know is lost because a layout has no table."""
    flagged = build.flagged(province, "DT05", Flag.UNDER_CHECK, LUNG_PHINH)
    said = LayoutPart(slot="own", say="{{ DT05 | full }}")
    document = lay_out(flagged, build.for_aggregate(said), party)
    (annex,) = document.annexes
    assert annex.title == "GHI CHÚ VỀ SỐ LIỆU TỔNG HỢP"
    assert build.shown(annex.blocks) == [
        "- Chưa có báo cáo: xã Y Tý.",
        "- Chưa có số liệu: phường Sa Pa.",
        "- Đang kiểm tra: xã Lùng Phình.",
    ]
    with_table = evolve(said, table=TableSpec(columns=("DT05",)))
    assert lay_out(flagged, build.for_aggregate(with_table), party).annexes == ()
    assert lay_out(flagged, build.for_aggregate(), party).annexes == ()


def test_a_slot_of_the_layouts_own_has_the_layouts_heading(build, province, party):
    """For an aggregate the layout's heading wins; without one there is none."""
    parts = (
        LayoutPart(slot="own", heading="NĂM {{ period }}", say="a"),
        LayoutPart(slot="own.sub", say="b"),
    )
    document = lay_out(province, build.for_aggregate(*parts), party)
    assert build.shown(document.blocks) == ["I. NĂM 2025", "a", "b"]


def test_waived_findings_of_the_reports_are_listed_once(build, party):
    """Each with its unit, the round's own first; a waiver for all units has none."""
    waiver = Waiver(finding="DC-4001", reason="Đã rõ", office="Tỉnh ủy", expires=date(2026, 6, 30))
    of_report = evolve(core_kind("DC-4001").found(subject="DT05").of(LUNG_PHINH), waiver=waiver)
    of_round = evolve(core_kind("DC-4002").found(), waiver=waiver)
    report = build.report(build.units[1], {"DT01": 44}, findings=(of_report, of_report))
    aggregate = build.aggregate([report], findings=(of_round, of_report))
    document = lay_out(aggregate, build.for_aggregate(), party)
    (annex,) = document.annexes
    assert [row[:2] for row in rows(annex.blocks[0])] == [
        ["DC-4002", "Tỉnh Lào Cai"],
        ["DC-4001 (DT05)", "Xã Lùng Phình"],
    ]


def test_no_figure_loses_its_reference(build, province, party):
    """Every number of the data that a document prints, in words or tables, is a traceable run."""
    part = LayoutPart(
        slot="own",
        heading="Tiếp {{ DT01 }}",
        say="{% if DT01 %}{{ DT01 | full }}; {{ DT05 | words }}{% endif %}\n\n- {{ DT05 }}",
        table=TableSpec(columns=("DT01", "DT05")),
    )
    document = lay_out(province, build.for_aggregate(part), party)
    assert [(run.ref.unit, run.ref.code, run.text) for run in document.printed()][:4] == [
        ("15", "DT01", "1.234"),
        ("15", "DT01", "1.234 lượt (3/4 xã, phường)"),
        ("15", "DT05", "mười một"),
        ("15", "DT05", "11"),
    ]
    cells = [(run.ref.unit, run.ref.code) for run in document.printed()][4:]
    wanted = [(unit.code, code) for unit in build.units for code in ("DT01", "DT05")]
    assert [*wanted, ("15", "DT01"), ("15", "DT05")] == cells
