"""What a page of A4 holds: digits of Times New Roman 13 beside one another, points below."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

SMALLEST = 0.77
"""Of 13 points: letters on paper have 10 at least."""
_GAP = 0.75
"""Digits that every column has besides its width."""


@frozen
class Paper:
    """A page between its margins.

    Args:
        digits: Beside one another, at full size.
        points: One below the other.
        across: On its side.
    """

    digits: float
    points: float
    across: bool

    def scale(self, widths: Iterable[float], tall: float = 0.0) -> float:
        """Return how large a sheet can be printed on one page: 1 is full size.

        Args:
            widths: Of its columns, in digits.
            tall: Its height, in points; 0 where it may go on to other pages.
        """
        wide = self.digits / needed(widths)
        return min(1.0, wide, self.points / tall if tall else 1.0)


UPRIGHT = Paper(76, 740, across=False)
ACROSS = Paper(112, 490, across=True)


def needed(widths: Iterable[float]) -> float:
    """Return how many digits columns take on paper, in all."""
    return sum(width + _GAP for width in widths)
