"""Two rounds beside each other: the one before and this one."""

from __future__ import annotations

import json

import pytest
from attrs import evolve

from dcbase.errors import LayoutError
from dcbase.layout import can_draw, check_layout, lay_out, svg_of
from dcbase.layout.vega_lite import HATCHED
from dcbase.model import ChartSpec, Known, LayoutPart, Missing, Period, Qualifier, VegaLite

TOTALS = ChartSpec(kind="rounds", rows="indicators", columns=("DT05",), title="Kỳ này, kỳ trước")
COMMUNES = ChartSpec(kind="rounds", columns=("law10:DT05",))


@pytest.fixture
def rounds(build):
    """Three communes now, three before; what one sent then it does not now, and the reverse."""
    a, lung_phinh, sa_pa, y_ty = build.units
    before = build.aggregate(
        [build.report(a, {"DT05": 20}), build.report(lung_phinh, {"DT05": 8}), build.report(y_ty)]
    )
    window = evolve(before.round.window, label="năm 2024")
    before = evolve(before, round=evolve(before.round, period=Period(2024), window=window))
    now = build.aggregate(
        [
            build.report(a, {"DT05": 15}),
            build.report(lung_phinh, {"DT05": 12}),
            build.report(sa_pa, {"DT05": 30}),
        ]
    )
    return evolve(now, before=before)


@pytest.fixture
def printed(build, party):
    """Lay out a part with one chart."""

    def lay(record, spec, of="aggregate"):
        part = LayoutPart(slot="own", heading="SO VỚI {{ before }}", charts=(spec,))
        return lay_out(record, build.layout(part, of=of), party)

    return lay


def test_totals_of_both_rounds_with_their_coverage(printed, rounds):
    """Each says on how many units it rests, and of which time it is."""
    heading, chart = printed(rounds, TOTALS).blocks
    assert heading.runs[0].text == "SO VỚI năm 2024"
    assert chart.kind == "rounds"
    assert chart.columns == (
        "Chỉ tiêu",
        "Kỳ trước (năm 2024)",
        "Kỳ này (10 tháng đầu năm 2025)",
    )
    assert chart.rows == (("Số đơn tiếp nhận (đơn)", "28", "57"),)
    assert chart.values == ((28, 57),)
    assert chart.alternative == (
        "Số đơn tiếp nhận: kỳ trước (năm 2024) 28 đơn (2/4 xã, phường); "
        "kỳ này (10 tháng đầu năm 2025) 57 đơn (3/4 xã, phường)."
    )


def test_communes_of_both_rounds(printed, rounds):
    """The largest of this round first; what is not known of a round has no bar and is no zero."""
    _, chart = printed(rounds, COMMUNES).blocks
    assert chart.rows == (
        ("Phường Sa Pa", "…", "30"),
        ("Xã A Mú Sung", "20", "15"),
        ("Xã Lùng Phình", "8", "12"),
    )
    assert chart.values[0] == (None, 30)
    assert "kỳ trước (năm 2024) có số liệu của 2/4 xã, phường" in chart.alternative
    assert "Trong 2 đơn vị" in chart.alternative
    assert "1 tăng, 1 giảm, 0 không đổi" in chart.alternative
    data = json.loads(chart.spec)["data"]["values"]
    assert [row["value"] for row in data] == [None, 30, 20, 15, 8, 12]


def test_only_the_largest_are_drawn_and_that_is_said(printed, rounds):
    """The words are of all communes."""
    _, chart = printed(rounds, evolve(COMMUNES, top=1)).blocks
    assert [row[0] for row in chart.rows] == ["Phường Sa Pa"]
    assert "Trong 2 đơn vị" in chart.alternative
    assert "Biểu đồ nêu 1 đơn vị" in chart.alternative


def test_more_than_is_compared_with_nothing(printed, build, rounds):
    """Nobody knows whether "trên 98%" is more than 98 %."""
    before = evolve(
        rounds.before, reports=(build.report(build.commune, {"CC05": Known(98, Qualifier.GT)}),)
    )
    now = evolve(rounds, reports=(build.report(build.commune, {"CC05": "98.5"}),), before=before)
    _, chart = printed(now, evolve(COMMUNES, columns=("CC05",))).blocks
    assert chart.rows == (("Xã Lùng Phình", "trên 98%", "98,5%"),)
    assert "Trong 0 đơn vị" in chart.alternative


def test_without_a_round_before_nothing_is_printed(printed, rounds):
    """No chart, no title, no heading over nothing."""
    assert printed(evolve(rounds, before=None), TOTALS).blocks == ()


def test_a_communes_own_two_rounds(printed, build):
    """Its figure before and now; a figure that is missing is said to be."""
    before = build.report(values={"DT05": 8}, period=Period(2024))
    report = build.report(values={}, before=evolve(before, window=evolve(before.window, label="")))
    _, chart = printed(report, TOTALS, of="report").blocks
    assert chart.rows == (("Số đơn tiếp nhận (đơn)", "8", "…"),)
    assert chart.alternative == (
        "Số đơn tiếp nhận: kỳ trước (2024) 8 đơn; kỳ này (10 tháng đầu năm 2025) chưa có số liệu."
    )


