"""The head of a table with titles over its columns."""

from __future__ import annotations

import pytest

from dcbase.model import ColumnGroup, HeaderCell, Table

COLUMNS = ("Đơn vị", "Tiếp nhận", "Đã giải quyết", "Tỷ lệ", "Số cuộc")
PETITIONS = ColumnGroup("Đơn thư", 1, 3)


def test_a_table_without_groups_has_one_row_of_names() -> None:
    """Every name stands over its column, in one row."""
    (row,) = Table(columns=COLUMNS).head
    assert row == tuple(HeaderCell(text=name, column=at) for at, name in enumerate(COLUMNS))
    assert Table(columns=COLUMNS).full_columns == COLUMNS


def test_a_title_stands_over_its_columns_and_other_names_reach_down() -> None:
    """Two rows: what is in no group takes both."""
    head = Table(columns=COLUMNS, groups=(PETITIONS,)).head
    assert [[(c.text, c.column, c.across, c.down) for c in row] for row in head] == [
        [("Đơn vị", 0, 1, 2), ("Đơn thư", 1, 3, 1), ("Số cuộc", 4, 1, 2)],
        [("Tiếp nhận", 1, 1, 1), ("Đã giải quyết", 2, 1, 1), ("Tỷ lệ", 3, 1, 1)],
    ]


def test_a_group_in_a_group_has_a_row_of_its_own() -> None:
    """Whatever order they come in, the wider one is above; every column is covered once a row."""
    inner = ColumnGroup("Kết quả", 2, 3)
    table = Table(columns=COLUMNS, groups=(inner, PETITIONS))
    assert table.groups == (PETITIONS, inner)
    assert len(table.head) == 3
    area = sum(cell.across * cell.down for row in table.head for cell in row)
    assert area == 3 * len(COLUMNS)
    assert table.full_columns == (
        "Đơn vị",
        "Đơn thư – Tiếp nhận",
        "Đơn thư – Kết quả – Đã giải quyết",
        "Đơn thư – Kết quả – Tỷ lệ",
        "Số cuộc",
    )


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ((PETITIONS, ColumnGroup("Khác", 3, 4)), "overlap"),
        ((PETITIONS, ColumnGroup("Khác", 1, 3)), "overlap"),
        ((ColumnGroup("Khác", 3, 5),), "ends behind the last"),
    ],
)
def test_groups_that_make_no_head_are_refused(groups: tuple[ColumnGroup, ...], said: str) -> None:
    """Half of a group in another, the same columns twice, columns that are not there."""
    with pytest.raises(ValueError, match=said):
        Table(columns=COLUMNS, groups=groups)


def test_a_title_over_one_column_is_refused() -> None:
    """It would be a second name."""
    with pytest.raises(ValueError, match="two at least"):
        ColumnGroup("Đơn thư", 2, 2)
