"""Whole Word files: the reference report in several styles, files of others, refused files."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from dcbase.model import Received, Submission
from dcbase.reading import PackageError
from dcbase_docx import sent_lines
from dcbase_docx.reading import lines_of, read_word
from dcbase_docx.sent_parts import parts_of
from dcbase_docx.sent_words import Seen

REPORT = Path(__file__).parents[3] / "examples/lung_phinh/tests/lung_phinh_2025.txt"
OFFICE = Path(__file__).parents[4] / "shared/corpora/office"


def _read(content: bytes, name: str = "báo cáo.docx") -> Submission:
    (submission,) = read_word(Received(name, "", content))
    return submission


def _words(content: bytes) -> list[str]:
    lines, _ = lines_of(Received("x", "", content), parts_of(content), Seen())
    return [word for line in lines for word in f"{line.mark} {line.text}".split()]


def _plain(paragraphs: list[str]) -> Document:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def _in_a_table(paragraphs: list[str]) -> Document:
    document = docx.Document()
    table = document.add_table(0, 2)
    for left, right in zip(paragraphs[::2], [*paragraphs[1::2], ""], strict=False):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = left, right
    return document


def _listed(paragraphs: list[str]) -> Document:
    document = docx.Document()
    for text in paragraphs:
        if text.startswith("- "):
            document.add_paragraph(text[2:], style="List Bullet")
        else:
            document.add_paragraph(text, style="Heading 1" if text.isupper() else None)
    return document


@pytest.mark.parametrize("style", [_plain, _in_a_table, _listed])
def test_no_word_of_the_report_is_lost(style: Callable[[list[str]], Document]) -> None:
    """As paragraphs, as cells, and with headings and bullets that Word makes."""
    text = REPORT.read_text("utf-8")
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    packed = io.BytesIO()
    style(paragraphs).save(packed)
    expected = Counter(word.replace("•", "-") for word in text.split())
    assert expected == Counter(word.replace("•", "-") for word in _words(packed.getvalue()))
    assert not _read(packed.getvalue()).findings


def test_what_we_wrote_reads_back(written: dict[str, bytes]) -> None:
    """Every word that stands in our own Word files is found again."""
    for content in written.values():
        there = docx.Document(io.BytesIO(content)).element.body.iter(qn("w:t"))
        said = Counter("".join(text.text or "" for text in there).replace(" ", ""))
        read = Counter("".join(_words(content)))
        assert not said - read


def _independent(content: bytes) -> Counter[str]:
    """Return the letters that python-docx finds in the paragraphs and tables of the body."""
    body = docx.Document(io.BytesIO(content)).element.body
    hidden = {text for run in body.iter(qn("w:r")) if run.find(f".//{qn('w:vanish')}") is not None
              for text in run.iter(qn("w:t"))}  # fmt: skip
    fallback = {text for one in body.iter("{*}Fallback") for text in one.iter(qn("w:t"))}
    texts = (text for text in body.iter(qn("w:t")) if text not in hidden | fallback)
    return Counter("".join("".join((text.text or "").split()) for text in texts))


def _corpus() -> list[Path]:
    return sorted(OFFICE.glob("*.docx"))


@pytest.mark.skipif(not _corpus(), reason="the corpus of office files is not here")
@pytest.mark.parametrize("file", _corpus(), ids=lambda file: file.stem[:40])
def test_files_of_others_are_read_or_refused_and_lose_no_letter(file: Path) -> None:
    """Never an exception; what python-docx finds in the body is found."""
    content = file.read_bytes()
    submission = _read(content, file.name)
    assert submission.outline or submission.findings
    if not submission.outline:
        return
    try:
        expected = _independent(content)
    except (KeyError, ValueError):
        return  # python-docx cannot open it; that it could be read is more than was asked
    if file.stem == "unicode-path":
        return  # two documents in one package: python-docx takes the one that is not referred to
    assert not expected - Counter("".join(_words(content)))


OLE = b"\xd0\xcf\x11\xe0" + bytes(60)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"khong phai zip", "DC-1100"),
        (OLE, "DC-1070"),
        (OLE + "WordDocument".encode("utf-16-le"), "DC-1070"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "DC-1071"),
    ],
)
def test_files_that_are_no_word_file_are_refused_with_a_reason(content: bytes, code: str) -> None:
    """Word 97, passwords, and anything else under the name of a Word file."""
    submission = _read(content)
    assert ((), [code]) == (submission.outline, [one.code for one in submission.findings])


def test_another_kind_of_package_is_refused(word_file: Callable[..., bytes]) -> None:
    """A zip without a document, and a document whose root is something else."""
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("a.txt", "a")
    other = word_file("").replace(b"word/document.xml", b"word/documenX.xml")
    for content in (empty.getvalue(), other):
        assert _read(content).findings


def test_a_document_with_too_much_in_it_is_refused(
    word_file: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits hold for paragraphs and for letters."""
    content = word_file("<w:p><w:r><w:t>abc</w:t></w:r></w:p>" * 3)
    for limit in ("MOST_PARAGRAPHS", "MOST_LETTERS"):
        with monkeypatch.context() as patched:
            patched.setattr(sent_lines, limit, 2)
            with pytest.raises(PackageError, match="larger"):
                _words(content)
            assert ["DC-1073"] == [one.code for one in _read(content).findings]
