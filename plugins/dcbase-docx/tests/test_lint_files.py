"""Word files of others: whatever they are, the checker answers with findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from dcbase.model import Document, Finding, Received, core_kind
from dcbase_docx.linting import lint_word

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpora" / "office"
FOREIGN = sorted(path for path in CORPUS.glob("*.doc[xm]"))


def _lint(content: bytes, document: Document) -> list[Finding]:
    received = Received("van-ban.docx", sha256(content).hexdigest(), content)
    return list(lint_word(received, document.profile))


@pytest.mark.skipif(not FOREIGN, reason="the corpus of office files is not there")
def test_foreign_files_get_findings_and_raise_nothing(documents: Mapping[str, Document]) -> None:
    """Every Word file of the corpus has at least one finding, and each can be said."""
    for path in FOREIGN:
        found = _lint(path.read_bytes(), documents["nd30"])
        assert found, path.name
        for finding in found:
            for language in ("vi", "en"):
                assert core_kind(finding.code).words(finding, language)


def _codes(content: bytes, document: Document) -> dict[str, Finding]:
    return {finding.code: finding for finding in _lint(content, document)}


def test_one_cause_is_one_finding_however_often(
    word_file: Callable[..., bytes], documents: Mapping[str, Document]
) -> None:
    """A hundred paragraphs in the wrong size are one finding with a count and the first place."""
    paragraph = '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>Đoạn văn.</w:t></w:r></w:p>'
    found = _codes(word_file(paragraph * 100), documents["hd36"])
    assert found["DC-7012"].facts["count"] == 100
    assert found["DC-7012"].facts["got"] == "10"
    assert found["DC-7012"].origin is not None
    assert found["DC-7012"].origin.paragraph == 1


def test_a_text_without_any_part_of_the_form_is_told_once(
    word_file: Callable[..., bytes], documents: Mapping[str, Document]
) -> None:
    """Not every missing part is told of what is no official document at all."""
    content = word_file("<w:p><w:r><w:t>Danh sách mua hàng</w:t></w:r></w:p>")
    found = _codes(content, documents["hd36"])
    assert "DC-7030" in found
    assert "DC-7031" not in found


def test_an_empty_document_is_told(
    word_file: Callable[..., bytes], documents: Mapping[str, Document]
) -> None:
    """A document without words has nothing to check."""
    assert list(_codes(word_file("<w:p/>"), documents["hd36"])) == ["DC-7090"]


LETTERS = """<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="N"/>
<w:rPr><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>
<w:style w:type="character" w:styleId="C"><w:rPr><w:sz w:val="28"/></w:rPr></w:style>"""


@pytest.mark.parametrize(
    ("paragraph", "run", "got"),
    [
        ("", "", "12"),
        ('<w:pStyle w:val="B"/>', "", "13"),
        ('<w:pStyle w:val="B"/>', '<w:rStyle w:val="C"/>', ""),
        ('<w:pStyle w:val="B"/>', '<w:rStyle w:val="C"/><w:sz w:val="40"/>', "20"),
        ('<w:pStyle w:val="gone"/>', "", "12"),
    ],
)
def test_the_size_that_is_printed_counts(
    paragraph: str,
    run: str,
    got: str,
    word_file: Callable[..., bytes],
    documents: Mapping[str, Document],
) -> None:
    """Direct formatting wins over a character style, that over the paragraph's, then defaults."""
    body = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Xã</w:t></w:r></w:p>"
    found = _codes(word_file(body, styles=LETTERS), documents["hd36"])
    assert (found["DC-7012"].facts["got"] if "DC-7012" in found else "") == got


def test_a_typeface_of_the_theme_is_looked_up(
    word_file: Callable[..., bytes], documents: Mapping[str, Document]
) -> None:
    """A font that is only named by its role is the one that the theme gives that role."""
    theme = (
        '<w:themeElements><w:fontScheme><w:minorFont><w:latin typeface="Calibri"/>'
        "</w:minorFont></w:fontScheme></w:themeElements>"
    )
    body = "<w:p><w:r><w:t>Xã Lùng Phình</w:t></w:r></w:p>"
    found = _codes(word_file(body, styles=LETTERS, theme=theme), documents["hd36"])
    assert found["DC-7011"].facts["got"] == "Calibri"


HEAD = """<w:p><w:r><w:t>ỦY BAN NHÂN DÂN XÃ LÙNG PHÌNH</w:t></w:r></w:p>
<w:p><w:r><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p>
<w:p><w:r><w:t>Độc lập - Tự do - Hạnh phúc</w:t></w:r></w:p>
<w:p><w:r><w:t>Số: 15/BC-UBND</w:t></w:r></w:p>
<w:p><w:r><w:t>Lùng Phình, ngày 05 tháng 11 năm 2025</w:t></w:r></w:p>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>BÁO CÁO</w:t></w:r></w:p>
<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>Kết quả</w:t></w:r></w:p>
<w:p><w:r><w:t>• Một mục</w:t></w:r></w:p><w:p><w:r><w:t>TM. ỦY BAN NHÂN DÂN</w:t></w:r></w:p>
<w:p><w:r><w:t>CHỦ TỊCH</w:t></w:r></w:p><w:p><w:r><w:t>Nơi nhận:</w:t></w:r></w:p>
<w:p><w:r><w:t>- Ủy ban nhân dân tỉnh;</w:t></w:r></w:p>
<w:p><w:r><w:t>- Lưu: VT.</w:t></w:r></w:p>"""


def test_a_head_without_a_table_is_understood(
    word_file: Callable[..., bytes], documents: Mapping[str, Document]
) -> None:
    """Parts are known by their words: those that are right are not told, a missing rule is."""
    found = _codes(word_file(HEAD), documents["nd30"])
    words = {code for code in found if "DC-7030" <= code < "DC-7080"}
    assert words == {"DC-7035", "DC-7074"}


@pytest.mark.parametrize("number", ["Số: …/BC-UBND", "Số: 15/BC-UBND", "Số:    /BC-UBND"])
def test_a_number_may_be_left_blank(
    number: str, word_file: Callable[..., bytes], documents: Mapping[str, Document]
) -> None:
    """The number is put in by hand after signing: a blank is no fault."""
    body = HEAD.replace("Số: 15/BC-UBND", number)
    assert "DC-7036" not in _codes(word_file(body), documents["nd30"])
