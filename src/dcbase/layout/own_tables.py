"""Tables in a unit's own words as tables of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from dcbase.layout.printing import own_words
from dcbase.layout.scene import Scene
from dcbase.model import Cell, ColumnGroup, Printed, Table, TextTable, text_of

_NUMBER = re.compile(r"[-–]?[0-9][0-9.,]*\s?%?")

Texts = Sequence[Sequence[str]]


def own_table(scene: Scene, said: TextTable, unit: str, slot: str, *, told: bool = False) -> Table:
    """Return a table of a unit's own words with its own figures in it.

    A head with a figure in it is printed as rows, so that the figure can be traced.  Words that
    stand alone in a row above the names are the caption.

    Args:
        unit: Whose words they are.
        told: It is one unit's in a document about many.
    """
    rows = [[Cell(own_words(scene, runs, unit)) for runs in row] for row in said.rows]
    figures = any(
        isinstance(run, Printed) for row in rows[: said.head] for cell in row for run in cell.runs
    )
    head = 0 if figures else said.head
    names = [[" ".join(text_of(cell.runs).split()) for cell in row] for row in rows[:head]]
    titles = [row[0] for row in takewhile(_is_title, names[:-1])]
    names = names[len(titles) :]
    columns, groups = headed(names) if names else (("",) * len(rows[0]), ())
    return Table(
        caption=" ".join(titles),
        columns=columns,
        groups=groups,
        rows=tuple(tuple(_spread([*map(_numbered, row)])) for row in rows[head:]),
        slot=slot,
        unit=unit if told else "",
    )


def _is_title(row: Sequence[str]) -> bool:
    return bool(row[0]) and not any(row[1:])


def _numbered(cell: Cell) -> Cell:
    words = text_of(cell.runs).strip()
    return Cell(cell.runs, numeric=True) if _NUMBER.fullmatch(words) else cell


def _spread(row: Sequence[Cell]) -> Sequence[Cell]:
    """Let the words of a row that has no other cell with words, a title, reach over all of it."""
    first, *others = row
    alone = len(others) > 1 and first.runs and not any(cell.runs for cell in others)
    return row if first.numeric or not alone else [Cell(first.runs, across=len(row)), *others]


def headed(rows: Texts) -> tuple[tuple[str, ...], tuple[ColumnGroup, ...]]:
    """Return the names of columns and the titles over several of them.

    The lowest words over a column are its name.  Words above it stand over the empty cells to
    their right, too, up to the next words in their row or in one above; those that stand over
    one column only are part of its name.

    Args:
        rows: Of the head, at least one, as many cells in each.
    """
    width, depth = len(rows[0]), len(rows)
    low = [
        max((at for at in range(depth) if rows[at][column]), default=0) for column in range(width)
    ]
    names = [rows[low[column]][column] for column in range(width)]
    spans: dict[tuple[int, int], str] = {}
    for column in reversed(range(width)):
        for at in reversed(range(low[column])):
            words = rows[at][column]
            last = _reach(rows, at, column)
            if not words:
                continue
            if last == column:
                names[column] = f"{words} {names[column]}".strip()
            else:
                spans[column, last] = " ".join(filter(None, (words, spans.get((column, last)))))
    return tuple(names), tuple(ColumnGroup(words, *span) for span, words in spans.items())


def _reach(rows: Texts, at: int, column: int) -> int:
    """Return the last column that words of the head stand over."""
    width = len(rows[0])
    begun = (
        other for other in range(column + 1, width) if any(row[other] for row in rows[: at + 1])
    )
    return next(begun, width) - 1
