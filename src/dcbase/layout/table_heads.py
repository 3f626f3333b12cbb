"""The head of a table that a layout asks for: names and groups of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dcbase.layout.problems import Place, Problem, nearest
from dcbase.model import ColumnGroup, GroupSpec, Indicator, Questions, TableSpec

OTHERS = "*"
"""Stands for every indicator that no table of the layout names."""


def wrong_in_head(spec: TableSpec, questions: Questions, place: Place) -> Iterator[Problem]:
    """Yield what is wrong with the names and the groups of a table's columns.

    Args:
        spec: What the layout asks for; its columns are judged elsewhere.
        questions: The indicators that can be columns.
        place: Where it stands.
    """
    columns = _codes(spec.columns, questions)
    if (spec.groups or spec.names) and (spec.rows != "units" or not columns):
        yield place.problem("group-rows")
        return
    named = [code for group in spec.groups for code in group.columns]
    for code in (*named, *spec.names):
        if questions.code_of(code) not in columns:
            near = nearest(code, columns)
            yield place.problem("group-column", name=code, nearest=near)
            return
    ranges = [_range(group, columns, questions) for group in spec.groups]
    for group, (first, last) in zip(spec.groups, ranges, strict=True):
        if len(group.columns) < 2 or last - first + 1 != len(group.columns) or not group.title:
            yield place.problem("group-apart", name=group.title)
            return
    for at, (first, last) in enumerate(ranges):
        for number, (begins, ends) in enumerate(ranges[at + 1 :], at + 1):
            apart = last < begins or ends < first
            inside = (first <= begins and ends <= last) or (begins <= first and last <= ends)
            if not apart and (not inside or (first, last) == (begins, ends)):
                names = (spec.groups[at].title, spec.groups[number].title)
                yield place.problem("group-overlap", name=names[0], other=names[1])


def groups_of(spec: TableSpec, questions: Questions, naming: int) -> tuple[ColumnGroup, ...]:
    """Return the groups over a table's columns, before which so many name the rows."""
    columns = _codes(spec.columns, questions)
    ranges = (_range(group, columns, questions) for group in spec.groups)
    return tuple(
        ColumnGroup(group.title, first + naming, last + naming)
        for group, (first, last) in zip(spec.groups, ranges, strict=True)
    )


def names_of(
    spec: TableSpec, indicators: Sequence[Indicator], questions: Questions
) -> tuple[str, ...]:
    """Return the names over the columns: the layout's, else the indicators' with their unit."""
    said = {questions.code_of(code): name for code, name in spec.names.items()}
    return tuple(said.get(indicator.short) or _heading(indicator) for indicator in indicators)


def _codes(codes: Sequence[str], questions: Questions) -> list[str]:
    return [questions.code_of(code) or code for code in codes]


def _range(group: GroupSpec, columns: Sequence[str], questions: Questions) -> tuple[int, int]:
    places = [columns.index(code) for code in _codes(group.columns, questions)]
    return min(places, default=0), max(places, default=0)


def _heading(indicator: Indicator) -> str:
    return f"{indicator.name} ({indicator.unit})" if indicator.unit else indicator.name
