"""Names and groups of columns as a layout asks for them."""

from __future__ import annotations

import pytest

from dcbase.errors import LayoutError
from dcbase.layout import check_layout, lay_out
from dcbase.model import ColumnGroup, FrozenMap, GroupSpec, LayoutPart, TableSpec

CODES = ("DT01", "DT05", "law10:DT14", "CC05")
PETITIONS = GroupSpec(title="Đơn thư năm {{ period }}", columns=("DT05", "DT14"))


def spec(**said):
    return TableSpec(columns=CODES, **said)


def problems(build, table, of="aggregate"):
    layout = build.layout(LayoutPart(slot="own", table=table), of=of)
    return [problem.key for problem in check_layout(layout, build.questions)]


def test_a_group_stands_over_its_columns(build, party):
    """Its columns are counted behind those that name the rows; names are the layout's own."""
    table = spec(groups=(PETITIONS,), names=FrozenMap({"law10:DT05": "Tiếp nhận"}))
    assert problems(build, table) == []
    layout = build.for_aggregate(LayoutPart(slot="own", table=table))
    (made,) = lay_out(build.aggregate([build.report()]), layout, party).blocks
    assert made.groups == (ColumnGroup("Đơn thư năm 2025", 3, 4),)
    assert made.columns[2:] == (
        "Số lượt tiếp công dân (lượt)",
        "Tiếp nhận",
        "Số vụ vượt cấp (vụ)",
        "Tỷ lệ đúng hạn (%)",
    )


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"groups": (GroupSpec(title="Đơn thư", columns=("DT05", "DT99")),)}, "group-column"),
        ({"names": FrozenMap({"DT99": "Tiếp nhận"})}, "group-column"),
        ({"groups": (GroupSpec(title="Đơn thư", columns=("DT01", "DT14")),)}, "group-apart"),
        ({"groups": (GroupSpec(title="Đơn thư", columns=("DT05",)),)}, "group-apart"),
        ({"groups": (GroupSpec(title="", columns=("DT05", "DT14")),)}, "group-apart"),
        (
            {"groups": (PETITIONS, GroupSpec(title="Khác", columns=("DT14", "CC05")))},
            "group-overlap",
        ),
        ({"groups": (PETITIONS,), "rows": "indicators"}, "group-rows"),
        ({"names": FrozenMap({"DT05": "{{ DT01 }}"})}, "figure-in-words"),
    ],
)
def test_a_head_that_cannot_be_made_is_a_problem(said, key, build, party):
    """It is said with its part, before there is a record, in both languages."""
    table = spec(**said)
    assert problems(build, table) == [key]
    layout = build.for_aggregate(LayoutPart(slot="own", table=table))
    (problem,) = check_layout(layout, build.questions)
    assert problem.part == "own"
    assert problem.words("vi")
    assert problem.words("en")


def test_a_group_of_every_indicator_is_a_problem(build):
    """A table that names no columns has nothing to group."""
    assert problems(build, TableSpec(groups=(PETITIONS,))) == ["group-rows"]


def test_an_unchecked_head_is_a_failure(build, party):
    """Nothing else is printed in its place."""
    table = spec(groups=(GroupSpec(title="Đơn thư", columns=("DT01", "CC05")),))
    layout = build.for_aggregate(LayoutPart(slot="own", table=table))
    with pytest.raises(LayoutError, match=r"'own'.*'Đơn thư' needs"):
        lay_out(build.aggregate([build.report()]), layout, party)


def test_a_group_may_stand_in_another(build, party):
    """The wider one first, whatever the order."""
    wide = GroupSpec(title="Kết quả", columns=("DT01", "DT05", "DT14"))
    for groups in ((PETITIONS, wide), (wide, PETITIONS)):
        table = spec(groups=groups)
        assert problems(build, table) == []
        layout = build.for_aggregate(LayoutPart(slot="own", table=table))
        (made,) = lay_out(build.aggregate([build.report()]), layout, party).blocks
        assert [group.title for group in made.groups] == ["Kết quả", "Đơn thư năm 2025"]
