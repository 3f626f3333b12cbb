"""What filling may leave behind: cells and tables without anything in them, a signature alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbase_docx.numbering import local
from dcbase_docx.parts import W
from dcbase_docx.template_tables import SIGNED

if TYPE_CHECKING:
    from lxml.etree import _Element


def mend(root: _Element) -> None:
    """Give each cell that lost all its paragraphs one, and take out tables without rows."""
    for cell in root.iter(f"{{{W}}}tc"):
        if cell.find(f"{{{W}}}p") is None:
            cell.append(cell.makeelement(f"{{{W}}}p"))
    for table in [one for one in root.iter(f"{{{W}}}tbl") if one.find(f"{{{W}}}tr") is None]:
        holder = table.getparent()
        if holder is not None:
            holder.replace(table, table.makeelement(f"{{{W}}}p"))
    _keep_signature(root)


def _keep_signature(root: _Element) -> None:
    """Keep the table with the signature on the page of the last paragraph before it."""
    signed = [table for table in root.iter(f"{{{W}}}tbl") if table.attrib.pop(SIGNED, "")]
    above = signed[-1].getprevious() if signed else None
    if above is None or local(above) != "p":
        return
    look = above.find(f"{{{W}}}pPr")
    if look is None:
        look = above.makeelement(f"{{{W}}}pPr")
        above.insert(0, look)
    if look.find(f"{{{W}}}keepNext") is None:
        styled = look.find(f"{{{W}}}pStyle")
        look.insert(0 if styled is None else 1, look.makeelement(f"{{{W}}}keepNext"))
