"""Templates, proofread: every mark that cannot be filled in is named with its place."""

from __future__ import annotations

import io
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dcbase.messages import LANGUAGES
from dcbase.model import Document, Finding, Received, core_kind
from dcbase_docx.linting import lint_word
from dcbase_docx.template_data import slots_of
from dcbase_docx.template_names import Group, names_of
from dcbase_docx.template_proof import proofed

BOX = "<w:txbxContent><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:txbxContent>"
CASES = tomllib.loads(
    Path(__file__).with_name("cases").joinpath("template-faults.toml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def names(documents: Mapping[str, Document]) -> Group:
    """Return the names that the reference report gives."""
    document = documents["hd36"]
    return names_of(document.record.questions.indicators, slots_of(document))


def codes(found: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in found]


def test_the_template_of_the_examples_has_no_fault(office_template: Received, names: Group) -> None:
    """What is shipped is right."""
    assert proofed(office_template, names) == []


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_a_fault_is_found_and_named(
    case: dict[str, Any], template: Callable[..., Received], names: Group
) -> None:
    """The fault, its facts and its paragraph, in words of both languages, and nothing else."""
    first, *others = proofed(template(*case["paragraphs"]), names)
    assert [first.code, *codes(others)] == [case["code"], *case.get("also", ())]
    said = {key: first.facts[key] for key in case.get("facts", {})}
    assert said == case.get("facts", {})
    assert first.origin is not None
    if "paragraph" in case:
        assert first.origin.paragraph == case["paragraph"]
    for language in LANGUAGES:
        assert "{}" not in core_kind(first.code).words(first, language)
        assert core_kind(first.code).hint(first, language)


def test_the_nearest_names_are_offered(template: Callable[..., Received], names: Group) -> None:
    """Of a misspelt code the codes that come nearest."""
    (found,) = proofed(template("{{ so_lieu.DT0I }}"), names)
    assert "so_lieu.DT01" in str(found.facts["nearest"]).split(", ")


def test_a_mark_that_word_has_cut(template: Callable[..., Received], names: Group) -> None:
    """Runs, proofing marks and curly quotes inside a mark change nothing of what it says."""

    def cut(file: Any) -> None:
        paragraph = file.add_paragraph("Đơn vị {")
        for piece in ("{ don_vi", ".te", "nn }", "} và {{ muc[“results.communee”].tieu_de }}"):
            paragraph.add_run(piece).bold = piece.startswith(".")

    found = proofed(template(edit=cut), names)
    assert [finding.facts["mark"] for finding in found] == [
        "{{ don_vi.tenn }}",
        '{{ muc["results.communee"].tieu_de }}',
    ]


def test_the_cell_of_a_mark(template: Callable[..., Received], names: Group) -> None:
    """Of a mark in a table its row and its column are said."""

    def table(file: Any) -> None:
        file.add_table(2, 3).cell(1, 2).text = "{{ so_lieu.XX }}"

    (found,) = proofed(template("Bảng:", edit=table), names)
    assert core_kind(found.code).words(found).count("(bảng 1, dòng 2, ô 3)") == 1
    assert core_kind(found.code).words(found, "en").count("(table 1, row 2, cell 3)") == 1
    assert found.origin is not None
    assert found.origin.paragraph == 7


def test_rows_and_cells(template: Callable[..., Received], names: Group) -> None:
    """A row or a cell that stands for a statement holds nothing else; its end is in the table."""

    def rows(first: str, last: str, beside: str = "") -> Callable[[Any], None]:
        def edit(file: Any) -> None:
            table = file.add_table(3, 2)
            table.cell(0, 0).text, table.cell(0, 1).text = first, beside
            table.cell(1, 0).text = "{{ ten_loai }}"
            table.cell(2, 0).text = last

        return edit

    right = rows("{%tr for noi in noi_nhan %}", "{%tr endfor %}")
    assert proofed(template(edit=right), names) == []
    beside = rows("{%tr for noi in noi_nhan %}", "{%tr endfor %}", "Tổng")
    assert codes(proofed(template(edit=beside), names)) == ["DC-7085"]
    other = rows("{%tr for noi in noi_nhan %}", "{%p endfor %}")
    assert codes(proofed(template(edit=other), names)) == ["DC-7086"]
    cells = rows("{%tc for noi in noi_nhan %}", "{%tc endfor %}")
    assert codes(proofed(template(edit=cells), names)) == ["DC-7086"]


def test_marks_in_header_and_footer(template: Callable[..., Received], names: Group) -> None:
    """They are filled in, and so looked at, there too."""

    def edit(file: Any) -> None:
        file.sections[0].header.paragraphs[0].text = "{{ don_vi.ten }} {{ don_vii.ten }}"
        file.sections[0].footer.paragraphs[0].text = "{{ thong_baoo }}"

    header, footer = proofed(template("{{ ten_loai }}", edit=edit), names)
    assert "(đầu trang)" in core_kind(header.code).words(header)
    assert "(footer)" in core_kind(footer.code).words(footer, "en")


def raw(xml: str) -> Callable[[Any], None]:
    """Return an edit that puts XML into the last paragraph."""

    def edit(file: Any) -> None:
        paragraph = file.paragraphs[-1]._element
        for one in parse_xml(f"<w:p {nsdecls('w', 'wp', 'a')}>{xml}</w:p>"):
            paragraph.append(one)

    return edit


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ('<w:ins w:id="1" w:author="Nguyễn Văn A"><w:r><w:t>x</w:t></w:r></w:ins>', "DC-7088"),
        ("<w:r><w:object/></w:r>", "DC-7089"),
        ("<w:r><w:instrText>{{ ten_loai }}</w:instrText></w:r>", "DC-7092"),
        ('<w:bookmarkStart w:id="9" w:name="{{ ten_loai }}"/>', "DC-7092"),
        (f"<w:r><w:pict>{BOX}</w:pict></w:r>", "DC-7092"),
    ],
)
def test_what_a_template_must_not_hold(
    xml: str, code: str, template: Callable[..., Received], names: Group
) -> None:
    """People's names, objects, and marks where nothing is filled in."""
    assert codes(proofed(template("{{ ten_loai }}", edit=raw(xml)), names)) == [code]


