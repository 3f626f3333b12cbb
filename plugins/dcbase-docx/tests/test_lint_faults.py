"""One fault planted by hand into a document of ours: it is found, and nothing else is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from dcbase.model import Document, Finding, Received, Severity, core_kind
from dcbase_docx.linting import lint_word
from dcbase_docx.writing import render_word

Edit = Callable[[Any], None]


def _paragraphs(document: Any) -> Iterator[Any]:
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def _the(document: Any, begin: str) -> Any:
    whole = begin == "*"  # some paragraphs begin with a star
    return next(
        one
        for one in _paragraphs(document)
        if one.text == begin or (not whole and one.text.startswith(begin))
    )


def _margin(document: Any) -> None:
    document.sections[0].left_margin = Mm(20)


def _paper(document: Any) -> None:
    document.sections[0].page_width = Mm(215.9)


def _numbered_first_page(document: Any) -> None:
    document.sections[0].different_first_page_header_footer = False


def _number_at_the_right(document: Any) -> None:
    document.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _no_page_number(document: Any) -> None:
    document.sections[0].header.paragraphs[0].clear()


def _small_page_number(document: Any) -> None:
    for run in document.sections[0].header.paragraphs[0].runs:
        run.font.size = Pt(10)


def _style(name: str, **letters: Any) -> Edit:
    def edit(document: Any) -> None:
        for key, value in letters.items():
            setattr(document.styles[name].font, key, value)

    return edit


def _says(begin: str, words: str) -> Edit:
    def edit(document: Any) -> None:
        runs = _the(document, begin).runs
        runs[0].text = words
        for run in runs[1:]:
            if words.startswith(("-", "Số", "Lùng")):
                run.text = ""

    return edit


def _run(begin: str, **letters: Any) -> Edit:
    def edit(document: Any) -> None:
        for run in _the(document, begin).runs:
            for key, value in letters.items():
                setattr(run.font, key, value)

    return edit


def _left(document: Any) -> None:
    _the(document, "Xã Lùng Phình").alignment = WD_ALIGN_PARAGRAPH.LEFT


def _no_indent(document: Any) -> None:
    _the(document, "Xã Lùng Phình").paragraph_format.first_line_indent = Mm(0)


def _double(document: Any) -> None:
    _the(document, "Xã Lùng Phình").paragraph_format.line_spacing = 2.0


def _ends_with_a_stroke(document: Any) -> None:
    last = _the(document, "Trên đây là báo cáo").runs[-1]
    last.text = f"{last.text.rstrip('.')}./."


def _red(document: Any) -> None:
    for run in _the(document, "Xã Lùng Phình").runs:
        run.font.color.rgb = RGBColor(255, 0, 0)


def _without(begin: str) -> Edit:
    def edit(document: Any) -> None:
        element = _the(document, begin)._element
        element.getparent().remove(element)

    return edit


def _without_rule(begin: str) -> Edit:
    def edit(document: Any) -> None:
        below = _the(document, begin)._element.getnext()
        below.getparent().remove(below)

    return edit


def _capitals_by_word(document: Any) -> None:
    _says("BÁO CÁO", "Báo cáo")(document)
    for run in _the(document, "Báo cáo").runs:
        run.font.all_caps = True


def _unsigned(document: Any) -> None:
    for begin in ("TM.", "PHÓ BÍ THƯ", "Trần Xuân Hiếu"):
        _the(document, begin).clear()


def _english(document: Any) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")


def _figure(document: Any) -> None:
    start = next(
        one
        for one in document.element.iter(qn("w:bookmarkStart"))
        if one.get(qn("w:name")) == "dc_02848_LP01_1"
    )
    next(start.getnext().iter(qn("w:t"))).text = "04"


def _figure_gone(document: Any) -> None:
    for mark in list(document.element.iter(qn("w:bookmarkStart"))):
        if mark.get(qn("w:name")) == "dc_02848_LP01_1":
            mark.getparent().remove(mark)


FAULTS: Mapping[str, tuple[str, Edit]] = {
    "left margin of 20 mm": ("DC-7002", _margin),
    "paper of another width": ("DC-7001", _paper),
    "a number on page one": ("DC-7004", _numbered_first_page),
    "page number at the right": ("DC-7005", _number_at_the_right),
    "no page number": ("DC-7003", _no_page_number),
    "page number of 10 pt": ("DC-7006", _small_page_number),
    "body of 12 pt": ("DC-7012", _style("Nội dung", size=Pt(12))),
    "a heading in Arial": ("DC-7011", _run("II. ", name="Arial")),
    "a title that is not bold": ("DC-7013", _run("BÁO CÁO", bold=False)),
    "an upright date": ("DC-7014", _run("Lùng Phình, ngày", italic=False)),
    "recipients not underlined": ("DC-7015", _run("Nơi nhận", underline=False)),
    "a ragged paragraph": ("DC-7016", _left),
    "double lines": ("DC-7017", _double),
    "no indent": ("DC-7018", _no_indent),
    "called English": ("DC-7020", _english),
    "no number": ("DC-7031", _without("Số …")),
    "a misspelt national title": (
        "DC-7032",
        _says("ĐẢNG CỘNG SẢN", "ĐẢNG CỘNG SẢN VIÊT NAM"),
    ),
    "issuer in small letters": ("DC-7033", _says("ĐẢNG ỦY XÃ", "Đảng ủy xã Lùng Phình")),
    "no star": ("DC-7034", _without("*")),
    "no rule below the subject": ("DC-7035", _without("-----")),
    "the State's number": ("DC-7036", _says("Số …", "Số: 05/BC-ĐU")),
    "no comma before the day": (
        "DC-7037",
        _says("Lùng Phình, ngày", "Lùng Phình ngày 05 tháng 11 năm 2025"),
    ),
    "a day without its zero": (
        "DC-7038",
        _says("Lùng Phình, ngày", "Lùng Phình, ngày 5 tháng 11 năm 2025"),
    ),
    "a month with a zero": (
        "DC-7038",
        _says("Lùng Phình, ngày", "Lùng Phình, ngày 15 tháng 06 năm 2025"),
    ),
    "a day that there is not": (
        "DC-7039",
        _says("Lùng Phình, ngày", "Lùng Phình, ngày 31 tháng 11 năm 2025"),
    ),
    "recipients without a colon": ("DC-7051", _says("Nơi nhận", "Nơi nhận")),
    "a recipient without a dash": ("DC-7052", _says("- TT. Tỉnh", "TT. Tỉnh uỷ,")),
    "a recipient without an end": ("DC-7053", _says("- TT. Tỉnh", "- TT. Tỉnh uỷ")),
    "a wrong end of the list": ("DC-7054", _says("- Lưu", "- Lưu VPĐU;")),
    "the State's on behalf": ("DC-7062", _says("T/M", "TM. BAN THƯỜNG VỤ")),
    "the State's in place of": ("DC-7064", _says("T/M", "KT. BÍ THƯ")),
    "by order without its stroke": ("DC-7064", _says("T/M", "TL. BAN THƯỜNG VỤ")),
    "in place of a body": ("DC-7065", _says("T/M", "K/T BAN THƯỜNG VỤ")),
    "on behalf of a person": ("DC-7065", _says("T/M", "T/M BÍ THƯ")),
    "a number behind the whole number": ("DC-7036", _says("Số …", "Số 05-BC/ĐU-BC/ĐU")),
    "a number without its zero": ("DC-7099", _says("Số …", "Số 5-BC/ĐU")),
    "a day in figures": ("DC-7037", _says("Lùng Phình, ngày", "Lùng Phình, 05/11/2025")),
    "a subject with a capital": ("DC-7096", _says("kết quả việc", "Kết quả việc thực hiện")),
    "the State's line of the file": ("DC-7066", _says("- Lưu", "- Lưu: VT, VPĐU.")),
    "a post with its body": ("DC-7067", _says("PHÓ BÍ THƯ", "PHÓ BÍ THƯ ĐẢNG ỦY XÃ")),
    "a degree": ("DC-7068", _says("Trần Xuân", "Ths. Trần Xuân Hiếu")),
    "a name in capitals": ("DC-7098", _says("Trần Xuân", "TRẦN XUÂN HIẾU")),
    "red letters": ("DC-7097", _red),
    "a paragraph in italics": ("DC-7014", _run("Xã Lùng Phình", italic=True)),
    "no capacity": ("DC-7063", _without("PHÓ BÍ THƯ")),
    "a dash behind a numeral": ("DC-7071", _says("II. ", "II- ")),
    "a numeral twice": ("DC-7072", _says("III. ", "II. ")),
    "a figure changed by hand": ("DC-7081", _figure),
    "a figure taken out": ("DC-7082", _figure_gone),
}

STATE_FAULTS: Mapping[str, tuple[str, Edit]] = {
    "no motto": ("DC-7031", _without("Độc lập")),
    "no recipients": ("DC-7031", _without("Nơi nhận")),
    "the Party's on behalf": ("DC-7062", _says("TM.", "T/M BAN THƯỜNG VỤ")),
    "the Party's in place of": ("DC-7064", _says("TM.", "K/T CHỦ TỊCH")),
    "in place of, without its point": ("DC-7064", _says("TM.", "KT CHỦ TỊCH")),
    "by proxy, as the State writes it": ("", _says("TM.", "TUQ. CHỦ TỊCH")),
    "the Party's number": ("DC-7036", _says("Số: …", "Số 05-BC/ĐU")),
    "a title in small letters": ("DC-7033", _says("BÁO CÁO", "Báo cáo")),
    "a title in small letters that Word prints large": (
        "",
        _capitals_by_word,
    ),
    "no rule below the motto": ("DC-7035", _without_rule("Độc lập")),
    "no rule below the issuer": ("DC-7035", _without_rule("ĐẢNG ỦY XÃ")),
    "no rule below the subject": ("DC-7035", _without_rule("kết quả việc")),
    "nobody signs": ("DC-7061", _unsigned),
}


@pytest.mark.parametrize("name", STATE_FAULTS)
def test_one_planted_fault_in_the_states_form(
    name: str, written: Mapping[str, bytes], documents: Mapping[str, Document]
) -> None:
    """The same of a document in the form of the State; what only looks otherwise is no fault."""
    code, edit = STATE_FAULTS[name]
    document = docx.Document(io.BytesIO(written["nd30"]))
    edit(document)
    saved = io.BytesIO()
    document.save(saved)
    found = _lint(saved.getvalue(), documents["nd30"])
    assert [finding.code for finding in found if _planted(finding)] == list(filter(None, [code]))


LATER_FAULTS: Mapping[str, tuple[str, Edit]] = {
    "the old spelling": ("DC-7070", _says("ĐẢNG ỦY XÃ", "ĐẢNG UỶ XÃ LÙNG PHÌNH")),
    "a committee in a person's place": ("DC-7064", _says("T/M", "K/T BÍ THƯ")),
    "a stroke at the end": ("DC-7069", _ends_with_a_stroke),
}


@pytest.mark.parametrize("name", LATER_FAULTS)
def test_one_planted_fault_in_the_later_form(
    name: str, written: Mapping[str, bytes], documents: Mapping[str, Document]
) -> None:
    """What only Guidance 05 says is held against it, and not against Guidance 36."""
    code, edit = LATER_FAULTS[name]
    for form, wanted in (("hd05", [code]), ("hd36", [])):
        document = docx.Document(io.BytesIO(written[form]))
        edit(document)
        saved = io.BytesIO()
        document.save(saved)
        found = _lint(saved.getvalue(), documents[form])
        assert [finding.code for finding in found if _planted(finding)] == wanted


@pytest.mark.parametrize("name", FAULTS)
def test_one_planted_fault_is_one_finding(
    name: str, written: Mapping[str, bytes], documents: Mapping[str, Document]
) -> None:
    """A document with one fault has that finding and no other above a note."""
    code, edit = FAULTS[name]
    document = docx.Document(io.BytesIO(written["hd36"]))
    edit(document)
    saved = io.BytesIO()
    document.save(saved)
    found = _lint(saved.getvalue(), documents["hd36"])
    assert [finding.code for finding in found if _planted(finding)] == [code]


def _planted(finding: Finding) -> bool:
    # The reference report goes from d) to e) itself, and its file's line is the Party's.
    own = finding.code == "DC-7066" and finding.severity is Severity.INFO
    return finding.code != "DC-7073" and not own


def _lint(content: bytes, document: Document) -> list[Finding]:
    received = Received("bao-cao.docx", sha256(content).hexdigest(), content)
    return list(lint_word(received, document.profile))


@pytest.mark.parametrize("name", ["hd36", "hd05", "nd30", "province"])
def test_ours_has_no_finding(
    name: str, written: Mapping[str, bytes], documents: Mapping[str, Document]
) -> None:
    """Our own documents have nothing above a note: in all three forms, and the province's."""
    found = _lint(written[name], documents[name])
    assert [one for one in found if one.severity > Severity.INFO] == []
    assert "DC-7014" not in {one.code for one in found}  # notes below tables and charts slant


