"""A text that no row can show goes on in the rows below, and comes back as it was."""

from __future__ import annotations

import io
import re

import openpyxl
import pypdf
import pytest
from attrs import evolve

from dcbase.model import Said, SaidSlot, Submission
from dcbase_xlsx.annotating import annotated_workbook
from dcbase_xlsx.contents import Contents
from dcbase_xlsx.laid_out import TEXT_WIDTH, text_shown
from dcbase_xlsx.pieces import joint_of, pieces
from dcbase_xlsx.styles import height
from dcbase_xlsx.words import say
from dcbase_xlsx.writing import workbook_bytes

SENTENCE = "Cấp ủy đã lãnh đạo, chỉ đạo việc thực hiện dân chủ ở cơ sở theo kế hoạch đề ra. "


def numbered(count, between):
    return between.join(f"[{number}] {SENTENCE.strip()}" for number in range(count))


LONG = {
    "one paragraph": numbered(80, " "),
    "items": numbered(80, "\n").replace("[", "- ["),
    "paragraphs": numbered(60, "\n\n"),
    "long paragraphs": "\n\n".join(numbered(30, " ") for _ in range(3)),
    "capitals": numbered(60, " ").upper(),
    "one word": "Ă" * 9000,
    "blank lines": "\n".join(["Đầu.", *[""] * 60, "Cuối."]),
    "spaces": f"{SENTENCE}{' ' * 3000}{SENTENCE}",
    "a table": "| TT | Nội dung |\n|---|---|\n" + numbered(80, " |\n").replace("[", "| ") + " |",
    "lines of one letter": "\n".join("abcdefghijklmnopqrstuvwxyz" * 4),
}


@pytest.mark.parametrize("name", LONG)
def test_pieces_are_the_text(name):
    """Each fits a row of Excel, and together with their joints they are the text."""
    text = LONG[name]
    parts = list(pieces(text, TEXT_WIDTH))
    assert len(parts) > 1
    joints = ["", *(joint_of(label) for label, _ in parts[1:])]
    whole = "".join(joint + piece for joint, (_, piece) in zip(joints, parts, strict=True))
    assert whole == text
    assert all(height(piece, TEXT_WIDTH) < 409 for _, piece in parts)


def test_a_short_text_is_one_piece():
    """Nothing is said beside it."""
    assert list(pieces("Một.\n\nHai.", TEXT_WIDTH)) == [("", "Một.\n\nHai.")]
    assert list(pieces("", TEXT_WIDTH)) == [("", "")]


def test_paragraphs_are_not_parted_without_need():
    """A text of paragraphs is cut between them, a list between its items."""
    assert {label for label, _ in pieces(LONG["paragraphs"], TEXT_WIDTH)} == {"", say("goes-on")}
    assert {label for label, _ in pieces(LONG["items"], TEXT_WIDTH)} == {"", say("goes-on-line")}


@pytest.fixture
def sent(blank):
    """A submission with a long text in several slots and at the beginning."""
    slots = zip(blank.form.slots, LONG.values(), strict=False)
    return Submission(
        name="a.yaml",
        sha256="",
        opening=Said(LONG["one paragraph"]),
        slots=tuple(SaidSlot(slot=Said(slot.slot), text=Said(text)) for slot, text in slots),
    )


def test_it_comes_back(blank, sent, read):
    """Word for word, blank lines and all."""
    again = read(annotated_workbook(blank, sent, ()))
    assert again.opening.text == sent.opening.text
    assert [one.text.text for one in again.slots] == [one.text.text for one in sent.slots]
    alike = [name for name, text in LONG.items() if text_shown("overview", text) == text]
    other = ("blank lines", "lines of one letter")
    assert alike == [name for name in LONG if name not in other]


def test_last_period_s_long_words_too(blank, read, fill):
    """A row that somebody added below goes on with a new paragraph."""

    def add(workbook):
        sheet = workbook["I. Khái quát tình hình"]
        row = next(row for row in sheet.iter_rows() if row[0].value == "overview")[0].row
        sheet.insert_rows(row + 2)
        sheet.cell(row + 2, 3).value = "Thêm."

    values = {("text", "overview"): LONG["one paragraph"]}
    content = workbook_bytes(blank, Contents(values=values))
    (slot,) = read(fill(content, change=add)).slots
    first, second, *_ = (piece for _, piece in pieces(LONG["one paragraph"], TEXT_WIDTH))
    assert slot.text.text.startswith(f"{first} {second}\n\nThêm. ")


def test_print_shows_every_word(blank, sent, libre):
    """Each number of each text is on a page, and no row is higher than Excel's highest."""
    content = annotated_workbook(blank, evolve(sent, slots=sent.slots[1:4]), ())
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    heights = [one.height or 0 for sheet in workbook for one in sheet.row_dimensions.values()]
    assert max(heights) < 409
    pages = pypdf.PdfReader(io.BytesIO(libre(content, ".xlsx", "pdf"))).pages
    printed = re.findall(r"\[(\d+)\]", "".join(page.extract_text() for page in pages))
    texts = [sent.opening.text, *(one.text.text for one in sent.slots[1:4])]
    assert sorted(printed) == sorted(re.findall(r"\[(\d+)\]", "".join(texts)))
