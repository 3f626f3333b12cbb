"""The annex while it is written: a workbook of A4 pages across, and how its cells look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import define, field

from dcbase.model import Aggregate, Document, Unit
from dcbase_xlsx.annex_numbers import Number
from dcbase_xlsx.annex_words import say
from dcbase_xlsx.styles import FONT, height

_A4 = 9
FOOT = '&"Times New Roman,Regular"&11'
"""How what stands above and below a page is written."""
_LETTERS = {"title": 0.75, "note": 1.2}
"""Widths of a line in letters of the style, as parts of the width in digits."""
COVER = 84.0
"""Width, in digits, of what stands on an upright page."""
_GRID = {"border": 1, "border_color": "#000000", "valign": "vcenter", "text_wrap": True}
_HEAD = {**_GRID, "bold": True, "align": "center", "bg_color": "#E7E6E6"}
_STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 14, "align": "center", "text_wrap": True},
    "notice": {"italic": True, "bold": True, "align": "center"},
    "strong": {"bold": True},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "note": {"italic": True, "font_size": 11, "text_wrap": True, "valign": "top"},
    "head": _HEAD,
    "cell": _GRID,
    "centre": {**_GRID, "align": "center"},
    "number": {**_GRID, "align": "right"},
    "total": {**_GRID, "bold": True},
    "total-number": {**_GRID, "bold": True, "align": "right"},
}


@define
class AnnexBook:
    """A workbook, the document it annexes, and the styles made so far.

    Args:
        contents: Name of each sheet and what is on it, for the cover.
    """

    document: Document
    workbook: Any
    contents: list[tuple[str, str]] = field(factory=list)
    _made: dict[tuple[str, str], Any] = field(factory=dict)

    def style(self, name: str, code: str = "") -> Any:
        """Return a style, with the code of a number's format."""
        key = (name, code)
        if key not in self._made:
            properties = {**FONT, **_STYLES[name], **({"num_format": code} if code else {})}
            self._made[key] = self.workbook.add_format(properties)
        return self._made[key]

    def head(self, sheet: Any, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
        """Write the names of columns, on a row that is tall enough for them."""
        for column, text in enumerate(texts):
            self.text(sheet, row, column, text, "head")
        fits = zip(texts, widths, strict=False)
        sheet.set_row(row, max(height(text, width * 0.9) for text, width in fits))

    def sheet(self, name: str, about: str, widths: Sequence[float], *, across: bool = True) -> Any:
        """Add a sheet of A4 pages as wide as one page, with the notice and its number on each."""
        sheet = self.workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, self.style("plain"))
        sheet.set_paper(_A4)
        if across:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.4, top=0.8, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        notice = self.document.notice.replace("&", "&&")
        sheet.set_footer(f"&C{FOOT}{notice}&R{FOOT}{say('page')}")
        if about:
            self.contents.append((name, about))
        return sheet

    def text(self, sheet: Any, row: int, column: int, text: str, style: str = "plain") -> None:
        """Write words, which are never read as a formula or a number."""
        sheet.write_string(row, column, text, self.style(style))

    def number(self, sheet: Any, row: int, column: int, number: Number, style: str) -> None:
        sheet.write_number(row, column, float(number.value), self.style(style, number.format))

    def lines(
        self, sheet: Any, row: int, lines: Sequence[tuple[str, str]], widths: Sequence[float]
    ) -> int:
        """Write lines over all columns, each a text and a style; return the next row."""
        last = len(widths) - 1
        for text, style in lines:
            if last:
                sheet.merge_range(row, 0, row, last, "", self.style(style))
            sheet.write_string(row, 0, text, self.style(style))
            sheet.set_row(row, height(text, sum(widths) * _LETTERS.get(style, 0.95)))
            row += 1
        return row

    def names(self, codes: Sequence[str]) -> str:
        """Return the names of units; one that is not known goes by its code."""
        return ", ".join(
            units_of(self.document)[c].name if c in units_of(self.document) else c for c in codes
        )


def units_of(document: Document) -> dict[str, Unit]:
    """Return the units whose figures are in a document's record, in printing order."""
    record = document.record
    if isinstance(record, Aggregate):
        return dict(record.units)
    return {record.unit.code: record.unit}
