"""On paper: margins, sizes and page breaks, measured in what LibreOffice makes of the files."""

from __future__ import annotations

import re
from functools import cache

import pdfplumber
import pytest

from dcbase.layout import typography
from dcbase.model import DocumentHeading, Table, text_of

MM = 72 / 25.4
FORMS = ("hd36", "hd05", "nd30")


@pytest.fixture(scope="module")
def pages(pdfs):
    """Return a function that gives the pages of a file: width, height, lines with their places."""

    @cache
    def read(name):
        with pdfplumber.open(pdfs[name]) as pdf:
            return [
                (
                    page.width / MM,
                    page.height / MM,
                    page.extract_text_lines(strip=True, return_chars=True),
                )
                for page in pdf.pages
            ]

    return read


def find(lines, words):
    return next(line for line in lines if words in line["text"])


def size(line, words: str) -> float:
    """Return the one size of words in a line, in points."""
    chars = [char for char in line["chars"] if char["text"].strip()]
    at = "".join(char["text"] for char in chars).index("".join(words.split()))
    (found,) = {round(char["size"], 2) for char in chars[at : at + len("".join(words.split()))]}
    return found


@pytest.mark.parametrize("code", FORMS)
def test_margins(documents, pages, code):
    """Text stands within the form's margins, and reaches the left and right one exactly."""
    page = typography(documents[code].profile).page
    read = pages(code)
    assert all((210, 297) == (round(wide, 1), round(tall, 1)) for wide, tall, _ in read)
    left, right = 1000.0, 0.0
    for number, (_, tall, lines) in enumerate(read):
        body = lines if number == 0 else lines[1:]  # the first line is the page's number
        left = min(left, *(line["x0"] / MM for line in body))
        right = max(right, *(line["x1"] / MM for line in body))
        assert min(line["top"] for line in body) / MM > float(page.top) - 0.5
        assert max(line["bottom"] for line in body) / MM < tall - float(page.bottom) + 0.5
    assert abs(left - float(page.left)) <= 0.5
    assert abs(210 - right - float(page.right)) <= 0.5


@pytest.mark.parametrize("code", FORMS)
def test_sizes(documents, pages, code):
    """Every element has exactly the points of its form."""
    document, form = documents[code], typography(documents[code].profile)
    read = pages(code)
    first, last = read[0][2], read[-1][2]
    expected = (
        (first, document.title, "title"),
        (first, document.subject[:20], "subject"),
        (first, "I. " if code != "hd05" else "I- ", "heading.1"),
        (first, "Thực hiện Công văn", "body"),
        (last, document.recipients[0], "recipients"),
        (last, document.signature.name, "signer"),
    )
    for lines, words, element in expected:
        assert float(form.style(element).size) == size(find(lines, words), words), element


@pytest.mark.parametrize("code", FORMS)
def test_page_numbers(documents, pages, code):
    """None on page one; from page two on centred above the text, in the form's size."""
    page = typography(documents[code].profile).page
    read = pages(code)
    assert not re.fullmatch(r"\d+", read[0][2][0]["text"])
    for number, (_, _, lines) in enumerate(read[1:], start=2):
        line = lines[0]
        middle = float(page.left + page.text_width / 2)
        assert str(number) == line["text"]
        assert abs((line["x0"] + line["x1"]) / 2 / MM - middle) < 0.5
        assert float(page.header) - 0.5 <= line["top"] / MM < float(page.top)
        assert float(page.number_size) == size(line, str(number))


def test_the_provinces_report(documents, pages):
    """30 pages and more, tables of 99 communes: heads come again, no heading ends a page."""
    read = pages("province")
    assert len(read) > 30
    headings = {
        f"{block.mark} {text_of(block.runs)}"
        for block in documents["province"].every_block()
        if isinstance(block, DocumentHeading)
    }
    notice = documents["province"].notice
    for wide, tall, lines in read:
        texts = [line["text"] for line in lines]
        assert notice == texts[-1]
        assert texts[-2] not in headings, texts[-2]
        assert {round(wide), round(tall)} == {210, 297}
        assert max(line["x1"] for line in lines) / MM <= wide - 14.5


def test_head_rows_come_again(documents, pages):
    """Each page on which a commune's row stands has a head row above it."""
    tables = [b for b in documents["province"].every_block() if isinstance(b, Table)]
    assert 99 in {len(table.rows) for table in tables}
    row = re.compile(r"\d+ (Xã|Phường) [^,;:–]{2,25}( (\d|…)\S*){3,}$")
    with_rows = 0
    for _, _, lines in pages("province"):
        texts = [line["text"] for line in lines]
        rows = [at for at, text in enumerate(texts) if row.match(text)]
        if rows:
            with_rows += 1
            assert any(text.startswith("TT Đơn vị") for text in texts[: rows[0]]), texts[:3]
    assert with_rows > 20


@pytest.mark.parametrize("name", [*FORMS, "province"])
def test_the_signature_stands_together(documents, pages, name):
    """Recipients, who signs and the name are on one page."""
    document = documents[name]
    wanted = (
        document.recipients_title,
        *document.recipients,
        document.signature.authority,
        document.signature.name,
    )
    for _, _, lines in pages(name):
        text = " ".join(line["text"] for line in lines)
        if document.recipients_title in text:
            flat = "".join(text.split())
            assert all("".join(words.split())[:12] in flat for words in wanted)
            return
    pytest.fail("no page has the recipients")
