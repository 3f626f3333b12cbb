"""Word files: reports as they were sent, and official documents."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Format
from dcbase.plugin import hookimpl
from dcbase_docx.linting import lint_word
from dcbase_docx.reading import read_word
from dcbase_docx.template_filling import fill_word
from dcbase_docx.template_proof import proof_word
from dcbase_docx.tracing import trace_word
from dcbase_docx.writing import render_word

__all__ = ["dcbase_register_formats"]


@hookimpl
def dcbase_register_formats() -> Iterable[Format]:
    return [
        Format(
            code="docx",
            suffixes=(".docx", ".docm"),
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            hostile=True,
            read=read_word,
            render=render_word,
            lint=lint_word,
            trace=trace_word,
            proof=proof_word,
            fill=fill_word,
        )
    ]
