"""The words of the file are the document's words, whatever they are."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

import pdfplumber
import pypdf
import pytest
from attrs import evolve

from dcbase.model import Cell, Chart, Document, DocumentParagraph, Table, Words, text_of
from dcbase_pdf.writing import render_pdf


def _extracted(content: bytes) -> list[str]:
    """Return the words of each page: pdftotext's where it is installed, else pypdf's."""
    if shutil.which("pdftotext"):
        command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
        made = subprocess.run(command, input=content, capture_output=True, check=True)
        return made.stdout.decode().split("\f")[:-1]
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def _printed(document: Document) -> Iterator[str]:
    header, signature = document.header, document.signature
    yield from (*header.organisation, header.mark, *header.national)
    yield from (header.number, header.place_and_date)
    yield from (document.title, document.subject)
    # The joiner keeps readers from taking the last hyphen for one that parts a word.
    yield f"{document.rule}\u2060" if document.rule else ""
    for block in document.every_block():
        if isinstance(block, Table):
            rows = (*block.rows, *((block.total,) if block.total else ()))
            yield from (block.caption, *block.notes)
            yield from (cell.text for row in block.head for cell in row)
            yield from (text_of(cell.runs) for row in rows for cell in row)
        elif isinstance(block, Chart):
            yield from (block.title, block.alternative)
        else:
            yield f"{getattr(block, 'mark', '')} {text_of(block.runs)}"
    for annex in document.annexes:
        yield from (annex.mark, annex.title, annex.reference)
    yield from (document.recipients_title, *document.recipients)
    yield from (signature.authority, signature.capacity, signature.name)


def _letters(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("form", ["hd36", "hd05", "nd30"])
def test_the_text_layer_is_the_document_in_nfc(
    form: str, documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """Every word is there once, in NFC, and the body in the document's order."""
    document = documents[form]
    pages = _extracted(written[form])
    # The page number stands first or last on its page, by itself.
    text = "\n".join(
        re.sub(rf"(?m)^{number}$\n?", "", page, count=1) if number > 1 else page
        for number, page in enumerate(pages, start=1)
    )
    assert text == unicodedata.normalize("NFC", text)
    words = " ".join(_printed(document)).split()
    assert Counter(_letters(text)) == Counter(_letters(" ".join(words)))
    body = [f"{getattr(block, 'mark', '')} {text_of(block.runs)}" for block in document.blocks]
    assert _letters("".join(body)) in _letters(text)


def test_a_province_loses_no_word(
    documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """Whatever the tables repeat, no word of the document is missing."""
    text = Counter(_letters("".join(_extracted(written["province"]))))
    wanted = Counter(_letters(" ".join(_printed(documents["province"]))))
    assert wanted - text == Counter()


@pytest.mark.parametrize(
    "said",
    [
        '#import "@preview/cetz:0.4.0"',
        "$ x^2 $ và * đậm * và _nghiêng_",
        "<nhãn> @trích-dẫn // không phải chú thích",
        "= Không phải đề mục",
        '"; panic("x") /*',
        "#read(\"/etc/passwd\") \\u{41} `raw` ~ --- ... 'a'",
        "fi ffi fl „Dân vận khéo” – 12.500 m² ≥ 98,5%",
    ],
)
def test_words_that_look_like_markup_are_words(
    said: str, documents: Mapping[str, Document]
) -> None:
    """Nothing that a commune writes is read by the typesetter."""
    block = DocumentParagraph(runs=(Words(said),))
    content = render_pdf(evolve(documents["hd36"], blocks=(block,)))
    assert _letters(said) in _letters("".join(_extracted(content)))


def test_what_our_faces_lack_is_still_printed(documents: Mapping[str, Document]) -> None:
    """A sign without a shape makes the file no PDF/UA; it costs nobody the document."""
    block = DocumentParagraph(runs=(Words("Mừng 👍 漢字 Ω xong\x07 việc"),))
    content = render_pdf(evolve(documents["hd36"], blocks=(block,)))
    assert b"pdfuaid" not in content
    assert "xongviệc" in _letters("".join(_extracted(content)))


def test_decomposed_words_come_out_composed(documents: Mapping[str, Document]) -> None:
    """A text in NFD is printed and extracted in NFC."""
    said = "Đảng ủy xã Lùng Phình báo cáo kết quả thực hiện"
    block = DocumentParagraph(runs=(Words(unicodedata.normalize("NFD", said)),))
    content = render_pdf(evolve(documents["hd36"], blocks=(block,)))
    assert _letters(said) in _letters("".join(_extracted(content)))


def test_a_title_within_a_table_stands_over_all_its_columns(
    documents: Mapping[str, Document],
) -> None:
    """A table without names over its columns begins with its first row."""
    title = (Cell((Words("I. Công tác công khai"),), across=2), Cell())
    row = (Cell((Words("1"),), numeric=True), Cell((Words("Niêm yết"),)))
    table = Table(columns=("", ""), rows=(title, row))
    content = render_pdf(evolve(documents["hd36"], blocks=(table,), annexes=()))
    with pdfplumber.open(io.BytesIO(content)) as file:
        (found,) = file.pages[0].extract_tables()
    assert [[cell and " ".join(cell.split()) for cell in cells] for cells in found] == [
        ["I. Công tác công khai", None],
        ["1", "Niêm yết"],
    ]
