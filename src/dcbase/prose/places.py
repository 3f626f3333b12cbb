"""Where in a file a character of a text stands."""

from __future__ import annotations

from attrs import frozen

from dcbase.model import Origin
from dcbase.model.within import OriginWithin


@frozen
class Places:
    """The places of a text whose first character stands at `origin`.

    Every line of the text begins in the column of the first one, as in a YAML block scalar.
    Where the origin is no line of a file (a cell, a paragraph in Word, None), every place in
    the text is that origin.
    """

    origin: Origin | None

    def at(self, line: int, column: int) -> Origin | None:
        """Return the place `line` lines below the first and `column` characters to its right."""
        first = self.origin
        if first.__class__ is OriginWithin:
            return first.inside(line, column)
        if first is None or first.line is None or not (line or column):
            return first
        return Origin(
            first.file,
            first.sha256,
            first.line + line,
            None if first.column is None else first.column + column,
            first.sheet,
            first.cell,
            first.paragraph,
        )
