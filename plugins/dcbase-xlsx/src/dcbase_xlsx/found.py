"""Where the cells of the form are in a workbook that came back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import Factory, define, evolve, frozen

from dcbase.model.named import SHORT_CODE
from dcbase.text import fold
from dcbase_xlsx.grid import PLAIN, Extras, Mark, Sheet, position_of
from dcbase_xlsx.identity import HIDDEN
from dcbase_xlsx.named import named_cell
from dcbase_xlsx.pieces import PARAGRAPH, joint_of
from dcbase_xlsx.words import say

_CODE = re.compile(rf"{SHORT_CODE}|(?s:/.+)")
_READ = ("code", "value", "qualifier", "note", "text", "item")


@frozen
class Cell:
    """One cell of a sheet, row and column from 0.

    Args:
        joint: What stands before its text, where it goes on with that of a row above.
    """

    sheet: Sheet
    row: int
    column: int
    joint: str = PARAGRAPH

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
        strays: The first cell of each row that says something and carries no code.
        sheets: That have no table of the form, but something else.
    """

    figures: dict[str, list[dict[str, Cell]]] = Factory(dict)
    texts: dict[str, list[Cell]] = Factory(dict)
    repeated_texts: dict[str, Cell] = Factory(dict)
    labels: dict[str, Cell] = Factory(dict)
    strays: list[Cell] = Factory(list)
    sheets: list[str] = Factory(list)


def find_cells(sheets: Sequence[Sheet], extras: Extras) -> Found:
    """Find every cell of the form: by the code of its row, else by its defined name.

    The code wins where both are there: a program that inserts a row may leave names behind.
    """
    found = Found()
    for sheet in sheets:
        if sheet.name not in (HIDDEN, say("errors")):
            _find_rows(sheet, found)
    _find_names({sheet.name.casefold(): sheet for sheet in sheets}, extras, found)
    named = {_row(cells["value"]) for rows in found.figures.values() for cells in rows}
    named |= {_row(cell) for cells in found.texts.values() for cell in cells}
    found.strays = [cell for cell in found.strays if _row(cell) not in named]
    return found


def _row(cell: Cell) -> tuple[str, int]:
    return cell.sheet.name, cell.row


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
            words = row[columns["item"]] if columns.get("item", len(row)) < len(row) else ""
            if isinstance(words, str) and words and not code:
                cells["text"] = evolve(cells["text"], joint=joint_of(words))
            key = _take_text(found, code, key, cells["text"], Cell(sheet, number, columns["code"]))
        if not code:
            found.strays += _first_said(sheet, number, row)
    if not columns and any(_said(value) for row in sheet.rows for value in row):
        found.sheets.append(sheet.name)


def _first_said(sheet: Sheet, number: int, row: Sequence[Any]) -> Iterator[Cell]:
    """Yield the first cell of a row that says something, if there is one."""
    for column, value in enumerate(row):
        if _said(value):
            yield Cell(sheet, number, column)
            return


def _said(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else True


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
    taken = {_row(label) for label in found.labels.values()}
    for name, meaning in extras.names.items():
        role, code = named_cell(name) or ("", "")
        if not role or code in (found.texts if role == "text" else found.figures):
            continue
        cell = _meant(meaning, sheets)
        # A name that was left behind stands over the row of another figure now.
        if cell is None or _row(cell) in taken:
            continue
        if role == "text":
            found.texts[code] = [cell]
        else:
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
