"""A table that no page holds is printed in parts which can be read each by itself."""

from __future__ import annotations

import pytest

from dcbase.layout import columns_in_parts, part_of
from dcbase.model import Cell, ColumnGroup, Table, Words

COLUMNS = ("TT", "Đơn vị", "Tiếp công dân", "Tiếp nhận", "Đã giải quyết", "Tỷ lệ", "Số vụ")


def cells(*words):
    return tuple(Cell((Words(word),)) for word in words)


TABLE = Table(
    caption="Biểu 1",
    columns=COLUMNS,
    groups=(ColumnGroup("Đơn thư", 3, 5), ColumnGroup("Kết quả", 4, 5)),
    rows=(cells("1", "Xã A Lù", "5", "8", "6", "75%", "0"),),
    total=cells("", "Cộng", "5", "8", "6", "75%", "0"),
    coverage=cells("", "Số xã có số liệu", "1/1", "1/1", "1/1", "1/1", "0/1"),
    naming=2,
    notes=("Nguồn: các xã.",),
)


@pytest.mark.parametrize(
    ("room", "parts"),
    [
        (99, ((2, 3, 4, 5, 6),)),
        (50, ((2, 3, 4, 5), (6,))),
        (40, ((2,), (3, 4, 5), (6,))),
        (31, ((2, 3), (4, 5), (6,))),
        (5, ((2,), (3,), (4,), (5,), (6,))),
    ],
)
def test_which_columns_stand_in_each_part(room, parts):
    """Each names its rows; columns under one title stay together where a page holds them."""
    widths = (3, 12, 8, 8, 8, 8, 8)
    wanted = tuple((0, 1, *part) for part in parts)
    assert wanted == columns_in_parts(TABLE, widths, room)


def test_parts_are_about_as_wide_as_one_another():
    """No last part is left with a single column where there is room to share."""
    plain = Table(columns=("Đơn vị", *(f"Chỉ tiêu {at}" for at in range(1, 11))))
    parts = columns_in_parts(plain, (10, *[10] * 10), 100)
    assert [len(part) for part in parts] == [6, 6]


def test_a_part_can_be_read_by_itself():
    """It has its own titles, totals and coverage, and says that it goes on."""
    first, second = part_of(TABLE, (0, 1, 2, 3)), part_of(TABLE, (0, 1, 4, 5, 6))
    assert (first.caption, second.caption) == ("Biểu 1", "Biểu 1 (tiếp theo)")
    assert first.columns == ("TT", "Đơn vị", "Tiếp công dân", "Đơn thư – Tiếp nhận")
    assert second.groups == (ColumnGroup("Đơn thư – Kết quả", 2, 3),)
    assert second.last_rows == (
        cells("", "Cộng", "6", "75%", "0"),
        cells("", "Số xã có số liệu", "1/1", "1/1", "0/1"),
    )
    assert (first.notes, second.notes) == ((), TABLE.notes)
    assert TABLE is part_of(TABLE, range(7))


def test_a_table_without_a_caption_says_that_it_goes_on():
    """The heading above it is not said again."""
    bare = Table(columns=("Đơn vị", "Nhận", "Trả"), rows=(cells("Xã A Lù", "1", "2"),))
    assert part_of(bare, (0, 1)).caption == ""
    assert part_of(bare, (0, 2)).caption == "(tiếp theo)"
    assert part_of(bare, (0, 2)).last_rows == ()
