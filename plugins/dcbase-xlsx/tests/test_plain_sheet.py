"""What is said of a sheet from its bytes is what a tree of it says."""

from __future__ import annotations

import io
import zipfile

import pytest

from dcbase.reading.package import open_package
from dcbase.reading.refused import PackageError
from dcbase_xlsx.ooxml import extras_of
from dcbase_xlsx.plain_sheet import plain_sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Bảng" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf/><xf numFmtId="9"/></cellXfs></styleSheet>'
CELLS = {
    "formula": '<c r="B2"><f>A1+1</f><v>2</v></c><c r="C2" t="str"><f>"&lt;a&gt;"</f></c>',
    "shared": '<c r="B2"><f t="shared" si="0" ref="B2:B3">A1</f><v>1</v></c><c r="B3"><f/></c>',
    "error": '<c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>1/0</f></c>',
    "percent": '<c r="B2" s="1"><v>0.98</v></c>',
    "another style": '<c r="B2" s="0"><v>0.98</v></c>',
    "odd number": '<c r="B2"><v>1E999</v></c>',
    "not placed": '<c><v>1</v></c><c t="e"><v>#REF!</v></c>',
    "other order": '<c t="e" r="B2"><v>#N/A</v></c>',
    "other quotes": "<c r='B2' t='e'><v>#N/A</v></c>",
    "tab": '<c\tr="B2" t="e"><v>#N/A</v></c>',
    "reference": '<c r="B2" t="&#101;"><v>#N/A</v></c>',
    "rich text": '<c r="B2" t="inlineStr"><is><r><rPr><color rgb="0"/></rPr><t>1</t></r></is></c>',
    "marked up": '<c r="B2"><f xml:space="preserve"> 1 </f></c>',
    "prefix": f'<x:c xmlns:x="{MAIN}" r="B2" t="e"><x:v>#N/A</x:v></x:c>',
    "prefix within": f'<c r="B2" xmlns:x="{MAIN}"><x:f>1</x:f></c>',
    "empty": '<c r="B2" s="0"/>',
    "nothing": "",
}
PLAIN = ("formula", "shared", "another style", "rich text", "marked up", "empty", "nothing")


def sheet(cells, behind=""):
    rows = f"<row>{cells}</row>" if cells else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{behind}</worksheet>'


def marks(content):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("xl/workbook.xml", BOOK)
        package.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        package.writestr("xl/styles.xml", STYLES)
        package.writestr("xl/worksheets/sheet1.xml", content)
    return extras_of(open_package(stream.getvalue())).marks["Bảng"]


@pytest.mark.parametrize("name", CELLS)
def test_both_ways_say_the_same(name):
    """A comment makes it a sheet of which nothing is said from its bytes."""
    assert marks(sheet(CELLS[name])) == marks(sheet(CELLS[name], "<!-- -->"))


def test_which_sheets_are_plain():
    """Those of the usual programs; an error or a percent sign is looked for in a tree."""
    plain = {name: plain_sheet(sheet(cells).encode()) for name, cells in CELLS.items()}
    without_a_tree = [name for name, one in plain.items() if one and not one.odd]
    assert without_a_tree == [*PLAIN[:2], "percent", "another style", *PLAIN[3:]]


@pytest.mark.parametrize("cells", ['<c r="XFD1048576"/>', '<c r="A1"/><c r="ZZZ99999999"/>'])
def test_a_sheet_that_is_too_large_is_refused(cells):
    """Before anybody lays it out."""
    with pytest.raises(PackageError) as refused:
        marks(sheet(cells))
    assert refused.value.code == "DC-1062"


@pytest.mark.parametrize(
    "content",
    [
        sheet("").replace("<worksheet", "<!DOCTYPE a []><worksheet"),
        sheet("").replace("</worksheet>", ""),
        sheet('<c r="B2"><f>1</c>'),
    ],
)
def test_what_is_no_xml_is_refused(content):
    """By the reader that every other part of the package meets."""
    with pytest.raises(PackageError) as refused:
        marks(content)
    assert refused.value.code in ("DC-1111", "DC-1112")
