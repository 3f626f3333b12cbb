"""A document as plain text: its words, nothing else, one paragraph a line.

Tables are set with spaces alone, so that splitting the text gives the document's words, in their
order but where the cells of a table too wide for any screen take several lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import zip_longest

from dcbase.model import (
    Cell,
    Chart,
    Document,
    DocumentBlock,
    DocumentHeading,
    DocumentItem,
    Table,
    text_of,
)

_WIDTH = 80
_WIDEST = 200
"""Columns of a table; in a wider one the cells take several lines."""
_LEAST = 10
_GAP = "  "


def render_text(document: Document) -> bytes:
    """Return the whole document as UTF-8 text, ending with a newline."""
    parts = ("\n".join(lines) for lines in _parts(document) if lines)
    return ("\n\n".join(parts) + "\n").encode()


def _parts(document: Document) -> Iterator[list[str]]:
    """Yield groups of lines; a blank line stands between two groups."""
    header, signature = document.header, document.signature
    yield _lines(document.notice)
    yield _lines(*header.organisation, header.mark, header.number)
    yield _lines(*header.national, header.place_and_date)
    yield [_centred(line) for line in _lines(document.title, document.subject, document.rule)]
    yield from _body(document.opening)
    yield from _body(document.blocks)
    yield from _body(document.closing)
    yield _lines(document.recipients_title, *document.recipients)
    yield _lines(signature.authority, *signature.capacities)
    yield _lines(signature.name)
    for annex in document.annexes:
        yield [_centred(line) for line in _lines(annex.mark, annex.title, annex.reference)]
        yield from _body(annex.blocks)


def _lines(*lines: str) -> list[str]:
    return [line for line in map(_one_line, lines) if line]


def _one_line(text: str) -> str:
    """Return text without line breaks; runs of space become one."""
    return " ".join(text.split())


def _centred(line: str) -> str:
    return " " * max(0, (_WIDTH - width(line)) // 2) + line


def _body(blocks: Iterable[DocumentBlock]) -> Iterator[list[str]]:
    items: list[str] = []
    for block in blocks:
        if isinstance(block, DocumentItem):
            items += _lines(f"{block.mark} {text_of(block.runs)}")
            continue
        yield items
        items = []
        yield from _block(block)
    yield items


def _block(block: DocumentBlock) -> Iterator[list[str]]:
    match block:
        case DocumentHeading():
            yield _lines(f"{block.mark} {text_of(block.runs)}")
        case Table():
            yield _lines(block.caption)
            yield _table(block)
            yield _lines(*block.notes)
        case Chart():
            yield _lines(block.title, block.alternative)
            yield _grid([block.columns, *block.rows], [])
        case _:
            yield _lines(text_of(block.runs))


def _table(table: Table) -> list[str]:
    rows = [*table.rows, *table.last_rows]
    texts = [table.full_columns, *([text_of(cell.runs) for cell in row] for row in rows)]
    reaching = {
        (at, column)
        for at, row in enumerate(rows, start=1)
        for column, cell in enumerate(row)
        if cell.across > 1
    }
    return _grid(texts, numeric_columns(rows), reaching)


def numeric_columns(rows: Sequence[Sequence[Cell]]) -> list[bool]:
    """Tell of each column whether no cell of it holds words: its figures stand to the right."""
    longest = max(map(len, rows), default=0)
    columns = [[row[index] for row in rows if index < len(row)] for index in range(longest)]
    return [
        any(cell.numeric for cell in column)
        and all(cell.numeric or not cell.runs or cell.across > 1 for cell in column)
        for column in columns
    ]


def _grid(
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    reaching: Container[tuple[int, int]] = (),
) -> list[str]:
    """Return the lines of a table.

    Args:
        right: Which columns stand to the right.
        reaching: Row and column of cells whose words go on over the columns behind them.
    """
    cells = [[_one_line(text) for text in row] for row in rows]
    widths = [0] * max(map(len, cells), default=0)
    for at, row in enumerate(cells):
        for index, text in enumerate(row):
            if (at, index) not in reaching:
                widths[index] = max(widths[index], width(text))
    widest = _widest(widths)
    if widest < max(widths, default=0):
        broken = [[_broken(text, widest) for text in row] for row in cells]
        cells = [[*line] for row in broken for line in zip_longest(*row, fillvalue="")]
        widths = [max(map(width, column)) for column in zip_longest(*cells, fillvalue="")]
    lines = []
    for row in cells:
        padded = []
        for index, text in enumerate(row):
            space = " " * (widths[index] - width(text))
            padded.append(space + text if index < len(right) and right[index] else text + space)
        lines.append(_GAP.join(padded).rstrip())
    return [line for line in lines if line]


def _widest(widths: Sequence[int]) -> int:
    """Return how wide a column may be so that all fit one line, but never too narrow to read."""
    room = _WIDEST - len(_GAP) * (len(widths) - 1)
    most = max(widths, default=0)
    while most > _LEAST and sum(min(one, most) for one in widths) > room:
        most -= 1
    return most


def _broken(text: str, most: int) -> list[str]:
    """Return the lines of a text of at most so many columns; a longer word has a line alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(lines[-1]) + 1 + width(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def width(text: str) -> int:
    """Return how many columns text takes: combining marks none, wide characters two."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
