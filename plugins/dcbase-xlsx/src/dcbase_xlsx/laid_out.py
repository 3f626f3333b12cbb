"""How rows of words say what was sent: what is laid into them, and what is read again."""

from __future__ import annotations

from collections.abc import Iterator

from dcbase_xlsx.cell_lines import is_prose, reflowed, unwrapped
from dcbase_xlsx.pieces import joint_of, pieces
from dcbase_xlsx.shown import in_a_cell, read_again

TEXT_WIDTH = 84
"""Of the column of words, in digits of the font."""
NOTE_WIDTH = 22
"""Of the column of notes beside figures."""
_NOBODY = "…"
"""Stands for a recipient without a name."""


def rows_of(key: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the rows that the words of a key are laid into, each with how it goes on."""
    return pieces(unwrapped(text) if is_prose(key) else text, TEXT_WIDTH)


def text_shown(key: str, text: str) -> str:
    """Return what a text reads as when it has stood in the rows of its key."""
    rows = [(joint_of(label), read_again(piece)) for label, piece in rows_of(key, text)]
    return joined(key, [row for row in rows if row[1]])


def joined(key: str, rows: list[tuple[str, str]]) -> str:
    """Return the text of the rows of a key, each with what stands before it."""
    text = "".join(f"{joint if number else ''}{text}" for number, (joint, text) in enumerate(rows))
    return reflowed(text) if is_prose(key) else text


def line_shown(name: str, note: str | None) -> str:
    """Return the line of a recipient; it is never empty."""
    whole = f"{name} ({note})" if note else name
    return " ".join(in_a_cell(whole).split()) or _NOBODY
