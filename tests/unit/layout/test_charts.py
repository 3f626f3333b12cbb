"""Charts of a layout: data from the record, words with figures, nothing loaded."""

from __future__ import annotations

import json

import pytest
from attrs import evolve

from dcbase.errors import LayoutError
from dcbase.layout import check_layout, lay_out
from dcbase.layout.vega_lite import HATCHED
from dcbase.model import (
    Chart,
    ChartSpec,
    FrozenMap,
    Indicator,
    Kind,
    Known,
    LayoutPart,
    Qualifier,
    VegaLite,
)

YES = Indicator(code="law10:LD11", name="Đã ban hành quy chế", kind="boolean")
RATING = Indicator(
    code="law10:KQ01", name="Mức xếp loại", kind=Kind.WORD, values=("Tốt", "Khá", "Trung bình")
)
BARS = ChartSpec(columns=("DT01", "DT05"), title="Biểu đồ: đơn thư {{ period }}")


@pytest.fixture
def aggregate(build):
    """Three of four communes; one of them does not know DT05, one says "trên"."""
    a, lung_phinh, sa_pa, _ = build.units
    return build.aggregate(
        [
            build.report(a, {"DT01": 7, "CC05": Known(98, Qualifier.GT)}),
            build.report(lung_phinh, {"DT01": 44, "DT05": 8, "CC05": "97.5"}),
            build.report(sa_pa, {"DT01": 1250, "DT05": 30}),
        ]
    )


@pytest.fixture
def drawn(build, party):
    """Lay out one chart, of an aggregate or a report."""

    def lay(record, spec, of="aggregate"):
        part = LayoutPart(slot="overview", words="none", charts=(spec,))
        document = lay_out(record, build.layout(part, of=of), party)
        (chart,) = [block for block in document.blocks if isinstance(block, Chart)]
        return chart

    return lay


def asking(record, *indicators):
    """The same record with more indicators asked."""
    more = {indicator.short: indicator for indicator in indicators}
    questions = evolve(record.questions, indicators=record.questions.indicators.with_(more))
    return evolve(record, questions=questions)


def answering(aggregate, indicator, *values):
    """The same round in which the communes gave these answers."""
    reports = tuple(
        evolve(report, figures=report.figures.with_({indicator.short: Known(value)}))
        for report, value in zip(aggregate.reports, values, strict=False)
    )
    return asking(evolve(aggregate, reports=reports + aggregate.reports[len(values) :]), indicator)


def data(chart):
    return json.loads(chart.spec)["data"]["values"]


def test_a_bar_for_each_commune(drawn, aggregate):
    """The largest first; a figure that nobody knows has no bar and is not zero."""
    chart = drawn(aggregate, BARS)
    assert "Biểu đồ: đơn thư 2025" == chart.title
    assert ("Đơn vị", "Số lượt tiếp công dân (lượt)", "Số đơn tiếp nhận (đơn)") == chart.columns
    assert ("Phường Sa Pa", "1.250", "30") == chart.rows[0]
    assert ("Xã A Mú Sung", "7", "…") == chart.rows[2]
    assert ((1250, 30), (44, 8), (7, None)) == chart.values
    assert "overview" == chart.slot
    (unknown,) = [row for row in data(chart) if row["value"] is None]
    assert ("Xã A Mú Sung", "…") == (unknown["name"], unknown["text"])


def test_the_words_say_what_the_picture_shows(drawn, aggregate):
    """Coverage, the highest with their figures, the lowest; every column a sentence."""
    said = drawn(aggregate, BARS).alternative
    assert (
        "Số lượt tiếp công dân: số liệu của 3/4 xã, phường, cao nhất là phường Sa Pa (1.250 lượt), "
        "xã Lùng Phình (44 lượt), thấp nhất là xã A Mú Sung (7 lượt)."
    ) in said
    assert "Số đơn tiếp nhận: số liệu của 2/4 xã, phường" in said


def test_the_largest_only(drawn, aggregate):
    """`top` draws so many, and the words say so."""
    chart = drawn(aggregate, evolve(BARS, top=2))
    assert ["Phường Sa Pa", "Xã Lùng Phình"] == [row[0] for row in chart.rows]
    assert chart.alternative.endswith("Biểu đồ nêu 2 đơn vị có “Số lượt tiếp công dân” cao nhất.")


