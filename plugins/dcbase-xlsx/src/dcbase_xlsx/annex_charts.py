"""The charts of the document as the program's own, drawn from numbers that stand beside them."""

from __future__ import annotations

from typing import Any

from dcbase.model import Chart
from dcbase_xlsx.annex_book import COVER, AnnexBook
from dcbase_xlsx.annex_numbers import as_printed
from dcbase_xlsx.annex_words import say
from dcbase_xlsx.styles import height

_GREYS = ("#595959", "#D0D0D0", "#FFFFFF", "#969696", "#ECECEC")
_HATCHED = {
    "pattern": {
        "pattern": "wide_upward_diagonal",
        "fg_color": "#000000",
        "bg_color": "#FFFFFF",
    }
}
"""Of the round before, beside this one; of who gave no answer."""
_NAME = 48.0
_TALLEST = 1600
"""Pixels; more than a page's worth is drawn closer."""
_FONT = {"name": "Times New Roman", "size": 11}


def write_charts(book: AnnexBook) -> None:
    """Write every chart that has numbers on a sheet of its own: words, numbers, picture."""
    shown = [
        block
        for block in book.document.every_block()
        if isinstance(block, Chart) and block.values and block.columns
    ]
    for number, chart in enumerate(shown, start=1):
        _write(book, say("chart", number=number), chart)


def _write(book: AnnexBook, name: str, chart: Chart) -> None:
    figures = len(chart.columns) - 1
    widths = [_NAME, *(max(14.0, (COVER - _NAME) / figures) for _ in range(figures))]
    sheet = book.sheet(name, chart.title, widths, across=False)
    sheet.fit_to_pages(1, 1)
    lines = [(chart.title, "title"), (chart.alternative, "note")]
    head = book.lines(sheet, 0, [line for line in lines if line[0]], widths)
    book.head(sheet, head, chart.columns, widths)
    for at, (printed, values) in enumerate(zip(chart.rows, chart.values, strict=True), head + 1):
        book.text(sheet, at, 0, printed[0], "cell")
        sheet.set_row(at, height(printed[0], _NAME))
        for column, value in enumerate(values, start=1):
            number = None if value is None else as_printed(value, printed[column])
            if number is None:
                book.text(sheet, at, column, printed[column], "number")
            else:
                book.number(sheet, at, column, number, "number")
    last = head + len(chart.values)
    picture = _drawn(book, sheet, chart, head, last)
    sheet.insert_chart(last + 2, 0, picture, {"description": chart.alternative})


def _drawn(book: AnnexBook, sheet: Any, chart: Chart, head: int, last: int) -> Any:
    """Return the chart over the cells of its numbers."""
    kinds = {
        "bar": {"type": "bar"},
        "rounds": {"type": "bar"},
        "share": {"type": "bar", "subtype": "stacked"},
        "line": {"type": "line"},
    }
    picture = book.workbook.add_chart(kinds[chart.kind])
    series = len(chart.columns) - 1
    for column in range(1, series + 1):
        grey = (column - 1) % len(_GREYS)
        ink = "#FFFFFF" if chart.kind == "share" and grey == 0 else "#000000"
        drawn: dict[str, Any] = {
            "name": [sheet.get_name(), head, column],
            "categories": [sheet.get_name(), head + 1, 0, last, 0],
            "values": [sheet.get_name(), head + 1, column, last, column],
            "data_labels": {"value": True, "font": {**_FONT, "color": ink}},
        }
        if chart.kind != "line":
            fill = {"fill": {"color": _GREYS[grey]}}
            if chart.kind == "rounds":
                fill = _HATCHED if column == 1 else {"fill": {"color": _GREYS[0]}}
            elif chart.kind == "share" and column == series:
                fill = _HATCHED
                drawn["data_labels"] |= {"font": _FONT, "fill": {"color": "#FFFFFF"}}
            drawn |= {**fill, "border": {"color": "#000000", "width": 0.75}, "gap": 40}
        else:
            drawn["line"] = {"color": _GREYS[0], "dash_type": "solid" if grey == 0 else "dash"}
        picture.add_series(drawn)
    picture.set_title({"name": chart.title, "name_font": {**_FONT, "size": 13, "bold": True}})
    picture.set_legend({"position": "bottom", "font": _FONT} if series > 1 else {"none": True})
    # Of bars the library calls the upright axis, which has the names, y.
    names, figures = {"num_font": _FONT}, {"visible": False, "major_gridlines": {"visible": False}}
    if chart.kind == "line":
        picture.set_x_axis(names)
    else:
        picture.set_y_axis({**names, "reverse": True, "major_gridlines": {"visible": False}})
        picture.set_x_axis(figures)
    bars = len(chart.values) * (1 if chart.kind == "share" else series)
    picture.set_size(
        {"width": 690, "height": min(_TALLEST, 110 + max(24 * bars, 34 * len(chart.values)))}
    )
    return picture
