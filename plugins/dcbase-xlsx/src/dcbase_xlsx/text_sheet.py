"""Sheets for words: the first one with whose form it is, and one for each part of the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from dcbase.reading import submission_to_plain
from dcbase_xlsx.cell_rules import choice, options
from dcbase_xlsx.laid_out import TEXT_WIDTH, rows_of
from dcbase_xlsx.plan import TEXT_COLUMNS, TextRow, TextSheet
from dcbase_xlsx.shown import ISSUERS, in_a_cell
from dcbase_xlsx.styles import height
from dcbase_xlsx.words import say
from dcbase_xlsx.writing import Book, absolute

_WIDTHS = (9, 26, TEXT_WIDTH)
_WHOLE = sum(_WIDTHS)
_TEXT = TEXT_COLUMNS.index("text")
_PART_HEAD = 3
_HOW = ("how-1", "how-2", "how-3", "how-4", "how-5", "how-6")
_OF_ONE_DOCUMENT = ("header.number", "header.date", "header.subject")
"""What last period's report says of itself, and no form takes over."""


@frozen
class _Line:
    """A row of a sheet: a text, or a further piece of the one above.

    Args:
        label: How it goes on; empty where a text begins.
    """

    row: TextRow
    text: str
    label: str


def place(book: Book, texts: TextSheet) -> None:
    """Decide where each cell of a sheet stands."""
    for number, line in enumerate(_lines(book, texts), start=_head(book, texts) + 1):
        if not line.label:
            book.place(("text", line.row.code), texts.name, number, _TEXT)


def write_general(book: Book) -> None:
    """Write the first sheet: title, unit, period, printed code, how to fill it in, the header."""
    texts = book.plan.general
    head = _head(book, texts)
    sheet = book.sheet(texts.name, _WIDTHS, head)
    for number, (words, style) in enumerate(_opening(book)):
        if style == "wrapped":
            sheet.merge_range(number, 0, number, _TEXT, words, book.styles(style))
            sheet.set_row(number, height(words, _WHOLE))
        else:
            sheet.write_string(number, 0, words, book.styles(style))
    _rows(book, sheet, texts, head)
    sheet.activate()


def write_part(book: Book, texts: TextSheet) -> None:
    """Write the sheet of one part of the report: a cell for each slot."""
    sheet = book.sheet(texts.name, _WIDTHS, _PART_HEAD)
    sheet.write_string(0, 0, texts.title, book.styles("title"))
    sheet.write_string(1, 0, book.about(), book.styles("plain"))
    if texts.name == say("further"):
        sheet.write_string(2, 0, say("further-how"), book.styles("plain"))
    _rows(book, sheet, texts, _PART_HEAD)


def _head(book: Book, texts: TextSheet) -> int:
    return len(tuple(_opening(book))) + 1 if texts is book.plan.general else _PART_HEAD


def _opening(book: Book) -> Iterator[tuple[str, str]]:
    blank = book.blank
    yield blank.form.title, "title"
    yield say("form", form=blank.form.name), "strong"
    yield say("unit", unit=blank.unit.name, code=blank.unit.code), "strong"
    yield book.period(), "plain"
    if blank.round.deadline is not None:
        yield say("deadline", deadline=f"{blank.round.deadline:%d/%m/%Y}"), "plain"
    yield say("print-code", code=book.identity.printed), "print-code"
    yield "", "plain"
    yield say("how-title"), "strong"
    for key in _HOW:
        yield f"- {say(key)}", "wrapped"


def _lines(book: Book, texts: TextSheet) -> Iterator[_Line]:
    """Yield the rows of a sheet; a text that no row can show goes on in the next."""
    before = _previous_header(book) if texts is book.plan.general else {}
    for row in texts.rows:
        text = book.contents.values.get(("text", row.code), before.get(row.code, ""))
        for label, piece in rows_of(row.code, text):
            yield _Line(row, in_a_cell(piece), label)


def _rows(book: Book, sheet: Any, texts: TextSheet, head: int) -> None:
    for column, name in enumerate(TEXT_COLUMNS):
        sheet.write_string(head, column, say(name), book.styles("head"))
    for number, line in enumerate(_lines(book, texts), start=head + 1):
        row, key = line.row, ("text", line.row.code)
        wrong = key in book.contents.notes
        _text(sheet, number, line.text, book.styles("words", wrong=wrong))
        _validate(sheet, number, row)
        if line.label:
            sheet.set_row(number, height(line.text, TEXT_WIDTH))
            sheet.write_blank(number, 0, None, book.styles("text-code"))
            sheet.write_string(number, 1, line.label, book.styles("goes-on"))
        else:
            _head_of(book, sheet, number, line)
            book.note(key, sheet, number, _TEXT)


def _head_of(book: Book, sheet: Any, number: int, line: _Line) -> None:
    """Write what stands beside a text, in a row that is high enough for both."""
    row = line.row
    label = row.label + (say("required") if row.required else "")
    tall = max(
        height(line.text, TEXT_WIDTH, least=row.lines),
        height(label, _WIDTHS[1] - 2),
        height(row.code, 12),
    )
    sheet.set_row(number, tall)
    sheet.write_string(number, 0, row.code, book.styles("text-code"))
    sheet.write_string(number, 1, label, book.styles("label-strong"))
    if row.required:
        _mark_missing(book, sheet, number)


def _text(sheet: Any, number: int, text: str, style: Any) -> None:
    if text:
        sheet.write_string(number, _TEXT, text, style)
    else:
        sheet.write_blank(number, _TEXT, None, style)


def _validate(sheet: Any, number: int, row: TextRow) -> None:
    title = say("further") if row.code.startswith("/") else row.label
    if row.code == "header.issuer":
        words = tuple(say(issuer) for issuer in ISSUERS)
        rule = options(choice(words, say("prompt-choice")), title)
    else:
        rule = {"validate": "any", "input_title": title[:32], "input_message": say("prompt-text")}
    sheet.data_validation(number, _TEXT, number, _TEXT, rule)


def _mark_missing(book: Book, sheet: Any, number: int) -> None:
    cell = absolute("x", number, _TEXT).rpartition("!")[2].replace("$", "")
    criteria = {"type": "formula", "criteria": f"=LEN(TRIM({cell}))=0"}
    sheet.conditional_format(
        number, _TEXT, number, _TEXT, {**criteria, "format": book.styles.missing()}
    )


def _previous_header(book: Book) -> dict[str, str]:
    """Return the header as last period's, without what belongs to that document alone."""
    if book.blank.previous is None:
        return {}
    plain = submission_to_plain(book.blank.previous)["header"]
    lines = [
        line if isinstance(line, str) else f"{line['name']} ({line['note']})"
        for line in plain.pop("recipients")
    ]
    signature = plain.pop("signature")
    before = {f"header.{key}": str(value) for key, value in plain.items() if value}
    before |= {f"signature.{key}": value for key, value in signature.items() if value}
    before |= {"header.recipients": "\n".join(lines)} if lines else {}
    if "header.issuer" in before:
        before["header.issuer"] = say(before["header.issuer"])
    return {key: text for key, text in before.items() if key not in _OF_ONE_DOCUMENT}
