"""A whole workbook from a form and its contents: sheets, identity, print set-up, bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import Factory, define

from dcbase.model import Blank
from dcbase_xlsx.beginning import begun, describe
from dcbase_xlsx.contents import Contents, Key, computed
from dcbase_xlsx.identity import HIDDEN, PREFIX, Identity, identity_of
from dcbase_xlsx.named import cell_name
from dcbase_xlsx.packing import repacked
from dcbase_xlsx.paper import ACROSS, Paper
from dcbase_xlsx.plan import GENERAL, Plan, plan_of, with_further
from dcbase_xlsx.shown import printable
from dcbase_xlsx.styles import Styles
from dcbase_xlsx.words import say

_A4 = 9
_HEIGHT = re.compile(rb'(<row r="([0-9]+)"[^>]*) customHeight="1"')
_PROTECTION = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "select_locked_cells": True,
}


@define
class Book:
    """A workbook while it is written.

    Args:
        cells: Where each cell of the form stands: sheet, row and column, from 0.
    """

    blank: Blank
    plan: Plan
    identity: Identity
    contents: Contents
    workbook: Any
    styles: Styles
    computed: Mapping[str, Any] = Factory(dict)
    cells: dict[Key, tuple[str, int, int]] = Factory(dict)

    def about(self) -> str:
        """Return the line under a sheet's title: whose it is, and for when."""
        unit = say("unit", unit=self.blank.unit.name, code=self.blank.unit.code)
        return f"{unit}. {self.period()}"

    def period(self) -> str:
        window = self.blank.round.window
        return say(
            "period",
            period=self.blank.round.period,
            start=f"{window.start:%d/%m/%Y}",
            end=f"{window.end:%d/%m/%Y}",
        )

    def sheet(
        self, name: str, widths: Sequence[float], head: int, paper: Paper = ACROSS, pages: int = 0
    ) -> Any:
        """Add a sheet, protected, with its head on each page.

        Args:
            name: Of the sheet.
            widths: Of its columns, in digits.
            head: The row that names the columns.
            paper: A4, upright or across.
            pages: It is printed on so many, one below the other; 0 for as many as it needs.
        """
        sheet = self.workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, self.styles("plain"))
        if paper.across:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, pages)
        sheet.repeat_rows(head)
        sheet.freeze_panes(head + 1, 0)
        sheet.hide_gridlines(2)
        font = '&"Times New Roman,Regular"&9'
        code = self.identity.printed.replace("&", "&&")
        sheet.set_footer(f"&L{font}{code}&R{font}{say('page')}")
        sheet.protect("", _PROTECTION)
        return sheet

    def place(self, key: Key, sheet: str, row: int, column: int) -> None:
        """Remember where a cell stands, and give it its name; a path cannot be one."""
        self.cells[key] = (sheet, row, column)
        if not key[1].startswith("/"):
            self.workbook.define_name(cell_name(*key), f"={absolute(sheet, row, column)}")

    def note(self, key: Key, sheet: Any, row: int, column: int) -> None:
        """Lay a note over a cell, if there is one for it."""
        text = printable(self.contents.notes.get(key, ""))
        if text:
            size = {"width": 320, "height": 24 + 20 * _lines(text), "font_size": 10}
            sheet.write_comment(row, column, text, {"author": "", **size})


def absolute(sheet: str, row: int, column: int) -> str:
    """Return a cell as a formula names it: ``'DT'!$E$7``."""
    from xlsxwriter.utility import (  # type: ignore[import-untyped]
        quote_sheetname,
        xl_rowcol_to_cell,
    )

    return f"{quote_sheetname(sheet)}!{xl_rowcol_to_cell(row, column, True, True)}"


