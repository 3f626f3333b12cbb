"""Every printed figure can be traced from the file to where it came from."""

from __future__ import annotations

import pytest
from attrs import evolve

from dcbase.model import DocumentParagraph, FigureAt, Period, Printed
from dcbase_docx.writing import render_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
F = "{urn:dcbase:figures:1}"


def bookmarked(root) -> dict[str, str]:
    """Return the text of every bookmark, by name."""
    found, names = {}, {}
    for node in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        number = node.get(f"{W}id")
        if node.tag == f"{W}bookmarkStart":
            names[number] = node.get(f"{W}name")
            found[names[number]] = ""
        elif node.tag == f"{W}bookmarkEnd":
            del names[number]
        else:
            for name in names.values():
                found[name] += node.text or ""
    return found


@pytest.mark.parametrize("name", ["hd36", "province"])
def test_every_printed_figure_has_a_bookmark(documents, written, part, name):
    """In printing order, with a name of its own, around exactly the figure's text."""
    marks = bookmarked(part(written[name], "word/document.xml"))
    printed = [figure.text for figure in documents[name].printed()]
    assert printed == list(marks.values())
    assert len(printed) == len(set(map(str.casefold, marks)))
    assert all(len(mark) <= 40 for mark in marks)


@pytest.mark.parametrize("name", ["hd36", "province"])
def test_the_list_of_figures(documents, written, part, name):
    """The custom part says of each bookmark which figure it is and what was printed."""
    entries = part(written[name], "customXml/item1.xml").findall(f"{F}figure")
    marks = bookmarked(part(written[name], "word/document.xml"))
    assert marks == {entry.get("name"): entry.get("text") for entry in entries}
    printed = list(documents[name].printed())
    own = documents[name].record.unit.code
    assert [(p.ref.unit or own, p.ref.code, p.ref.slot or None) for p in printed] == [
        (entry.get("unit"), entry.get("code"), entry.get("slot")) for entry in entries
    ]


def test_where_a_figure_was_sent(documents, written, part):
    """A figure that was sent names the file, its sha256 and the place in it."""
    entries = part(written["hd36"], "customXml/item1.xml").findall(f"{F}figure")
    sent = [entry for entry in entries if entry.get("file")]
    record = documents["hd36"].record
    assert sent
    for entry in sent:
        figure = record.figure(entry.get("code"))
        origin = figure.origin
        if entry.get("slot") in figure.restated:
            origin = figure.restated[entry.get("slot")].origin
        assert (origin.file, origin.sha256, str(origin.line)) == (
            entry.get("file"),
            entry.get("sha256"),
            entry.get("line"),
        )


def test_figures_of_many_units(written, part):
    """In a province's document a commune's figure comes from the commune's file."""
    entries = part(written["province"], "customXml/item1.xml").findall(f"{F}figure")
    commune = [entry for entry in entries if entry.get("unit") == "02848" and entry.get("file")]
    assert commune
    assert {"02848_2025.yaml"} == {entry.get("file") for entry in commune}
    assert not [entry for entry in entries if entry.get("unit") == "15" and entry.get("file")]


def test_names_that_word_takes(documents, part):
    """A long or strange code still gives a short name of letters, figures and underscores."""
    strange = FigureAt("xa-lung.phinh", "so-luot-tiep-cong-dan-cua-chu-tich-uy-ban", "i.1")
    runs = (Printed(strange, "5"), Printed(strange, "6"), Printed(FigureAt("", "DT05"), "7"))
    block = DocumentParagraph(runs=runs)
    made = render_word(evolve(documents["province"], blocks=(block,), annexes=()))
    marks = bookmarked(part(made, "word/document.xml"))
    assert {
        "dc_xa_lung_phinh_so_luot_tiep_cong_1": "5",
        "dc_xa_lung_phinh_so_luot_tiep_cong_2": "6",
    } == {name: text for name, text in marks.items() if name.startswith("dc_xa")}
    assert {"7"} == {text for name, text in marks.items() if name.startswith("dc_15_DT05_")}


def test_a_figure_of_the_round_before(documents, part):
    """Its bookmark and its entry in the list say of which period it is."""
    record = documents["hd36"].record
    record = evolve(record, before=evolve(record, period=Period(2024)))
    block = DocumentParagraph(runs=(Printed(FigureAt("", "LP01", before=True), "03"),))
    made = evolve(documents["hd36"], record=record, opening=(), blocks=(block,), closing=())
    (entry,) = part(render_word(made), "customXml/item1.xml").findall(f"{F}figure")
    assert (entry.get("name"), entry.get("period")) == ("dc_02848_LP01_before_1", "2024")
    assert entry.get("file")
