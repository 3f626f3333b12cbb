"""The reference report printed by LibreOffice: the same blocks as from text."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from dcbase.model import OutlineBlock, Received
from dcbase.reading.plain_text import submissions_from_text
from dcbase.testing.fixtures import ByLibreOffice
from dcbase_pdf.reading import read_pdf

REPORT = Path(__file__).parents[3] / "examples/lung_phinh/tests/lung_phinh_2025.txt"


def _blocks() -> tuple[OutlineBlock, ...]:
    content = REPORT.read_bytes()
    received = Received("x.txt", hashlib.sha256(content).hexdigest(), content)
    (submission,) = submissions_from_text(received)
    return submission.outline


def _word(blocks: tuple[OutlineBlock, ...]) -> bytes:
    import docx
    from docx.shared import Mm, Pt

    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(14)
    for block in blocks:
        paragraph = document.add_paragraph(block.whole)
        if block.kind in ("title", "subject", "rule") or block.kind.startswith("signature"):
            paragraph.alignment = 1
        else:
            paragraph.alignment = 3
            paragraph.paragraph_format.first_line_indent = Mm(12.7)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def test_the_blocks_are_those_of_the_text(by_libreoffice: ByLibreOffice) -> None:
    """Words, marks and kinds of every block are the same, over eight pages."""
    blocks = _blocks()
    content = by_libreoffice({"report.docx": _word(blocks)}, "pdf")["report.pdf"]
    (submission,) = read_pdf(Received("báo cáo.pdf", "ab" * 32, content))
    assert not submission.findings
    assert [(b.kind, b.mark, b.text) for b in submission.outline if b.kind != "artefact"] == [
        (b.kind, b.mark, b.text) for b in blocks
    ]
