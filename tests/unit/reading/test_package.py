"""The guard before every reader of office files and archives."""

from __future__ import annotations

import io
import pickle
import struct
import zipfile
import zlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbase.model import Origin, Severity
from dcbase.reading import ARCHIVE, OFFICE, PackageError, PackageLimits, open_package

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "office"
BROKEN = ("clusterfuzz-", "crash-", "duplicate-filename", "truncated62886", "NOTICE")
"""How the names begin of the corpus's files that were made to be refused, or are no packages."""


def packed(members, **how):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            with package.open(info, "w", **how) as member:
                member.write(content)
    return file.getvalue()


GOOD = packed({"xl/": b"", "xl/workbook.xml": b"<a/>", "Số liệu.xml": "Lùng Phình".encode() * 40})


def refusal(content, limits=None):
    with pytest.raises(PackageError) as refused:
        read_all(content, limits or PackageLimits())
    return refused.value


def read_all(content, limits):
    package = open_package(content, limits)
    return [package.read(name) for name in package.names]


def test_what_is_in_it():
    """Entries have their names and bytes; folders are none."""
    package = open_package(GOOD)
    assert ("xl/workbook.xml", "Số liệu.xml") == package.names
    assert "xl/workbook.xml" in package
    assert "xl/" not in package
    assert "Lùng Phình".encode() * 40 == package.read("Số liệu.xml")


def test_a_part_that_is_not_there():
    """Asking for it is a refusal with a finding about the file, in both languages."""
    with pytest.raises(PackageError, match=r"lacks the part xl/styles\.xml") as refused:
        open_package(GOOD).read("xl/styles.xml")
    error = pickle.loads(pickle.dumps(refused.value))
    finding = error.finding(file="02848.xlsx", sha256="ab")
    assert ("DC-1110", Severity.BLOCKER) == (finding.code, finding.severity)
    assert Origin("02848.xlsx", "ab") == finding.origin
    assert "Tệp thiếu phần xl/styles.xml" in error.words()
    assert (True, True) == (bool(error.hint("vi")), bool(error.hint("en")))


def test_sizes_of_more_than_four_gigabytes_are_read_where_they_stand():
    """Programs that do not know beforehand how much comes write zip64 for small files too."""
    assert ("a.xml",) == open_package(packed({"a.xml": b"<a/>"}, force_zip64=True)).names
    wide = bytearray(packed({"a.xml": b"<a/>"}))
    table = wide.rindex(b"PK\1\2")
    offset, size = table, len(wide) - 22 - table
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, size, offset)
    at = struct.pack("<4sLQL", b"PK\6\7", 0, len(wide) - 22, 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65535, 65535, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert b"<a/>" == open_package(bytes(wide[:-22]) + record + at + end).read("a.xml")
    assert "DC-1116" == refusal(bytes(wide[:-22]) + end).code


def test_a_size_that_is_said_to_stand_elsewhere_and_does_not():
    """The table is damaged."""
    content = bytearray(GOOD)
    table = content.index(b"PK\1\2")
    content[table + 24 : table + 28] = b"\xff" * 4
    assert "DC-1116" == refusal(bytes(content)).code


def test_a_name_that_is_said_again_in_unicode():
    """The extra field of Info-ZIP (0x7075) holds the name as it is meant."""
    info = zipfile.ZipInfo("b_o c_o.yaml")
    name = "báo cáo.yaml".encode()
    field = b"\1" + struct.pack("<L", zlib.crc32(b"b_o c_o.yaml")) + name
    info.extra = struct.pack("<2H", 0x7075, len(field)) + field
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(info, b"x")
    assert ("báo cáo.yaml",) == open_package(file.getvalue()).names


def test_a_name_in_no_encoding_that_is_told():
    """Each byte is one character, so that two names stay two."""
    content = packed({"aaa.yaml": b"x"}).replace(b"aaa", b"b\xe1\xfe")
    assert ("bß■.yaml",) == open_package(content).names
    marked = bytearray(content)
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        marked[marked.index(sign) + at + 1] |= 8
    assert ("bß■.yaml",) == open_package(bytes(marked)).names


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (PackageLimits(most_entries=2), "DC-1101"),
        (PackageLimits(most_bytes=100), "DC-1102"),
        (PackageLimits(most_bytes_each=100), "DC-1102"),
        (PackageLimits(most_ratio=2, small=0), "DC-1103"),
    ],
)
def test_each_limit(limits, code):
    """A package that is over a limit is refused before anything is inflated."""
    error = refusal(GOOD, limits)
    assert code == error.code
    assert error.facts["most"] in (2, 100)


