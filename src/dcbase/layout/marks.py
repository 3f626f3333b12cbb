"""Marks of headings: numbered by the official form, given ones printed as sent."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define

from dcbase.model import Profile
from dcbase.text import point, roman

_FAR = 30
_WRITTEN: dict[str, Callable[[int], str]] = {"roman": roman, "number": str, "letter": point}


@define
class Marks:
    """Numbers the headings of one level under one heading, in printing order.

    Args:
        profile: Its wording ``heading.1``, ``heading.2`` … is the mark of a level with
            ``{roman}``, ``{number}`` or ``{letter}`` where the number stands; a level that
            the form does not number has none.
        level: From 1.
    """

    profile: Profile
    level: int
    used: int = 0

    def mark(self, given: str | None) -> str:
        """Return the mark of the heading that is printed now.

        Args:
            given: The mark it was sent with, printed as it is; empty for a heading without
                one, which uses no number; None to number it.
        """
        if given is None:
            self.used += 1
            return self._written(self.used)
        if given:
            self.used = self._number_of(given)
        return given

    def _number_of(self, given: str) -> int:
        """Return where counting goes on: behind the number that a given mark stands for.

        A mark that is no number of this level counts as one heading.
        """
        ahead = range(self.used + 1, self.used + _FAR)
        return next((n for n in ahead if self._written(n) == given), self.used + 1)

    def _written(self, number: int) -> str:
        mark = self.profile.says(f"heading.{self.level}")
        for name, write in _WRITTEN.items():
            if f"{{{name}}}" in mark:
                return mark.replace(f"{{{name}}}", numeral(write, number))
        return mark


def numeral(write: Callable[[int], str], number: int) -> str:
    """Return a number as a form writes it; where its signs come to an end, in digits.

    The alphabet of points has 23 letters, and Roman numerals go to 3999.
    """
    try:
        return write(number)
    except ValueError:
        return str(number)
