"""The coverage of an aggregate, which stands in its document whatever the template says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dcbase_docx.numbering import child, children, value
from dcbase_docx.parts import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_COVERAGE = "Độ phủ: {} đơn vị đã báo cáo."


def say_below(root: _Element, coverage: str) -> None:
    """Say the coverage at the end of the text if it stands nowhere in it.

    Args:
        root: Of the main part.
        coverage: ``95/99``; empty for the report of one unit.
    """
    if not coverage or coverage in seen_in(root):
        return
    body = child(root, "body")
    if body is None:
        return
    last = child(body, "sectPr")
    said = paragraph_of(_COVERAGE.format(coverage))
    if last is None:
        body.append(said)
    else:
        last.addprevious(said)


def paragraph_of(words: str) -> _Element:
    """Return a paragraph of ours, in the middle and in italics."""
    from lxml import etree

    made = etree.fromstring(
        f'<w:p xmlns:w="{W}"><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"/></w:r></w:p>'
    )
    next(made.iter(f"{{{W}}}t")).text = words
    return made


def seen_in(root: _Element) -> str:
    """Return the words that are printed: not those that are hidden."""
    return "".join(text for run in root.iter(f"{{{W}}}r") for text in _said(run))


def _said(run: _Element) -> Iterator[str]:
    hidden = child(run, "rPr", "vanish")
    if hidden is None or value(hidden) in ("0", "false", "off"):
        yield from (one.text or "" for one in children(run, "t"))
