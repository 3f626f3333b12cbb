"""A document as Markdown (CommonMark, and the pipe tables of GitHub).

Words that would be markup are escaped, so that `*Nguyên nhân:` and `1. Công tác` come out as
they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dcbase._builtin.formats.text import numeric_columns
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

_INLINE = re.compile(r"([\\`*_\[\]<>|~&$])")
_AT_START = re.compile(r"(?:[-+#=:>]|\d{1,9}(?=[.)]))")
_BULLETS = ("-", "+", "*")
_DEEPEST = 6


def render_markdown(document: Document) -> bytes:
    """Return the whole document as UTF-8 Markdown, ending with a newline."""
    return ("\n\n".join(part for part in _parts(document) if part) + "\n").encode()


def _parts(document: Document) -> Iterator[str]:
    header, signature = document.header, document.signature
    yield _strong(document.notice)
    yield _stacked(*header.organisation, header.mark, header.number)
    yield _stacked(*header.national, header.place_and_date)
    yield _heading(1, document.title)
    yield _strong(document.subject)
    yield _words(document.rule)
    yield from _body((*document.opening, *document.blocks, *document.closing))
    yield _stacked(document.recipients_title, *document.recipients)
    yield _stacked(signature.authority, *signature.capacities)
    yield _strong(signature.name)
    for annex in document.annexes:
        yield _heading(2, annex.name)
        yield _words(annex.reference)
        yield from _body(annex.blocks, under=2)


def _body(blocks: Iterable[DocumentBlock], under: int = 1) -> Iterator[str]:
    together: list[str] = []
    for block in blocks:
        bullet = isinstance(block, DocumentItem) and block.mark in _BULLETS
        if not bullet and together:
            yield "\n".join(together)
            together = []
        if isinstance(block, DocumentItem) and bullet:
            together.append(f"{block.mark} {_words(text_of(block.runs))}")
        else:
            yield from _block(block, under)
    yield "\n".join(together)


def _block(block: DocumentBlock, under: int) -> Iterator[str]:
    match block:
        case DocumentHeading():
            words = f"{block.mark} {text_of(block.runs)}"
            yield _heading(under + block.level, words)
        case Table():
            yield _strong(block.caption)
            yield _table(block)
            yield from map(_words, block.notes)
        case Chart():
            yield _strong(block.title)
            yield _words(block.alternative)
            yield _grid(block.columns, [map(_inline, row) for row in block.rows], [])
        case DocumentItem():
            yield _words(f"{block.mark} {text_of(block.runs)}")
        case _:
            yield _words(text_of(block.runs))


def _table(table: Table) -> str:
    rows = [[_cell(cell) for cell in row] for row in (*table.rows, *table.last_rows)]
    if table.total is not None:
        at = len(table.rows)
        rows[at] = [_bold(cell) for cell in rows[at]]
    whole = [*table.rows, *table.last_rows]
    return _grid(table.full_columns, rows, numeric_columns(whole))


def _cell(cell: Cell) -> str:
    return _inline(text_of(cell.runs))


def _grid(columns: Sequence[str], rows: Sequence[Iterable[str]], right: Sequence[bool]) -> str:
    if not columns:
        return ""
    marks = [
        "---:" if index < len(right) and right[index] else "---" for index in range(len(columns))
    ]
    lines = [map(_inline, columns), marks, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _heading(level: int, text: str) -> str:
    words = _inline(text)
    return f"{'#' * min(level, _DEEPEST)} {words}" if words else ""


def _strong(text: str) -> str:
    return _bold(_inline(text))


def _bold(words: str) -> str:
    return f"**{words}**" if words else ""


def _stacked(*lines: str) -> str:
    """Return lines that stay lines: a backslash breaks without starting a paragraph."""
    return "\\\n".join(_words(line) for line in lines if line.strip())


def _words(text: str) -> str:
    """Return words as a paragraph of their own."""
    words = _inline(text)
    found = _AT_START.match(words)
    if found is None:
        return words
    # The point after a number is escaped, not its digits.
    at = found.end() if found[0][0].isdigit() else 0
    return f"{words[:at]}\\{words[at:]}"


def _inline(text: str) -> str:
    """Return words on one line; runs of space become one, as Markdown shows them anyway."""
    return _INLINE.sub(r"\\\1", " ".join(text.split()))
