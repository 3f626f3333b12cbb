"""A workbook's cells as they came, whatever file they came in."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import field, frozen

from dcbase.reading.refused import PackageError

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,8})")
MOST_CELLS = 2_000_000
"""Of the rectangle of one sheet that holds cells; calamine lays all of it out."""
MOST_STRINGS = 200_000
MOST_SHEETS = 200


@frozen(kw_only=True)
class Mark:
    """What a cell is beside its value.

    Args:
        formula: With ``=``; empty for a cell without one.
        shown: What stands in a cell that calamine leaves empty: ``#DIV/0!``, ``1E999``.
        percent: It is shown with a percent sign.
        cached: A formula came with its result.
    """

    formula: str = ""
    shown: str = ""
    percent: bool = False
    cached: bool = True


PLAIN = Mark()


@frozen(kw_only=True)
class Sheet:
    """One sheet.

    Args:
        rows: Every value, from A1; an empty cell is an empty text.
        marks: Of the cells that are more than a value, by row and column from 0.
    """

    name: str
    rows: list[list[Any]] = field(repr=False)
    marks: Mapping[tuple[int, int], Mark] = field(factory=dict)


@frozen(kw_only=True)
class Extras:
    """What an office file says beside its cells.

    Args:
        properties: Custom document properties.
        names: Defined names, with what each stands for as it was written.
        marks: By sheet.
    """

    properties: Mapping[str, str] = field(factory=dict)
    names: Mapping[str, str] = field(factory=dict)
    marks: Mapping[str, Mapping[tuple[int, int], Mark]] = field(factory=dict)


def sheets_of(content: bytes, extras: Extras) -> list[Sheet]:
    """Return every sheet of a workbook.

    Raises:
        PackageError: calamine cannot open it, or a sheet is too large.
    """
    try:
        return list(_sheets(content, extras))
    except PackageError:
        raise
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        # A panic of calamine is no Exception.
        if isinstance(error, SystemExit | MemoryError):
            raise
        if type(error).__name__ == "PasswordError":
            raise PackageError("DC-1061") from None
        raise PackageError("DC-1060", problem=_first_line(error)) from None


def _sheets(content: bytes, extras: Extras) -> list[Sheet]:
    from python_calamine import SheetTypeEnum, load_workbook

    workbook = load_workbook(io.BytesIO(content))
    metadata = [sheet for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
    if len(metadata) > MOST_SHEETS:
        raise PackageError("DC-1065", got=len(metadata), most=MOST_SHEETS)
    sheets = []
    for one in metadata:
        sheet = workbook.get_sheet_by_name(one.name)
        area = sheet.total_height * sheet.total_width
        if area > MOST_CELLS:
            raise PackageError("DC-1062", got=area, most=MOST_CELLS)
        rows = sheet.to_python(skip_empty_area=False)
        marks = extras.marks.get(one.name, {})
        # calamine ends before a row that has nothing but an error, or an unfinished formula.
        last = max((row for row, _ in marks), default=0)
        rows += [[] for _ in range(last + 1 - len(rows))]
        sheets.append(Sheet(name=one.name, rows=rows, marks=marks))
    return sheets


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:200]


def cell_at(row: int, column: int) -> str:
    """Return the name of a cell, row and column counted from 0: ``E7``."""
    letters, number = "", column + 1
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{letters}{row + 1}"


def position_of(cell: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of a cell written ``E7`` or ``$E$7``; None if it is none."""
    found = _CELL.fullmatch(cell)
    return None if found is None else (int(found[2]) - 1, _column(found[1].upper()))


@cache
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
