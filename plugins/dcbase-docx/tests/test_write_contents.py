"""A table of contents, where a layout asks for one."""

from __future__ import annotations

import io

import docx
import ooxml_integrity
import pytest
from attrs import evolve
from openxml_audit import OpenXmlValidator

from dcbase.model import Annex, Document, DocumentHeading, DocumentParagraph, Received, Words
from dcbase_docx.contents import DEEPEST
from dcbase_docx.linting import lint_word
from dcbase_docx.reading import read_word
from dcbase_docx.writing import render_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def listed(documents) -> Document:
    """Return the reference report with contents and an annex."""
    heading = DocumentHeading(level=1, mark="I.", runs=(Words("Đơn thư"),))
    annex = Annex(title="BIỂU", mark="Phụ lục", blocks=(heading,))
    return evolve(documents["hd36"], contents="MỤC LỤC", annexes=(annex,))


def test_every_heading_has_a_line_that_points_to_it(listed, part):
    """Down to the second level, annexes too; each line's page is asked of a bookmark."""
    root = part(render_word(listed), "word/document.xml")
    (control,) = root.iter(f"{W}sdt")
    title, *lines = control.iter(f"{W}p")
    said = ["".join(t.text for t in line.iter(f"{W}t")).removesuffix("…") for line in lines]
    assert "".join(t.text for t in title.iter(f"{W}t")) == "MỤC LỤC"
    assert said == [words for level, words in listed.headings() if level <= DEEPEST]
    assert said[-2:] == ["Phụ lục BIỂU", "I. Đơn thư"]
    asked = [
        node.text.split()[1]
        for node in control.iter(f"{W}instrText")
        if node.text.split()[0] == "PAGEREF"
    ]
    marks = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    assert asked == [name for name in marks if name.startswith("_Toc")]
    kinds = [char.get(f"{W}fldCharType") for char in control.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("end") == len(lines) + 1


def test_word_makes_it_anew(listed, part):
    """The field is marked as out of date: the pages are Word's to count."""
    control = next(part(render_word(listed), "word/document.xml").iter(f"{W}sdt"))
    first = next(control.iter(f"{W}fldChar"))
    assert first.get(f"{W}dirty") == "true"
    assert next(control.iter(f"{W}instrText")).text.split()[0] == "TOC"


def test_contents_say_nothing_of_their_own(listed, documents):
    """Read back or held against the form, a file with contents is what it is without."""
    plain = evolve(listed, contents="")
    with_them, without = (Received("a.docx", "0", render_word(one)) for one in (listed, plain))
    assert [one.code for one in lint_word(with_them, listed.profile)] == [
        one.code for one in lint_word(without, listed.profile)
    ]
    (first,), (second,) = read_word(with_them), read_word(without)
    assert [block.text for block in first.outline] == [block.text for block in second.outline]


def test_without_headings_there_are_none(documents):
    """A title over nothing is not printed, nor is a bookmark where nobody asked."""
    block = DocumentParagraph(runs=(Words("Một dòng."),))
    bare = evolve(documents["hd36"], contents="MỤC LỤC", opening=(), blocks=(block,), closing=())
    file = docx.Document(io.BytesIO(render_word(bare)))
    assert "MỤC LỤC" not in [paragraph.text for paragraph in file.paragraphs]
    assert b"_Toc" not in render_word(documents["hd36"])


def test_a_file_with_contents_is_clean(listed, tmp_path):
    """The schemas of the Open XML SDK and a checker of structure find nothing in it."""
    path = tmp_path / "contents.docx"
    path.write_bytes(render_word(listed))
    assert list(OpenXmlValidator().validate(path).errors) == []
    assert list(ooxml_integrity.check(str(path))) == []
