"""The reference report as Word files of several styles: the same blocks as from text."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt

from dcbase.model import OutlineBlock, Received
from dcbase.reading.plain_text import submissions_from_text
from dcbase_docx.reading import read_word

REPORT = Path(__file__).parents[3] / "examples/lung_phinh/tests/lung_phinh_2025.txt"


def _blocks() -> tuple[OutlineBlock, ...]:
    content = REPORT.read_bytes()
    received = Received("x.txt", hashlib.sha256(content).hexdigest(), content)
    (submission,) = submissions_from_text(received)
    return submission.outline


def _plain(document: Document, block: OutlineBlock) -> None:
    document.add_paragraph(block.whole)


def _indented(document: Document, block: OutlineBlock) -> None:
    paragraph = document.add_paragraph()
    if block.kind == "paragraph":
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
    for word in block.whole.split(" "):  # a run for each word, as Word leaves them
        paragraph.add_run(f"{word} ").font.size = Pt(14)


def _styled(document: Document, block: OutlineBlock) -> None:
    heading = f"Heading {block.level}" if block.kind == "heading" else None
    document.add_paragraph(block.whole, style=heading)


@pytest.mark.parametrize("write", [_plain, _indented, _styled])
def test_the_blocks_are_those_of_the_text(write: Callable[[Document, OutlineBlock], None]) -> None:
    """Kinds, marks and words of all blocks are the same, and each knows its paragraph."""
    document = docx.Document()
    blocks = _blocks()
    for block in blocks:
        write(document, block)
    packed = io.BytesIO()
    document.save(packed)
    (submission,) = read_word(Received("báo cáo.docx", "ab" * 32, packed.getvalue()))
    assert not submission.findings
    assert [(b.kind, b.level, b.mark, b.text) for b in submission.outline] == [
        (b.kind, b.level, b.mark, b.text) for b in blocks
    ]
    assert all(block.origin and block.origin.paragraph for block in submission.outline)


def test_marks_that_word_counts_are_marks() -> None:
    """A list that Word numbers itself has the marks that it prints."""
    document = docx.Document()
    for block in _blocks():
        if block.kind == "heading" and block.level == 2:
            document.add_paragraph(block.text, style="List Number")
        else:
            document.add_paragraph(block.whole)
    packed = io.BytesIO()
    document.save(packed)
    (submission,) = read_word(Received("báo cáo.docx", "ab" * 32, packed.getvalue()))
    found = {block.text: block.mark for block in submission.outline}
    numbered = [block.text for block in _blocks() if block.kind == "heading" and block.level == 2]
    assert [found[text] for text in numbered] == [f"{n}." for n in range(1, len(numbered) + 1)]
