"""PDF files: the text layer of what was sent, and official documents.

Nothing behind the format is loaded before a PDF is read or written.
"""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Document, Format, Received, Submission
from dcbase.plugin import hookimpl

__all__ = ["dcbase_register_formats"]


def read(received: Received) -> Iterable[Submission]:
    from dcbase_pdf.reading import read_pdf

    return read_pdf(received)


def rendered(document: Document) -> bytes:
    from dcbase_pdf.writing import render_pdf

    return render_pdf(document)


@hookimpl
def dcbase_register_formats() -> Iterable[Format]:
    return [
        Format(
            code="pdf",
            suffixes=(".pdf",),
            media_type="application/pdf",
            hostile=True,
            read=read,
            render=rendered,
        )
    ]