def test_measures_in_both_languages(
    written: Mapping[str, bytes], documents: Mapping[str, Document]
) -> None:
    """Vietnamese has a decimal comma and its own words for lines."""
    document = docx.Document(io.BytesIO(written["hd05"]))
    _paper(document)
    _double(document)
    saved = io.BytesIO()
    document.save(saved)
    found = {one.code: one for one in _lint(saved.getvalue(), documents["hd05"])}
    paper, distance = core_kind("DC-7001"), core_kind("DC-7017")
    assert "215,9 × 297 mm" in paper.words(found["DC-7001"], "vi")
    assert "215.9 × 297 mm" in paper.words(found["DC-7001"], "en")
    assert "thể thức: đúng 19 (" in distance.words(found["DC-7017"], "vi")
    assert "the form has exact 19 (" in distance.words(found["DC-7017"], "en")


def test_an_edited_figure_is_named_with_its_origin(
    written: Mapping[str, bytes], documents: Mapping[str, Document]
) -> None:
    """The finding says which figure, what was printed, what stands there now, and the file."""
    document = docx.Document(io.BytesIO(written["hd36"]))
    _figure(document)
    saved = io.BytesIO()
    document.save(saved)
    (found,) = filter(_planted, _lint(saved.getvalue(), documents["hd36"]))
    assert found.subject == "LP01"
    assert (found.facts["printed"], found.facts["got"]) == ("03", "04")
    assert str(found.facts["origin"]).startswith("02848")
    assert found.origin is not None
    assert found.origin.paragraph == 13


def test_a_commune_that_sent_figures_only(communes: list[Document]) -> None:
    """Every commune's document is in the form, with blanks where it sent no recipients."""
    for document in communes:
        found = _lint(render_word(document), document)
        heavy = [one for one in found if one.severity > Severity.INFO]
        assert [one.code for one in heavy] == []
