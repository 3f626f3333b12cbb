"""The head of a table: names of columns, and groups of columns under a common title."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, frozen, validators


@frozen
class ColumnGroup:
    """A title over neighbouring columns; one group may stand in a wider one.

    Args:
        title: Printed over them.
        first: The first of its columns, counted from 0.
        last: The last of them, which is another one: a title over one column is its name.
    """

    title: str = field(validator=validators.min_len(1))
    first: int = field(validator=validators.ge(0))
    last: int = field()

    @last.validator
    def _has_two_columns(self, attribute: object, last: int) -> None:
        if last <= self.first:
            raise ValueError(f"a group from column {self.first} to {last}: it needs two at least")

    def holds(self, other: ColumnGroup) -> bool:
        """Tell whether all columns of another group are columns of this one."""
        return self.first <= other.first and other.last <= self.last


@frozen(kw_only=True)
class HeaderCell:
    """A cell of a table's head.

    Args:
        text: Printed in it.
        column: Its first column, counted from 0.
        across: How many columns it stands over.
        down: How many rows of the head it takes.
    """

    text: str
    column: int
    across: int = 1
    down: int = 1


def nested(groups: Sequence[ColumnGroup]) -> tuple[ColumnGroup, ...]:
    """Return groups as they are met from the left, a wider one before those in it.

    Raises:
        ValueError: Two of them have some columns in common and others not, or the same ones.
    """
    ordered = sorted(groups, key=lambda group: (group.first, -group.last))
    for at, group in enumerate(ordered):
        for other in ordered[at + 1 :]:
            same = (group.first, group.last) == (other.first, other.last)
            if other.first <= group.last and (same or not group.holds(other)):
                raise ValueError(f"the groups {group.title!r} and {other.title!r} overlap")
    return tuple(ordered)


def header_rows(
    columns: Sequence[str], groups: Sequence[ColumnGroup]
) -> tuple[tuple[HeaderCell, ...], ...]:
    """Return the rows of a head, one without groups; a column's name reaches down to the last."""
    rows = 1 + max((_depth(group, groups) for group in groups), default=0)
    cells: list[list[HeaderCell]] = [[] for _ in range(rows)]
    for group in groups:
        wide = group.last - group.first + 1
        cells[_depth(group, groups) - 1].append(
            HeaderCell(text=group.title, column=group.first, across=wide)
        )
    for at, name in enumerate(columns):
        over = len(titles_over(at, groups))
        cells[over].append(HeaderCell(text=name, column=at, down=rows - over))
    return tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in cells)


def titles_over(column: int, groups: Sequence[ColumnGroup]) -> tuple[str, ...]:
    """Return the titles over a column, the widest first."""
    return tuple(group.title for group in groups if group.first <= column <= group.last)


def _depth(group: ColumnGroup, groups: Sequence[ColumnGroup]) -> int:
    return sum(other.holds(group) for other in groups)
