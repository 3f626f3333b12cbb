"""Workbooks that are not ours, and files that are no workbooks: one finding each, at once."""

from __future__ import annotations

import hashlib
import io
import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from dcbase.model import Received, Severity
from dcbase_xlsx.compound import stream
from dcbase_xlsx.reading import read_workbook

CORPUS = next(
    (
        folder / "shared" / "corpora" / "office"
        for folder in Path(__file__).resolve().parents
        if (folder / "shared" / "corpora" / "office").is_dir()
    ),
    None,
)


def taken(content, name="a.xlsx"):
    (submission,) = read_workbook(Received(name, hashlib.sha256(content).hexdigest(), content))
    return submission


def codes(content, name="a.xlsx"):
    return [finding.code for finding in taken(content, name).findings]


def package(**parts):
    """A zip file of parts; ``__`` stands for a slash, ``_dot_`` for a point."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, part in parts.items():
            out.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return packed.getvalue()


@pytest.mark.skipif(CORPUS is None, reason="the corpus of office files is not here")
def test_foreign_workbooks_are_one_finding():
    """Each of the collection: refused with a reason, no exception, within two seconds."""
    paths = sorted(path for path in CORPUS.iterdir() if path.suffix.startswith(".xls"))
    assert len(paths) > 100
    for path in paths:
        begun = time.process_time()
        submission = taken(path.read_bytes(), path.name)
        assert time.process_time() - begun < 2, path.name
        assert len(submission.findings) == 1, path.name
        assert submission.findings[0].severity is Severity.BLOCKER
        assert submission.findings[0].origin.file == path.name
        assert submission.figures == ()


@pytest.mark.parametrize(
    "content",
    [b"", b"a", b"<html><table></table></html>", b"PK", b"\xff" * 600, b"unit,DT01\n02848,4\n"],
)
def test_what_is_no_workbook_is_said(content):
    """Whatever its name says."""
    assert codes(content) == ["DC-1060"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1", "RTF"),
        (b"\xef\xbb\xbf <HTML>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"\x93\x00\xff", "không rõ loại tệp"),
        (package(word__document_dot_xml="<a/>"), "Word, .docx"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(content, said):
    """What it is, as far as its beginning tells, and no bytes that nobody can read."""
    (finding,) = taken(content).findings
    assert (finding.code, finding.facts["problem"]) == ("DC-1060", said)


def test_other_packages_are_no_workbooks():
    """A document, an archive, a workbook without a part."""
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert codes(package(a_dot_txt="a")) == ["DC-1060"]
    assert codes(package(mimetype=types, content_dot_xml="<a/>")) == ["DC-1060"]
    assert codes(package(xl__workbook_dot_xml="<document/>")) == ["DC-1060"]
    assert codes(package(xl__workbook_dot_xml="<workbook/>")) == ["DC-1060"]
    assert codes(package(xl__workbook_dot_xml="<workbook>")) == ["DC-1112"]
    doctype = "<!DOCTYPE a [<!ENTITY b 'c'>]><workbook/>"
    assert codes(package(xl__workbook_dot_xml=doctype)) == ["DC-1111"]


def test_a_cell_far_away_is_no_memory():
    """Two cells in opposite corners are laid out as seventeen thousand million by others."""
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = workbook.active["XFD1048576"] = 1
    packed = io.BytesIO()
    workbook.save(packed)
    begun = time.process_time()
    assert codes(packed.getvalue()) == ["DC-1062"]
    assert time.process_time() - begun < 2


def test_a_cell_far_away_in_open_document():
    """The same as repeated rows and columns."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<o:document-content xmlns:o="{space}:office:1.0" xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0"><o:body><o:spreadsheet><table:table table:name="A">'
        '<table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="16384" o:value-type="float" '
        'o:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table>'
        "</o:spreadsheet></o:body></o:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    assert codes(package(mimetype=kind, content_dot_xml=content)) == ["DC-1062"]
    many = content.replace(
        "<table:table-cell ", "<table:table-cell/>" * 500_001 + "<table:table-cell "
    )
    assert codes(package(mimetype=kind, content_dot_xml=many)) in (["DC-1062"], ["DC-1103"])


@pytest.mark.parametrize(
    ("part", "tag", "count", "code"),
    [
        ("xl/sharedStrings.xml", "<si/>", 200_001, "DC-1063"),
        ("xl/styles.xml", "<xf/>", 66_001, "DC-1064"),
        ("xl/worksheets/sheet1.xml", "<row/>", 100_001, "DC-1062"),
        ("xl/worksheets/sheet1.xml", "<c/>", 500_001, "DC-1062"),
    ],
)
def test_budgets_come_before_parsing(part, tag, count, code):
    """Too many rows, cells, strings or styles: said, not parsed."""
    workbook = io.BytesIO()
    with xlsxwriter.Workbook(workbook) as made:
        made.add_worksheet().write(0, 0, "a")
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(workbook) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, f"<a>{tag * count}</a>" if name == part else old.read(name))
    assert codes(packed.getvalue()) == [code]


def test_too_many_sheets():
    """Two hundred sheets are more than any form has."""
    workbook = io.BytesIO()
    with xlsxwriter.Workbook(workbook) as made:
        for _ in range(201):
            made.add_worksheet()
    assert codes(workbook.getvalue()) == ["DC-1065"]


def test_broken_bytes_are_a_finding(form):
    """A form with its middle changed is damaged, whatever was changed."""
    for at in range(60, len(form) - 30, len(form) // 40):
        broken = form[:at] + bytes([form[at] ^ 0x5A]) + form[at + 1 :]
        submission = taken(broken)
        assert submission.findings
        assert submission.findings[0].severity is Severity.BLOCKER
    assert codes(form[: len(form) // 2]) != []


def test_broken_compound_files_are_a_finding(form, good, fill, libre):
    """An .xls file with bytes changed or missing: figures or a finding, never an exception."""
    content = libre(fill(form, good), ".xlsx", "xls")
    for at in range(0, len(content), len(content) // 60):
        for broken in (content[:at], content[:at] + b"\xff\xff\xff\xff" + content[at + 4 :]):
            submission = taken(broken, "a.xls")
            assert submission.findings or submission.figures


def test_a_cell_far_away_in_xls(form, good, fill, libre):
    """A cell in row and column 65536 would be four thousand million cells to calamine."""
    content = libre(fill(form, good), ".xlsx", "xls")
    at = content.index(bytes.fromhex("fd000a00"), len(content) // 2) + 4
    assert codes(content[:at] + b"\xff" * 4 + content[at + 4 :], "a.xls") == ["DC-1062"]


def test_a_chain_that_runs_in_a_circle_ends():
    """A compound file that leads back to itself is read no further than it is long."""
    head = bytearray(512)
    head[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<I", head, 48, 0)
    struct.pack_into("<I", head, 68, 0)
    struct.pack_into("<109I", head, 76, *([0] * 109))
    sector = struct.pack("<128I", *([0] * 128))
    assert stream(bytes(head) + sector, ("Workbook",)) is None
    assert stream(b"", ("Workbook",)) is None
    assert codes(bytes(head) + sector, "a.xls") == ["DC-1060"]
