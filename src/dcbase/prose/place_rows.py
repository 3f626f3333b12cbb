"""Figures read from tables whose rows, or whose columns, are called like an indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import define, evolve, field

from dcbase.model import FrozenMap, Indicator, Kind, Known, Origin, OutlineBlock
from dcbase.prose.label_words import unit_in, years_named
from dcbase.prose.measures import Measure, measure_of
from dcbase.prose.numbers import find_numbers
from dcbase.prose.place_across import Across, across
from dcbase.prose.place_cells import cells_of, has_numbers
from dcbase.prose.place_columns import Columns
from dcbase.prose.place_labels import Labels, labels_of
from dcbase.prose.place_reference import Reference, origin_at
from dcbase.prose.proposing import Proposals, known_as
from dcbase.prose.stream import key_of
from dcbase.prose.values import is_percent
from dcbase.prose.written import Number

_ANSWERS = {"có": True, "không": False, "chưa": False}


@define
class Rows:
    """Reads the tables of one document, row by row.

    Args:
        tables: Words of all their cells (`dcbase.prose.place_across.tables_in`).
        unit: Name of the office that reports, or nothing.
    """

    proposals: Proposals
    tables: Mapping[int, Mapping[int, Mapping[int, str]]] = field(factory=dict)
    unit: str = ""
    caption: str = ""
    table: int = 0
    across: Across | None = None
    columns: Columns = field(init=False)
    labels: Labels = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.columns = Columns(self.proposals.own.year)

    def pass_by(self, block: OutlineBlock) -> None:
        """Remember the words above a table."""
        self.caption = block.text
        self.table = 0

    def references(self, block: OutlineBlock, slot: str) -> list[Reference]:
        """Keep the figure that a row states; return the reference that prints its number."""
        if not block.cells:
            return []
        cells = cells_of(block)
        self._open(block.cells[0][0], cells)
        if self.across is not None:
            return self._by_columns(self.across, block, slot, cells)
        said = {column: text for column, (_, text) in cells.items()}
        named = {column: self.labels.find(text) for column, text in said.items()}
        codes = frozenset[str]().union(*named.values())
        answered = any(self._answers(code, said.values()) for code in codes)
        if not answered and self.columns.take(said):
            return []
        if not codes or len(said) == 1:
            return []
        words, origin = block.text.replace("\t", " "), block.origin
        if len(codes) > 1:
            self.proposals.ledger.doubt(words, codes, origin)
            return []
        (code,) = codes
        labels = [column for column, found in named.items() if found]
        percent = is_percent(self.proposals.indicators[code])
        column = self.columns.value_of(said, labels, percent=percent)
        if column is None:
            self.proposals.ledger.no_column(words, code, origin)
            return []
        if column not in cells:
            return []  # an empty cell states nothing
        unit = self.columns.unit_in(said) or unit_in(said[max(labels)])
        return list(self._value(block, slot, code, cells[column], unit))

    def _by_columns(
        self, table: Across, block: OutlineBlock, slot: str, cells: Mapping[int, tuple[int, str]]
    ) -> list[Reference]:
        """Keep the figures of the one row that is read; say once if it is not clear which."""
        row = block.cells[0][1]
        if table.row is None and row == min(table.headings):
            self.proposals.ledger.no_row(table.columns.values(), table.shown, block.origin)
        if row != table.row:
            return []
        return [
            reference
            for column, code in table.columns.items()
            if column in cells
            for reference in self._value(block, slot, code, cells[column], table.units[column])
        ]

    def _open(self, table: int, cells: Mapping[int, tuple[int, str]]) -> None:
        """Begin another table; one that goes on on the next page keeps its headings."""
        if table == self.table:
            return
        goes_on = self.table and has_numbers(text for _, text in cells.values())
        self.table = table
        if goes_on and self.columns.headings:
            return
        self.across = None
        self.labels = labels_of(FrozenMap(self.proposals.indicators))
        year = self.proposals.own.year
        years = years_named(self.caption)
        doubtful = bool(years) and year not in years
        self.columns = Columns(year, doubtful=doubtful)
        rows, own = self.tables.get(table, {}), self.proposals.own
        self.across = across(rows, self.labels, own, self.unit, doubtful=doubtful)

    def _answers(self, code: str, cells: Iterable[str]) -> bool:
        """Tell whether one of some cells answers an indicator that is no number."""
        indicator = self.proposals.indicators[code]
        return any(_answer(cell, indicator) is not None for cell in cells)

    def _value(
        self, block: OutlineBlock, slot: str, code: str, cell: tuple[int, str], unit: str
    ) -> Iterator[Reference]:
        at, text = cell
        origin = origin_at(block, at)
        ledger, indicator = self.proposals.ledger, self.proposals.indicators[code]
        stated = _answer(text, indicator)
        if isinstance(stated, bool):
            words = block.text.replace("\t", " ")
            ledger.answer(code, stated, words, origin)
            return
        if stated is not None:
            if not ledger.states(code, Known(stated, origin=origin)):
                ledger.doubt(text, {code}, origin)
            return
        found = number_in(text, unit, indicator, origin)
        if found is None:
            ledger.no_column(block.text.replace("\t", " "), code, block.origin)
            return
        number, known = found
        placed = evolve(
            number, begin=number.begin + at, at=number.at + at, end=min(number.end, len(text)) + at
        )
        yield from self.proposals.propose(block, placed, code, known, slot)


def _answer(text: str, indicator: Indicator) -> bool | str | None:
    if indicator.kind is Kind.BOOLEAN:
        return _ANSWERS.get(text.lower())
    if indicator.kind is Kind.WORD:
        return next((one for one in indicator.values if key_of(one) == key_of(text)), None)
    return None


def number_in(
    text: str, unit: str, indicator: Indicator, origin: Origin | None
) -> tuple[Number, Known] | None:
    """Read a cell that is a number and nothing else, but for its unit of measure."""
    measured = measure_of(unit)[0] is not Measure.COUNT
    whole = f"{text} {unit}" if measured and text[-1:].isdigit() else text
    if is_percent(indicator) and text[-1:].isdigit():
        whole = f"{text}%"
    numbers = find_numbers(whole)
    if len(numbers) != 1 or numbers[0].excluded is not None or numbers[0].begin:
        return None
    (number,) = numbers
    if whole[number.end :].strip().lower() not in ("", indicator.unit, unit.lower()):
        return None
    known = known_as(number, indicator, origin)
    return None if known is None else (number, known)
