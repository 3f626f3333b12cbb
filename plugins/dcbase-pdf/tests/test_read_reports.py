"""Whole PDF reports, as LibreOffice and typst print them: no word is lost."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Mapping

import pytest
import typst

from dcbase.model import Received
from dcbase.reading.outline import Line
from dcbase_pdf.reading import _pages, read_pdf
from dcbase_pdf.sent_lines import lines_of


def _lines(content: bytes) -> list[Line]:
    return lines_of(Received("báo cáo.pdf", "ab" * 32, content), _pages(content))


def _words(lines: list[Line], artefact: bool = False) -> Counter[str]:
    said = " ".join(line.text for line in lines if line.artefact == artefact)
    return Counter(unicodedata.normalize("NFC", said).split())


@pytest.mark.parametrize("name", ["serif", "sans", "nfd"])
def test_no_word_of_the_report_is_lost(
    sent_pdfs: Mapping[str, bytes], report_text: str, name: str
) -> None:
    """In fonts that lack Vietnamese letters too, which LibreOffice takes from others."""
    assert Counter(report_text.split()) == _words(_lines(sent_pdfs[name]))
    (submission,) = read_pdf(Received("x.pdf", "", sent_pdfs[name]))
    assert not submission.findings
    assert Counter(report_text.split()) == Counter(
        " ".join(block.whole for block in submission.outline).split()
    )


def test_lines_know_where_a_paragraph_ends(sent_pdfs: Mapping[str, bytes]) -> None:
    """A line is full if the next word had no room on it."""
    lines = _lines(sent_pdfs["serif"])
    assert 1 == lines[0].origin.line if lines[0].origin else 0
    ends = [line for line in lines if line.text.endswith("bản sắc quê hương.")]
    assert [False] == [line.full for line in ends]
    begins = [line for line in lines if line.text.startswith("Sau khi ổn định tổ chức bộ máy")]
    assert [(True, 12)] == [(line.full, line.indent) for line in begins]


def test_the_form_is_read_column_by_column(sent_pdfs: Mapping[str, bytes]) -> None:
    """Left side before right side, at the head, in a table's rows, and at the end."""
    lines = _lines(sent_pdfs["official"])
    said = [line.text for line in lines if line.text]
    assert [
        "ĐẢNG BỘ TỈNH LÀO CAI", "ĐẢNG ỦY XÃ LÙNG PHÌNH", "*", "Số 45-BC/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    ] == said[:5]  # fmt: skip
    end = said[said.index("Nơi nhận:") :]
    assert ["- Lưu VPĐU.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Xuân Hiếu"] == end[-4:]
    cells = {line.text: line.cell for line in lines}
    assert ((2, 2, 1), (2, 2, 2)) == (cells["Số cuộc tiếp công dân"], cells["12"])
    assert [True] == [line.centred for line in lines if line.text == "BÁO CÁO"]


def test_a_raised_digit_never_becomes_part_of_a_figure(sent_pdfs: Mapping[str, bytes]) -> None:
    """A note's mark after 98 % stays a mark; ligatures become letters."""
    words = _words(_lines(sent_pdfs["official"]))
    assert {"98%¹;", "affine."} <= set(words)


def test_page_numbers_are_set_aside_and_nothing_else(report_text: str) -> None:
    """Typst prints a number on each page; every word of the text is left."""
    blocks = [" ".join(block.split()) for block in report_text.split("\n\n")]
    source = '#set page(numbering: "1")\n#set text(size: 14pt)\n#set par(justify: true)\n'
    source += "\n\n".join(f"#text({json.dumps(block, ensure_ascii=False)})" for block in blocks)
    content = typst.compile(source.encode())
    assert isinstance(content, bytes)
    lines = _lines(content)
    assert Counter(report_text.split()) == _words(lines)
    numbers = [line.text for line in lines if line.artefact]
    assert [str(page) for page in range(1, len(numbers) + 1)] == numbers
    assert sum(line.page_start for line in lines) == len(numbers)
