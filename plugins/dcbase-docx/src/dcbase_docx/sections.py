"""Sections of a Word file: paper, margins, page numbers, the notice."""

from __future__ import annotations

from attrs import frozen

from dcbase.layout import Page
from dcbase_docx.escaping import content
from dcbase_docx.parts import XML, W
from dcbase_docx.styles import style_id
from dcbase_docx.widths import twips

_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>{number}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_ANEW = '<w:pgNumType w:start="1"/>'


@frozen(kw_only=True)
class Sections:
    """Makes the sections of one document.

    Args:
        page: Of the form.
        references: Header and footer of every page, header and footer of the first page.
    """

    page: Page
    references: str

    def width(self, *, lying: bool) -> int:
        """Return the width between the margins, in twips; of a page on its side if `lying`."""
        page = self.page
        return twips((page.height if lying else page.width) - page.left - page.right)

    def end(self, *, lying: bool, first: bool, anew: bool = False) -> str:
        """Return what ends a section.

        Args:
            lying: Its pages are on their side, with the form's margins as they then stand.
            first: Its first page is the document's, or that of an annex with its own numbers.
            anew: Its pages are counted from 1.
        """
        page = self.page
        tall, wide = twips(page.height), twips(page.width)
        top, right = twips(page.top), twips(page.right)
        bottom, left = twips(page.bottom), twips(page.left)
        size = f'w:w="{wide}" w:h="{tall}"'
        if lying:
            size = f'w:w="{tall}" w:h="{wide}" w:orient="landscape"'
        return (
            f'<w:sectPr>{self.references}<w:type w:val="nextPage"/><w:pgSz {size}/>'
            f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
            f'w:header="{twips(page.header)}" w:footer="{twips(page.header)}" w:gutter="0"/>'
            f"{_ANEW if anew else ''}"
            f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
        )


def header(*, numbered: bool) -> str:
    """Return a header: the page number, or nothing."""
    number = _FIELD.format(number=2) if numbered else ""
    return (
        f'{XML}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{number}</w:p></w:hdr>"
    )


def footer(notice: str) -> str:
    """Return a footer with the notice that stands on every page."""
    return (
        f'{XML}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style_id("notice")}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{content(notice)}</w:t></w:r></w:p></w:ftr>'
    )
