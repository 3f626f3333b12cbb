"""Tables written as a text has them (`dcbase.prose.bars` reads them again)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DASHES = re.compile(r":?-{3,}:?")


def table_text(rows: Sequence[Sequence[str]], head: int) -> str:
    """Return a table as it is written.

    Args:
        rows: Of cells as markup (`cell_text`), as many in every row.
        head: How many of the rows name the columns.
    """
    lines = [f"|{'|'.join(map(_cell, row))}|" for row in rows]
    rule = f"|{'---|' * len(rows[0])}"
    return "\n".join((*lines[:head], rule, *lines[head:]))


def cell_text(words: str) -> str:
    """Return words so that no bar and no backslash in them is taken for markup of a table."""
    return words.replace("\\", "\\\\").replace("|", "\\|")


def _cell(cell: str) -> str:
    """Return a cell between spaces; dashes alone must not look like a part of a rule."""
    words = cell.replace("-", "\\-", 1) if _DASHES.fullmatch(cell) else cell
    return f" {words} " if words else " "
