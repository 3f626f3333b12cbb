"""A document as one HTML file: no script, nothing fetched, good on a phone and on A4 paper."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from dcbase._builtin.formats.html_paper import close_style
from dcbase._builtin.formats.html_view import naming, nodes, traced
from dcbase._builtin.formats.text import numeric_columns
from dcbase.layout import drawable, svg_of
from dcbase.messages import LANGUAGES, say
from dcbase.model import Document, DocumentBlock, DocumentParagraph, Printed, cells_shown

if TYPE_CHECKING:
    from jinja2 import Environment

Blocks: TypeAlias = tuple[DocumentBlock, ...]

_RESOURCES = Path(__file__).parent.parent / "resources" / "html"
_SMALL = 11
"""Points of the body of a page that is set close; an official one has 13 or 14."""
_LONG = 4
"""From so many sections on, a page has a table of contents."""


def render_html(document: Document) -> bytes:
    """Return the page as UTF-8.

    A printed figure is ``<data value="44" data-ref="02848:DT01">44</data>``; one whose value
    is missing is a ``<span>`` with the same reference.
    """
    before, end = _parted(document.closing)
    body = nodes((*document.opening, *document.blocks, *before), "muc")
    annexes = tuple(
        (f"phu-luc-{number}", annex, nodes(annex.blocks, f"phu-luc-{number}", 3))
        for number, annex in enumerate(document.annexes, 1)
    )
    sections = [node for node in body if node.kind == "section"]
    language = document.language if document.language in LANGUAGES else LANGUAGES[0]
    style = (_RESOURCES / "page.css").read_text(encoding="utf-8") + close_style(document.profile)
    page = (
        _environment()
        .get_template("page.html.j2")
        .render(
            document=document,
            body=body,
            end=nodes(end, "ket"),
            annexes=annexes,
            small=_is_small(document),
            contents=sections if _has_contents(document, len(sections) + len(annexes)) else [],
            say=partial(_said, language),
            trace=partial(traced, document.record),
            style=style,
            style_hash=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        )
    )
    return page.encode()


def _is_small(document: Document) -> bool:
    """Tell whether the form asks for smaller letters than any official document has."""
    asked = document.profile.typography.get("body.use")
    return asked is not None and float(asked.value) <= _SMALL


def _has_contents(document: Document, sections: int) -> bool:
    return bool(document.contents) or sections >= _LONG


def _parted(closing: Blocks) -> tuple[Blocks, Blocks]:
    """Part the last paragraph from the rest: on paper it stays with the signature."""
    if closing and isinstance(closing[-1], DocumentParagraph):
        return closing[:-1], closing[-1:]
    return closing, ()


def _said(language: str, key: str) -> str:
    return say(f"formats.{key}", language)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # select_autoescape() would not see that .html.j2 is HTML.
    made = Environment(
        loader=FileSystemLoader(_RESOURCES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["printed"] = _is_printed
    made.tests["drawable"] = drawable
    made.filters["svg"] = svg_of
    made.filters["naming"] = naming
    made.filters["cells_shown"] = cells_shown
    made.filters["numeric_columns"] = numeric_columns
    return made


def _is_printed(run: object) -> bool:
    return isinstance(run, Printed)
