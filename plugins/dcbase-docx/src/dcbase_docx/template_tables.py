"""Tables of a template whose columns or rows were repeated: widths that fit, heads that are merged.

docxtpl gives every column of such a table the same width, and knows no cell that covers others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dcbase.layout import TextStyle, typography
from dcbase.model import Cell, Profile, Table, Words
from dcbase_docx.columns import widths_within
from dcbase_docx.numbering import child, children, value, whole
from dcbase_docx.parts import W
from dcbase_docx.template_blocks import MERGED
from dcbase_docx.template_marks import Mark

if TYPE_CHECKING:
    from lxml.etree import _Element

SPREAD, SIGNED, NAMES = "spread", "signed", "names"
"""Attributes, while a template is filled: of a table, its cells are repeated, the signature stands
in it; of a row, it has the names of the columns."""
_TABLE, _ROW, _TEXT, _WIDTH = (f"{{{W}}}{name}" for name in ("tbl", "tr", "t", "w"))
_NAMES = re.compile(r"\bin\s+\w+\.cot\b")
_COVERS = re.compile(f"{MERGED}([0-9]+),([0-9]+){MERGED}")


def remember(paragraph: _Element, marks: Iterable[Mark]) -> None:
    """Note at the table around a paragraph what its marks will make of it."""
    table = next(paragraph.iterancestors(_TABLE), None)
    if table is None:
        return
    for mark in marks:
        if mark.scope == "tc" and mark.word == "for":
            table.set(SPREAD, "1")
            if _NAMES.search(mark.text):
                next(paragraph.iterancestors(_ROW)).set(NAMES, "1")
        elif mark.kind == "print" and mark.text.startswith("chu_ky."):
            table.set(SIGNED, "1")


def set_tables(root: _Element, profile: Profile) -> None:
    """Merge the heads of all tables, and set the columns of those whose cells were repeated.

    Args:
        root: Of the main part.
        profile: How big the letters of a table are in its form.
    """
    style = typography(profile).style("table")
    for table in root.iter(_TABLE):
        for cell in table.iter(f"{{{W}}}tc"):
            _merge(cell)
        if table.attrib.pop(SPREAD, ""):
            _without_a_head(table)
            _spread(table, style)


def _without_a_head(table: _Element) -> None:
    """Take away the row of names of a table whose columns have none, unless it is all there is."""
    rows = list(children(table, "tr"))
    for row in rows:
        empty = not any((text.text or "").strip() for text in row.iter(_TEXT))
        if row.attrib.pop(NAMES, "") and empty and len(rows) > 1:
            table.remove(row)


def _merge(cell: _Element) -> None:
    """Let a cell cover as many columns and rows as the sign in its text says."""
    for text in cell.iter(_TEXT):
        said = _COVERS.search(text.text or "")
        if said is None:
            continue
        text.text = _COVERS.sub("", text.text or "")
        across, down = map(int, said.groups())
        # In this order behind the width: ECMA-376 part 1, 17.4.70.
        if down != 1:
            _property(cell, "vMerge", "restart" if down else "continue")
        if across > 1:
            _property(cell, "gridSpan", str(across))


def _property(cell: _Element, name: str, said: str) -> None:
    look = child(cell, "tcPr")
    if look is None:
        look = cell.makeelement(f"{{{W}}}tcPr")
        cell.insert(0, look)
    for old in children(look, name):
        look.remove(old)
    before = sum(1 for one in look if one.tag in (f"{{{W}}}cnfStyle", f"{{{W}}}tcW"))
    look.insert(before, look.makeelement(f"{{{W}}}{name}", {f"{{{W}}}val": said}))


def _spread(table: _Element, style: TextStyle) -> None:
    """Give each column the share of the table's width that its words ask for."""
    grid = list(children(child(table, "tblGrid"), "gridCol"))
    rows = [list(_cells(row)) for row in children(table, "tr")]
    if any(at + across > len(grid) for row in rows for at, across, _ in row):
        return
    wide = child(table, "tblPr", "tblW")
    # docxtpl loses a twip at each column that it adds.
    said = whole(value(wide, "w")) if value(wide, "type") == "dxa" else 0
    room = said or sum(whole(value(one, "w")) for one in grid)
    heads = sum(child(row, "trPr", "tblHeader") is not None for row in children(table, "tr"))
    widths = widths_within(_words(rows, heads, len(grid)), style.size, room)
    for one, width in zip(grid, widths, strict=True):
        one.set(_WIDTH, str(width))
    for at, across, cell in (one for row in rows for one in row):
        own = child(cell, "tcPr", "tcW")
        if own is not None:
            own.set(_WIDTH, str(sum(widths[at : at + across])))
            own.set(f"{{{W}}}type", "dxa")


def _cells(row: _Element) -> Iterator[tuple[int, int, _Element]]:
    """Yield the cells of a row, each with its first column and how many it covers."""
    at = 0
    for cell in children(row, "tc"):
        span = child(cell, "tcPr", "gridSpan")
        across = max(1, whole(value(span), 1))
        yield at, across, cell
        at += across


def _words(rows: Sequence[Sequence[tuple[int, int, _Element]]], heads: int, columns: int) -> Table:
    """Return the words of a table, those of cells that cover several columns left out."""
    said = [[""] * columns for _ in rows]
    for number, row in enumerate(rows):
        for at, across, cell in row:
            if across == 1:
                said[number][at] = "".join(text.text or "" for text in cell.iter(_TEXT))
    names = (max((row[at] for row in said[:heads]), key=len, default="") for at in range(columns))
    cells = tuple(tuple(Cell((Words(words),)) for words in row) for row in said[heads:])
    # The last row may be a total, whose words are broken rather than make a column wide.
    return Table(columns=tuple(names), rows=cells[:-1], total=cells[-1] if cells else None)
