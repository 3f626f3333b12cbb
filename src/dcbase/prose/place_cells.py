"""The cells of a table's row: where each stands, and whether it is a number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dcbase.model import OutlineBlock

_BARS = " |│"  # of a table in a plain text
_INDEX = re.compile(r"\(?[0-9a-zA-Z]{1,2}\)?(?:\s*=.*)?")
_NUMBER = re.compile(r"[0-9][0-9.,]*\s?%?")
_YEAR = re.compile(r"20[0-9]{2}")
_FEWEST_INDEXED = 3


def cells_of(block: OutlineBlock) -> dict[int, tuple[int, str]]:
    """Return where in a row the words of each cell begin and what they are, by column.

    A cell without letters and digits ("-") says nothing.
    """
    ends = [*(begin - 1 for *_, begin in block.cells[1:]), len(block.text)]
    said: dict[int, tuple[int, str]] = {}
    for (_, _, column, begin), end in zip(block.cells, ends, strict=True):
        text = block.text[begin:end]
        words = text.strip(_BARS)
        if has_words(words):
            said[column] = (begin + len(text) - len(text.lstrip(_BARS)), words)
    return said


def has_words(text: str) -> bool:
    """Tell whether a cell says anything: a letter or a digit."""
    return any(sign.isalnum() for sign in text)


def has_numbers(cells: Iterable[str]) -> bool:
    """Tell whether one of some cells is a number by itself; a year is none, it heads a column."""
    return any(_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in cells)


def is_index(cells: Iterable[str]) -> bool:
    """Tell the row that numbers the columns: (1), (2), (3)."""
    every = list(cells)
    if len(every) < _FEWEST_INDEXED or not all(_INDEX.fullmatch(cell) for cell in every):
        return False
    digits = [int(found[0]) for cell in every if (found := re.search("[0-9]+", cell))]
    return digits == sorted(set(digits)) and digits[:1] in ([1], [])
