"""The empty form."""

from __future__ import annotations

from dcbase.model import Blank
from dcbase_xlsx.contents import Contents
from dcbase_xlsx.writing import workbook_bytes


def blank_workbook(blank: Blank) -> bytes:
    """Return the form of a unit for a round, to be filled in with Excel or LibreOffice.

    A sheet for each group of indicators and for each part of the report; a cell lets in what
    the core will accept, and says so in Vietnamese.  Computed indicators are locked formulas.

    Returns:
        An .xlsx file; the same form, the same bytes.
    """
    return workbook_bytes(blank, Contents())
