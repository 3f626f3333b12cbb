"""What the letters of a page become, and what is a finding."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest

from dcbase.model import Received
from dcbase_pdf import reading
from dcbase_pdf.reading import _pages, read_pdf
from dcbase_pdf.sent_lines import lines_of
from dcbase_pdf.sent_pages import _is_placed

Write = Callable[..., bytes]


def _text(content: bytes, artefact: bool = False) -> list[str]:
    lines = lines_of(Received("x.pdf", "", content), _pages(content))
    return [line.text for line in lines if line.text and line.artefact == artefact]


def _found(content: bytes) -> list[tuple[str, object]]:
    (submission,) = read_pdf(Received("x.pdf", "", content))
    return [
        (finding.code, finding.facts.get("pages", finding.facts.get("what")))
        for finding in submission.findings
    ]


def _said(text: str, x: int = 70, y: int = 700, size: int = 14, more: str = "") -> str:
    return f"BT /F {size} Tf {more} {x} {y} Td ({text}) Tj ET\n"


SCAN = "q 595 0 0 842 0 0 cm /I Do Q\n"
STAMP = "q 40 0 0 40 0 0 cm /I Do Q\n"


def test_letters_printed_twice_to_look_bold_count_once(pdf_file: Write) -> None:
    """Some programs print each letter again a hair to the right."""
    assert ["BAO CAO"] == _text(pdf_file(_said("BAO CAO") + _said("BAO CAO", x=70, y=700)))


def test_a_word_divided_by_a_soft_hyphen_is_one(pdf_file: Write) -> None:
    """Its rest is brought up from the next line."""
    page = _said("phat tri\\255") + _said("en ben vung", y=680)
    assert ["phat trien", "ben vung"] == _text(pdf_file(page))
    assert ["trien"] == _text(pdf_file(_said("tri\\255") + _said("en", y=680)))


def test_running_heads_are_set_aside(pdf_file: Write) -> None:
    """What stands in the same place at the edge of the pages belongs to them."""
    pages = [
        _said("Bao cao nam 2025", y=810) + _said(f"doan thu {page}") + _said(f"- {page} -", y=30)
        for page in (1, 2, 3)
    ]
    content = pdf_file(*pages)
    assert ["doan thu 1", "doan thu 2", "doan thu 3"] == _text(content)
    assert ["Bao cao nam 2025", "- 1 -"] == _text(content, artefact=True)[:2]


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([_said("co chu"), SCAN], [("DC-1077", "2")]),
        ([SCAN + _said("Da ky"), _said("co chu o day, khong phai ban quet")], [("DC-1077", "1")]),
        ([SCAN, SCAN], [("DC-1072", None), ("DC-1077", "1, 2")]),
        ([SCAN + _said("mot hai ba bon nam sau")], []),
        ([_said("co chu") + STAMP, ""], []),
        ([""], [("DC-1072", None)]),
    ],
)
def test_pages_without_text_are_named(
    pdf_file: Write, pages: list[str], found: list[tuple[str, object]]
) -> None:
    """A scanned page is a finding, never an empty report; an empty page is nothing."""
    assert found == _found(pdf_file(*pages))


def test_letters_that_the_file_does_not_explain_are_counted(pdf_file: Write) -> None:
    """They are shown as missing, and the page is named."""
    nobody = (
        "/Type0/BaseFont/Nobody/Encoding/Identity-H/DescendantFonts[<</Type/Font"
        "/Subtype/CIDFontType2/BaseFont/Nobody/FontDescriptor<</Type/FontDescriptor/Flags 4>>"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]"
    )
    content = pdf_file(_said("abcd"), font=nobody)
    assert ("DC-1079", "1") in _found(content)


@pytest.mark.parametrize(
    ("x", "placed"), [(70.0, True), (float("inf"), False), (float("nan"), False)]
)
def test_letters_that_stand_nowhere_are_no_letters(x: float, placed: bool) -> None:
    """A damaged file may place them at infinity."""
    letter = {"text": "a", "x0": 70.0, "x1": x, "top": 1.0, "bottom": 2.0, "size": 14.0}
    assert placed == _is_placed(letter)


def test_a_file_with_a_password_says_so(pdf_file: Write) -> None:
    """One without a password for reading is read, whatever else it forbids."""
    for password, found in (("bí mật", [("DC-1071", None)]), ("", [])):
        writer = pypdf.PdfWriter(io.BytesIO(pdf_file(_said("co chu"))))
        writer.encrypt(password, "chủ", algorithm="RC4-128")
        written = io.BytesIO()
        writer.write(written)
        assert found == _found(written.getvalue())


@pytest.mark.parametrize(
    "content", [b"", b"khong phai PDF", b"%PDF-1.4\nhong", b"%PDF-" + bytes(99)]
)
def test_what_is_no_pdf_is_one_finding(content: bytes) -> None:
    """Never an exception."""
    assert [("DC-1078", None)] == _found(content) or [("DC-1072", None)] == _found(content)


def test_a_damaged_file_is_read_or_refused(pdf_file: Write) -> None:
    """Cut anywhere, it is never an exception."""
    content = pdf_file(_said("co chu o day"))
    for end in range(20, len(content), 37):
        assert len(list(read_pdf(Received("x.pdf", "", content[:end])))) == 1


@pytest.mark.parametrize(
    ("limit", "what"),
    [("MOST_PAGES", "pages"), ("MOST_LETTERS", "letters"), ("MOST_BYTES", "bytes"),
     ("MOST_OBJECTS", "objects")],
)  # fmt: skip
def test_a_file_larger_than_any_report_is_refused(
    pdf_file: Write, monkeypatch: pytest.MonkeyPatch, limit: str, what: str
) -> None:
    """Pages, letters, bytes and objects have their limits."""
    monkeypatch.setattr(reading, limit, 1)
    assert [("DC-1073", what)] == _found(pdf_file(_said("co chu"), _said("hai")))


@pytest.mark.parametrize("size", [0, -14])
def test_letters_without_a_size_are_no_danger(pdf_file: Write, size: int) -> None:
    """A damaged file may turn them over or shrink them to nothing."""
    content = pdf_file(_said("o day", size=size) + _said("co chu", y=500))
    (submission,) = read_pdf(Received("x.pdf", "", content))
    assert submission.outline
