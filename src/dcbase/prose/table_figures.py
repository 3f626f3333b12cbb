"""Plain numbers in the tables of a text, held to the figures of the indicators that rows name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dcbase.model import Block, Figure, Finding, Indicator, Known, TextTable
from dcbase.prose.contradicting import differs, says, to_type
from dcbase.prose.table_rows import stated


def rows_against_figures(
    table: TextTable,
    above: Block | None,
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
    year: int | None,
) -> Iterator[Finding]:
    """Compare the plain numbers of a table with the figures that its rows name.

    Args:
        above: What stands before the table; it may name another year.
        figures, indicators: By short code.
        year: Of the report.

    Yields:
        DC-4009 for a number that differs from the figure, DC-4010 where there is none.
    """
    for one in stated(table, above, figures, indicators, year):
        figure, indicator = figures.get(one.code), indicators[one.code]
        if isinstance(figure, Known) and says(one.number, figure, indicator):
            continue
        got = one.text if isinstance(figure, Known) else to_type(one.number, indicator)
        yield differs(figure, indicator, f"{one.label} {one.text}", got, one.origin)
