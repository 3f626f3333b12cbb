"""Documents in an office's own template: every word survives, every figure is traced."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import docx
import pytest
from attrs import evolve
from docx.oxml.ns import qn

from dcbase.errors import TemplateError
from dcbase.model import (
    Document,
    DocumentHeading,
    DocumentParagraph,
    Received,
    Report,
    Traced,
    Words,
    runs_of,
    text_of,
)
from dcbase_docx.linting import lint_word
from dcbase_docx.template_filling import fill_word
from dcbase_docx.tracing import trace_word

SAID = 'A & B <b> "x" ’ {{ ten_loai }} {% if %} đơn vị\tcột'


def lines(content: bytes) -> list[str]:
    """Return the paragraphs of a body, those of tables included, as python-docx reads them."""
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


def traced(content: bytes) -> list[Traced]:
    found = list(trace_word(Received("x.docx", "", content)))
    assert all(isinstance(one, Traced) for one in found)
    return [one for one in found if isinstance(one, Traced)]


def test_the_reference_report_in_a_template(
    documents: Mapping[str, Document], office_template: Received
) -> None:
    """The words of the document stand in its order, in the styles that the template has."""
    document = documents["hd36"]
    said = lines(fill_word(document, office_template))
    marked = [
        f"{mark} {text_of(tuple(runs_of(block)))}" if (mark := getattr(block, "mark", "")) else
        text_of(tuple(runs_of(block)))
        for block in (*document.opening, *document.blocks, *document.closing)
    ]  # fmt: skip
    head, end = document.header, document.signature
    wanted = [
        *(*head.organisation, head.mark, *head.national, head.number, head.place_and_date),
        *(document.title, document.subject, document.rule, *marked),
        *(document.recipients_title, *document.recipients),
        *(end.authority, end.capacity, end.name),
    ]
    assert [one for one in wanted if one not in said] == []
    assert [one for one in said if one in marked] == marked
    assert not [one for one in said if "{" in one or "\ue000" in one]


def test_it_is_still_in_the_form(
    documents: Mapping[str, Document], office_template: Received
) -> None:
    """The checker has nothing above a note to say of it, and every figure can be traced."""
    content = fill_word(documents["hd36"], office_template)
    found = lint_word(Received("x.docx", "", content), documents["hd36"].profile)
    assert [finding.code for finding in found] == ["DC-7073"]
    assert [one.name for one in traced(content) if one.changed] == []
    own = [one.ref.code for one in traced(content)][:3]
    assert own == ["DT01", "DT05", "DT10"]
    printed = [run.text for run in documents["hd36"].printed()]
    assert [one.printed for one in traced(content)][3:] == printed


def test_special_signs_survive(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """Ampersands, angle brackets, quotes, marks in the words: all are printed as they came."""
    blocks = (DocumentParagraph(runs=(Words(SAID),)),)
    document = evolve(documents["hd36"], title=SAID, blocks=blocks)
    made = template(
        "{{ ten_loai }}", "{%p for k in noi_dung %}", "{{ k.chu | trim }}", "{%p endfor %}"
    )
    content = fill_word(document, made)
    assert lines(content) == [SAID.replace("\t", "")] * 2
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text == SAID


def test_a_text_inside_a_mark_keeps_its_signs(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """What Word writes as an entity inside a mark is one sign."""
    made = template('{{ "A & B <b>" }}', "{% if ten_loai %}x{% else %}& <y>{% endif %}")
    assert lines(fill_word(documents["hd36"], made)) == ["A & B <b>", "x"]


def test_cut_marks_are_filled(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """Wherever Word has cut a mark, its words look like its beginning and the rest is untouched."""

    def cut(file: Any) -> None:
        paragraph = file.add_paragraph("Số: {")
        paragraph.add_run("{ so_k").bold = True
        paragraph.add_run("y_hieu }").italic = True
        paragraph.add_run("}; hết")

    content = fill_word(documents["hd36"], template(edit=cut))
    assert lines(content) == [f"Số: {documents['hd36'].header.number}; hết"]


def test_a_figure_among_other_words(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """Its bookmark is around the figure alone, whatever stands in the run; a filter keeps it."""

    def edit(file: Any) -> None:
        run = file.add_paragraph().add_run(
            "Tiếp {{ so_lieu.DT01 }} lượt, {{ so_lieu.DT05 | upper }}"
        )
        run.bold = True
        run.add_break()
        run.add_text("hết")

    content = fill_word(documents["hd36"], template(edit=edit))
    assert [(one.ref.code, one.now, one.changed) for one in traced(content)] == [
        ("DT01", "44", False),
        ("DT05", "8", False),
    ]
    paragraph = docx.Document(io.BytesIO(content)).paragraphs[0]
    assert paragraph.text == "Tiếp 44 lượt, 8\nhết"
    assert {run.bold for run in paragraph.runs if run.text} == {True}


def test_bookmarks_of_the_template_stay(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """No two bookmarks have one number."""

    def edit(file: Any) -> None:
        paragraph = file.add_paragraph("{{ so_lieu.DT01 }}")._element
        start = paragraph.makeelement(qn("w:bookmarkStart"), {qn("w:id"): "0", qn("w:name"): "a"})
        paragraph.insert(0, start)
        paragraph.append(paragraph.makeelement(qn("w:bookmarkEnd"), {qn("w:id"): "0"}))

    content = fill_word(documents["hd36"], template(edit=edit))
    root = docx.Document(io.BytesIO(content)).element
    ids = [one.get(qn("w:id")) for one in root.iter(qn("w:bookmarkStart"))]
    assert ids == ["0", "1"]


def test_running_heads_are_filled(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """Header and footer too; a figure there has no bookmark, and nothing else of ours either."""

    def edit(file: Any) -> None:
        file.sections[0].header.paragraphs[0].text = "{{ don_vi.ten }}: {{ so_lieu.DT01 }}"

    content = fill_word(documents["hd36"], template("{{ ten_loai }}", edit=edit))
    header = docx.Document(io.BytesIO(content)).sections[0].header
    assert header.paragraphs[0].text == "Xã Lùng Phình: 44"
    assert traced(content) == []


def rows(file: Any) -> None:
    table = file.add_table(4, 3)
    for cell, text in zip(table.columns[0].cells, ROWS, strict=True):
        cell.text = text
    table.cell(2, 1).text, table.cell(2, 2).text = "{{ o }}", "{%tc endfor %}"


ROWS = ("Bảng", "{%tr for hang in k.hang %}", "{%tc for o in hang %}", "{%tr endfor %}")


def test_a_table_of_rows_and_cells(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """Rows and columns are as many as the document's; each figure in them is traced."""
    document = documents["province"]
    tables = [block for block in document.every_block() if hasattr(block, "rows")]
    first = next(one for one in tables if hasattr(one, "total"))
    document = evolve(document, blocks=(first,), annexes=())

    def edit(file: Any) -> None:
        file.add_paragraph("{%p for k in noi_dung %}")
        rows(file)
        file.add_paragraph("{%p endfor %}")

    content = fill_word(document, template(edit=edit))
    (table,) = docx.Document(io.BytesIO(content)).tables
    assert len(table.rows) == 1 + len(first.rows)
    said = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    assert said == [[text_of(cell.runs) for cell in row] for row in first.rows]
    assert len(traced(content)) == sum(1 for _ in document.printed()) - _in(first.total)