def test_many_that_are_alike_are_counted(drawn, build):
    """Of more than three communes with the lowest figure, the others are only counted."""
    every = build.aggregate([build.report(unit, {"DT01": 0}) for unit in build.units])
    assert "(0 lượt) và 1 đơn vị khác." in drawn(every, evolve(BARS, columns=("DT01",))).alternative


def test_two_communes_of_one_name_have_two_bars(drawn, build, aggregate):
    """The code tells them apart where the name does not."""
    same = {code: evolve(unit, name="Xã Tân Hợp") for code, unit in aggregate.units.items()}
    chart = drawn(evolve(aggregate, units=FrozenMap(same)), evolve(BARS, columns=("DT01",)))
    names = [row["name"] for row in data(chart)]
    assert 3 == len(set(names)) == len(names)
    assert {"Xã Tân Hợp"} == {name.rstrip("\u200b") for name in names}


def test_a_bar_for_each_indicator(drawn, aggregate, build):
    """Totals with their coverage; of a report its own figures."""
    spec = ChartSpec(rows="indicators", columns=("DT01", "DT05"))
    chart = drawn(aggregate, spec)
    assert ((1301,), (38,)) == chart.values
    assert "Số đơn tiếp nhận: 38 đơn (2/4 xã, phường)." in chart.alternative
    own = drawn(build.report(values={"DT01": 44, "CC05": "97.5"}), spec, of="report")
    assert ((44,), (None,)) == own.values
    assert "Số lượt tiếp công dân: 44 lượt. Số đơn tiếp nhận: … đơn." == own.alternative


def test_shares_of_answers(drawn, aggregate):
    """How many said yes, how many no; whoever said nothing is neither."""
    chart = drawn(
        answering(aggregate, YES, True, False, True), ChartSpec(kind="shares", columns=("LD11",))
    )
    assert ("Chỉ tiêu", "Có", "Không", "Chưa có số liệu") == chart.columns
    assert ((2, 1, 1),) == chart.values
    assert "share" == chart.kind
    said = "Đã ban hành quy chế: Có 2, Không 1, Chưa có số liệu 1 xã, phường."
    assert said == chart.alternative


def test_shares_of_listed_words(drawn, aggregate):
    """Every word of the list in its order, also one that nobody gave."""
    chart = drawn(
        answering(aggregate, RATING, "Khá", "Tốt"), ChartSpec(kind="shares", columns=("KQ01",))
    )
    assert ("Tốt", "Khá", "Trung bình", "Chưa có số liệu") == chart.columns[1:]
    assert (1, 1, 0, 2) == chart.values[0]
    parts = [(row["series"], row["start"], row["end"]) for row in data(chart)]
    assert [("Tốt", 0, 1), ("Khá", 1, 2), ("Chưa có số liệu", 2, 4)] == parts


def test_how_many_have_reported(drawn, aggregate):
    """Shares without columns count the reports."""
    chart = drawn(aggregate, ChartSpec(kind="shares"))
    assert ((3, 1),) == chart.values
    assert "Báo cáo: Đã có báo cáo 3, Chưa có báo cáo 1 xã, phường." == chart.alternative


def test_a_chart_without_figures(drawn, build):
    """Nothing to draw is said, not drawn."""
    chart = drawn(build.aggregate([]), BARS)
    assert ("", ()) == (chart.spec, chart.rows)
    assert "Chưa có số liệu để vẽ biểu đồ." == chart.alternative


def test_a_layout_brings_its_own_specification(drawn, aggregate):
    """Its own look stands, its data are the record's: a row for each unit, a field for a code."""
    spec = {
        "mark": "point",
        "encoding": {"x": {"field": "DT01"}, "tooltip": {"field": "DT05_text"}},
        "config": {"axis": {"grid": False}},
    }
    chart = drawn(aggregate, evolve(BARS, spec=VegaLite(json.dumps(spec))))
    made = json.loads(chart.spec)
    assert (spec["mark"], spec["encoding"]) == (made["mark"], made["encoding"])
    assert False is made["config"]["axis"]["grid"]
    assert made["config"]["font"].startswith("Tinos")
    assert {"name", "code", "DT01", "DT01_text", "DT05", "DT05_text"} == set(data(chart)[0])


