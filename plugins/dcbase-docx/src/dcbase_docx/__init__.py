"""Word files: reports as they were sent, and official documents.

Nothing behind the format is loaded before a Word file is read, looked at or written.
"""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Blank, Document, Finding, Format, Profile, Received, Submission, Traced
from dcbase.plugin import hookimpl

__all__ = ["dcbase_register_formats"]


def read(received: Received) -> Iterable[Submission]:
    from dcbase_docx.reading import read_word

    return read_word(received)


def rendered(document: Document) -> bytes:
    from dcbase_docx.writing import render_word

    return render_word(document)


def linted(received: Received, profile: Profile) -> Iterable[Finding]:
    from dcbase_docx.linting import lint_word

    return lint_word(received, profile)


def traced(received: Received) -> Iterable[Traced | Finding]:
    from dcbase_docx.tracing import trace_word

    return trace_word(received)


def proofread(received: Received, blank: Blank) -> Iterable[Finding]:
    from dcbase_docx.template_proof import proof_word

    return proof_word(received, blank)


def filled(document: Document, template: Received) -> bytes:
    from dcbase_docx.template_filling import fill_word

    return fill_word(document, template)


@hookimpl
def dcbase_register_formats() -> Iterable[Format]:
    return [
        Format(
            code="docx",
            suffixes=(".docx", ".docm"),
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            hostile=True,
            read=read,
            render=rendered,
            lint=linted,
            trace=traced,
            proof=proofread,
            fill=filled,
        )
    ]
