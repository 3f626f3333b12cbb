"""The paragraphs of an office's own template in which marks may stand, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from dcbase_docx.numbering import local
from dcbase_docx.parts import W
from dcbase_docx.sent_parts import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHERE = {"header": ("đầu trang", "header"), "footer": ("chân trang", "footer")}


@frozen(kw_only=True)
class Place:
    """A paragraph in which marks may stand.

    Args:
        number: From 1 through body, headers and footers; in the body as the checker counts.
        cell: Table, row and column, each from 1; None outside of tables.
        kind: ``document``, ``header`` or ``footer``.
        element: The paragraph.
    """

    number: int
    cell: tuple[int, int, int] | None
    kind: str
    element: _Element

    def said(self) -> dict[str, str]:
        """Return where it is, beside its number, as facts in both languages."""
        vi, en = _WHERE.get(self.kind, ("", ""))
        if self.cell is not None:
            table, row, column = self.cell
            vi = f"{vi} bảng {table}, dòng {row}, ô {column}".strip()
            en = f"{en} table {table}, row {row}, cell {column}".strip()
        return {"where_vi": f" ({vi})" if vi else "", "where_en": f" ({en})" if en else ""}


@frozen
class Part:
    """A part in which marks are filled in.

    Args:
        kind: ``document``, ``header`` or ``footer``.
        root: Of its tree.
        before: How many paragraphs stand before it.
    """

    kind: str
    root: _Element
    before: int


def parts_within(parts: Parts) -> Iterator[Part]:
    """Yield the parts in which marks are filled in, the body first."""
    before = 0
    roots = (("document", [parts.document()]), *((kind, parts.roots(kind)) for kind in _WHERE))
    for kind, some in roots:
        for root in some:
            yield Part(kind, root, before)
            before += len(_counted(root))


def paragraphs(part: Part) -> Iterator[Place]:
    """Yield the paragraphs of a part; what stands in a box is none of them."""
    tables = {table: at for at, table in enumerate(part.root.iter(f"{{{W}}}tbl"), start=1)}
    for at, element in enumerate(_counted(part.root), start=1):
        if not boxed(element):
            cell = _cell(element, tables)
            yield Place(number=part.before + at, cell=cell, kind=part.kind, element=element)


def _counted(root: _Element) -> list[_Element]:
    """Return the paragraphs as they are counted: of two contents that say the same, the first."""
    every = root.iter(f"{{{W}}}p")
    return [one for one in every if "Fallback" not in map(local, one.iterancestors())]


def boxed(element: _Element) -> bool:
    """Tell whether something stands in a text box or in one of two contents that say the same."""
    return not {"txbxContent", "AlternateContent"}.isdisjoint(map(local, element.iterancestors()))


def _cell(element: _Element, tables: dict[_Element, int]) -> tuple[int, int, int] | None:
    cell = next(element.iterancestors(f"{{{W}}}tc"), None)
    row = None if cell is None else cell.getparent()
    table = None if cell is None else next(cell.iterancestors(f"{{{W}}}tbl"), None)
    if cell is None or row is None or table is None:
        return None
    return tables[table], _which(row), _which(cell)


def _which(one: _Element) -> int:
    """Return which row or cell it is, from 1."""
    return 1 + sum(1 for _ in one.itersiblings(one.tag, preceding=True))
