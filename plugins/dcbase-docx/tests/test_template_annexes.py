"""Annexes, tables of any width and charts in an office's own template."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
import ooxml_integrity
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from dcbase.layout import png_of, size_of
from dcbase.model import Chart, Document, Received, Table, text_of
from dcbase_docx.linting import lint_word
from dcbase_docx.template_filling import fill_word
from dcbase_docx.tracing import trace_word


@pytest.fixture(scope="module")
def filled(documents: Mapping[str, Document], office_template: Received) -> bytes:
    """Return the province's document in the template of the examples."""
    return fill_word(documents["province"], office_template)


def tables_of(document: Document) -> list[Table]:
    blocks = [*document.blocks, *(block for annex in document.annexes for block in annex.blocks)]
    return [block for block in blocks if isinstance(block, Table)]


def test_every_row_of_every_annex(documents: Mapping[str, Document], filled: bytes) -> None:
    """The tables by commune have all rows and the total, cell by cell, each figure traced."""
    document = documents["province"]
    wanted = tables_of(document)
    # The first are the head and the template's own, the last but those of the annexes signs.
    printed = docx.Document(io.BytesIO(filled)).tables[3:]
    assert len(wanted) == len(printed) == 9
    for table, made in zip(wanted, printed, strict=True):
        assert len(table.rows) == len(document.record.units)
        rows = [*table.rows, *table.last_rows]
        said = [text_of(cell.runs) for row in rows for cell in row]
        cells = [cell.text for cell in made._cells][-len(said) :]
        assert cells == said
    traced = [one for one in trace_word(Received("x.docx", "", filled)) if hasattr(one, "ref")]
    assert len(traced) == 3 + sum(1 for _ in document.printed())
    assert not [one.name for one in traced if one.changed]


def test_a_head_covers_what_it_names(documents: Mapping[str, Document], filled: bytes) -> None:
    """A title over columns is one cell, a name beside it reaches down, all rows repeat."""
    wanted = tables_of(documents["province"])
    for table, made in zip(wanted, docx.Document(io.BytesIO(filled)).tables[3:], strict=True):
        head = list(made.rows)[: len(table.head)]
        assert {len(row.cells) for row in made.rows} == {len(table.columns)}
        for row in head:
            assert row._tr.trPr.find(qn("w:tblHeader")) is not None
        for number, cells in enumerate(table.head):
            for cell in cells:
                covered = {
                    made.cell(number + down, cell.column + across)._tc
                    for down in range(cell.down)
                    for across in range(cell.across)
                }
                assert len(covered) == 1
                assert made.cell(number, cell.column).text == cell.text


def test_columns_by_their_words(documents: Mapping[str, Document], filled: bytes) -> None:
    """The column of names is wider than one of numbers, and the table as wide as it was."""
    wanted = tables_of(documents["province"])
    printed = docx.Document(io.BytesIO(filled)).tables[3:]
    for said, table in zip(wanted, printed, strict=True):
        widths = [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid]
        assert 9354 - len(widths) <= sum(widths) <= 9354
        first = [cell.width.twips for cell in table.rows[-2].cells]
        assert first == widths
        assert widths[said.naming - 1] > min(widths)


def test_charts_are_pictures(documents: Mapping[str, Document], filled: bytes) -> None:
    """Each chart of the document is drawn, as wide as the text, with its words for the blind."""
    charts = [block for block in documents["province"].blocks if isinstance(block, Chart)]
    shapes = docx.Document(io.BytesIO(filled)).inline_shapes
    assert len(shapes) == len(charts) == 3
    with zipfile.ZipFile(io.BytesIO(filled)) as package:
        for number, (shape, chart) in enumerate(zip(shapes, charts, strict=True), start=1):
            assert package.read(f"word/media/chart{number}.png") == png_of(chart)
            wide, tall = size_of(chart)
            assert shape.height / shape.width == pytest.approx(tall / wide, rel=0.001)
            assert shape._inline.docPr.get("descr") == chart.alternative
            paragraph = shape._inline.getparent().getparent().getparent()
            assert paragraph.pPr.spacing.get(qn("w:lineRule")) == "auto"


def test_a_picture_in_a_cell(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """It is as wide as its cell, whatever height the lines had; its number is its own."""
    chart = next(block for block in documents["province"].blocks if isinstance(block, Chart))

    def edit(file: Any) -> None:
        cell = file.add_table(1, 2).cell(0, 0)
        for text in ("{%p for k in noi_dung %}", "{%p if k.hinh %}", "{{ k.hinh }}"):
            cell.add_paragraph(text)
        cell.paragraphs[-1].paragraph_format.line_spacing = docx.shared.Pt(12)
        cell.add_paragraph("{%p endif %}")
        cell.add_paragraph("{%p endfor %}")

    file = docx.Document(io.BytesIO(fill_word(documents["province"], template(edit=edit))))
    shapes = file.inline_shapes
    cell = file.tables[0].cell(0, 0)
    assert [shape.width < cell.width for shape in shapes] == [True] * 3
    assert shapes[0]._inline.docPr.get("descr") == chart.alternative
    ids = [shape._inline.docPr.get("id") for shape in shapes]
    assert len(set(ids)) == 3


def test_a_picture_stands_alone_in_the_body(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """In a running head, in a filter or joined with words it is refused before it is filled."""
    from dcbase_docx.template_names import names_of
    from dcbase_docx.template_proof import proofed

    loop = "{{% for k in noi_dung %}}{}{{% endfor %}}"

    def edit(file: Any) -> None:
        file.sections[0].header.paragraphs[0].text = loop.format("{{ k.hinh }}")

    made = template(
        "{{ ten_loai }}",
        loop.format("{{ k.hinh | upper }}"),
        loop.format('{{ "Hình " ~ k.hinh }}'),
        loop.format("{{ k.hinh }}"),
        edit=edit,
    )
    codes = [one.code for one in proofed(made, names_of(None, None))]
    assert codes == ["DC-7087", "DC-7087", "DC-7106"]


def test_others_find_nothing_in_it(filled: bytes, tmp_path: Any) -> None:
    """The schemas, a checker of structure and the checker of the form are content."""
    path = tmp_path / "filled.docx"
    path.write_bytes(filled)
    assert [] == list(OpenXmlValidator().validate(path).errors)
    assert [] == list(ooxml_integrity.check(str(path)))


def test_it_is_in_the_form(documents: Mapping[str, Document], filled: bytes) -> None:
    """The checker has nothing to say of it."""
    found = lint_word(Received("x.docx", "", filled), documents["province"].profile)
    assert [one.code for one in found if one.weighs] == []


def test_the_signature_stays_with_the_text(filled: bytes) -> None:
    """The paragraph above recipients and signature stands on their page, before annexes too."""
    file = docx.Document(io.BytesIO(filled))
    signed = next(table for table in file.tables if "TRƯỞNG BAN" in table.cell(0, 1).text)
    above = signed._tbl.getprevious()
    assert above.pPr.find(qn("w:keepNext")) is not None
    for table in file.tables:
        assert not [key for key in table._tbl.attrib if "}" not in key]
