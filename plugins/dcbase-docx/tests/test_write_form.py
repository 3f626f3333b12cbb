"""Styles, pages and blocks are as the official form has them."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from attrs import evolve
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from dcbase.layout import typography
from dcbase.model import (
    Annex,
    DocumentHeading,
    DocumentParagraph,
    DocumentSignature,
    FrozenMap,
    Prescribed,
    Words,
)
from dcbase_docx.styles import style_id
from dcbase_docx.widths import text_width, twips
from dcbase_docx.writing import render_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMS = ("hd36", "hd05", "nd30")


def opened(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def parts(content: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return set(package.namelist())


def by_style(file: docx.document.Document, code: str) -> list[docx.text.paragraph.Paragraph]:
    """Return the paragraphs of a style, those of the head and the end too."""
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    paragraphs = [*file.paragraphs, *(p for cell in cells for p in cell.paragraphs)]
    return [p for p in paragraphs if p.style.style_id == code]


@pytest.mark.parametrize("code", FORMS)
def test_every_element_looks_as_the_form_says(documents, written, code):
    """Size, weight, slant and case of each line of the head and the end."""
    form = typography(documents[code].profile)
    file = opened(written[code])
    expected = {
        "parent": documents[code].header.organisation[:-1],
        "organisation": documents[code].header.organisation[-1:],
        "national": documents[code].header.national[:1],
        "motto": documents[code].header.national[1:],
        "number": (documents[code].header.number,),
        "place-date": (documents[code].header.place_and_date,),
        "title": (documents[code].title,),
        "subject": (documents[code].subject,),
        "authority": (documents[code].signature.authority,),
        "capacity": (documents[code].signature.capacity,),
        "signer": (documents[code].signature.name,),
        "recipients-title": (documents[code].recipients_title,),
        "recipients": documents[code].recipients,
    }
    for element, words in expected.items():
        found = by_style(file, style_id(element))
        style = form.style(element)
        assert list(words) == [p.text for p in found], element
        for paragraph in found:
            font = paragraph.style.font
            assert (Pt(float(style.size)), style.bold, style.italic, style.underline) == (
                font.size,
                bool(font.bold),
                bool(font.italic),
                bool(font.underline),
            ), element


@pytest.mark.parametrize("code", FORMS)
def test_the_page(documents, written, code):
    """A4 upright, the form's margins, the first page without a number."""
    page = typography(documents[code].profile).page
    section = opened(written[code]).sections[0]
    expected = {
        "page_width": page.width,
        "page_height": page.height,
        "top_margin": page.top,
        "bottom_margin": page.bottom,
        "left_margin": page.left,
        "right_margin": page.right,
        "header_distance": page.header,
    }
    for name, value in expected.items():
        assert abs(getattr(section, name) - Mm(float(value))) < Mm(0.02), name
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert (
        WD_ALIGN_PARAGRAPH.CENTER == section.header.paragraphs[0].style.paragraph_format.alignment
    )
    assert "PAGE" not in section.first_page_header._element.xml


def test_letters_and_language(written, part):
    """Times New Roman by name, in Vietnamese; nothing is embedded."""
    defaults = part(written["hd36"], "word/styles.xml").find(f"{W}docDefaults")
    fonts = defaults.find(f".//{W}rFonts")
    assert {"Times New Roman"} == set(fonts.attrib.values())
    assert "vi-VN" == defaults.find(f".//{W}lang").get(f"{W}val")
    assert not [name for name in parts(written["hd36"]) if "fonts/" in name or "media" in name]


def test_headings_are_real(documents, written):
    """Headings have Word's own styles and levels, so that a table of contents can be made."""
    file = opened(written["hd36"])
    expected = [
        (f"Heading {block.level}", block.mark)
        for block in documents["hd36"].blocks
        if isinstance(block, DocumentHeading)
    ]
    found = [p for p in file.paragraphs if p.style.name.startswith("Heading")]
    assert expected == [(p.style.name, p.text.split()[0]) for p in found]
    for level in range(1, 5):
        style = file.styles[f"Heading {level}"]
        assert str(level - 1) == style.element.find(f".//{W}outlineLvl").get(f"{W}val")
        assert style.paragraph_format.keep_with_next


