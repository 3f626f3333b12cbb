"""One indicator, and what every contributor gave for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from dcbase.tally.methods import METHODS, Sum


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
        asked = self._asked(expected)
        known = self._known(asked)
        added = METHODS[self.indicator.over_units](self.indicator, known)
        return Total(
            code=self.indicator.short,
            figure=added.figure,
            coverage=_coverage(asked, known, added),
            **flags_of(known, added),
            counts=added.counts,
            span=added.span,
            values=added.values,
            figures=FrozenMap(
                {unit: self.given[unit].figure for unit in asked if unit in self.given}
            ),
        )

    def _asked(self, expected: Iterable[str]) -> tuple[str, ...]:
        only = self.indicator.asked_of
        return tuple(unit for unit in expected if not only or unit in only)

    def _known(self, asked: Iterable[str]) -> dict[str, Given]:
        # Sums of Decimals may round: the same order gives the same last digit.
        order = [unit for unit in asked if unit in self.given]
        return {unit: self.given[unit] for unit in order if _is_known(self.given[unit])}


def _is_known(given: Given) -> bool:
    return isinstance(given.figure, Known)


def _coverage(asked: tuple[str, ...], known: Mapping[str, Given], added: Sum) -> Coverage:
    counted = set(known) - set(added.left_out)
    return Coverage(
        reported=len(counted),
        expected=len(asked),
        missing=tuple(unit for unit in asked if unit not in counted),
        left_out=tuple(unit for unit in asked if unit in added.left_out),
    )
