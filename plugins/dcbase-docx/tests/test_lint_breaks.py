"""Head and end of files whose writer pressed Shift+Enter where Enter was meant."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import docx
import pytest
from docx.shared import Pt

from dcbase.model import Document, Finding, Received
from dcbase_docx.linting import lint_word

Edit = Callable[[Any], None]


def broken(cell: Any) -> None:
    """Put the paragraphs of a cell into its first one, line by line, with the looks they had."""
    first, *others = [one for one in cell.paragraphs if one.text]  # others draw a line
    looks = [(one.text, one.style.font) for one in (first, *others)]
    first.clear()
    for number, (text, font) in enumerate(looks):
        run = first.add_run(text)
        run.bold, run.font.size = bool(font.bold), font.size
        run.italic, run.underline = bool(font.italic), bool(font.underline)
        if number < len(others):
            run.add_break()
    for other in others:
        other._p.getparent().remove(other._p)


def linted(content: bytes, document: Document, edit: Edit) -> list[Finding]:
    file = docx.Document(io.BytesIO(content))
    edit(file)
    saved = io.BytesIO()
    file.save(saved)
    return [
        one
        for one in lint_word(Received("x.docx", "", saved.getvalue()), document.profile)
        if one.weighs or one.severity.value == "warning"
    ]


def _issuer(file: Any) -> None:
    broken(file.tables[0].cell(0, 0))


def _signature(file: Any) -> None:
    broken(file.tables[-1].cell(0, 1))


def _recipients(file: Any) -> None:
    broken(file.tables[-1].cell(0, 0))


def _all(file: Any) -> None:
    _issuer(file)
    _signature(file)
    _recipients(file)


@pytest.mark.parametrize("form", ["hd36", "nd30"])
@pytest.mark.parametrize("edit", [_issuer, _signature, _recipients, _all])
def test_a_line_is_a_line(
    edit: Edit, form: str, documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """However the lines of head and end are broken, there is nothing to say of them."""
    assert linted(written[form], documents[form], edit) == []


def test_a_long_name_on_two_lines(
    documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """Under whoever is above, both lines of a broken name are the issuer's."""

    def edit(file: Any) -> None:
        own = file.tables[0].cell(0, 0).paragraphs[1]
        own.clear()
        for text in ("ĐẢNG ỦY XÃ\n", "LÙNG PHÌNH"):
            own.add_run(text)

    assert linted(written["hd36"], documents["hd36"], edit) == []


def test_the_national_title_on_two_lines(
    documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """A title that had no room is still that title."""

    def edit(file: Any) -> None:
        national = file.tables[0].cell(0, 1).paragraphs[0]
        national.clear()
        national.add_run("CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM")

    assert linted(written["nd30"], documents["nd30"], edit) == []


def test_a_fault_in_one_line_is_found(
    documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """Of lines in one paragraph each has its own size and words."""

    def edit(file: Any) -> None:
        _all(file)
        issuer = file.tables[0].cell(0, 0).paragraphs[0]
        next(run for run in issuer.runs if "LÙNG PHÌNH" in run.text).font.size = Pt(9)
        recipients = file.tables[-1].cell(0, 0).paragraphs[0]
        run = recipients.runs[2]
        run.text = run.text.replace(",", "")

    codes = [one.code for one in linted(written["hd36"], documents["hd36"], edit)]
    assert sorted(codes) == ["DC-7012", "DC-7053"]


def test_lines_of_the_body_stay_together(
    documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """A break inside a paragraph of the text is no new paragraph."""

    def edit(file: Any) -> None:
        body = next(p for p in file.paragraphs if len(p.text) > 200)
        body.runs[0].text = body.runs[0].text.replace(" ", "\n", 1)

    assert linted(written["hd36"], documents["hd36"], edit) == []
