"""A piece of a text: a paragraph, an item, a title or a table, as it was written."""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from functools import cached_property

from attrs import define

_BREAK = re.compile("\n")


class Cut(enum.Enum):
    """What a piece of a text is."""

    PARAGRAPH = ""
    ITEM = "- "
    TITLE = "##"
    TABLE = "|"
    """Lines as they were written, from their beginning."""
    NO_TABLE = "|?"
    """Lines that look like a table and are none; their words are in the paragraph around them."""


# Written once and thrown away when it is read; a frozen one takes twice as long to build.
@define
class Piece:
    """A piece of a text as it was written, line breaks included, without its mark.

    No white space stands at its ends.

    Args:
        line, column: Of its first character, from 0, within the whole text.
        mark: Column of its mark; `column` where it has none.
    """

    cut: Cut
    text: str
    line: int
    column: int
    mark: int

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, within the whole text, of a character of the piece."""
        # Most pieces are one line, and looking for a break is far quicker than keeping them.
        below = bisect_right(self._breaks, offset - 1) if "\n" in self.text else 0
        if not below:
            return self.line, self.column + offset
        return self.line + below, offset - self._breaks[below - 1] - 1

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        return tuple(found.start() for found in _BREAK.finditer(self.text))
