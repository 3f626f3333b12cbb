"""What an .xls file says beside its cells: formulas, errors, percentages ([MS-XLS], BIFF8)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from attrs import Factory, define

from dcbase.reading.refused import PackageError
from dcbase_xlsx.compound import stream
from dcbase_xlsx.grid import MOST_CELLS, MOST_STRINGS, Extras, Mark

_BEGIN, _SHEET, _STYLE, _FORMAT = 0x0809, 0x0085, 0x00E0, 0x041E
_FORMULA, _BOOLEAN_OR_ERROR, _NUMBER, _SHORT, _SHORTS = 0x0006, 0x0205, 0x0203, 0x027E, 0x00BD
_PASSWORD, _STRINGS, _EXTENT = 0x002F, 0x00FC, 0x0200
_BLANK, _BLANKS, _LABEL, _LABEL_OF_TABLE, _RICH = 0x0201, 0x00BE, 0x0204, 0x00FD, 0x00D6
_MANY = (_SHORTS, _BLANKS)
_NUMBERS = (_FORMULA, _BOOLEAN_OR_ERROR, _NUMBER, _SHORT)
_CELLS = frozenset((*_NUMBERS, *_MANY, _BLANK, _LABEL, _LABEL_OF_TABLE, _RICH))
_BIFF8 = 0x0600
_PERCENT = (9, 10)
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_SOME_FORMULA = "=…"
"""A formula is kept in tokens, which nobody here reads back into words."""


@define
class _Sheet:
    """One sheet while its records pass by."""

    marks: dict[tuple[int, int], Mark] = Factory(dict)
    lowest: int = 0
    rightmost: int = 0

    def reach(self, kind: int, data: bytes) -> None:
        """Take note of how far the sheet reaches.

        Raises:
            PackageError: Further than any form.
        """
        row, column = struct.unpack_from("<HH", data)
        if kind in _MANY:
            column = max(column, struct.unpack_from("<H", data, len(data) - 2)[0])
        self.lowest, self.rightmost = max(self.lowest, row), max(self.rightmost, column)
        area = (self.lowest + 1) * (self.rightmost + 1)
        _within_budget((area,), MOST_CELLS, "DC-1062")


@define
class _Globals:
    """What comes before the sheets."""

    sheets: dict[int, str] = Factory(dict)
    formats: dict[int, str] = Factory(dict)
    styles: list[int] = Factory(list)

    def percent(self, style: int) -> bool:
        number = self.styles[style] if style < len(self.styles) else 0
        return number in _PERCENT or "%" in self.formats.get(number, "")


def extras_of(content: bytes) -> Extras:
    """Return the marks of the cells of an .xls file.

    Raises:
        PackageError: It has a password, is broken or from before Excel 97, or has more cells
            than any form has: a single one far away makes calamine lay out four thousand
            million, and end the process.
    """
    if stream(content, ("EncryptedPackage",)) is not None:
        raise PackageError("DC-1061")
    book = stream(content, ("Workbook",))
    try:
        if book is not None:
            return _extras(book)
    except (struct.error, IndexError):
        pass
    raise PackageError("DC-1060", problem="xls")


def _extras(book: bytes) -> Extras:
    kinds = _Globals()
    marks: dict[str, dict[tuple[int, int], Mark]] = {}
    sheet = _Sheet()
    for at, kind, data in _records(book):
        if kind == _BEGIN:
            if struct.unpack_from("<H", data)[0] != _BIFF8:
                raise PackageError("DC-1060", problem="xls")
            sheet = _Sheet(marks.setdefault(kinds.sheets.get(at, ""), {}))
        elif kind == _PASSWORD:
            raise PackageError("DC-1061")
        elif kind == _STRINGS:
            _within_budget(struct.unpack_from("<II", data), MOST_STRINGS, "DC-1063")
        elif kind == _EXTENT:
            above, below, left, right = struct.unpack_from("<IIHH", data)
            area = max(above, below) * max(left, right)
            _within_budget((area,), MOST_CELLS, "DC-1062")
        elif kind == _SHEET:
            kinds.sheets[struct.unpack_from("<I", data)[0]] = _text(data[7:], data[6])
        elif kind == _STYLE:
            kinds.styles.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _FORMAT:
            number, length = struct.unpack_from("<HH", data)
            kinds.formats[number] = _text(data[4:], length)
        elif kind in _CELLS:
            sheet.reach(kind, data)
            sheet.marks.update(_marks(kind, data, kinds))
    return Extras(marks=marks)


def _within_budget(counts: tuple[int, ...], most: int, code: str) -> None:
    if max(counts) > most:
        raise PackageError(code, got=max(counts), most=most)


def _records(book: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield at, kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _text(data: bytes, length: int) -> str:
    """Return a string: a byte that says how wide the characters are, then the characters."""
    if data[0] & 1:
        return data[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return data[1 : 1 + length].decode("latin-1")


def _marks(kind: int, data: bytes, kinds: _Globals) -> Iterator[tuple[tuple[int, int], Mark]]:
    if kind == _SHORTS:
        row, first = struct.unpack_from("<HH", data)
        for number in range((len(data) - 6) // 6):
            style = struct.unpack_from("<H", data, 4 + 6 * number)[0]
            if kinds.percent(style):
                yield (row, first + number), Mark(percent=True)
    elif kind in _NUMBERS:
        row, column, style = struct.unpack_from("<HHH", data)
        formula = _SOME_FORMULA if kind == _FORMULA else ""
        mark = Mark(formula=formula, shown=_error(kind, data), percent=kinds.percent(style))
        if mark != Mark():
            yield (row, column), mark


def _error(kind: int, data: bytes) -> str:
    """Return the error that a cell shows; empty for any other cell."""
    if kind == _BOOLEAN_OR_ERROR and data[7]:
        return _ERRORS.get(data[6], "#N/A")
    # A result that is no number ends with FFFF and begins with its kind.
    if kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
        return _ERRORS.get(data[8], "#N/A")
    return ""
