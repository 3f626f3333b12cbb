"""Charts in a Word file: a picture with a text that says the same."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from attrs import evolve

from dcbase.layout import png_of, size_of
from dcbase.model import Chart
from dcbase_docx.writing import render_word

MM = 36000


@pytest.fixture
def charts(documents):
    return [block for block in documents["province"].blocks if isinstance(block, Chart)]


def test_each_chart_is_a_picture_of_the_package(written, charts):
    """Three parts, the very pictures, each named as an image and by a relationship."""
    with zipfile.ZipFile(io.BytesIO(written["province"])) as package:
        parts = [name for name in package.namelist() if name.startswith("word/media/")]
        assert [f"word/media/chart{number}.png" for number in (1, 2, 3)] == parts
        assert [png_of(chart) for chart in charts] == [package.read(name) for name in parts]
        assert b'Extension="png"' in package.read("[Content_Types].xml")


def test_a_picture_fits_and_speaks(written, charts):
    """As wide as the text at most, never out of shape, with the words for who cannot see it."""
    shapes = docx.Document(io.BytesIO(written["province"])).inline_shapes
    assert len(charts) == len(shapes) == 3
    for shape, chart in zip(shapes, charts, strict=True):
        wide, tall = size_of(chart)
        assert 150 * MM < shape.width <= 165 * MM
        assert shape.height / shape.width == pytest.approx(tall / wide, rel=0.001)
        assert chart.alternative == shape._inline.docPr.get("descr")


def test_title_picture_words(written, charts):
    """The title above, the words below, and the picture stays with both."""
    paragraphs = docx.Document(io.BytesIO(written["province"])).paragraphs
    at = next(number for number, p in enumerate(paragraphs) if p.text == charts[0].title)
    picture = paragraphs[at + 1]
    assert ("", charts[0].alternative) == (picture.text, paragraphs[at + 2].text)
    assert picture.paragraph_format.keep_with_next
    assert not picture.paragraph_format.first_line_indent


def test_a_tall_chart_stays_on_its_page(documents, charts):
    """A picture that is taller than a page is made smaller in both directions."""
    tall = evolve(charts[0], spec=charts[0].spec.replace('"height":{"step":', '"height":{"step":9'))
    assert size_of(tall)[1] > 1000
    content = render_word(evolve(documents["province"], blocks=(tall,)))
    (shape,) = docx.Document(io.BytesIO(content)).inline_shapes
    assert shape.height == 200 * MM
    assert shape.width < 165 * MM
