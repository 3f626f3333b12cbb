"""Where the cells of the form are in a workbook that came back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from attrs import Factory, define, frozen

from dcbase.model.named import SHORT_CODE
from dcbase.text import fold
from dcbase_xlsx.grid import PLAIN, Extras, Mark, Sheet, position_of
from dcbase_xlsx.identity import HIDDEN
from dcbase_xlsx.named import named_cell
from dcbase_xlsx.words import say

_CODE = re.compile(SHORT_CODE)
_READ = ("code", "value", "qualifier", "note", "text", "item")


@frozen
class Cell:
    """One cell of a sheet, row and column from 0."""

    sheet: Sheet
    row: int
    column: int

    @property
    def value(self) -> Any:
        rows = self.sheet.rows
        row = rows[self.row] if self.row < len(rows) else []
        return row[self.column] if self.column < len(row) else ""

    @property
    def mark(self) -> Mark:
        return self.sheet.marks.get((self.row, self.column), PLAIN)

    @property
    def empty(self) -> bool:
        value, mark = self.value, self.mark
        blank = not value.strip() if isinstance(value, str) else False
        return blank and not mark.shown and (not mark.formula or mark.cached)


@define
class Found:
    """The rows that carry a code.

    Args:
        figures: For each code, the cells of each row that carries it, by role.
        texts: For each key, the cells that its words stand in, further rows after it.
        labels: Where each code itself stands.
    """

    figures: dict[str, list[dict[str, Cell]]] = Factory(dict)
    texts: dict[str, list[Cell]] = Factory(dict)
    repeated_texts: dict[str, Cell] = Factory(dict)
    labels: dict[str, Cell] = Factory(dict)


def find_cells(sheets: Sequence[Sheet], extras: Extras) -> Found:
    """Find every cell of the form: by the code of its row, else by its defined name.

    The code wins where both are there: a program that inserts a row may leave names behind.
    """
    found = Found()
    for sheet in sheets:
        if sheet.name != HIDDEN:
            _find_rows(sheet, found)
    _find_names({sheet.name.casefold(): sheet for sheet in sheets}, extras, found)
    return found


def _find_rows(sheet: Sheet, found: Found) -> None:
    columns: Mapping[str, int] = {}
    key = ""
    for number, row in enumerate(sheet.rows):
        head = _columns(row)
        if head:
            columns, key = head, ""
            continue
        if not columns:
            continue
        code = _code(row, columns["code"])
        cells = {
            role: Cell(sheet, number, column)
            for role, column in columns.items()
            if role not in ("code", "item")
        }
        if code and "value" in columns:
            found.labels.setdefault(code, Cell(sheet, number, columns["code"]))
            found.figures.setdefault(code, []).append(cells)
        elif "text" in columns:
            key = _take_text(found, code, key, cells["text"], Cell(sheet, number, columns["code"]))


def _take_text(found: Found, code: str, key: str, cell: Cell, label: Cell) -> str:
    """Take a row of words: one with a code begins a text, one without goes on with it."""
    if code in found.texts:
        if not cell.empty:
            found.repeated_texts[code] = cell
        return ""
    if code:
        found.labels.setdefault(code, label)
        found.texts[code] = [cell]
        return code
    if key and not cell.empty:
        found.texts[key].append(cell)
    return key


def _columns(row: Sequence[Any]) -> Mapping[str, int]:
    """Return the columns by role if a row is the head of a table; else nothing."""
    if _code_heads().isdisjoint(row):
        return {}
    words = _head_words()
    columns: dict[str, int] = {}
    for column, value in enumerate(row):
        role = words.get(fold(value)) if isinstance(value, str) and len(value) < 40 else None
        if role is not None:
            columns.setdefault(role, column)
    is_head = "code" in columns and ("value" in columns or "text" in columns)
    return columns if is_head else {}


@cache
def _code_heads() -> frozenset[str]:
    """Return the ways to write the head of the column of codes; defined names help further."""
    word = say("code")
    cases = (word, word.lower(), word.upper())
    return frozenset(unicodedata.normalize(form, case) for case in cases for form in ("NFC", "NFD"))


@cache
def _head_words() -> Mapping[str, str]:
    return {fold(say(role)): role for role in _READ}


def _code(row: Sequence[Any], column: int) -> str:
    value = row[column] if column < len(row) else ""
    text = value.strip() if isinstance(value, str) else ""
    return text if _CODE.fullmatch(text) else ""


def _find_names(sheets: Mapping[str, Sheet], extras: Extras, found: Found) -> None:
    by_code: dict[str, dict[str, Cell]] = {}
    for name, meaning in extras.names.items():
        role, code = named_cell(name) or ("", "")
        if not role or code in (found.texts if role == "text" else found.figures):
            continue
        cell = _meant(meaning, sheets)
        if cell is not None and role == "text":
            found.texts[code] = [cell]
        elif cell is not None:
            by_code.setdefault(code, {})[role] = cell
    for code, cells in by_code.items():
        if "value" in cells:
            found.figures[code] = [cells]


def _meant(meaning: str, sheets: Mapping[str, Sheet]) -> Cell | None:
    """Return the cell that a name stands for: ``'Bảng 1'!$E$7``."""
    sheet_name, _, address = meaning.rpartition("!")
    at = position_of(address)
    sheet = sheets.get(sheet_name.lstrip("$").strip("'").replace("''", "'").casefold())
    return None if at is None or sheet is None else Cell(sheet, *at)
