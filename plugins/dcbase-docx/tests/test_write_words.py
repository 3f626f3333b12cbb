"""The words of a Word file are the document's, read back by other programs."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest
from attrs import evolve
from docx.table import Table as DocxTable
from openxml_audit import OpenXmlValidator

from dcbase.layout import drawable
from dcbase.model import (
    Chart,
    Document,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    Printed,
    Table,
    Words,
    text_of,
)
from dcbase_docx.writing import render_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ("hd36", "hd05", "nd30", "province")


def said(document: Document) -> Iterator[str]:
    """Yield what a document says, in the order of the paper."""
    header, signature = document.header, document.signature
    yield from (*header.organisation, header.mark, *header.national)
    yield from (header.number, header.place_and_date)
    yield from (document.title, document.subject, document.rule)
    for block in (*document.opening, *document.blocks, *document.closing):
        yield from said_by(block)
    yield from (document.recipients_title, *document.recipients)
    yield from (signature.authority, signature.capacity, signature.name)
    for annex in document.annexes:
        yield from (annex.mark, annex.title, annex.reference)
        for block in annex.blocks:
            yield from said_by(block)


def said_by(block: object) -> Iterator[str]:
    match block:
        case Table():
            yield block.caption
            yield from (cell.text for row in block.head for cell in row)
            rows = (*block.rows, *block.last_rows)
            yield from (text_of(cell.runs) for row in rows for cell in row)
            yield from block.notes
        case Chart() if drawable(block):
            yield from (block.title, block.alternative)
        case Chart():
            yield from (block.title, block.alternative, *block.columns)
            yield from (words for row in block.rows for words in row)
        case DocumentHeading() | DocumentItem():
            yield f"{block.mark} {text_of(block.runs)}"
        case DocumentParagraph():
            yield text_of(block.runs)


def words(texts: Iterator[str]) -> list[str]:
    return " ".join(texts).split()


def read_by_python_docx(content: bytes) -> Iterator[str]:
    def inner(container: object) -> Iterator[str]:
        for item in container.iter_inner_content():
            if isinstance(item, DocxTable):
                # That library gives a merged cell once for each of its places.
                for cell in {cell._tc: cell for row in item.rows for cell in row.cells}.values():
                    yield from inner(cell)
            else:
                yield item.text

    yield from inner(docx.Document(io.BytesIO(content)))


@pytest.mark.parametrize("name", NAMES)
def test_read_back_by_python_docx(documents, written, name):
    """A program that knows nothing of dcbase reads the document's words in their order."""
    assert words(said(documents[name])) == words(read_by_python_docx(written[name]))


@pytest.mark.parametrize("name", NAMES)
def test_read_back_as_xml(documents, written, part, name):
    """Whoever walks the XML finds the same words."""
    paragraphs = part(written[name], "word/document.xml").iter(f"{W}p")
    found = ("".join(node.text or "\n" for node in p.iter(f"{W}t", f"{W}br")) for p in paragraphs)
    assert words(said(documents[name])) == words(found)


def test_the_reference_report_is_whole(documents, written):
    """The reference report is nine headings deep in its six parts, and ends with who signs."""
    file = docx.Document(io.BytesIO(written["hd36"]))
    styles = [p.style.name for p in file.paragraphs]
    assert styles.count("Heading 1") == sum(
        isinstance(block, DocumentHeading) and block.level == 1
        for block in documents["hd36"].blocks
    )
    assert "Trần Xuân Hiếu" == file.tables[-1].cell(0, 1).text.splitlines()[-1]


@pytest.mark.parametrize(
    "text",
    [
        "A & B <b>đậm</b>",
        "\"trích\" và 'nháy'",
        "{{ mẫu }} {%p if %}",
        "dòng một\ndòng hai",
        "cột\tcột",
        "  hai  khoảng trắng  ",
        "]]> & <!-- x -->",
        "𠀋 ngoài mặt phẳng cơ bản",
    ],
)
def test_text_survives(documents, text):
    """Whatever was sent is printed as it was sent, in words and in figures."""
    printed = next(documents["hd36"].printed())
    block = DocumentParagraph(runs=(Words(text), Printed(printed.ref, text)))
    made = evolve(documents["hd36"], opening=(), blocks=(block,), closing=())
    file = docx.Document(io.BytesIO(render_word(made)))
    assert text * 2 in [p.text for p in file.paragraphs]


def test_what_xml_cannot_hold(documents, tmp_path):
    """A control character, which no reader lets through, is printed as a mark of its place."""
    odd = "a\x0cb\x00c\r"
    printed = next(documents["hd36"].printed())
    table = Table(caption=odd, columns=(odd,), notes=(odd,))
    block = DocumentParagraph(runs=(Words(odd), Printed(printed.ref, odd)))
    made = evolve(
        documents["hd36"], title=odd, notice=odd, opening=(), blocks=(block, table), closing=()
    )
    path = tmp_path / "odd.docx"
    path.write_bytes(render_word(made))
    file = docx.Document(path)
    assert "a\ufffdb\ufffdc" * 2 in [p.text for p in file.paragraphs]
    assert "a\ufffdb\ufffdc" == file.sections[0].footer.paragraphs[0].text
    assert [] == list(OpenXmlValidator().validate(path).errors)
