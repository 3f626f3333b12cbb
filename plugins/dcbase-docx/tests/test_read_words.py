"""What of a Word file is read: every word that is printed, in the order of printing, once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dcbase.model import Received
from dcbase.reading.outline import Line
from dcbase_docx.reading import lines_of, read_word
from dcbase_docx.sent_parts import parts_of
from dcbase_docx.sent_words import Seen

Pack = Callable[..., bytes]


def _received(content: bytes) -> Received:
    return Received("báo cáo.docx", "ab" * 32, content)


def _lines(content: bytes) -> list[Line]:
    lines, _ = lines_of(_received(content), parts_of(content), Seen())
    return lines


def _codes(content: bytes) -> list[str]:
    (submission,) = read_word(_received(content))
    return [finding.code for finding in submission.findings]


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


NOT_BOLD, OLD_FONT = '<w:b w:val="0"/>', '<w:rFonts w:ascii=".VnTime"/>'
BOX = f"<w:txbxContent><w:p>{_run('trong khung')}</w:p></w:txbxContent>"
CODE = "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
TAB = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>"
BREAK = "<w:r><w:t>TM. UBND</w:t><w:br/><w:t>CHỦ TỊCH</w:t></w:r>"
MOVED = f"<w:moveFrom>{_run('cũ')}</w:moveFrom><w:moveTo>{_run('mới')}</w:moveTo>"
RESULT = _field("begin") + CODE + _field("separate") + _run("7") + _field("end")
BOXED = _run("trước") + f"<w:r><w:pict><v:shape>{BOX}</v:shape></w:pict></w:r>"
CHOICE = f'<mc:Choice Requires="wps"><w:drawing><wps:x>{BOX}</wps:x></w:drawing></mc:Choice>'
FALLBACK = f"<mc:Fallback><w:pict><v:shape>{BOX}</v:shape></w:pict></mc:Fallback>"
TWICE = f"<w:r><mc:AlternateContent>{CHOICE}{FALLBACK}</mc:AlternateContent></w:r>"
PRINTED = {
    "inserted words": (f"<w:ins>{_run('thêm')}</w:ins>", ["thêm"]),
    "deleted words": (f"{_run('giữ')}<w:del>{_run('xoá')}</w:del>", ["giữ"]),
    "moved words": (MOVED, ["mới"]),
    "links": (f"<w:hyperlink>{_run('liên kết')}</w:hyperlink>", ["liên kết"]),
    "controls": (f"<w:sdt><w:sdtPr/><w:sdtContent>{_run('12')}</w:sdtContent></w:sdt>", ["12"]),
    "the result of a field": (RESULT, ["7"]),
    "a field without an end": (_field("begin") + CODE + _run("còn"), ["còn"]),
    "a simple field": (f"<w:fldSimple>{_run('31/10/2025')}</w:fldSimple>", ["31/10/2025"]),
    "tabs and hyphens": (TAB, ["a\tb-c"]),
    "line breaks": (BREAK, ["TM. UBND", "CHỦ TỊCH"]),
    "symbols": ('<w:r><w:sym w:char="F0FC"/><w:t> đạt</w:t></w:r>', ["✓ đạt"]),
    "a symbol that is none": ('<w:r><w:sym w:char="D800"/></w:r>', ["\ufffd"]),
    "text boxes, after their paragraph": (BOXED, ["trước", "trong khung"]),
    "alternate content once": (TWICE, ["", "trong khung"]),
    "formulas": ("<w:oMath><w:r><w:t>x</w:t></w:r></w:oMath>", ["x"]),
}


@pytest.mark.parametrize(("xml", "printed"), PRINTED.values(), ids=list(PRINTED))
def test_words_are_read_as_they_are_printed(word_file: Pack, xml: str, printed: list[str]) -> None:
    """Results and not codes, insertions and not deletions, each once."""
    assert printed == [line.text for line in _lines(word_file(f"<w:p>{xml}</w:p>"))]


def test_a_deleted_paragraph_end_joins_two_paragraphs(word_file: Pack) -> None:
    """What Word prints as one paragraph is one."""
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{_run('một ')}</w:p>"
    assert ["một hai"] == [
        line.text for line in _lines(word_file(f"{first}<w:p>{_run('hai')}</w:p>"))
    ]


def test_notes_stand_after_the_body_with_their_raised_mark_in_it(word_file: Pack) -> None:
    """A note's number never becomes a digit of the figure before it."""
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p>{_run('98%')}{reference}</w:p><w:p>{_run('hết')}</w:p>"
    notes = f'<w:footnote w:id="2"><w:p>{_run("theo số liệu xã")}</w:p></w:footnote>'
    lines = _lines(word_file(body, footnotes=notes))
    assert [("", "98%¹"), ("", "hết"), ("1", "theo số liệu xã")] == [
        (line.mark, line.text) for line in lines
    ]


def test_each_line_knows_its_paragraph_and_its_cell(word_file: Pack) -> None:
    """Cells are counted by the columns that they span."""
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    row = (
        f"<w:tr><w:tc>{wide}<w:p>{_run('a')}</w:p></w:tc><w:tc><w:p>{_run('b')}</w:p></w:tc></w:tr>"
    )
    lines = _lines(word_file(f"<w:p>{_run('x')}</w:p><w:tbl>{row}{row}</w:tbl>"))
    assert [None, (1, 1, 1), (1, 1, 3), (1, 2, 1), (1, 2, 3)] == [line.cell for line in lines]
    assert [1, 2, 3, 4, 5] == [line.origin and line.origin.paragraph for line in lines]