@pytest.mark.parametrize(
    ("spec", "key"),
    [
        (ChartSpec(columns=()), "chart-columns"),
        (ChartSpec(columns=("DT9",)), "unknown-name"),
        (ChartSpec(columns=("LD11",)), "chart-number"),
        (ChartSpec(kind="shares", columns=("DT01",)), "chart-answers"),
        (ChartSpec(columns=("DT01",) * 6), "chart-series"),
        (ChartSpec(columns=("DT01",), title="{{ DT01 }}"), "figure-in-words"),
        ({"data": {"url": "https://example.org/a.json"}}, "chart-loads"),
        ({"mark": {"type": "image"}, "encoding": {"url": {"field": "name"}}}, "chart-loads"),
        ({"mark": "image"}, "chart-loads"),
        ({"encoding": {"href": {"field": "name"}}}, "chart-loads"),
        ({"usermeta": {"embedOptions": {"loader": {}}}}, "chart-loads"),
        ({"layer": [{"encoding": {"x": {"field": "DT02"}}}]}, "chart-field"),
        ({"transform": [{"fold": ["DT01", "DT09"]}]}, "chart-field"),
    ],
)
def test_what_a_chart_must_not_be(build, aggregate, party, spec, key):
    """It is said with layout and part before there is a record, and stops the laying out."""
    if isinstance(spec, dict):
        spec = ChartSpec(columns=("DT01",), spec=VegaLite(json.dumps(spec)))
    record = asking(aggregate, YES)
    layout = build.layout(LayoutPart(slot="overview", charts=(spec,)), of="aggregate")
    found = check_layout(layout, record.questions)
    assert key in {problem.key for problem in found}
    assert {"test:layout"} == {problem.layout for problem in found}
    with pytest.raises(LayoutError, match=r"test:layout.*overview"):
        lay_out(record, layout, party)


def test_what_transforms_make_may_be_drawn(build):
    """Fields of `as`, and the two that a fold makes without one."""
    spec = {
        "transform": [
            {"fold": ["DT01", "DT05"]},
            {"calculate": "datum.DT01 / datum.DT05", "as": "each"},
        ],
        "encoding": {"x": {"field": "value"}, "y": {"field": "key"}, "size": {"field": "each"}},
        "mark": "bar",
    }
    chart = evolve(BARS, spec=VegaLite(json.dumps(spec)))
    layout = build.layout(LayoutPart(slot="overview", charts=(chart,)), of="aggregate")
    assert () == check_layout(layout, build.report().questions)


def test_rows_of_units_are_for_aggregates(build):
    """A report has one unit only."""
    layout = build.layout(LayoutPart(slot="overview", charts=(BARS,)))
    (problem,) = check_layout(layout, build.report().questions)
    assert "rows-units" == problem.key


def test_a_specification_is_a_json_object():
    """Anything else is refused when it is made."""
    with pytest.raises(ValueError, match="JSON object"):
        VegaLite("[1]")
    with pytest.raises(ValueError, match="Expecting"):
        VegaLite("{")


def test_a_specification_is_a_value_of_its_own():
    """A plugin that gives a plain mapping learns it where it makes the layout."""
    with pytest.raises(TypeError):
        ChartSpec(spec={"mark": "bar"})


def test_who_gave_no_answer_has_lines_aslant(drawn, build, aggregate):
    """No grey is like another one's; a key that is too long for one line stands in several."""
    name, values = "Mức tự xếp loại thực hiện dân chủ ở cơ sở", (*RATING.values, "Yếu")
    asked = answering(aggregate, evolve(RATING, name=name, values=values), "Tốt", "Khá")
    spec = json.loads(drawn(asked, ChartSpec(kind="shares", columns=("KQ01",))).spec)
    bars = spec["layer"][0]["encoding"]["fill"]
    assert bars["scale"]["domain"][-1] == "Chưa có số liệu"
    assert bars["scale"]["range"][-1] == HATCHED
    assert bars["legend"]["direction"] == "vertical"
    reported = json.loads(drawn(asked, ChartSpec(kind="shares")).spec)
    legend = reported["layer"][0]["encoding"]["fill"]["legend"]
    assert legend["direction"] == "horizontal"


def test_units_that_are_all_alike_are_neither_highest_nor_lowest(drawn, build):
    """Where every known figure is the same, the words say so and name the units once."""
    reports = [build.report(values={"DT01": 8})]
    said = drawn(build.aggregate(reports), BARS).alternative
    assert "bằng nhau: xã Lùng Phình (8 lượt)." in said
    assert "cao nhất" not in said
