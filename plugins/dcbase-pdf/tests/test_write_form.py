"""What the official form prescribes, measured in the file."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

import pdfplumber
import pytest

from dcbase.layout.typography import typography
from dcbase.model import Document
from dcbase_pdf.fonts import ASCENT

MM = 72 / 25.4
FORMS = ("hd36", "hd05", "nd30")


def _lines(page: Any) -> list[Any]:
    return list(page.extract_text_lines(x_tolerance=2, keep_blank_chars=False))


def _body(page: Any, below: float) -> list[Any]:
    return [one for one in _lines(page) if one["top"] > below]


@pytest.mark.parametrize("form", FORMS)
def test_margins_are_the_forms_within_half_a_millimetre(
    form: str, documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """Left, right and top margins are met; nothing stands in the lower one."""
    page = typography(documents[form].profile).page
    with pdfplumber.open(io.BytesIO(written[form])) as pdf:
        for sheet in pdf.pages[1:-1]:
            body = _body(sheet, below=float(page.top) * MM - 2)
            left = min(line["x0"] for line in body) / MM
            right = float(page.width) - max(line["x1"] for line in body) / MM
            assert left == pytest.approx(float(page.left), abs=0.5)
            assert right == pytest.approx(float(page.right), abs=0.5)
            first = min((line["chars"][0] for line in body), key=lambda letter: letter["top"])
            base = float(sheet.height) - first["matrix"][5]
            upper = base - ASCENT * first["size"]
            assert upper / MM == pytest.approx(float(page.top), abs=0.5)
            lowest = max(line["bottom"] for line in body)
            assert lowest / MM <= float(page.height - page.bottom) + 0.5
            assert (float(sheet.width) / MM, float(sheet.height) / MM) == pytest.approx(
                (float(page.width), float(page.height)), abs=0.1
            )


@pytest.mark.parametrize("form", FORMS)
def test_sizes_and_faces_are_the_forms(
    form: str, documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """Each element has exactly the size and the face that the form gives it."""
    document = documents[form]
    look, header = typography(document.profile), document.header
    wanted = {
        "parent": header.organisation[0],
        "organisation": header.organisation[-1],
        "national": header.national[0],
        "number": header.number.split()[-1],
        "place-date": header.place_and_date.split()[-1],
        "title": document.title,
        "heading.1": "KHÁI",
        "body": "huyện",
    }
    with pdfplumber.open(io.BytesIO(written[form])) as pdf:
        words = pdf.pages[0].extract_words(extra_attrs=["size", "fontname"], keep_blank_chars=False)
    for element, text in wanted.items():
        first = text.split()[0]
        # "(huyện" stands once on the first page, and only in the body.
        found = [word for word in words if word["text"].strip("(") == first]
        style = look.style(element)
        face = ("Bold" if style.bold else "") + ("Italic" if style.italic else "")
        assert (element, float(style.size), face) in {
            (element, round(word["size"], 3), word["fontname"].partition("-")[2]) for word in found
        }


@pytest.mark.parametrize("form", FORMS)
def test_the_page_number_stands_centred_in_the_top_margin_from_page_two(
    form: str, documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """The number is in the form's size and height, centred over the text, not on page one."""
    page = typography(documents[form].profile).page
    middle = float(page.left + page.text_width / 2)
    with pdfplumber.open(io.BytesIO(written[form])) as pdf:
        for number, sheet in enumerate(pdf.pages, start=1):
            margin = sheet.crop((0, 0, sheet.width, float(page.top) * MM - 2))
            words = margin.extract_words(extra_attrs=["size"])
            assert [word["text"] for word in words] == ([] if number == 1 else [str(number)])
            for word in words:
                assert (word["x0"] + word["x1"]) / 2 / MM == pytest.approx(middle, abs=0.5)
                assert word["top"] / MM == pytest.approx(float(page.header), abs=1.0)
                assert round(word["size"], 3) == float(page.number_size)


@pytest.mark.parametrize(("form", "lines"), [("hd36", 1), ("hd05", 1), ("nd30", 3)])
def test_rules_are_drawn_where_the_form_has_them(
    form: str, lines: int, written: Mapping[str, bytes]
) -> None:
    """Under the title of the Party; under motto, issuer and subject of the State."""
    with pdfplumber.open(io.BytesIO(written[form])) as pdf:
        assert len(pdf.pages[0].lines) == lines