def test_levels_weight_and_place_come_from_styles_and_paragraphs(word_file: Pack) -> None:
    """A style based on a heading is one; the paragraph has the last word."""
    styles = (
        '<w:style w:styleId="H"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="M"><w:name w:val="Mục"/><w:basedOn w:val="H"/>'
        '<w:pPr><w:jc w:val="center"/><w:ind w:firstLine="567"/></w:pPr></w:style>'
    )
    styled = f'<w:p><w:pPr><w:pStyle w:val="M"/></w:pPr>{_run("I. MỤC")}</w:p>'
    body = '<w:p><w:pPr><w:pStyle w:val="H"/><w:outlineLvl w:val="9"/></w:pPr>'
    (one, two) = _lines(word_file(f"{styled}{body}{_run('x', NOT_BOLD)}</w:p>", styles=styles))
    assert (2, True, True, 10) == (one.style, one.bold, one.centred, one.indent)
    assert (0, False, False, 0) == (two.style, two.bold, two.centred, two.indent)


def test_running_heads_belong_to_the_page(word_file: Pack) -> None:
    """They are handed on, but not as text of the report."""
    lines = _lines(word_file(f"<w:p>{_run('x')}</w:p>", header=f"<w:p>{_run('2')}</w:p>"))
    assert [("x", False), ("2", True)] == [(line.text, line.artefact) for line in lines]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (f"<w:p>{_run('x')}<w:del>{_run('y')}</w:del></w:p>", "DC-1074"),
        (f"<w:p>{_run('B¸o c¸o', OLD_FONT)}</w:p>", "DC-1075"),
        (f"<w:p>{_run('kÕt qu¶ thùc hiÖn d©n chñ ë c¬ së')}</w:p>", "DC-1075"),
        (f"<w:p>{_run('x')}{_run('ẩn đi', '<w:vanish/>')}</w:p>", "DC-1076"),
        ("<w:p><w:r><w:pict/></w:r></w:p>", "DC-1072"),
    ],
)
def test_what_an_official_must_know_is_a_finding(word_file: Pack, body: str, code: str) -> None:
    """Tracked changes, old fonts, hidden words, a report that is a picture."""
    assert [code] == _codes(word_file(body))


def test_blocks_are_read_inside_whatever_is_around_them(word_file: Pack) -> None:
    """Content controls around paragraphs and rows; a choice once; deleted blocks not at all."""
    paragraph = f"<w:p>{_run('một')}</w:p>"
    row = f"<w:tr><w:tc><w:p>{_run('ô')}</w:p></w:tc></w:tr>"
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    body = (
        f"<w:sdt><w:sdtContent>{paragraph}</w:sdtContent></w:sdt><w:del>{paragraph}</w:del>"
        f"<mc:AlternateContent><mc:Choice>{paragraph}</mc:Choice>"
        f"<mc:Fallback>{paragraph}</mc:Fallback></mc:AlternateContent><!-- lời dẫn -->"
        f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>{gone}</w:tbl>"
    )
    assert ["một", "một", "ô"] == [line.text for line in _lines(word_file(body))]


def test_a_heading_style_brings_its_number(word_file: Pack) -> None:
    """The list's level that belongs to the style, indented as the level says."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText'
        f' w:val="%{depth + 1}."/><w:pStyle w:val="H{depth}"/>'
        '<w:pPr><w:ind w:start="567"/></w:pPr></w:lvl>'
        for depth, kind in enumerate(("upperRoman", "decimal"))
    )
    use = '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{use}'
    styles = "".join(
        f'<w:style w:styleId="H{depth}"><w:name w:val="heading {depth + 1}"/>'
        '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        for depth in (0, 1)
    )
    styled = [f'<w:pPr><w:pStyle w:val="H{depth}"/></w:pPr>' for depth in (0, 1, 1)]
    unknown = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr></w:pPr>'
    body = "".join(f"<w:p>{one}{_run('mục')}</w:p>" for one in [*styled, unknown])
    lines = _lines(word_file(body, numbering=numbering, styles=styles))
    assert [("I.", 1, 1, 10), ("1.", 2, 2, 10), ("2.", 2, 2, 10), ("", 0, 0, 0)] == [
        (line.mark, line.style, line.depth, line.indent) for line in lines
    ]


def test_a_character_style_may_weigh_or_hide_its_letters(word_file: Pack) -> None:
    """Hidden words are counted and left out."""
    styles = (
        '<w:style w:styleId="B"><w:name w:val="Đậm"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="A"><w:name w:val="Ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    runs = _run("đậm", '<w:rStyle w:val="B"/>') + _run("ẩn", '<w:rStyle w:val="A"/>')
    content = word_file(f"<w:p>{runs}</w:p>", styles=styles)
    assert [("đậm", True)] == [(line.text, line.bold) for line in _lines(content)]
    assert ["DC-1076"] == _codes(content)


@pytest.mark.parametrize("around", ["sdt", "ins", "hyperlink", "tbl"])
def test_what_is_nested_as_deep_as_xml_may_be_is_read(word_file: Pack, around: str) -> None:
    """The depth that the guard lets through is no danger to the reader."""
    inside = {"tbl": "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"}.get(
        around, "<w:{0}>{1}</w:{0}>"
    )
    body = _run("sâu") if around == "hyperlink" else f"<w:p>{_run('sâu')}</w:p>"
    for _ in range(80 if around == "tbl" else 240):
        body = inside.format(body) if around == "tbl" else inside.format(around, body)
    content = word_file(f"<w:p>{body}</w:p>" if around == "hyperlink" else body)
    assert ["sâu"] == [line.text for line in _lines(content)]
