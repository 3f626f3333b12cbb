"""The tables of the document, each on a sheet: as printed, with numbers that can be reckoned with.

A total that is a sum is written as one, and every program finds the same; any other is a number,
since a rate of the whole is not made of the rates in its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from dcbase.model import (
    Aggregate,
    Cell,
    DocumentBlock,
    DocumentHeading,
    HeaderCell,
    OverUnits,
    Printed,
    Table,
    text_of,
)
from dcbase_xlsx.annex_book import AnnexBook
from dcbase_xlsx.annex_numbers import Number, number_of
from dcbase_xlsx.annex_pages import paged, sides
from dcbase_xlsx.annex_words import say
from dcbase_xlsx.styles import height

_FIRST, _LONGEST, _WIDE, _NARROW, _COUNT = 18.0, 60.0, 26.0, 9.5, 5.0
_SPARE = 2
"""Digits by which a number may grow when somebody mends one above it."""
_LONG = 24
"""From so many characters on a column of words is a wide one."""


def write_tables(book: AnnexBook) -> None:
    """Write each table of the document on a sheet of its own."""
    for number, (title, table) in enumerate(_titled(book.document.every_block()), start=1):
        _write(book, say("table", number=number), title, table)


def _titled(blocks: Iterator[DocumentBlock]) -> Iterator[tuple[str, Table]]:
    """Yield tables with their caption, or else the heading that they stand under.

    Those within one unit's own words stand in the document alone.
    """
    heading = ""
    for block in blocks:
        if isinstance(block, DocumentHeading):
            heading = text_of(block.runs)
        elif isinstance(block, Table) and block.columns and not block.unit:
            yield block.caption or heading, block


def _write(book: AnnexBook, name: str, title: str, table: Table) -> None:
    widths, side = sides(table, [_width(table, column) for column in range(len(table.columns))])
    sheet = book.sheet(name, title, widths, across=side.paper.across)
    page = widths[: len(side.parts[0])]
    head = book.lines(sheet, 0, [(title, "title")] if title else [], page)
    first = head + len(table.head)
    _head(book, sheet, head, table, widths)
    for row, cells in enumerate(table.rows, start=first):
        _row(book, sheet, row, cells, widths, table.naming - 1)
    below = first + len(table.rows)
    for cells in table.last_rows:
        _last(book, sheet, below, table, cells)
        tall = (
            height(text_of(cell.runs), wide * 0.9) for cell, wide in zip(cells, widths, strict=True)
        )
        sheet.set_row(below, max(tall))
        below += 1
    book.lines(sheet, below + 1, [(note, "note") for note in table.notes], page)
    if table.head:
        sheet.repeat_rows(head, first - 1)
    sheet.freeze_panes(first, table.naming)
    paged(sheet, table, side)


def _head(book: AnnexBook, sheet: Any, head: int, table: Table, widths: Sequence[float]) -> None:
    """Write the rows of a head, with cells merged over columns and down to the names."""
    if not table.head:
        return
    if not table.groups:
        book.head(sheet, head, table.columns, widths)
        return
    rows = table.head
    for row, cells in enumerate(rows, start=head):
        for cell in cells:
            to = (row + cell.down - 1, cell.column + cell.across - 1)
            if to != (row, cell.column):
                sheet.merge_range(row, cell.column, *to, "", book.style("head"))
            book.text(sheet, row, cell.column, cell.text, "head")
    # A name that reaches down has the rows above it for its lines, too.
    deep = [cell for row in rows for cell in row if cell.down > 1]
    upper = [max(_tall(cell, widths) for cell in row if cell.down == 1) for row in rows]
    rest = max((_tall(cell, widths) for cell in deep), default=0.0) - sum(upper[:-1])
    for row, tall in enumerate((*upper[:-1], max(upper[-1], rest)), start=head):
        sheet.set_row(row, tall)


def _tall(cell: HeaderCell, widths: Sequence[float]) -> float:
    """Return how high a cell of the head is, in points."""
    return height(cell.text, 0.9 * sum(widths[cell.column : cell.column + cell.across]))


def _row(
    book: AnnexBook,
    sheet: Any,
    row: int,
    cells: Sequence[Cell],
    widths: Sequence[float],
    counting: int,
) -> None:
    tallest = 1.0
    for column, cell in enumerate(cells):
        number = number_of(book.document.record, cell.runs)
        if number is not None:
            book.number(sheet, row, column, number, "number")
            continue
        text = text_of(cell.runs)
        if column < counting and text.isdecimal():
            sheet.write_number(row, column, int(text), book.style("centre"))
            continue
        book.text(sheet, row, column, text, "number" if cell.numeric else "cell")
        tallest = max(tallest, height(text, widths[column]))
    sheet.set_row(row, tallest)


def _last(book: AnnexBook, sheet: Any, row: int, table: Table, cells: Sequence[Cell]) -> None:
    """Write the total row, or the one that says on how many units each total rests."""
    total = "total" if cells is table.total else ""
    for column, cell in enumerate(cells):
        number = number_of(book.document.record, cell.runs)
        if number is None:
            plain = "centre" if cell.numeric else "cell"
            style = f"{total}-number" if total and cell.numeric else total or plain
            book.text(sheet, row, column, text_of(cell.runs), style)
        elif _is_sum(book, table, column, cell, number):
            _sum(book, sheet, (row, column), len(table.rows), number)
        else:
            book.number(sheet, row, column, number, "total-number")


def _sum(book: AnnexBook, sheet: Any, at: tuple[int, int], rows: int, total: Number) -> None:
    from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]

    row, column = at
    above = xl_range(row - rows, column, row - 1, column)
    style = book.style("total-number", total.format)
    sheet.write_formula(row, column, f"=SUM({above})", style, float(total.value))


def _is_sum(book: AnnexBook, table: Table, column: int, cell: Cell, total: Number) -> bool:
    """Tell whether a total is the sum of the numbers above it, by its definition and in fact."""
    record = book.document.record
    ref = next(run.ref for run in cell.runs if isinstance(run, Printed))
    indicator = record.questions.indicators.get(ref.code)
    if not isinstance(record, Aggregate) or indicator is None:
        return False
    if indicator.over_units is not OverUnits.SUM or not table.rows:
        return False
    above = (number_of(record, row[column].runs) for row in table.rows)
    return sum((Decimal(n.value) for n in above if n is not None), Decimal(0)) == total.value


def _width(table: Table, column: int) -> float:
    words = [text_of(row[column].runs) for row in table.rows if not row[column].numeric]
    if column < table.naming - 1:
        return _COUNT
    if column == table.naming - 1:
        return min(_LONGEST, max(_FIRST, *(len(text) + 1 for text in words)))
    rows = (*table.rows, *table.last_rows)
    numbers = max(
        (len(text_of(row[column].runs)) for row in rows if row[column].numeric), default=0
    )
    narrow = max(_NARROW, numbers + _SPARE)
    return _WIDE if max(map(len, words), default=0) >= _LONG else narrow
