"""Charts in a PDF: drawn as lines and letters, tagged with a text that says the same."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pdfplumber
import pypdf
import pytest
from attrs import evolve

from dcbase.model import Chart, Document
from dcbase_pdf.writing import render_pdf


@pytest.fixture(scope="module")
def charts(documents: Mapping[str, Document]) -> tuple[Chart, ...]:
    blocks = documents["province"].blocks
    return tuple(block for block in blocks if isinstance(block, Chart))


@pytest.fixture(scope="module")
def drawn(documents: Mapping[str, Document], charts: tuple[Chart, ...]) -> bytes:
    return render_pdf(evolve(documents["province"], blocks=charts, annexes=()))


def test_bars_and_words(drawn: bytes, charts: tuple[Chart, ...]) -> None:
    """Title, bars with their figures in our typeface, the words; no table beside them."""
    with pdfplumber.open(io.BytesIO(drawn)) as pdf:
        text = " ".join((page.extract_text() or "") for page in pdf.pages)
        fonts = {char["fontname"].partition("+")[2] for page in pdf.pages for char in page.chars}
        right = max(rect["x1"] for page in pdf.pages for rect in (*page.rects, *page.curves))
    said = " ".join(text.split())
    for chart in charts:
        assert chart.title in said
        assert " ".join(chart.alternative.split()[-6:]) in said
    assert charts[1].rows[0][0] in said
    assert all(font.startswith("Tinos") for font in fonts)
    assert right <= (210 - 15) * 72 / 25.4 + 0.5


def test_a_picture_is_tagged(drawn: bytes, charts: tuple[Chart, ...]) -> None:
    """PDF/UA: each is a figure with its words; whoever cannot see it hears them."""
    assert b"pdfuaid" in drawn
    reader = pypdf.PdfReader(io.BytesIO(drawn))
    said = {
        str(found["/Alt"])
        for number in range(1, int(reader.trailer["/Size"]))
        if (found := reader.get_object(number)) and isinstance(found, dict) and "/Alt" in found
    }
    assert {chart.alternative for chart in charts} <= said


def test_the_same_bytes(documents: Mapping[str, Document], charts: tuple[Chart, ...]) -> None:
    """Written twice it is one file."""
    document = evolve(documents["province"], blocks=charts, annexes=())
    assert render_pdf(document) == render_pdf(document)
