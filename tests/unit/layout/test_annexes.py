"""Parts of a layout that stand behind the signature, and what stands over an annex."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from dcbase.errors import LayoutError
from dcbase.layout import check_layout, lay_out
from dcbase.model import Header, LayoutPart, Prescribed, TableSpec

FIGURES = LayoutPart(slot="figures", heading="BIỂU SỐ LIỆU NĂM {{ period }}", as_annex=True)
BY_COMMUNE = LayoutPart(
    slot="figures.petitions", heading="Đơn thư", table=TableSpec(columns=("DT05",))
)
HEADER = Header(issuer="party", organisation="Ban Tuyên giáo và Dân vận", office="BTGDVTU")


@pytest.fixture
def form(party):
    words = {
        "annex.mark": "Phụ lục {roman}",
        "annex.reference": "(Kèm theo {title} số {sign}, {date} của {organisation})",
    }
    wording = {key: Prescribed(value=value) for key, value in words.items()}
    return evolve(party, wording=party.wording.with_(wording))


def province(build, **said):
    return build.aggregate([build.report(values={"DT05": 8})], **said)


def test_a_part_stands_behind_the_signature(build, form):
    """With the parts inside it, under its heading, numbered from I."""
    before = LayoutPart(slot="own", heading="KẾT QUẢ", say="Có {{ DT05 | full }}.")
    layout = build.for_aggregate(before, FIGURES, BY_COMMUNE, header=HEADER, title="BÁO CÁO")
    document = lay_out(province(build), layout, form)
    assert build.shown(document.blocks) == ["I. KẾT QUẢ", "Có 8 đơn (1/4 xã, phường)."]
    (annex,) = document.annexes
    assert (annex.mark, annex.title) == ("Phụ lục", "BIỂU SỐ LIỆU NĂM 2025")
    assert annex.name == "Phụ lục BIỂU SỐ LIỆU NĂM 2025"
    assert annex.reference == (
        "(Kèm theo Báo cáo số …-BC/BTGDVTU, ngày … tháng … năm 2025 của Ban Tuyên giáo và Dân vận)"
    )
    heading, table = annex.blocks
    assert build.shown([heading]) == ["I. Đơn thư"]
    assert table.total is not None


def test_several_annexes_are_counted(build, form):
    """The layout's own first, then the units' words; number and day where they are known."""
    words = LayoutPart(slot="recommendations", words="annex")
    header = evolve(HEADER, number="15", date=date(2025, 11, 5))
    layout = build.for_aggregate(FIGURES, BY_COMMUNE, words, header=header, title="BÁO CÁO")
    document = lay_out(build.speaking(u02848=["Mở lớp bồi dưỡng."]), layout, form)
    assert [annex.name for annex in document.annexes] == [
        "Phụ lục I BIỂU SỐ LIỆU NĂM 2025",
        "Phụ lục II Ý KIẾN, KIẾN NGHỊ CỦA CÁC ĐƠN VỊ",
    ]
    assert "số 15-BC/BTGDVTU, ngày 05 tháng 11 năm 2025" in document.annexes[1].reference


def test_a_title_that_says_so_itself_has_no_mark(build, form):
    """A house layout that prints "PHỤ LỤC 1: …" prints it once."""
    part = evolve(FIGURES, heading="PHỤ LỤC 1: BIỂU SỐ LIỆU")
    document = lay_out(province(build), build.for_aggregate(part, BY_COMMUNE), form)
    assert [annex.mark for annex in document.annexes] == [""]


def test_without_a_head_nothing_is_said_of_the_document(build, form, party):
    """Nobody issues it; and a form without words for annexes prints none."""
    layout = build.for_aggregate(FIGURES, BY_COMMUNE, title="BÁO CÁO")
    assert [one.reference for one in lay_out(province(build), layout, form).annexes] == [""]
    headed = build.for_aggregate(FIGURES, BY_COMMUNE, title="BÁO CÁO", header=HEADER)
    (annex,) = lay_out(province(build), headed, party).annexes
    assert (annex.mark, annex.reference) == ("", "")


def test_an_annex_with_nothing_in_it_is_left_out(build, form):
    """A title alone is no annex."""
    silent = LayoutPart(slot="figures.silent", say="{{ DT05 > 100 | nhiều đơn thư }}")
    document = lay_out(province(build), build.for_aggregate(FIGURES, silent), form)
    assert document.annexes == ()


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ((evolve(FIGURES, heading=None), BY_COMMUNE), "annex-title"),
        ((LayoutPart(slot="figures", say="x"), evolve(BY_COMMUNE, as_annex=True)), "annex-inside"),
        ((evolve(FIGURES, heading="CÓ {{ DT05 }} ĐƠN"), BY_COMMUNE), "figure-in-words"),
    ],
)
def test_an_annex_that_cannot_be_made_is_a_problem(parts, key, build):
    """No title, no place of its own, a figure where there are only words."""
    (problem,) = check_layout(build.for_aggregate(*parts), build.questions)
    assert problem.key == key
    assert problem.words("vi")
    assert problem.words("en")


def test_a_figure_in_an_annexs_title_is_a_failure(build, form):
    """It would lose its reference."""
    part = evolve(FIGURES, heading="CÓ {{ DT05 }} ĐƠN")
    with pytest.raises(LayoutError, match="lose its reference"):
        lay_out(province(build), build.for_aggregate(part, BY_COMMUNE), form)


def test_contents_where_the_layout_asks_for_them(build, form):
    """Every heading in order, an annex's title among them."""
    before = LayoutPart(slot="own", heading="KẾT QUẢ", say="Có {{ DT05 | full }}.")
    layout = build.for_aggregate(before, FIGURES, BY_COMMUNE, contents=True)
    document = lay_out(province(build), layout, form)
    assert document.contents == "MỤC LỤC"
    assert list(document.headings()) == [
        (1, "I. KẾT QUẢ"),
        (1, "Phụ lục BIỂU SỐ LIỆU NĂM 2025"),
        (1, "I. Đơn thư"),
    ]
    assert lay_out(province(build), evolve(layout, contents=False), form).contents == ""
