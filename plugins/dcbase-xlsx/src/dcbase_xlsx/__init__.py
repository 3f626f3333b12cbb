"""Excel workbooks: the blank form, the reader, the annotated copy, the annex.

Nothing behind the format is loaded before a workbook is written or read.
"""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Blank, Document, Finding, Format, Received, Submission
from dcbase.plugin import hookimpl

__all__ = ["dcbase_register_formats"]


def read(received: Received) -> Iterable[Submission]:
    from dcbase_xlsx.reading import read_workbook

    return read_workbook(received)


def blank_form(blank: Blank) -> bytes:
    from dcbase_xlsx.blank import blank_workbook

    return blank_workbook(blank)


def annotated(blank: Blank, submission: Submission, findings: tuple[Finding, ...]) -> bytes:
    from dcbase_xlsx.annotating import annotated_workbook

    return annotated_workbook(blank, submission, findings)


def rendered(document: Document) -> bytes:
    from dcbase_xlsx.annex import render_annex

    return render_annex(document)


@hookimpl
def dcbase_register_formats() -> Iterable[Format]:
    return [
        Format(
            code="xlsx",
            suffixes=(".xlsx", ".xls", ".ods"),
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            hostile=True,
            read=read,
            blank=blank_form,
            annotate=annotated,
            render=rendered,
        )
    ]