def test_a_heading_deeper_than_word_has(documents):
    """What is deeper than the form's fourth level looks like the fourth."""
    deep = DocumentHeading(level=7, mark="+", runs=(Words("Sâu"),))
    made = evolve(documents["hd36"], opening=(), blocks=(deep,), closing=())
    assert ["+ Sâu"] == [p.text for p in by_style(opened(render_word(made)), "Heading4")]


def test_body_text(written):
    """Justified, its first line 10 mm in; HD 05 has its lines exactly 19 points apart."""
    for code, line in (("hd36", 1), ("hd05", Pt(19))):
        body = opened(written[code]).styles["Nội dung"].paragraph_format
        assert WD_ALIGN_PARAGRAPH.JUSTIFY == body.alignment
        assert abs(body.first_line_indent - Mm(10)) < Mm(0.02)
        assert line == body.line_spacing


def test_rules_are_drawn_where_the_form_draws_them(documents, written, part):
    """Party: under the national title. State: under the issuer, the motto and the subject."""
    for code, count in (("hd36", 1), ("hd05", 1), ("nd30", 3)):
        document = part(written[code], "word/document.xml")
        assert count == len(document.findall(f".//{W}pBdr")), code


def test_a_rule_is_a_share_of_the_text(documents, written, part):
    """The rule under the motto is as long as the motto, the one under the issuer half as long."""
    document = part(written["nd30"], "word/document.xml")
    lengths = []
    for cell in list(document.iter(f"{W}tc"))[:2]:
        width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
        indent = next(p for p in cell.iter(f"{W}p") if p.find(f".//{W}pBdr") is not None)
        side = indent.find(f".//{W}ind")
        lengths.append(width - int(side.get(f"{W}left")) - int(side.get(f"{W}right")))
    issuer, motto = (length / 1440 * 25.4 for length in lengths)
    # "ĐẢNG ỦY XÃ LÙNG PHÌNH" in 12 bold, "Độc lập - Tự do - Hạnh phúc" in 13 bold.
    assert 25 < issuer < 30
    assert 51 < motto < 58


def test_the_signature_never_splits(written, part):
    """Its row stands on one page, with the closing paragraph's last lines."""
    document = part(written["hd36"], "word/document.xml")
    table = document.findall(f".//{W}tbl")[-1]
    assert [1] == [len(row.findall(f"{W}trPr/{W}cantSplit")) for row in table.iter(f"{W}tr")]
    before = table.getprevious()
    assert before.find(f"{W}pPr/{W}keepNext") is not None


def test_annexes_begin_on_new_pages(documents, part):
    """Each annex has its title at the top of a page."""
    paragraph = DocumentParagraph(runs=(Words("Nội dung phụ lục"),))
    annexes = (Annex(title="Phụ lục 1", blocks=(paragraph,)), Annex(title="Phụ lục 2"))
    content = render_word(evolve(documents["hd36"], annexes=annexes))
    found = by_style(opened(content), "AnnexTitle")
    assert ["Phụ lục 1", "Phụ lục 2"] == [p.text for p in found]
    assert all(p.paragraph_format.page_break_before for p in found)


def test_the_notice_stands_on_every_page(documents, written):
    """A document of made-up figures says so at the foot of each page, the first one too."""
    assert "word/footer1.xml" not in parts(written["hd36"])
    notice = documents["province"].notice
    assert notice
    for section in opened(written["province"]).sections:
        feet = (section.footer, section.first_page_footer)
        assert [notice, notice] == [foot.paragraphs[0].text for foot in feet]


def test_a_house_style(documents):
    """A form that changes single values is printed with them."""
    profile = documents["hd36"].profile
    own = FrozenMap(
        {
            "body.size": Prescribed(value="13"),
            "page.left": Prescribed(value="35"),
            "page.number.first": Prescribed(value="shown"),
        }
    )
    house = evolve(profile, typography=profile.typography.with_(own))
    file = opened(render_word(evolve(documents["hd36"], profile=house)))
    assert Pt(13) == file.styles["Nội dung"].font.size
    assert abs(file.sections[0].left_margin - Mm(35)) < Mm(0.02)
    assert "PAGE" in file.sections[0].first_page_header._element.xml


