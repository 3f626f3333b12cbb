"""Plain numbers in the tables of a text, held to the figures of the indicators that rows name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dcbase.model import (
    Block,
    Fact,
    Figure,
    Finding,
    Indicator,
    Known,
    Missing,
    Restated,
    TextTable,
    core_kind,
)
from dcbase.prose.saying import say
from dcbase.prose.table_rows import stated
from dcbase.prose.values import is_number
from dcbase.prose.written import Number


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
        figure, indicator = figures.get(one.code, Missing()), indicators[one.code]
        facts: dict[str, Fact] = {
            "words": f"{one.label} {one.text}",
            "name": indicator.name,
            "got": one.text,
        }
        if not isinstance(figure, Known):
            yield core_kind("DC-4010").found(subject=one.code, origin=one.origin, facts=facts)
        elif is_number(figure.value) and not _says(one.number, figure, indicator):
            facts["expected"] = say(figure, indicator)
            yield core_kind("DC-4009").found(subject=one.code, origin=one.origin, facts=facts)


def _says(number: Number, figure: Known, indicator: Indicator) -> bool:
    """Tell whether a number is the figure, or what another place says of it."""
    said: tuple[Known | Restated, ...] = (figure, *figure.restated.values())
    return any(
        one.qualifier is number.qualifier
        and is_number(one.value)
        and number.agrees(one.value, indicator.unit, indicator.decimals)
        for one in said
    )