def with_parts(received: Received, **parts: str) -> Received:
    """Return a template with something replaced in the lists of its package."""
    target = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(received.content))
    with old, zipfile.ZipFile(target, "w") as made:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name == "word/_rels/document.xml.rels":
                content = content.replace("</Relationships>", f"{parts['rel']}</Relationships>")
            made.writestr(name, content.encode("utf-8", "surrogateescape"))
    content = target.getvalue()
    return Received(received.name, sha256(content).hexdigest(), content)


def test_what_a_template_refers_to(template: Callable[..., Received], names: Group) -> None:
    """A picture from elsewhere and an embedded object are refused; a hyperlink is not."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = '<Relationship Id="rX" Type="{0}/{1}" Target="{2}" TargetMode="External"/>'
    plain = template("{{ ten_loai }}")
    linked = relation.format(office, "hyperlink", "https://example.org")
    assert proofed(with_parts(plain, rel=linked), names) == []
    (found,) = proofed(with_parts(plain, rel=relation.format(office, "image", "file:///x")), names)
    assert (found.code, found.facts["got"]) == ("DC-7089", "image: file:///x")
    (found,) = proofed(with_parts(plain, rel=relation.format(office, "oleObject", "x")), names)
    assert found.code == "DC-7089"


def test_marks_in_notes(template: Callable[..., Received], word_file, names: Group) -> None:
    """A footnote is not filled in."""
    body = "<w:p><w:r><w:t>{{ ten_loai }}</w:t></w:r></w:p>"
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>{{ ten_loai }}</w:t></w:r></w:p></w:footnote>'
    received = Received("mau.docx", "", word_file(body, footnotes=note))
    assert codes(proofed(received, names)) == ["DC-7092"]


def test_what_is_no_template(names: Group) -> None:
    """What cannot be opened is a finding of the guard's."""
    assert codes(proofed(Received("mau.docx", "", b"x"), names)) == ["DC-1100"]


def test_every_part_goes_through_the_guard(word_file, names: Group) -> None:
    """A part that nobody looks at has no DOCTYPE either: docxtpl would open it without a guard."""
    body = "<w:p><w:r><w:t>{{ ten_loai }}</w:t></w:r></w:p>"
    target = io.BytesIO(word_file(body))
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("word/glossary.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    assert codes(proofed(Received("mau.docx", "", target.getvalue()), names)) == ["DC-1111"]


def test_lint_knows_a_template(
    office_template: Received, template: Callable[..., Received], documents: Mapping[str, Document]
) -> None:
    """Outside of a workspace any code may be right; marks and pages are looked at."""
    profile = documents["hd36"].profile
    assert codes(lint_word(office_template, profile)) == ["DC-7093"]
    odd = template("{{ so_lieu.KHONG_CO }} {{ chi_tieu.X.tenn }} {{ muc['x'].tieu_de }}")
    found = list(lint_word(odd, profile))
    assert [one.facts["got"] for one in found if one.code == "DC-7075"] == ["chi_tieu.X.tenn"]
    assert "DC-7002" in codes(found)
    assert {"DC-7030", "DC-7031"}.isdisjoint(codes(found))


def test_an_ordinary_file_is_no_template(
    written: Mapping[str, bytes], documents: Mapping[str, Document]
) -> None:
    """A document without marks is held against its form as ever."""
    file = docx.Document(io.BytesIO(written["hd36"]))
    assert "{{" not in "".join(paragraph.text for paragraph in file.paragraphs)
    found = lint_word(Received("x.docx", "", written["hd36"]), documents["hd36"].profile)
    assert "DC-7093" not in codes(found)
