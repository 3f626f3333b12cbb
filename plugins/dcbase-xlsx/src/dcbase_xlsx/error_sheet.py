"""The sheet "Danh sách lỗi": a row for each finding, with a link to its cell."""

from __future__ import annotations

from typing import Any

from dcbase_xlsx.contents import Key, Line
from dcbase_xlsx.shown import printable
from dcbase_xlsx.styles import height
from dcbase_xlsx.words import say
from dcbase_xlsx.writing import Book, absolute

_HEAD = 3
_COLUMNS = (
    ("errors-number", 6),
    ("errors-code", 12),
    ("errors-weight", 11),
    ("errors-place", 25),
    ("errors-got", 16),
    ("errors-problem", 44),
    ("errors-mend", 36),
)
_PLACE = 3


def write_errors(book: Book, lines: tuple[Line, ...]) -> None:
    """Write the list; it comes first, and is what opens."""
    sheet = book.sheet(say("errors"), tuple(width for _, width in _COLUMNS), _HEAD)
    sheet.write_string(0, 0, say("errors-title"), book.styles("title"))
    key = "errors-about" if lines else "errors-none"
    blank = book.blank
    about = say(key, unit=blank.unit.name, period=blank.round.period, count=len(lines))
    sheet.write_string(1, 0, about, book.styles("plain"))
    for column, (name, _) in enumerate(_COLUMNS):
        sheet.write_string(_HEAD, column, say(name), book.styles("head"))
    for number, line in enumerate(lines, start=1):
        _row(book, sheet, number, line)


def _row(book: Book, sheet: Any, number: int, line: Line) -> None:
    row = _HEAD + number
    sheet.write_number(row, 0, number, book.styles("row"))
    written = (line.code, say(line.weight), line.place, line.got, line.words, line.hint)
    texts = tuple(map(printable, written))
    tall = 0.0
    for column, text in enumerate(texts, start=1):
        tall = max(tall, height(text, _COLUMNS[column][1] - 1))
        if column == _PLACE and line.at in book.cells:
            _link(book, sheet, row, line.at, text)
        else:
            sheet.write_string(row, column, text, book.styles("row"))
    sheet.set_row(row, tall)


def _link(book: Book, sheet: Any, row: int, at: Key, text: str) -> None:
    target = f"internal:{absolute(*book.cells[at]).replace('$', '')}"
    sheet.write_url(row, _PLACE, target, book.styles("link"), text)
