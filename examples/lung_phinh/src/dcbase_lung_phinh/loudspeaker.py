"""The format: a document as a bulletin to be read out over the village loudspeakers.

Plain text, a sentence a line: numbers in words, abbreviations spelled out, nothing that only
an eye can follow (no header lines, no recipients, no tables).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dcbase.model import Cell, Chart, Document, DocumentBlock, DocumentHeading, Table, text_of
from dcbase_lung_phinh.speech import sentences, spoken, spoken_mark

GREETING = "Kính thưa bà con!"
FAREWELL = "Bản tin đến đây là hết. Xin cảm ơn bà con đã lắng nghe."


def render_bulletin(document: Document) -> bytes:
    """Return the bulletin as UTF-8 text: paragraphs are apart by a blank line."""
    parts = ("\n".join(sentences(part)) for part in _parts(document))
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _parts(document: Document) -> Iterator[str]:
    yield GREETING
    yield _ended(spoken(document.notice))
    yield _ended(f"{spoken(document.title)} {spoken(document.subject)}".strip())
    for blocks in (document.opening, document.blocks, document.closing):
        yield from _said(blocks)
    for annex in document.annexes:
        yield _ended(spoken(annex.title))
        yield from _said(annex.blocks)
    yield FAREWELL


def _said(blocks: Iterable[DocumentBlock]) -> Iterator[str]:
    for block in blocks:
        match block:
            case DocumentHeading():
                yield _ended(f"{spoken_mark(block.mark)} {spoken(text_of(block.runs))}".strip())
            case Table():
                yield _ended(spoken(block.caption))
                yield "\n".join(_rows(block))
                yield "\n".join(_ended(spoken(note)) for note in block.notes)
            case Chart():
                yield _ended(spoken(block.alternative))
            case _:
                yield _ended(spoken(text_of(block.runs)))


def _rows(table: Table) -> Iterator[str]:
    """Say a table row by row: its first cell, then each other cell behind its column's name."""
    first, *others = (spoken(column) for column in table.columns)
    for row in table.rows:
        yield _row(first, others, row)
    for row in table.last_rows:
        yield _row("", others, row)


def _row(first: str, others: Iterable[str], row: Iterable[Cell]) -> str:
    head, *cells = (spoken(text_of(cell.runs)) for cell in row)
    said = (f"{column}: {cell}" for column, cell in zip(others, cells, strict=True) if cell)
    return _ended(", ".join((f"{first} {head}".strip(), *said)))


def _ended(said: str) -> str:
    return said if not said or said[-1] in ".!?:" else f"{said.rstrip(',;')}."
