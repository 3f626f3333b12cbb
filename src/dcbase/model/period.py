"""Reporting periods: a year, a half, a quarter, a month."""

from __future__ import annotations

import enum
import re
from calendar import monthrange
from datetime import date
from functools import total_ordering

from attrs import evolve, field, frozen

_FORM = re.compile(r"(?P<year>[12][0-9]{3})(?:-(?P<part>H[12]|Q[1-4]|0[1-9]|1[0-2]))?\Z")


class Span(enum.Enum):
    """How long a period is; the value is its number of months."""

    MONTH = 1
    QUARTER = 3
    HALF = 6
    YEAR = 12


@total_ordering
@frozen(order=False)
class Period:
    """A reporting period, written ``2025``, ``2025-H1``, ``2025-Q3`` or ``2025-07``.

    Periods are ordered by their first day; of two that begin together, the longer comes
    later.  `number` counts within the year from 1 (always 1 for a year).
    """

    year: int = field(converter=int)
    span: Span = Span.YEAR
    number: int = field(default=1)

    @number.validator
    def _number_fits_the_year(self, attribute: object, value: int) -> None:
        if not 1 <= value <= 12 // self.span.value:
            raise ValueError(f"a year has no {self.span.name.lower()} {value}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period as it is written in files.

        Raises:
            ValueError: The text is not one of the four forms.
        """
        found = _FORM.match(text)
        if not found:
            raise ValueError(f"not a period: {text!r} (2025, 2025-H1, 2025-Q3 or 2025-07)")
        year, part = int(found["year"]), found["part"]
        if part is None:
            return cls(year)
        if part[0] in "HQ":
            return cls(year, Span.HALF if part[0] == "H" else Span.QUARTER, int(part[1:]))
        return cls(year, Span.MONTH, int(part))

    def __str__(self) -> str:
        match self.span:
            case Span.YEAR:
                return f"{self.year}"
            case Span.MONTH:
                return f"{self.year}-{self.number:02}"
            case _:
                return f"{self.year}-{self.span.name[0]}{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, (self.number - 1) * self.span.value + 1, 1)

    @property
    def last_day(self) -> date:
        month = self.number * self.span.value
        return date(self.year, month, monthrange(self.year, month)[1])

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return (self.first_day, self.last_day) < (other.first_day, other.last_day)

    def __contains__(self, other: Period | date) -> bool:
        if isinstance(other, date):
            return self.first_day <= other <= self.last_day
        return self.first_day <= other.first_day and other.last_day <= self.last_day

    def next(self) -> Period:
        """Return the period of the same length that follows."""
        return self._moved(1)

    def previous(self) -> Period:
        """Return the period of the same length that comes before."""
        return self._moved(-1)

    def same_last_year(self) -> Period:
        return evolve(self, year=self.year - 1)

    def _moved(self, by: int) -> Period:
        per_year = 12 // self.span.value
        years, index = divmod(self.number - 1 + by, per_year)
        return evolve(self, year=self.year + years, number=index + 1)
