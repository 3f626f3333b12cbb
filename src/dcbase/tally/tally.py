"""One indicator, and what every contributor gave for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from attrs import frozen

from dcbase.model import (
    Coverage,
    Figure,
    FrozenMap,
    Indicator,
    Known,
    Total,
)
from dcbase.tally.flags import flags_of
from dcbase.tally.methods import METHODS, Again, Sum, column_of

_UNWEIGHED: FrozenMap[str, Decimal | None] = FrozenMap()


@frozen
class Given:
    """What one contributor gave.

    Args:
        figure: Its figure.
        weight: Its weight, where the indicator has one and it is known.
        under_check: The report that it stands in has errors.
    """

    figure: Figure
    weight: Decimal | None = None
    under_check: bool = False


@frozen
class Tally:
    """What was given for one indicator, by contributor.

    Joining tallies is associative and commutative: the communes of a province may be added up
    district by district, in any order, or all at once.
    """

    indicator: Indicator
    given: FrozenMap[str, Given]

    def __add__(self, other: Tally) -> Tally:
        """Join two tallies of the same indicator.

        Raises:
            ValueError: They are of different indicators, or one contributor gave two
                different figures.
        """
        if self.indicator != other.indicator:
            raise ValueError(f"{self.indicator.code} and {other.indicator.code} do not add up")
        for unit in self.given.keys() & other.given.keys():
            if self.given[unit] != other.given[unit]:
                raise ValueError(f"{unit} is in both tallies of {self.indicator.code}")
        return Tally(self.indicator, self.given.with_(other.given))

    def total(self, expected: Iterable[str]) -> Total:
        """Add up.

        Args:
            expected: Codes of those who were asked, in the order that the total names them.

        Returns:
            The total, with who stands behind it and who does not.
        """
        return add_up(
            self.indicator,
            {unit: given.figure for unit, given in self.given.items()},
            expected,
            weights={unit: given.weight for unit, given in self.given.items()},
            under_check={unit for unit, given in self.given.items() if given.under_check},
        )


def add_up(
    indicator: Indicator,
    figures: Mapping[str, Figure],
    expected: Iterable[str],
    *,
    weights: Mapping[str, Decimal | None] = _UNWEIGHED,
    under_check: Collection[str] = (),
    again: Again | None = None,
) -> Total:
    """Add up what every contributor gave for one indicator, without a `Tally` of it.

    Args:
        figures: By contributor.
        expected: Codes of those who were asked, in the order that the total names them.
        weights: By contributor, where the indicator has one.
        under_check: Contributors whose reports have errors.
        again: Computes the figure of some contributors together, where the indicator is
            computed again from the totals of its parts; without it there is none.
    """
    only = indicator.asked_of
    asked = tuple([unit for unit in expected if unit in only] if only else expected)
    column = column_of(asked, figures, weights, again)
    added = METHODS[indicator.over_units](indicator, column)
    left_out = added.left_out
    counted: Mapping[str, Known] = column.known
    if left_out:
        counted = {unit: known for unit, known in counted.items() if unit not in left_out}
    return Total(
        code=indicator.short,
        figure=added.figure,
        coverage=_coverage(asked, counted, added),
        **flags_of(counted, column.odd, added, under_check),
        counts=added.counts,
        span=added.span,
        values=added.values,
        figures=FrozenMap(column.sent),
    )


def _coverage(asked: tuple[str, ...], counted: Mapping[str, Known], added: Sum) -> Coverage:
    left_out = added.left_out
    return Coverage(
        reported=len(counted),
        expected=len(asked),
        missing=tuple([unit for unit in asked if unit not in counted]),
        left_out=tuple([unit for unit in asked if unit in left_out]) if left_out else (),
    )
