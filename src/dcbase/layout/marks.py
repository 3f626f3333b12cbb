"""Marks of headings: numbered by the official form, given ones printed as sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from attrs import define, evolve, field

from dcbase.model import DocumentBlock, DocumentHeading, Profile
from dcbase.text import point, roman

_FAR = 30
_WRITTEN: dict[str, Callable[[int], str]] = {"roman": roman, "number": str, "letter": point}
_SIGNS = " .)-/:"


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
    _given: list[tuple[str | None, str]] = field(factory=list)

    def mark(self, given: str | None) -> str:
        """Return the mark of the heading that is printed now.

        Args:
            given: The mark it was sent with, printed as it is; empty for a heading without
                one, which uses no number; None to number it.  A mark of a level further out
                ("IV." over what the form puts one level below) is numbered here as well.
        """
        if given and self._of_an_outer_level(given):
            given = None
        if given is None:
            self.used += 1
            written = self._written(self.used)
        else:
            written = given
            if given:
                self.used = self._number_of(given)
        self._given.append((given, written))
        return written

    def settled(self, blocks: Iterable[DocumentBlock]) -> list[DocumentBlock]:
        """Return blocks with these headings counted afresh where ours got between those sent.

        What a unit numbered itself stays as it is, also where it miscounted; only where a
        heading that it did not send stands among its own, both are counted together.
        """
        if not self._scrambled():
            return list(blocks)
        afresh = Marks(self.profile, self.level)
        marks = iter([afresh.mark(None if self._reads(g) else g) for g, _ in self._given])
        return [
            evolve(block, mark=next(marks))
            if isinstance(block, DocumentHeading) and block.level == self.level
            else block
            for block in blocks
        ]

    def _scrambled(self) -> bool:
        """Tell whether a number does not rise, and one of the numbers is ours."""
        numbers = [self._read(mark, self.level) for _, mark in self._given]
        known = [number for number in numbers if number]
        ours = any(given is None for given, _ in self._given)
        return ours and any(then >= now for then, now in pairwise(known))

    def _reads(self, given: str | None) -> bool:
        return given is None or self._read(given, self.level) > 0

    def _of_an_outer_level(self, given: str) -> bool:
        outer = range(1, self.level)
        return not self._read(given, self.level) and any(self._read(given, at) for at in outer)

    def _read(self, given: str, level: int) -> int:
        """Return the number that a mark has at a level, whatever signs are around it; 0: none."""
        bare = given.strip(_SIGNS)
        mark = self.profile.says(f"heading.{level}")
        for name, write in _WRITTEN.items():
            if bare and f"{{{name}}}" in mark:
                return next((n for n in range(1, _FAR) if numeral(write, n) == bare), 0)
        return 0

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