def test_made_up_figures_of_the_round_before_are_marked(printed, rounds):
    """The notice stands where they are printed, and only there."""
    made = evolve(rounds, before=evolve(rounds.before, sample=True))
    assert printed(made, TOTALS).notice == "Số liệu minh họa"
    assert printed(made, ChartSpec(columns=("DT05",))).notice == ""


def test_a_specification_of_ones_own(printed, rounds):
    """Its data are both rounds of each commune."""
    spec = VegaLite('{"mark": "bar", "encoding": {"x": {"field": "before"}}}')
    _, chart = printed(rounds, evolve(COMMUNES, spec=spec)).blocks
    assert json.loads(chart.spec)["data"]["values"][0] == {
        "name": "Phường Sa Pa",
        "code": "03006",
        "before": None,
        "now": 30,
        "before_text": "…",
        "now_text": "30",
    }


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"columns": ()}, "chart-columns"),
        ({"columns": ("DT01", "DT05"), "rows": "units"}, "chart-one"),
        ({"columns": ("DT01", "DT05")}, "chart-measures"),
        ({"columns": ("DT99",)}, "unknown-name"),
        ({"spec": VegaLite('{"encoding": {"x": {"field": "value"}}}')}, "chart-field"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_a_problem(said, key, build, printed, rounds):
    """Two measures have no common scale; each problem has words."""
    spec = evolve(TOTALS, **said)
    layout = build.for_aggregate(LayoutPart(slot="own", charts=(spec,)))
    found = check_layout(layout, build.questions)
    assert key in [problem.key for problem in found]
    assert all(problem.words("vi") and problem.words("en") for problem in found)
    with pytest.raises(LayoutError):
        printed(rounds, spec)


def test_the_round_before_is_drawn_with_lines_aslant(printed, rounds):
    """It reads on any printer: a pattern of its own, which no other picture has."""
    if not can_draw():
        pytest.fail("the core's tests draw charts: install dcbase[charts]")
    _, chart = printed(rounds, TOTALS).blocks
    svg = svg_of(chart)
    assert HATCHED not in svg
    assert svg.count("<pattern ") == 1
    name = svg.partition('<pattern id="')[2].partition('"')[0]
    assert svg.count(f"url(#{name})") >= 2


def said(build, party, record, words):
    layout = build.for_aggregate(LayoutPart(slot="own", say=words))
    return lay_out(record, layout, party)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "{% if before %}Trước: {{ DT05 | before | full }}.{% endif %}",
            "Trước: 28 đơn (2/4 xã, phường).",
        ),
        ("{% if before %}Năm trước {{ DT05|before }} đơn.{% endif %}", "Năm trước 28 đơn."),
        ("{% if before %}{{ DT01 | before }} lượt{% endif %}", "… lượt"),
    ],
)
def test_a_sentence_says_a_figure_of_the_round_before(words, shown, build, party, rounds):
    """With its own coverage, missing where it was, and traced to the round that it is of."""
    document = said(build, party, rounds, words)
    assert build.shown(document.blocks) == [shown]
    (printed,) = document.printed()
    assert printed.ref.before
    assert printed.ref.of(rounds) == rounds.before.totals[printed.ref.code].figure
    made = evolve(rounds, before=evolve(rounds.before, sample=True))
    assert said(build, party, made, words).notice == "Số liệu minh họa"


def test_without_a_round_before_a_sentence_has_the_blank(build, party, rounds):
    """Or nothing, where it asks first."""
    alone = evolve(rounds, before=None)
    unasked = "{% if period %}{{ DT05 | before }} đơn{% endif %}"
    assert build.shown(said(build, party, alone, unasked).blocks) == ["… đơn"]
    (printed,) = said(build, party, alone, unasked).printed()
    assert printed.ref.of(alone) == Missing()
    words = "{% if before %}Năm trước {{ DT05|before }} đơn.{% endif %}"
    assert said(build, party, alone, words).blocks == ()


@pytest.mark.parametrize(
    "words",
    [
        "{% if DT05|before > 3 %}tăng{% endif %}",
        "{{ 'tăng' if DT05|before else 'giảm' }}{% if before %}.{% endif %}",
        "{% set then = DT05|before %}{% if then %}có{% endif %}",
    ],
)
def test_no_words_are_chosen_by_the_round_before(words, build):
    """Its figure may be missing, and nobody asked whether it is."""
    layout = build.for_aggregate(LayoutPart(slot="own", say=words))
    found = check_layout(layout, build.questions)
    assert "before-decides" in [problem.key for problem in found]
    assert all(problem.words("vi") and problem.words("en") for problem in found)
