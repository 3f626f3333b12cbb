"""The annex of a document: its tables as sheets, every figure for reckoning, and the coverage."""

from __future__ import annotations

import io

from dcbase.model import Document
from dcbase_xlsx.annex_words import say
from dcbase_xlsx.beginning import begun, describe
from dcbase_xlsx.packing import repacked


def render_annex(document: Document) -> bytes:
    """Return a workbook for a report or an aggregate that was laid out.

    Its sheets: a cover; each table of the document; its charts, drawn by the program; every figure
    of every unit, one to a line; for an aggregate each total with its coverage.

    Args:
        document: The same, the same bytes.
    """
    from dcbase_xlsx.annex_book import COVER, AnnexBook
    from dcbase_xlsx.annex_charts import write_charts
    from dcbase_xlsx.annex_cover import write_cover, write_coverage
    from dcbase_xlsx.annex_data import write_data
    from dcbase_xlsx.annex_tables import write_tables

    stream = io.BytesIO()
    book = AnnexBook(document, begun(stream))
    title = " ".join(part for part in (document.title, document.subject) if part)
    describe(book.workbook, title)
    cover = book.sheet(say("cover"), "", (COVER,), across=False)
    write_tables(book)
    write_charts(book)
    write_data(book)
    write_coverage(book)
    write_cover(book, cover)
    book.workbook.close()
    return repacked(stream.getvalue())
