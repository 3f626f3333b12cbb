"""What an .xlsx file says beside its cells, from the package's XML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, TypeVar

from dcbase.reading.package import Package
from dcbase.reading.refused import PackageError
from dcbase.reading.safe_xml import parse_xml
from dcbase_xlsx.grid import MOST_CELLS, MOST_STRINGS, Extras, Mark, cell_at, position_of
from dcbase_xlsx.plain_sheet import PlainSheet, plain_sheet

if TYPE_CHECKING:
    from lxml.etree import _Element

_Text = TypeVar("_Text", str, bytes)
_MOST_ROWS, _MOST_FILLED, _MOST_STYLES = 100_000, 500_000, 66_000
_ROW, _STRING, _STYLE = (b"<row", b":row"), (b"<si", b":si"), (b"<xf", b":xf")
"""How the tags begin, without a prefix and with one."""
_PERCENT = (9, 10)
"""Built-in number formats with a percent sign (ECMA-376 part 1, 18.8.30)."""
_BUILT_IN_PERCENT = re.compile(rb"""numFmtId\s*=\s*["'](?:9|10)["']""")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LETTERS, _DIGITS = re.compile(r"[A-Za-z]+"), re.compile(r"[0-9]{1,8}")
_ODD_NUMBER = re.compile(rb">[-+0-9.]+[eE]\+?[0-9]{3}")
_INFINITE = re.compile(r"[+-]?[0-9.]+[eE]\+?[0-9]{3,}")


def looks_like(package: Package) -> bool:
    return "xl/workbook.xml" in package or "[Content_Types].xml" in package


def extras_of(package: Package) -> Extras:
    """Return properties, names and the marks of cells.

    Raises:
        PackageError: It is no workbook, a part of it cannot be read, or there are more rows,
            cells, strings or styles than any form has.
    """
    home = _workbook_part(package)
    root = parse_xml(package.read(home), home)
    if _tag(root) != "workbook":
        raise PackageError("DC-1060", problem=home)
    related = _related(package, home)
    percent = _percent_styles(package, related)
    strings = next((path for kind, path in related.values() if kind == "sharedStrings"), "")
    if strings in package:
        _within(package.read(strings), _STRING, MOST_STRINGS, "DC-1063")
    marks = {}
    for sheet in _children(root, "sheets"):
        _, path = related.get(_attribute(sheet, "id"), ("", ""))
        if path in package:
            marks[sheet.get("name", "")] = dict(_marks(package.read(path), path, percent))
    names = {name.get("name", ""): name.text or "" for name in _children(root, "definedNames")}
    return Extras(properties=_properties(package), names=names, marks=marks)


def _workbook_part(package: Package) -> str:
    """Return the main part: where the package's relations say, usually xl/workbook.xml."""
    for kind, path in _related(package, "").values():
        if kind == "officeDocument" and path in package and not path.endswith(".bin"):
            return path
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise PackageError("DC-1060", problem="xl/workbook.xml")


def _related(package: Package, part: str) -> Mapping[str, tuple[str, str]]:
    """Return what a part leads to, by id: the last word of the kind, and the path."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in package:
        return {}
    return {
        one.get("Id", ""): (one.get("Type", "").rpartition("/")[2], _path(folder, one))
        for one in parse_xml(package.read(relations), relations).iterchildren("*")
        if one.get("TargetMode") != "External"
    }


def _path(folder: str, relation: _Element) -> str:
    target = relation.get("Target", "")
    joined = target[1:] if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(joined)


def _properties(package: Package) -> Mapping[str, str]:
    part = "docProps/custom.xml"
    if part not in package:
        return {}
    return {
        one.get("name", ""): "".join(str(text) for text in one.itertext())
        for one in parse_xml(package.read(part), part).iterchildren("*")
    }


def _percent_styles(package: Package, related: Mapping[str, tuple[str, str]]) -> frozenset[bytes]:
    """Return the numbers of the cell styles that show a percent sign."""
    path = next((path for kind, path in related.values() if kind == "styles"), "")
    if path not in package:
        return frozenset()
    content = package.read(path)
    _within(content, _STYLE, _MOST_STYLES, "DC-1064")
    if b"%" not in content and not _BUILT_IN_PERCENT.search(content):
        return frozenset()
    root = parse_xml(content, path)
    formats = {
        one.get("numFmtId", "")
        for one in _children(root, "numFmts")
        if "%" in _QUOTED.sub("", one.get("formatCode", ""))
    } | {str(number) for number in _PERCENT}
    return frozenset(
        str(number).encode()
        for number, style in enumerate(_children(root, "cellXfs"))
        if style.get("numFmtId") in formats
    )


def _marks(
    content: bytes, part: str, percent: frozenset[bytes]
) -> Iterator[tuple[tuple[int, int], Mark]]:
    _within(content, _ROW, _MOST_ROWS, "DC-1062")
    cells = _plain_cells(plain_sheet(content), part, percent)
    if cells is None:
        odd = _ODD_NUMBER.search(content) is not None
        cells = _cells_of(parse_xml(content, part), percent, odd)
    for cell in cells:
        mark, at = _mark(cell, percent), position_of(cell.get("r", ""))
        if at is not None and mark is not None:
            yield at, mark


def _plain_cells(
    plain: PlainSheet | None, part: str, percent: frozenset[bytes]
) -> Iterable[_Element] | None:
    """Return the cells that hold a formula, if that is all there is to see in a sheet."""
    if plain is None or plain.odd or not percent.isdisjoint(plain.styles):
        return None
    _not_too_large(plain.count, plain.columns, plain.rows)
    try:
        return [parse_xml(cell, part) for cell in plain.formulas]
    except PackageError:  # cut out of its sheet it cannot be read: a prefix, say
        return None


def _cells_of(root: _Element, percent: frozenset[bytes], odd: bool) -> Iterator[_Element]:
    """Yield the cells that may be more than a value."""
    # Cells are not kept: a thousand elements alive make Python look for garbage again and again.
    seen = [(cell.get("r", ""), cell.get("s"), cell.get("t")) for cell in root.iter("{*}c")]
    if not _placed([place for place, _, _ in seen]):
        _place(root)
    styled = any((style or "").encode() in percent for _, style, _ in seen) if percent else False
    if odd or styled or any(kind == "e" for _, _, kind in seen):
        yield from root.iter("{*}c")
        return
    for formula in root.iter("{*}f"):
        cell = formula.getparent()
        if cell is not None:
            yield cell


def _within_area(area: int) -> None:
    if area > MOST_CELLS:
        raise PackageError("DC-1062", got=area, most=MOST_CELLS)


def _placed(names: list[str]) -> bool:
    """Tell whether every cell says where it is.

    Raises:
        PackageError: They say that the sheet is larger than any form.
    """
    joined = " ".join(names)
    _not_too_large(len(names), set(_LETTERS.findall(joined)), set(_DIGITS.findall(joined)))
    return all(names)


def _not_too_large(count: int, columns: Set[_Text], rows: Set[_Text]) -> None:
    if count > _MOST_FILLED:
        raise PackageError("DC-1062", got=count, most=_MOST_FILLED)
    _within_area(max(map(_column, columns), default=0) * max(map(int, rows), default=0))


def _column(letters: str | bytes) -> int:
    place = position_of(f"{letters if isinstance(letters, str) else letters.decode()}1")
    return MOST_CELLS if place is None else place[1] + 1


def _place(root: _Element) -> None:
    """Write into each cell that does not say it where it is: behind the one before."""
    lowest = rightmost = 0
    number = -1
    for row in root.iter("{*}row"):
        written = row.get("r", "")
        number = int(written[:8]) - 1 if written.isdecimal() else number + 1
        column = -1
        for cell in row.iterchildren("{*}c"):
            at = position_of(cell.get("r", "")) or (number, column + 1)
            column = at[1]
            lowest, rightmost = max(lowest, at[0]), max(rightmost, column)
            cell.set("r", cell_at(*at))
    _within_area((lowest + 1) * (rightmost + 1))


def _mark(cell: _Element, percent: frozenset[bytes]) -> Mark | None:
    kind, shows_percent = cell.get("t"), cell.get("s", "").encode() in percent
    if not shows_percent and kind != "e" and _is_plain(cell, kind):
        return None
    formula, value = _part(cell, "f"), _part(cell, "v")
    odd = kind == "e" or _INFINITE.fullmatch(value or "") is not None
    return Mark(
        formula="" if formula is None else f"={formula}",
        shown=(value or "") if odd else "",
        percent=shows_percent,
        cached=formula is None or bool(value),
    )


def _is_plain(cell: _Element, kind: str | None) -> bool:
    """Tell whether a cell is empty, or a value and nothing else; nearly all are."""
    if len(cell) != 1:
        return len(cell) == 0
    (only,) = cell
    if _tag(only) == "f":
        return False
    return kind not in (None, "n") or _INFINITE.fullmatch(only.text or "") is None


def _part(cell: _Element, name: str) -> str | None:
    return next((part.text or "" for part in cell.iterchildren("*") if _tag(part) == name), None)


def _within(content: bytes, tags: tuple[bytes, ...], most: int, code: str) -> None:
    """Refuse a part with too many of something, before it is parsed."""
    count = sum(map(content.count, tags))
    if count > most:
        raise PackageError(code, got=count, most=most)


def _children(root: _Element, name: str) -> list[_Element]:
    """Return the elements in the children of one name, in whatever namespace they are."""
    return [
        inner
        for outer in root.iterchildren("*")
        if _tag(outer) == name
        for inner in outer.iterchildren("*")
    ]


def _tag(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: _Element, name: str) -> str:
    """Return an attribute that has a namespace, whichever."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name and "}" in str(key):
            return str(value)
    return ""
