"""Old workbooks, record by record."""

from __future__ import annotations

import struct

import pytest

from dcbase.reading.refused import PackageError
from dcbase_xlsx import biff
from dcbase_xlsx.grid import Mark

SHEET_AT = 1000


def record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def compound(stream, name="Workbook"):
    """A compound file with one stream: a table, a directory, then the stream."""
    size = 512
    padded = stream.ljust(max(4096, -(-len(stream) // size) * size), b"\0")
    sectors = len(padded) // size
    head = bytearray(size)
    head[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<H", head, 30, 9)
    struct.pack_into("<II", head, 44, 1, 1)
    struct.pack_into("<I", head, 56, 4096)
    struct.pack_into("<I", head, 68, 0xFFFFFFFE)
    struct.pack_into("<109I", head, 76, 0, *([0xFFFFFFFF] * 108))
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, sectors + 2), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *([0xFFFFFFFF] * (128 - len(chain))))
    entry = bytearray(128)
    written = name.encode("utf-16-le") + b"\0\0"
    entry[: len(written)] = written
    struct.pack_into("<H", entry, 64, len(written))
    struct.pack_into("<II", entry, 116, 2, len(padded))
    return bytes(head) + table + bytes(entry).ljust(size, b"\0") + padded


def book(*records, version=0x0600):
    """A stream with a sheet "Bảng" that holds some records."""
    name = "Bảng".encode("utf-16-le")
    begin = struct.pack("<HH", version, 5)
    globals_ = record(0x0809, begin)
    globals_ += record(0x0085, struct.pack("<IBBBB", SHEET_AT, 0, 0, 4, 1) + name)
    globals_ += record(0x041E, struct.pack("<HHB", 164, 4, 0) + b"0.0%")
    globals_ += record(0x041E, struct.pack("<HHB", 165, 5, 0) + b"#,##0")
    for number in (0, 164, 165, 9):
        globals_ += record(0x00E0, struct.pack("<HH", 0, number))
    padding = SHEET_AT - len(globals_) - 4
    globals_ += record(0x00FF, b"\0" * padding)
    return globals_ + record(0x0809, begin) + b"".join(records)


def cell(kind, row, column, style, rest=b"\0" * 8):
    return record(kind, struct.pack("<HHH", row, column, style) + rest)


def test_percentages_formulas_and_errors():
    """Each kind of record that holds a number, with the style that it is shown in."""
    error = b"\x02\0\x07\0\0\0\xff\xff"
    many = struct.pack("<HHHIHIH", 9, 0, 1, 0, 2, 0, 1)
    stream = book(
        cell(0x0203, 1, 4, 1),
        cell(0x027E, 2, 4, 2),
        cell(0x0006, 3, 4, 0),
        cell(0x0006, 4, 4, 0, error),
        cell(0x0205, 5, 4, 0, b"\x2a\x01"),
        cell(0x0205, 6, 4, 3, b"\x01\x00"),
        record(0x00BD, many),
    )
    assert biff.extras_of(compound(stream)).marks == {
        "": {},
        "Bảng": {
            (1, 4): Mark(percent=True),
            (3, 4): Mark(formula="=…"),
            (4, 4): Mark(formula="=…", shown="#DIV/0!"),
            (5, 4): Mark(shown="#N/A"),
            (6, 4): Mark(percent=True),
            (9, 0): Mark(percent=True),
        },
    }


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (compound(book(), "Book"), "DC-1060"),
        (compound(book(version=0x0500)), "DC-1060"),
        (compound(b"", "EncryptedPackage"), "DC-1061"),
        (compound(book(record(0x002F, b"\0\0"))), "DC-1061"),
        (compound(book(record(0x00FC, struct.pack("<II", 9, 300_000)))), "DC-1063"),
        (compound(book(record(0x0200, struct.pack("<IIHH", 0, 65536, 0, 256)))), "DC-1062"),
        (compound(book(cell(0x0201, 65535, 255, 0))), "DC-1062"),
        (compound(book(record(0x0203, b"\0"))), "DC-1060"),
        (compound(book(record(0x00BE, b"\0"))), "DC-1060"),
    ],
)
def test_what_is_not_opened(content, code):
    """Older than Excel 97, with a password, too large, or broken."""
    with pytest.raises(PackageError) as refused:
        biff.extras_of(content)
    assert refused.value.code == code
