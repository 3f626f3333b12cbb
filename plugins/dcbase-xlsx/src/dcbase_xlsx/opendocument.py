"""What an .ods file says beside its cells, from the package's XML (OpenDocument 1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dcbase.reading.package import Package
from dcbase.reading.refused import PackageError
from dcbase.reading.safe_xml import parse_xml
from dcbase_xlsx.grid import MOST_CELLS, Extras, Mark

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_CONTENT, _META = "content.xml", "meta.xml"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DATA = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_LIBRE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell")
_MOST_ELEMENTS = 500_000


def looks_like(package: Package) -> bool:
    if "mimetype" in package:
        return package.read("mimetype").strip().startswith(TYPE.encode())
    return _CONTENT in package


def extras_of(package: Package) -> Extras:
    """Return properties, names and the marks of cells.

    Raises:
        PackageError: A part cannot be read, or there are more cells than any form has.
    """
    content = package.read(_CONTENT)
    count = sum(1 for _ in _CELL.finditer(content))
    if count > _MOST_ELEMENTS:
        raise PackageError("DC-1062", got=count, most=_MOST_ELEMENTS)
    root = parse_xml(content, _CONTENT)
    marks = {
        table.get(f"{_TABLE}name", ""): dict(_marks(table)) for table in root.iter(f"{_TABLE}table")
    }
    return Extras(properties=_properties(package), names=dict(_names(root)), marks=marks)


def _properties(package: Package) -> Mapping[str, str]:
    if _META not in package:
        return {}
    return {
        one.get(f"{_DATA}name", ""): one.text or ""
        for one in parse_xml(package.read(_META), _META).iter(f"{_DATA}user-defined")
    }


def _names(root: _Element) -> Iterator[tuple[str, str]]:
    """Yield names as Excel writes what they stand for: ``Sheet!$E$7``, ``"text"``."""
    for one in root.iter(f"{_TABLE}named-range"):
        address = one.get(f"{_TABLE}cell-range-address", "").lstrip("$")
        sheet, _, cell = address.rpartition(".")
        yield one.get(f"{_TABLE}name", ""), f"{sheet}!{cell}"
    for one in root.iter(f"{_TABLE}named-expression"):
        expression = one.get(f"{_TABLE}expression", "").removeprefix("of:").removeprefix("=")
        yield one.get(f"{_TABLE}name", ""), expression


def _marks(table: _Element) -> Iterator[tuple[tuple[int, int], Mark]]:
    at = rightmost = lowest = 0
    for row in table.iter(f"{_TABLE}table-row"):
        repeated, column = _times(row, "number-rows-repeated"), 0
        for cell in row.iterchildren(*_CELLS):
            times = _times(cell, "number-columns-repeated")
            if len(cell) or cell.get(f"{_OFFICE}value-type"):
                rightmost, lowest = max(rightmost, column + times), max(lowest, at + repeated)
                mark = _mark(cell)
                if mark is not None:
                    yield (at, column), mark
            column += times
        at += repeated
    area = rightmost * lowest
    if area > MOST_CELLS:
        raise PackageError("DC-1062", got=area, most=MOST_CELLS)


def _mark(cell: _Element) -> Mark | None:
    formula = cell.get(f"{_TABLE}formula", "")
    kind, odd = cell.get(f"{_OFFICE}value-type"), cell.get(f"{_LIBRE}value-type")
    if not formula and kind != "percentage" and odd != "error":
        return None
    text = "".join(str(part) for part in cell.itertext())
    shown = text if odd == "error" or text.startswith(("#", "Err:")) else ""
    written = "=" + formula.partition("=")[2] if formula else ""
    cached = bool(text) or kind is not None
    return Mark(formula=written, shown=shown, percent=kind == "percentage", cached=cached)


def _times(element: _Element, name: str) -> int:
    written = element.get(f"{_TABLE}{name}", "1")
    return min(int(written), 20_000_000) if written.isdecimal() else 1
