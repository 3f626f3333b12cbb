"""The way back: from a file that was handed on, and edited, to where its figures came from."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256

import docx
import pytest

from dcbase.model import Finding, Known, Received
from dcbase_docx.tracing import trace_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def received(content: bytes) -> Received:
    return Received("bao-cao.docx", sha256(content).hexdigest(), content)


def changed(content: bytes, name: str, old: str, new: str) -> bytes:
    """Return a package with something replaced once in one part."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(target, "w") as made:
        for member in package.namelist():
            part = package.read(member)
            if member == name:
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode(), 1)
            made.writestr(member, part)
    return target.getvalue()


@pytest.mark.parametrize("name", ["hd36", "province"])
def test_every_figure_is_found_again(documents, written, name):
    """In printing order, with the text that was printed, and where it was sent."""
    traced = list(trace_word(received(written[name])))
    printed = list(documents[name].printed())
    own = documents[name].record.unit.code
    assert [(p.ref.unit or own, p.ref.code, p.ref.slot, p.text) for p in printed] == [
        (t.ref.unit, t.ref.code, t.ref.slot, t.printed) for t in traced
    ]
    assert not [one for one in traced if one.changed]
    assert len(traced) == len({one.name for one in traced})
    assert {one.profile for one in traced} == {documents[name].profile.code}
    assert {one.period for one in traced} == {"2025"}


def test_the_origin_of_a_figure(documents, written):
    """File, sha256, line and column are those of the figure in the report."""
    record = documents["hd36"].record
    traced = [
        one for one in trace_word(received(written["hd36"])) if one.origin and not one.ref.slot
    ]
    assert traced
    for one in traced:
        figure = record.figure(one.ref.code)
        assert isinstance(figure, Known)
        assert figure.origin == one.origin


def test_a_figure_that_was_edited_by_hand(written):
    """After python-docx, as after Word, has changed a figure, both texts are known."""
    file = docx.Document(io.BytesIO(written["hd36"]))
    first = next(trace_word(received(written["hd36"])))
    start = next(
        node
        for node in file.element.body.iter(f"{W}bookmarkStart")
        if node.get(f"{W}name") == first.name
    )
    start.getnext().find(f"{W}t").text = "1.000"
    target = io.BytesIO()
    file.save(target)
    edited, *others = trace_word(received(target.getvalue()))
    assert (first.printed, "1.000", True) == (edited.printed, edited.now, edited.changed)
    assert not [one for one in others if one.changed]


def test_a_figure_that_was_taken_out(written):
    """Without its bookmark a figure is known to have been printed, and to be gone."""
    name = next(trace_word(received(written["hd36"]))).name
    content = changed(written["hd36"], "word/document.xml", f'w:name="{name}"', 'w:name="x"')
    first = next(trace_word(received(content)))
    assert (name, None, True) == (first.name, first.now, first.changed)


def test_word_names_parts_anew(written):
    """The list is found by what it is, not by its number; a broken entry is left out."""
    moved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written["hd36"])) as package, zipfile.ZipFile(moved, "w") as to:
        to.writestr("customXml/item1.xml", '<a xmlns:b="urn:dcbase:figures:1"/>')
        for member in package.namelist():
            name = "customXml/item7.xml" if member == "customXml/item1.xml" else member
            to.writestr(name, package.read(member))
    expected = list(trace_word(received(written["hd36"])))
    assert expected == list(trace_word(received(moved.getvalue())))
    broken = changed(moved.getvalue(), "customXml/item7.xml", ' code="', ' kode="')
    assert expected[1:] == list(trace_word(received(broken)))
    strange = changed(moved.getvalue(), "customXml/item7.xml", ' line="', ' line="-')
    assert {None} == {
        one.origin.line
        for one, same in zip(trace_word(received(strange)), expected, strict=True)
        if one != same
    }


def test_a_file_of_somebody_else(tmp_path):
    """A Word file that dcbase did not write has no figures to trace."""
    target = io.BytesIO()
    docx.Document().save(target)
    assert [] == list(trace_word(received(target.getvalue())))


def test_what_is_no_word_file():
    """What cannot be opened is a finding about the file."""
    (finding,) = trace_word(received("không phải Word".encode()))
    assert isinstance(finding, Finding)
    assert "bao-cao.docx" == finding.origin.file


def test_breaks_within_a_figure(documents, written):
    """A line break or a tab that was put into a figure is part of what it says now."""
    traced = next(trace_word(received(written["hd36"])))
    run = f'<w:t xml:space="preserve">{traced.printed}</w:t></w:r><w:bookmarkEnd w:id="0"/>'
    split = "<w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/><w:t/></w:r><w:bookmarkEnd w:id='0'/>"
    content = changed(written["hd36"], "word/document.xml", run, split)
    assert "1\t2\n" == next(trace_word(received(content))).now


def test_a_figure_of_the_round_before_is_told_from_this_rounds():
    """The list in the file names the period of an earlier figure, and tracing says so."""
    from lxml import etree

    from dcbase_docx.tracing import _traced

    entry = etree.Element("figure", name="dc_1", unit="15", code="DT05", period="2024", text="8")
    traced = _traced(entry, {}, {"profile": "", "period": "2025"})
    assert traced is not None
    assert (traced.ref.before, traced.period) == (True, "2024")
