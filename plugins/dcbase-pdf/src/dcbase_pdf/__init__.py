"""PDF files: the text layer of what was sent, and official documents."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Format
from dcbase.plugin import hookimpl
from dcbase_pdf.reading import read_pdf
from dcbase_pdf.writing import render_pdf

__all__ = ["dcbase_register_formats"]


@hookimpl
def dcbase_register_formats() -> Iterable[Format]:
    return [
        Format(
            code="pdf",
            suffixes=(".pdf",),
            media_type="application/pdf",
            hostile=True,
            read=read_pdf,
            render=render_pdf,
        )
    ]
