"""The check: figures far from those of all other communes, often a slip in the unit of measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from dcbase.model import Aggregate, Finding, Known, Total
from dcbase.text import format_number
from dcbase_lao_cai.kinds import kinds

WATCHED: Final = ("BQ02", "BQ12", "BQ13", "BQ15", "BQ17", "DT05", "CC01")
"""Money, land, work, households, petitions, files: what is easily sent in another measure."""

FEWEST: Final = 12
"""With fewer figures nobody can say what is usual."""

FENCE: Final = 4
"""How many times the middle half's width a figure may lie above it."""


def find_outliers(whole: Aggregate) -> Iterator[Finding]:
    """Find figures far above the middle half of all communes.

    Returns:
        LAO-CAI-001, said of the commune, for each figure above the third quartile by more than
        four times the distance between the quartiles, and at least ten times the median.
    """
    for code in WATCHED:
        total = whole.totals.get(code)
        amounts = _amounts(total) if total else {}
        if len(amounts) < FEWEST:
            continue
        low, median, high = _quartiles(sorted(amounts.values()))
        limit = max(high + FENCE * (high - low), 10 * median)
        for unit, amount in amounts.items():
            if amount > limit:
                yield _found(whole, code, unit, amount, median)


def _found(whole: Aggregate, code: str, unit: str, amount: Decimal, median: Decimal) -> Finding:
    indicator = whole.questions.indicators[code]
    figure = next(report for report in whole.reports if report.unit.code == unit).figure(code)
    facts = {
        "name": indicator.name,
        "came": format_number(amount, indicator.decimals),
        "usual": format_number(median, indicator.decimals),
        "measure": indicator.unit,
    }
    found = kinds()["LAO-CAI-001"].found(subject=code, origin=figure.origin, facts=facts)
    return found.of(unit)


def _amounts(total: Total) -> dict[str, Decimal]:
    return {
        unit: Decimal(figure.value)
        for unit, figure in total.figures.items()
        if isinstance(figure, Known) and not isinstance(figure.value, bool | str)
    }


def _quartiles(amounts: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """Return the amounts a quarter, a half and three quarters of the way up a sorted list."""
    last = len(amounts) - 1
    return amounts[last // 4], amounts[last // 2], amounts[3 * last // 4]
