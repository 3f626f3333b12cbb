"""What the rows of a text's table state with plain numbers, read as the import reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from dcbase.model import (
    Block,
    Figure,
    FrozenMap,
    Indicator,
    Literal,
    Origin,
    Paragraph,
    TextTable,
)
from dcbase.prose.label_words import unit_in, years_named
from dcbase.prose.place_cells import has_words
from dcbase.prose.place_columns import Columns
from dcbase.prose.place_labels import labels_of
from dcbase.prose.place_rows import number_in
from dcbase.prose.printed import printed
from dcbase.prose.values import is_percent
from dcbase.prose.written import Number


@frozen
class Stated:
    """What a row states of an indicator: the cell as it was written, and the words before it."""

    code: str
    label: str
    text: str
    number: Number
    origin: Origin | None


def stated(
    table: TextTable,
    above: Block | None,
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
    year: int | None,
) -> Iterator[Stated]:
    """Yield what the rows state of the one indicator that each names.

    Args:
        above: What stands before the table; it may name another year.
        figures, indicators: By short code.
        year: Of the report.
    """
    years = years_named("" if above is None else printed(above, figures, indicators).text)
    columns = Columns(year, doubtful=bool(years) and year not in years)
    # They are remembered for the very map, which most who ask have.
    known = indicators if isinstance(indicators, FrozenMap) else FrozenMap(indicators)
    labels = labels_of(known)
    for at, row in enumerate(table.rows):
        texts = (printed(Paragraph(cell), figures, indicators).text for cell in row)
        said = {column: text for column, text in enumerate(texts) if has_words(text)}
        columns.open = at < table.head
        if columns.take(said):
            continue
        named = {column: labels.find(text) for column, text in said.items()}
        codes = frozenset[str]().union(*named.values())
        if len(codes) != 1 or len(said) == 1:
            continue
        (code,) = codes
        label = max(column for column, found in named.items() if found)
        percent = is_percent(indicators[code])
        column = columns.value_of(said, [label], percent=percent)
        if column not in said or not all(isinstance(run, Literal) for run in row[column]):
            continue
        origin = row[column][0].origin
        unit = columns.unit_in(said) or unit_in(said[label])
        found = number_in(said[column], unit, indicators[code], origin)
        if found is not None:
            yield Stated(code, said[label], said[column], found[0], origin)