def workbook_bytes(blank: Blank, contents: Contents) -> bytes:
    """Write a form.

    Args:
        blank: What is asked of whom.
        contents: What stands in it already.

    Returns:
        The file; the same arguments, the same bytes.
    """
    from dcbase_xlsx.error_sheet import write_errors
    from dcbase_xlsx.figure_sheet import write_figures
    from dcbase_xlsx.text_sheet import write_general, write_part

    stream = io.BytesIO()
    workbook = begun(stream)
    book = Book(
        blank=blank,
        plan=with_further(plan_of(blank), blank, contents.paths),
        identity=identity_of(blank),
        contents=contents,
        workbook=workbook,
        styles=Styles(workbook),
        computed=computed(blank, contents),
    )
    _place_everything(book)
    if contents.lines is not None:
        write_errors(book, contents.lines)
    write_general(book)
    for figures in book.plan.figures:
        write_figures(book, figures)
    for part in book.plan.parts:
        write_part(book, part)
    _stamp(book)
    workbook.close()
    return repacked(stream.getvalue(), _growing(book))


def _growing(book: Book) -> Callable[[str, bytes], bytes]:
    """Return what lets rows grow with what is typed into them: their height is a proposal.

    Rows of cells that are joined to one do not grow by themselves: their height stays.
    """
    general = f"xl/worksheets/sheet{1 if book.contents.lines is None else 2}.xml"
    _, first, _ = min(at for key, at in book.cells.items() if key[1] == GENERAL[0])

    def grown(name: str, part: bytes) -> bytes:
        joined = first if name == general else 0
        return _HEIGHT.sub(lambda row: row[1] if int(row[2]) > joined else row[0], part)

    return grown


def _place_everything(book: Book) -> None:
    """Decide where each cell stands, since formulas and links lead forward too."""
    from dcbase_xlsx import figure_sheet, text_sheet

    for figures in book.plan.figures:
        figure_sheet.place(book, figures)
    for texts in (book.plan.general, *book.plan.parts):
        text_sheet.place(book, texts)


def _stamp(book: Book) -> None:
    """Write the identity where people do not look: properties, names, a hidden sheet."""
    workbook, identity = book.workbook, book.identity
    describe(workbook, book.blank.form.name)
    sheet = workbook.add_worksheet(HIDDEN)
    sheet.very_hidden()
    sheet.protect()
    for row, (key, value) in enumerate(identity.items()):
        workbook.set_custom_property(f"{PREFIX}{key}", value, "text")
        workbook.define_name(f"{PREFIX}{key}", f'="{value}"')
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    questions = (("ask", *question) for question in _questions(book.plan))
    rows = (*questions, *book.contents.kept)
    for number, texts in enumerate(rows, start=len(identity.items())):
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text)
    _lists(book, sheet)


def _questions(plan: Plan) -> list[tuple[str, str, str]]:
    """Return what is asked, for a reader that knows no form: code, role, kind."""
    figures = [
        (row.code, row.role, row.indicator.kind.value)
        for sheet in plan.figures
        for row in sheet.rows
    ]
    return figures + [
        (row.code, "required" if row.required else "free", "text")
        for sheet in plan.parts
        for row in sheet.rows
    ]


LISTS = 6
"""The column of the hidden sheet where long lists begin; one to a column."""


def long_lists(plan: Plan) -> dict[str, int]:
    """Return the columns of the lists that cannot stand in a rule, by code."""
    from dcbase_xlsx.cell_rules import needs_range, rule_of

    long = [
        row.code
        for sheet in plan.figures
        for row in sheet.rows
        if needs_range(rule_of(row.indicator).words)
    ]
    return {code: LISTS + number for number, code in enumerate(long)}


def _lists(book: Book, sheet: Any) -> None:
    rows = {row.code: row for figures in book.plan.figures for row in figures.rows}
    for code, column in long_lists(book.plan).items():
        for row, word in enumerate(rows[code].indicator.values):
            sheet.write_string(row, column, word)


def _lines(text: str) -> int:
    return sum(1 + len(line) // 44 for line in text.split("\n"))