def _in(row: Any) -> int:
    return sum(1 for cell in row or () for run in cell.runs if not isinstance(run, Words))


def test_a_missing_figure(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """It prints the blank; it can be asked about, and is not compared in silence."""
    record = documents["hd36"].record
    assert isinstance(record, Report)
    code = next(code for code in record.questions.indicators if not _known(record, code))
    asked = "{% if chi_tieu.CODE.co_so_lieu %}có{% else %}chưa có{% endif %} {{ so_lieu.CODE }}"
    content = fill_word(documents["hd36"], template(asked.replace("CODE", code)))
    assert lines(content) == ["chưa có …"]
    compared = "{% if chi_tieu.CODE.gia_tri > 3 %}nhiều{% endif %}".replace("CODE", code)
    with pytest.raises(TemplateError, match="co_so_lieu"):
        fill_word(documents["hd36"], template(compared))


def _known(record: Report, code: str) -> bool:
    return hasattr(record.figure(code), "value")


def test_conditions_and_counts(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """Comparisons, joined words, turns of a loop and the wording of one slot."""
    slot = "results.commune"
    made = template(
        "{% if chi_tieu.DT01.gia_tri >= 44 and not thong_bao %}đủ{% elif thong_bao %}x{% endif %}",
        '{{ "Kỳ " ~ ky_bao_cao ~ ", kỳ sau " ~ ky_sau if phat_hien.tat_ca else ten_loai }}',
        "{% for noi in noi_nhan %}{% if loop.last %}{{ loop.index }}/{{ noi_nhan | length }}"
        "{% endif %}{% endfor %} {{ noi_nhan | first }} {{ quoc_hieu | join('; ') }}",
        f'{{{{ muc["{slot}"].tieu_de }}}}',
    )
    document = documents["hd36"]
    head = next(
        one for one in document.blocks if isinstance(one, DocumentHeading) and one.slot == slot
    )
    count = len(document.recipients)
    assert lines(fill_word(document, made)) == [
        "đủ",
        "Kỳ 2025, kỳ sau 2026",
        f"{count}/{count} {document.recipients[0]} ĐẢNG CỘNG SẢN VIỆT NAM",
        text_of(head.runs),
    ]
