"""Tables whose columns are indicators: which one of their rows is this unit's and this period's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from dcbase.model import FrozenMap, OutlineBlock
from dcbase.prose.label_words import unit_in
from dcbase.prose.place_cells import cells_of, has_numbers, is_index
from dcbase.prose.place_columns import NOT_NOW
from dcbase.prose.place_labels import Labels
from dcbase.prose.years import Reported
from dcbase.text import fold

_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_PART = re.compile(r"(?<!\w)(?:quý|tháng|tuần)(?!\w)")
_TOTAL = re.compile(r"(?:tổng|cộng|toàn (?:xã|phường|đặc khu)|cả (?:xã|phường|năm)|chung)(?!\w)")
_PLAIN = re.compile(r"(?:kết quả|thực hiện|kết quả thực hiện|số liệu|số lượng|trong kỳ|kỳ này)?")
_COUNTED = re.compile(r"[0-9]{1,3}[.)]?")
_SHOWN = 4
Row = Mapping[int, str]


@frozen(kw_only=True)
class Across:
    """A table with indicators across the top.

    Args:
        columns: Short code by column.
        units: Unit of measure that a heading has in brackets, by column.
        headings: Numbers of the rows that head it.
        row: Number of the one row that is read; None: it is not clear which.
        shown: What the first rows are called, for people.
    """

    columns: FrozenMap[int, str]
    units: FrozenMap[int, str]
    headings: frozenset[int]
    row: int | None
    shown: str


def tables_in(outline: Iterable[OutlineBlock]) -> dict[int, dict[int, Row]]:
    """Return the words of every table's cells, by table, row and column."""
    tables: dict[int, dict[int, Row]] = {}
    for block in outline:
        if block.cells:
            table, row = block.cells[0][:2]
            said = {column: text for column, (_, text) in cells_of(block).items()}
            tables.setdefault(table, {})[row] = said
    return tables


def across(
    table: Mapping[int, Row], labels: Labels, own: Reported, unit: str, *, doubtful: bool
) -> Across | None:
    """Return how a table with indicators across the top is read; None: it is none.

    Args:
        table: Words of its cells, by row and column.
        own: What the document reports on.
        unit: Name of the office whose report it is, or nothing.
        doubtful: The words above it name another year.
    """
    heading = _headings(table)
    columns = _columns([table[row] for row in heading], labels)
    rows = [row for row in table if row not in heading and table[row]]
    named = any(labels.find(text) for row in rows for text in table[row].values())
    if not columns or not rows or named:
        return None
    first = min(columns)
    called = {row: _called(table[row], first) for row in rows}
    chosen = [] if doubtful else _chosen(called, own, fold(unit))
    texts = [text or "…" for text in called.values()]
    return Across(
        columns=FrozenMap(columns),
        units=FrozenMap({at: _unit(table, heading, at) for at in columns}),
        headings=frozenset(heading),
        row=chosen[0] if len(chosen) == 1 else None,
        shown="; ".join([*texts[:_SHOWN], *(["…"] if len(texts) > _SHOWN else [])]),
    )


def _headings(table: Mapping[int, Row]) -> list[int]:
    """Return the rows in front of the first one with values."""
    heading: list[int] = []
    for row, said in table.items():
        if has_numbers(said.values()) and not is_index(said.values()):
            break
        heading.append(row)
    return heading


def _columns(heading: Sequence[Row], labels: Labels) -> dict[int, str]:
    """Return which columns are headed by one indicator each, and by which."""
    codes: dict[int, str] = {}
    for column in sorted({at for row in heading for at in row}):
        texts = [row[column] for row in heading if column in row]
        found = labels.find(" ".join(texts)) or frozenset().union(*map(labels.find, texts))
        if len(found) == 1:
            (codes[column],) = found
    often = Counter(codes.values())
    return {column: code for column, code in codes.items() if often[code] == 1}


def _unit(table: Mapping[int, Row], heading: Iterable[int], column: int) -> str:
    return next((unit for row in heading if (unit := unit_in(table[row].get(column, "")))), "")


def _called(row: Row, first: int) -> str:
    """Return what a row is called in front of its values, its running number aside."""
    before = [text for column, text in sorted(row.items()) if column < first]
    return " ".join(text for text in before if not _COUNTED.fullmatch(text))


def _chosen(called: Mapping[int, str], own: Reported, unit: str) -> list[int]:
    """Return the rows that are, by what they are called, of the whole unit and of the period."""
    folded = {row: fold(text) for row, text in called.items()}
    ours = {row: text for row, text in folded.items() if not _is_another_time(text, own)}
    if any(_YEAR.search(text) for text in folded.values()):
        return [row for row, text in ours.items() if _YEAR.search(text)]
    totals = [row for row, text in ours.items() if _TOTAL.match(text)]
    if totals:
        return totals
    if len(folded) > 1:
        return [row for row, text in ours.items() if _names(text, unit)]
    return [row for row, text in ours.items() if _PLAIN.fullmatch(text) or _names(text, unit)]


def _is_another_time(text: str, own: Reported) -> bool:
    years = {int(year) for year in _YEAR.findall(text)}
    part = _PART.search(text) is not None and text not in (own.parts or ())
    return NOT_NOW.search(text) is not None or part or bool(years - {own.year})


def _names(text: str, unit: str) -> bool:
    """Tell whether a row is called after the office that reports."""
    return len(text.split()) > 1 and unit.endswith(text)