def test_two_names_of_one_entry():
    """What one program reads and another shows must be the same."""
    content = packed({"a.xml": b"<a/>"}).replace(b"a.xml", b"b.xml", 1)
    assert "DC-1116" == refusal(content).code


@pytest.mark.parametrize("at", ["PK\1\2", "PK\3\4"])
def test_a_place_that_is_not_where_the_table_says(at):
    """A damaged signature is damage, wherever it is."""
    content = GOOD.replace(at.encode(), b"XXXX", 1)
    assert "DC-1116" == refusal(content).code


def test_in_an_archive_the_good_entries_are_kept():
    """An entry that cannot be read is refused when it is asked for."""
    content = bytearray(packed({"a.yaml": b"1" * 99, "b.yaml": b"2"}))
    content[content.index(b"PK\1\2") + 8] |= 1
    assert "DC-1107" == refusal(bytes(content)).code
    package = open_package(bytes(content), ARCHIVE)
    assert b"2" == package.read("b.yaml")
    with pytest.raises(PackageError, match="password"):
        package.read("a.yaml")


def test_a_damaged_entry():
    """Bytes that do not inflate, or not to the sum that is told, are damage."""
    content = packed({"a.yaml": b"Kinh" * 99})
    start = 30 + len("a.yaml")
    for damage in (b"\xff\xff\xff", b"\x00"):
        damaged = content[:start] + damage + content[start + len(damage) :]
        assert "DC-1109" == refusal(damaged).code
    sum_at = content.index(b"PK\1\2") + 16
    assert "DC-1109" == refusal(content[:sum_at] + b"sum!" + content[sum_at + 4 :]).code


def test_an_entry_that_is_shorter_than_it_says():
    """Stored or deflated; one that reaches into the table of contents shares its bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("a.yaml", b"Kinh")
    stored = bytearray(file.getvalue())
    table = stored.index(b"PK\1\2")
    stored[table + 24] = 5
    assert "DC-1109" == refusal(bytes(stored)).code
    stored[table + 20] = 5
    assert "DC-1104" == refusal(bytes(stored)).code
    deflated = bytearray(packed({"a.yaml": b"Kinh" * 99}))
    deflated[deflated.index(b"PK\1\2") + 20] -= 3
    assert "DC-1109" == refusal(bytes(deflated)).code


@given(st.data())
def test_whatever_happens_to_a_file_it_is_opened_or_refused(data):
    """Bytes changed anywhere, or a file cut anywhere, raise nothing but the refusal."""
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    for changed in (bytes(content), bytes(content[:cut])):
        try:
            read_all(changed, ARCHIVE)
        except PackageError as error:
            assert error.words("vi")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of office files is not here")
def test_no_ordinary_office_file_is_refused():
    """Of 251 files only those that were made to be broken are."""
    refused = Counter()
    for path in sorted(CORPUS.iterdir()):
        try:
            read_all(path.read_bytes(), OFFICE)
        except PackageError as error:
            refused[error.code] += 1
            assert path.name.startswith(BROKEN), (path.name, str(error))
    assert {"DC-1100", "DC-1105", "DC-1109", "DC-1116"} == set(refused)
