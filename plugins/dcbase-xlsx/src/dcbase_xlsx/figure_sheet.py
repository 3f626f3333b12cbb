"""A sheet of figures: a row for each indicator of one group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dcbase.model import Kind, Missing
from dcbase.prose.values import rounded
from dcbase_xlsx.cell_rules import choice, needs_range, options, rule_of
from dcbase_xlsx.contents import shown, written
from dcbase_xlsx.formulas import excel_formula
from dcbase_xlsx.laid_out import NOTE_WIDTH
from dcbase_xlsx.paper import ACROSS, SMALLEST, UPRIGHT, Paper
from dcbase_xlsx.plan import COLUMNS, FigureRow, FigureSheet
from dcbase_xlsx.shown import in_a_cell
from dcbase_xlsx.styles import height
from dcbase_xlsx.words import QUALIFIERS, say
from dcbase_xlsx.writing import Book, absolute, long_lists

_HEAD, _ABOVE = 3, 80.0
"""The row of the head, and the points that it takes with what stands above it."""
_WIDTHS: dict[str, tuple[float, float]] = {
    "code": (6.5, 7),
    "indicator": (37, 44),
    "measure": (10, 11),
    "previous": (9, 10),
    "value": (11.5, 13),
    "qualifier": (10, 11),
    "note": (20, NOTE_WIDTH),
}
"""Of a column in digits, on an upright page and on one across."""


def columns_of(book: Book, sheet: FigureSheet) -> tuple[str, ...]:
    """Return the columns of a sheet: a qualifier where one may be sent, or was."""
    qualified = any(_takes_qualifier(book, row) for row in sheet.rows)
    return tuple(name for name in COLUMNS if name != "qualifier" or qualified)


def place(book: Book, sheet: FigureSheet) -> None:
    """Decide where each cell of a sheet stands."""
    columns = columns_of(book, sheet)
    for number, row in enumerate(sheet.rows, start=_HEAD + 1):
        book.place(("value", row.code), sheet.name, number, columns.index("value"))
        book.place(("note", row.code), sheet.name, number, columns.index("note"))
        if _takes_qualifier(book, row):
            book.place(("qualifier", row.code), sheet.name, number, columns.index("qualifier"))


def write_figures(book: Book, figures: FigureSheet) -> None:
    """Write a sheet of figures."""
    columns = columns_of(book, figures)
    widths, heights, paper, pages = _on_paper(book, figures, columns)
    sheet = book.sheet(figures.name, widths, _HEAD, paper, pages)
    sheet.write_string(0, 0, figures.title, book.styles("title"))
    sheet.write_string(1, 0, book.about(), book.styles("plain"))
    for column, name in enumerate(columns):
        sheet.write_string(_HEAD, column, say(name), book.styles("head"))
    for number, row in enumerate(figures.rows, start=_HEAD + 1):
        sheet.set_row(number, heights[number - _HEAD - 1])
        _labels(book, sheet, number, row)
        _value(book, sheet, number, columns.index("value"), row)
        if "qualifier" in columns:
            _qualifier(book, sheet, number, columns.index("qualifier"), row)
        _note(book, sheet, number, columns.index("note"), row)


def _on_paper(
    book: Book, figures: FigureSheet, columns: Sequence[str]
) -> tuple[tuple[float, ...], list[float], Paper, int]:
    """Return widths, heights, the page, and 1 where all of the sheet stands on one.

    It stands on one page across if its letters can be read there, else on one upright; what
    is longer than that goes on.
    """
    for paper in (ACROSS, UPRIGHT):
        widths = tuple(_WIDTHS[name][paper.across] for name in columns)
        heights = [_high(book, row, paper) for row in figures.rows]
        if paper.scale(widths, _ABOVE + sum(heights)) >= SMALLEST:
            return widths, heights, paper, 1
    widths = tuple(_WIDTHS[name][True] for name in columns)
    return widths, [_high(book, row, ACROSS) for row in figures.rows], ACROSS, 0


def _high(book: Book, row: FigureRow, paper: Paper) -> float:
    """Return the height of a row, in points."""
    texts = {
        "indicator": _label(row),
        "measure": row.indicator.unit,
        "note": book.contents.values.get(("note", row.code), ""),
    }
    tall = (height(text, _WIDTHS[name][paper.across]) for name, text in texts.items())
    return max(22, *tall)


def _takes_qualifier(book: Book, row: FigureRow) -> bool:
    asked = row.indicator.allow_qualifier and row.role != "computed"
    return asked or ("qualifier", row.code) in book.contents.values


def _label(row: FigureRow) -> str:
    return row.indicator.name + (say("required") if row.role == "core" else "")


def _labels(book: Book, sheet: Any, number: int, row: FigureRow) -> None:
    styles, indicator = book.styles, row.indicator
    sheet.write_string(number, 0, row.code, styles("code"))
    sheet.write_string(number, 1, _label(row), styles("label"))
    sheet.write_string(number, 2, indicator.unit, styles("centre"))
    previous = book.blank.previous
    before = shown(previous.figure(row.code) if previous else Missing())
    if before is None:
        sheet.write_blank(number, 3, None, styles("previous"))
    else:
        sheet.write(number, 3, before, styles("previous"))


def _value(book: Book, sheet: Any, number: int, column: int, row: FigureRow) -> None:
    key = ("value", row.code)
    sent, wrong = written(book.contents, key, row.indicator.kind), key in book.contents.notes
    if row.role == "computed" and sent is None:
        _computed(book, sheet, number, column, row)
    else:
        style = book.styles(_style(row), wrong=wrong)
        _write(sheet, number, column, "" if sent is None else sent, style)
        _validate(book, sheet, number, column, row)
    if row.role == "core":
        _mark_missing(book, sheet, number, column)
    book.note(key, sheet, number, column)


def _style(row: FigureRow) -> str:
    if row.indicator.kind in (Kind.BOOLEAN, Kind.WORD):
        return "choice"
    return "integer" if row.indicator.kind is Kind.INTEGER else "number"


def _write(sheet: Any, number: int, column: int, value: Any, style: Any) -> None:
    if isinstance(value, str):
        if value:
            sheet.write_string(number, column, in_a_cell(value), style)
        else:
            sheet.write_blank(number, column, None, style)
    else:
        sheet.write_number(number, column, value, style)


def _computed(book: Book, sheet: Any, number: int, column: int, row: FigureRow) -> None:
    key = ("value", row.code)
    style = book.styles("computed", wrong=key in book.contents.notes)
    cells = {code: absolute(*at) for (role, code), at in book.cells.items() if role == "value"}
    formula = excel_formula(row.indicator, cells)
    if formula is None:
        sheet.write_blank(number, column, None, style)
    else:
        sheet.write_formula(number, column, formula, style, _cached(book, row))
    told = "prompt-computed" if formula else "prompt-computed-elsewhere"
    title = say("prompt-title", code=row.code)
    prompt = {"input_title": title, "input_message": say(told, formula=_words(row))[:255]}
    sheet.data_validation(number, column, number, column, {"validate": "any", **prompt})


def _cached(book: Book, row: FigureRow) -> Any:
    value = book.computed.get(row.code)
    if value is None:
        return ""
    # Halves up, as Excel's own ROUND and every printed figure: 3,125 is 3,13.
    return float(rounded(value, row.indicator.decimals))


def _words(row: FigureRow) -> str:
    indicator = row.indicator
    if indicator.numerator:
        return f"({indicator.numerator}) / ({indicator.denominator}) × 100"
    return indicator.formula


def _validate(book: Book, sheet: Any, number: int, column: int, row: FigureRow) -> None:
    rule = rule_of(row.indicator)
    source = None
    if needs_range(rule.words):
        list_column = long_lists(book.plan)[row.code]
        first = absolute("_dcbase", 0, list_column)
        last = absolute("_dcbase", len(rule.words) - 1, list_column).rpartition("!")[2]
        source = f"={first}:{last}"
    title = say("prompt-title", code=row.code)
    sheet.data_validation(number, column, number, column, options(rule, title, source))


def _mark_missing(book: Book, sheet: Any, number: int, column: int) -> None:
    cell = absolute("x", number, column).rpartition("!")[2].replace("$", "")
    criteria = {"type": "formula", "criteria": f"=LEN(TRIM({cell}))=0"}
    sheet.conditional_format(
        number, column, number, column, {**criteria, "format": book.styles.missing()}
    )


def _qualifier(book: Book, sheet: Any, number: int, column: int, row: FigureRow) -> None:
    key = ("qualifier", row.code)
    if key not in book.cells:
        sheet.write_blank(number, column, None, book.styles("unused"))
        return
    wrong = key in book.contents.notes
    style = book.styles("choice", wrong=wrong)
    _write(sheet, number, column, book.contents.values.get(key, ""), style)
    rule = choice(QUALIFIERS, say("prompt-qualifier"))
    title = say("prompt-title", code=row.code)
    sheet.data_validation(number, column, number, column, options(rule, title))
    book.note(key, sheet, number, column)


def _note(book: Book, sheet: Any, number: int, column: int, row: FigureRow) -> None:
    key = ("note", row.code)
    style = book.styles("words", wrong=key in book.contents.notes)
    _write(sheet, number, column, book.contents.values.get(key, ""), style)
    book.note(key, sheet, number, column)
