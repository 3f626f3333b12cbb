"""A document as a Word file in its official form, which nobody has to touch up."""

from __future__ import annotations

from functools import lru_cache

from dcbase.layout import Typography, typography
from dcbase.model import Document, FrozenMap, Profile
from dcbase_docx import parts
from dcbase_docx.contents import contents
from dcbase_docx.figures import Figures
from dcbase_docx.flow import Flow
from dcbase_docx.frames import end, head, ruled
from dcbase_docx.grid import Grid
from dcbase_docx.packing import pack
from dcbase_docx.pictures import Pictures
from dcbase_docx.sections import Sections, footer, header
from dcbase_docx.styles import half_points, styles
from dcbase_docx.theme import theme
from dcbase_docx.words import Writer, line

_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
_RELATED = (
    ("styles", "styles.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("customXml", "../customXml/item1.xml"),
    ("theme", "theme/theme1.xml"),
    ("header", "header1.xml"),
    ("header", "header2.xml"),
)
_FOOTERS = (("footer", "footer1.xml"), ("footer", "footer2.xml"))


def render_word(document: Document) -> bytes:
    """Return a whole ``.docx`` for a document: the same document, the same bytes.

    Its words are the document's, in the same order; how they look is the profile's typography.

    Raises:
        dcbase.layout.ProfileProblemError: The profile's typography makes no sense.
    """
    language = _LANGUAGES.get(document.language, document.language)
    form, common = _common(document.profile, language, document.notice)
    figures = Figures(document.record, document.profile.code)
    related = _related(bool(document.notice))
    pictures = Pictures(len(related))
    content = _document(document, form, figures, pictures)
    return pack(
        {
            **common,
            **pictures.parts,
            "word/_rels/document.xml.rels": parts.relationships((*related, *pictures.targets())),
            "docProps/core.xml": parts.core_properties(_title(document), language),
            "customXml/item1.xml": figures.part(),
            "word/document.xml": content,
        }
    )


@lru_cache(maxsize=8)
def _common(profile: Profile, language: str, notice: str) -> tuple[Typography, FrozenMap[str, str]]:
    """Return the form, and the parts that every document in it has alike.

    Raises:
        dcbase.layout.ProfileProblemError: The profile's typography makes no sense.
    """
    form = typography(profile)
    written = {
        "_rels/.rels": parts.PACKAGE_RELATIONSHIPS,
        "customXml/_rels/item1.xml.rels": parts.FIGURES_RELATIONSHIPS,
        "customXml/itemProps1.xml": parts.FIGURES_PROPERTIES,
        "docProps/app.xml": parts.APPLICATION,
        "word/fontTable.xml": parts.font_table(form.font),
        "word/header1.xml": header(numbered=True),
        "word/header2.xml": header(numbered=form.page.number_first),
        "word/settings.xml": parts.settings(language),
        "word/styles.xml": styles(form, language),
        "word/theme/theme1.xml": theme(form.font),
    }
    if notice:
        written["word/footer1.xml"] = written["word/footer2.xml"] = footer(notice)
    names = (*written, "docProps/core.xml", "word/document.xml")
    written["[Content_Types].xml"] = parts.content_types(names)
    return form, FrozenMap(written)


def _related(noted: bool) -> tuple[tuple[str, str], ...]:
    return (*_RELATED, *_FOOTERS) if noted else _RELATED


def _document(document: Document, form: Typography, figures: Figures, pictures: Pictures) -> str:
    """Return the part ``word/document.xml``.

    Every figure in it is in `figures` after that, every picture in `pictures`.
    """
    sections = Sections(page=form.page, references=_references(bool(document.notice)))
    writer = Writer(figures)
    grid = Grid(writer, half_points(form.style("table").size))
    flow = Flow(form, writer, grid, sections, pictures)
    width = sections.width(lying=False)
    body = (*document.opening, *document.blocks, *document.closing)
    above = head(document, form, width)
    # Without a head the title stands over what follows, not on a page alone.
    lying = not above and flow.lies(body)
    flow.put(above, lying=lying)
    flow.put(*_heading(document, form, sections.width(lying=lying)), lying=lying)
    if document.contents:
        flow.listed = True
        flow.put(contents(document), lying=lying)
    signed = end(document, form, width)
    flow.blocks(body, kept=bool(signed))
    if signed:
        flow.put(signed)
    for annex in document.annexes:
        flow.annex(annex)
    return (
        f'{parts.XML}<w:document xmlns:w="{parts.W}" xmlns:r="{parts.R}">'
        f"<w:body>{flow.end()}</w:body></w:document>"
    )


def _heading(document: Document, form: Typography, width: int) -> tuple[str, ...]:
    """Return what the document is and what it is about, with the line below."""
    return (
        ruled(form, "title", document.title, width),
        ruled(form, "subject", document.subject, width),
        line("rule", document.rule),
    )


def _references(noted: bool) -> str:
    """Return which header and footer the pages have, the first page its own."""
    kinds = ("header", "footer") if noted else ("header",)
    first = {"header": len(_RELATED) - 1, "footer": len(_RELATED) + 1}
    return "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="rId{first[kind] + at}"/>'
        for kind in kinds
        for at, page in enumerate(("default", "first"))
    )


def _title(document: Document) -> str:
    return " ".join(part for part in (document.title, document.subject) if part)