def test_nobody_signs(documents):
    """Without recipients and signature there is no table at the end."""
    bare = evolve(
        documents["hd36"], recipients_title="", recipients=(), signature=DocumentSignature()
    )
    assert 1 == len(opened(render_word(bare)).tables)


def test_a_long_issuer(documents):
    """The national title keeps its line; a long name of an issuer is set in even lines."""
    header = evolve(
        documents["nd30"].header,
        organisation=("Ủy ban nhân dân tỉnh Lào Cai", "BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ"),
    )
    file = opened(render_word(evolve(documents["nd30"], header=header)))
    left, right = (cell.width for cell in file.tables[0].rows[0].cells)
    assert right > Mm(85)
    assert abs(left + right - Mm(165)) < Mm(0.1)
    issuer = by_style(file, "Organisation")[0].paragraph_format
    assert issuer.left_indent == issuer.right_indent > 0


def test_annexes_of_a_state_document_count_their_own_pages(documents):
    """Each begins a section that counts from 1, its first page without a number; a Party's not."""
    paragraph = DocumentParagraph(runs=(Words("Nội dung phụ lục"),))
    annexes = (
        Annex(title="BIỂU", mark="Phụ lục I", reference="(Kèm theo …)", blocks=(paragraph,)),
        Annex(title="Ý KIẾN", mark="Phụ lục II"),
    )
    state = opened(render_word(evolve(documents["nd30"], annexes=annexes)))
    assert [_counted(section) for section in state.sections] == [None, "1", "1"]
    assert all(section.different_first_page_header_footer for section in state.sections)
    found = by_style(state, "AnnexTitle")
    assert [p.text for p in found] == ["Phụ lục I\nBIỂU", "Phụ lục II\nÝ KIẾN"]
    assert not any(p.paragraph_format.page_break_before for p in found)
    assert [p.text for p in by_style(state, "AnnexReference")] == ["(Kèm theo …)"]
    party = opened(render_word(evolve(documents["hd36"], annexes=annexes)))
    assert [_counted(section) for section in party.sections] == [None]


def _counted(section: docx.section.Section) -> str | None:
    found = section._sectPr.find(f"{W}pgNumType")
    return None if found is None else found.get(f"{W}start")


def test_a_subject_is_not_broken_before_a_number(documents):
    """ "năm 2025" stays in one line, and both lines are about as long as each other."""
    form = typography(documents["hd36"].profile)
    style = form.style("subject")
    (found,) = by_style(opened(render_word(documents["hd36"])), "Subtitle")
    page = twips(form.page.text_width)
    room = page - 2 * found.paragraph_format.left_indent.twips
    lines = [""]
    for word in found.text.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, style.size, style.bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    assert lines == [
        "kết quả việc thực hiện dân chủ ở cơ sở năm 2025,",
        "nhiệm vụ trọng tâm năm 2026",
    ]


def test_a_long_issuer_leaves_the_organisation_above_whole(documents):
    """The longest name is broken, not the shorter one above it, nor the national title."""
    form = typography(documents["hd36"].profile)
    header = documents["hd36"].header
    long = "BAN CHẤP HÀNH ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG, MẶT TRẬN TỔ QUỐC VÀ CÁC ĐOÀN THỂ"
    head = evolve(
        header,
        organisation=(header.organisation[0], long),
        place_and_date=f"Thành phố Buôn Ma Thuột mở rộng, {header.place_and_date}",
    )
    file = opened(render_word(evolve(documents["hd36"], header=head)))
    left, right = (column.width.twips for column in file.tables[0].columns)
    for element, words, room in (
        ("parent", header.organisation[0], left),
        ("national", header.national[0], right),
    ):
        style = form.style(element)
        assert text_width(words, style.size, style.bold) < room
