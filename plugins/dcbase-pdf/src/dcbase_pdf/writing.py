"""A document as PDF: typeset offline by typst, from the words and the official form alone."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dcbase.errors import RenderError
from dcbase.model import Document
from dcbase_pdf.fonts import covered, faces
from dcbase_pdf.pages import pages_of

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATE = Path(__file__).parent / "document.typ"
ACCESSIBLE = ("ua-1",)
"""PDF/UA-1, ISO 14289-1: tagged, with title and language, every character with a shape."""
_IDLE: deque[Compiler] = deque()
"""Compilers that nobody uses; each has read the template, and all share the fonts."""


def render_pdf(document: Document) -> bytes:
    """Return the document as a tagged PDF file with bookmarks.

    The same document gives the same bytes: nothing is asked of the clock, the machine's fonts
    or the network.  A document with characters that our faces lack is not declared PDF/UA.

    Raises:
        RenderError: The typesetter refused, or warned of anything.
    """
    return typeset(source_of(document))


def source_of(document: Document) -> str:
    """Return what the template prints, as JSON."""
    return json.dumps(pages_of(document), ensure_ascii=False, separators=(",", ":"))


def typeset(source: str) -> bytes:
    """Typeset the template with what `source_of` returned.

    Raises:
        RenderError: The typesetter refused, or warned of anything.
    """
    import typst

    standards: Any = list(ACCESSIBLE) if covered(source) else []
    try:
        with _compiler() as compiler:
            made, warnings = compiler.compile_with_warnings(
                format="pdf", sys_inputs={"document": source}, pdf_standards=standards
            )
    except typst.TypstError as error:
        raise _refused([error]) from error
    if warnings:
        raise _refused(warnings)
    if not isinstance(made, bytes):
        raise RenderError(format="pdf", problem=f"typst returned {type(made).__name__}")
    return made


@contextmanager
def _compiler() -> Iterator[Compiler]:
    """Lend a compiler: it serves one thread at a time, and the next when it is done."""
    try:
        lent = _IDLE.pop()
    except IndexError:
        lent = _made()
    try:
        yield lent
    finally:
        _IDLE.append(lent)


def _made() -> Compiler:
    from typst import Compiler

    # By path: bytes given here would be gone at the second document.
    return Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=faces(), ignore_system_fonts=True)


def _refused(problems: list[Any]) -> RenderError:
    said = "; ".join(" ".join([problem.message, *problem.hints]) for problem in problems)
    return RenderError(format="pdf", problem=f"typst: {said}")
