"""The places within a text whose lines are not those of the file that it stood in."""

from __future__ import annotations

from bisect import bisect_right
from typing import TypeAlias

from attrs import frozen

from dcbase.model.figure import Origin

Step: TypeAlias = tuple[int, int, int, int]
"""Line and column of a character in a text, from 0, and in the file, from 1: from there on every
character of the text is the next one of the file."""


@frozen
class OriginWithin(Origin):
    """The place of a text with escapes or folded lines, which knows those of its characters.

    Args:
        steps: In order; the first one is the text's first character.
    """

    steps: tuple[Step, ...] = ()

    def inside(self, line: int, column: int) -> Origin:
        """Return the place of a character, `line` and `column` within the text, from 0."""
        at = bisect_right([step[:2] for step in self.steps], (line, column)) - 1
        begins = self.steps[max(at, 0)]
        behind = column - begins[1] if begins[0] == line else 0
        return Origin(self.file, self.sha256, begins[2], begins[3] + behind)
