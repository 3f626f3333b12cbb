"""The table of contents: lines with the page of each heading, which Word makes anew."""

from __future__ import annotations

from collections.abc import Iterator

from dcbase.model import Document
from dcbase_docx.escaping import content
from dcbase_docx.words import line

DEEPEST = 2
"""Headings down to this level have a line."""
_FIRST_ID = 1_000_000
"""Of the bookmarks at headings; those of figures are counted from 0."""
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
_CODE = '<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_NUMBER = "<w:r><w:t>…</w:t></w:r>"
_CONTROL = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
    "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{lines}</w:sdtContent></w:sdt>"
)


def contents(document: Document) -> str:
    """Return the contents of a document that asks for them; empty if it has no headings."""
    listed = [(level, words) for level, words in document.headings() if level <= DEEPEST]
    if not document.contents or not listed:
        return ""
    lines = "".join(_lines(listed))
    return _CONTROL.format(lines=line("caption", document.contents) + lines)


def marked(number: int, runs: str) -> str:
    """Return the runs of a heading with the bookmark that its line points to.

    Args:
        number: Of the heading among those with a line, from 0.
        runs: As XML.
    """
    return (
        f'<w:bookmarkStart w:id="{_FIRST_ID + number}" w:name="{_name(number)}"/>{runs}'
        f'<w:bookmarkEnd w:id="{_FIRST_ID + number}"/>'
    )


def _lines(listed: list[tuple[int, str]]) -> Iterator[str]:
    whole = rf'TOC \o "1-{DEEPEST}" \h \z \u'
    for number, (level, words) in enumerate(listed):
        before = _opened(whole, ' w:dirty="true"') if number == 0 else ""
        behind = _END if number == len(listed) - 1 else ""
        page = _opened(rf"PAGEREF {_name(number)} \h") + _NUMBER + _END
        yield (
            f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>{before}'
            f'<w:r><w:t xml:space="preserve">{content(words)}</w:t></w:r>'
            f"<w:r><w:tab/></w:r>{page}{behind}</w:p>"
        )


def _opened(code: str, dirty: str = "") -> str:
    return f"{_BEGIN.format(dirty=dirty)}{_CODE.format(code=code)}{_SEPARATE}"


def _name(number: int) -> str:
    return f"_Toc{number + 1:08}"
