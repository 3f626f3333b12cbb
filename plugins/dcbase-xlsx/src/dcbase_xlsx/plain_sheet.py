"""The marks of a sheet that is written as all office programs write it, without a tree of it.

To look for a few formulas in a tree of every sheet took a third of the time that a workbook
takes.  What is said here of a sheet is certain from its bytes, whatever else stands in the file:
every tag that can begin a cell is one of those that were looked at.  Of any other sheet nothing
is said, and a tree of it is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_CELL = re.compile(
    rb'<c(?: r="([A-Z]{1,3})([0-9]{1,8})"(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]+)")?/?>'
    rb"|[ >/\n\t\r])"
)
"""A cell as Excel, LibreOffice, openpyxl and XlsxWriter begin it; no groups: some other way."""
_PREFIXED = re.compile(rb":[cf][ >/\n\t\r]")
_ODD_NUMBER = re.compile(rb"<v[^>]*>[-+0-9.]+[eE]\+?[0-9]{3}")
"""One that no float holds: 1E999."""
_FORMULA = re.compile(rb"<f[ >/\n\t\r]")
_BEGIN, _END = b"<c r=", b"</c>"


@frozen(kw_only=True)
class PlainSheet:
    """What the bytes of a sheet say of its cells.

    Args:
        count: Of all cells.
        columns, rows: That cells are in, as written.
        styles: Numbers of the styles that cells have.
        odd: A cell holds an error, or a number that no float holds.
        formulas: The XML of each cell that holds a formula.
    """

    count: int
    columns: frozenset[bytes]
    rows: frozenset[bytes]
    styles: frozenset[bytes]
    odd: bool
    formulas: tuple[bytes, ...]


def plain_sheet(content: bytes) -> PlainSheet | None:
    """Return what is certain of a sheet; None of one that is written in another way."""
    # A DOCTYPE, a comment, CDATA: for a reader that knows them.
    if b"<!" in content or content.count(b"sheetData") != 2:
        return None
    _, begun, behind = content.partition(_OPEN)
    cells, ended, rest = behind.partition(_CLOSE)
    if not begun or not ended or rest.rstrip()[-12:] != b"</worksheet>":
        return None
    found = _CELL.findall(cells)
    if _PREFIXED.search(cells):
        return None
    columns, rows, styles, kinds = map(frozenset, zip(*found, strict=True)) if found else _NONE
    if b"" in columns:
        return None
    return PlainSheet(
        count=len(found),
        columns=columns,
        rows=rows,
        styles=styles,
        odd=b"e" in kinds or _ODD_NUMBER.search(cells) is not None,
        formulas=tuple(_with_formulas(cells)),
    )


_NONE: tuple[frozenset[bytes], ...] = (frozenset(),) * 4


def _with_formulas(cells: bytes) -> Iterator[bytes]:
    for formula in _FORMULA.finditer(cells):
        begin = cells.rfind(_BEGIN, 0, formula.start())
        yield cells[begin : cells.find(_END, formula.end()) + len(_END)]
