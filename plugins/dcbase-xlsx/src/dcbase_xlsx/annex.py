"""The annex of a document: its tables as sheets, every figure for reckoning, and the coverage."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import datetime

from dcbase.model import Document
from dcbase_xlsx.annex_words import say
from dcbase_xlsx.packing import repacked
from dcbase_xlsx.styles import FONT

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the file format knows no time zone
"""Of every file: no clock is asked, so that the same document is the same bytes."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": FONT,
}


def render_annex(document: Document) -> bytes:
    """Return a workbook for a report or an aggregate that was laid out.

    Its sheets: a cover; each table of the document; its charts, drawn by the program; every figure
    of every unit, one to a line; for an aggregate each total with its coverage.

    Args:
        document: The same, the same bytes.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    from dcbase_xlsx.annex_book import COVER, AnnexBook
    from dcbase_xlsx.annex_charts import write_charts
    from dcbase_xlsx.annex_cover import write_cover, write_coverage
    from dcbase_xlsx.annex_data import write_data
    from dcbase_xlsx.annex_tables import write_tables

    stream = io.BytesIO()
    # The library writes into the dictionaries that it is given.
    book = AnnexBook(document, xlsxwriter.Workbook(stream, deepcopy(_OPTIONS)))
    title = " ".join(part for part in (document.title, document.subject) if part)
    book.workbook.set_properties({"title": title, "created": _MADE})
    cover = book.sheet(say("cover"), "", (COVER,), across=False)
    write_tables(book)
    write_charts(book)
    write_data(book)
    write_coverage(book)
    write_cover(book, cover)
    book.workbook.close()
    return repacked(stream.getvalue())
