"""Files that somebody made to do harm, or that went wrong: generated, never stored.

Each is `Hostile(content, codes)`: the bytes, and the findings of which one is allowed.
``nox -s hardening`` makes them larger.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from dataclasses import dataclass

import pytest

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "hardening"
SHEET = "xl/worksheets/sheet1.xml"
CONTENT_TYPES = b'<?xml version="1.0"?><Types xmlns="urn:types"/>'


@dataclass(frozen=True)
class Hostile:
    content: bytes
    codes: frozenset[str]


def packed(*members, method=zipfile.ZIP_DEFLATED):
    """Pack (name, content) pairs as an ordinary program would."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, content in members:
            package.writestr(name, content)
    return file.getvalue()


def by_hand(*members):
    """Pack (raw name, flags, method, packed bytes, said size, sum) as no program would."""
    file, table = bytearray(), bytearray()
    for name, flags, method, content, size, crc in members:
        facts = (flags, method, 0, 0x21, crc, len(content), size, len(name), 0)
        table += struct.pack("<4s2H", b"PK\1\2", 20, 20)
        table += struct.pack("<4H3L2H", *facts) + struct.pack("<3H2L", 0, 0, 0, 0, len(file)) + name
        file += struct.pack("<4sH4H3L2H", b"PK\3\4", 20, *facts) + name + content
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *[len(members)] * 2, len(table), len(file), 0)
    return bytes(file + table + end)


def deflated(content):
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return stream.compress(content) + stream.flush()


def zeros(megabytes):
    """Return so many MB of zeros, deflated, without making them first."""
    stream, block = zlib.compressobj(9, zlib.DEFLATED, -15), bytes(1 << 20)
    return b"".join([*(stream.compress(block) for _ in range(megabytes)), stream.flush()])


def overlap(count):
    """All entries of the table are the same bytes."""
    kernel = zeros(2)
    first = by_hand((b"a.xml", 0, 8, kernel, 2 << 20, 0))
    table_at = first.rindex(b"PK\1\2")
    line = first[table_at : first.rindex(b"PK\5\6")]
    table = line * count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *[count] * 2, len(table), table_at, 0)
    return first[:table_at] + table + end


def lying(said):
    """An entry that inflates to more than it says."""
    content = b"x" * (5 << 20 if LONG else 5000)
    return by_hand((b"a.yaml", 0, 8, deflated(content), said, zlib.crc32(content[:said])))


def locked():
    """An entry with the flag of a password."""
    return by_hand((b"02848.yaml", 1, 0, b"0" * 20, 20, 0))


def million():
    """As many empty entries as fit into the largest file that is taken in; zip64 says so."""
    count = 740_000 if LONG else 60_000
    local = b"".join(
        struct.pack("<4sH4H3L2H", b"PK\3\4", 20, 0, 0, 0, 0x21, 0, 0, 0, 7, 0) + b"%07d" % number
        for number in range(count)
    )
    line = struct.Struct("<4s6H3L5H2L")
    table = b"".join(
        line.pack(b"PK\1\2", 20, 20, 0, 0, 0, 0x21, 0, 0, 0, 7, 0, 0, 0, 0, 0, number * 37)
        + b"%07d" % number
        for number in range(count)
    )
    wide = (44, 45, 45, 0, 0, count, count, len(table), len(local))
    end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", *wide)
    at = struct.pack("<4sLQL", b"PK\6\7", 0, len(local) + len(table), 1)
    last = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return local + table + end + at + last


def sheet(xml):
    """An office file whose one sheet is this."""
    return packed(("[Content_Types].xml", CONTENT_TYPES), (SHEET, xml))


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">'
    + "".join(f'<!ENTITY b{n} "{f"&b{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]><a>&b9;</a>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
WIDE = '<?xml version="1.0" encoding="UTF-16"?>'


def office_files():
    yield "overlap", overlap(2000), {"DC-1104"}
    yield "high-ratio", by_hand((SHEET.encode(), 0, 8, zeros(40), 40 << 20, 0)), {"DC-1103"}
    yield "too-large", by_hand((b"a.xml", 0, 8, zeros(65), 65 << 20, 0)), {"DC-1102", "DC-1103"}
    yield "lying-less", lying(100), {"DC-1109"}
    yield "lying-more", lying(6 << 20), {"DC-1103", "DC-1109"}
    yield "traversal", packed(("../../etc/x", b"x")), {"DC-1106"}
    yield "absolute", packed(("/etc/x", b"x")), {"DC-1106"}
    yield "drive", packed(("C:/x.xml", b"x")), {"DC-1106"}
    yield "device", packed(("xl/NUL.xml", b"x")), {"DC-1106"}
    yield "backslash", by_hand((b"xl\\a.xml", 0, 0, b"", 0, 0)), {"DC-1106"}
    yield "twice", by_hand(*[(b"A.xml", 0, 0, b"", 0, 0), (b"a.xml", 0, 0, b"", 0, 0)]), {"DC-1105"}
    yield "locked", locked(), {"DC-1107"}
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    yield "locked-office", ole, {"DC-1107"}
    yield "bzip2", packed(("a.xml", b"x" * 99), method=zipfile.ZIP_BZIP2), {"DC-1108"}
    yield "million-entries", million(), {"DC-1101"}
    yield "truncated", sheet(b"<a/>")[:-30], {"DC-1116"}
    yield "cut-in-half", sheet(b"<a/>" * 99)[:120], {"DC-1116"}
    yield "not-a-zip", b"Kinh g\xe1\xbb\xadi", {"DC-1100"}
    yield "entity-bomb", sheet(ENTITIES), {"DC-1111"}
    yield "external-entity", sheet(OUTSIDE), {"DC-1111"}
    yield "doctype-utf-16", sheet((WIDE + OUTSIDE).encode("utf-16")), {"DC-1111"}
    yield "doctype-utf-16-be", sheet((WIDE + OUTSIDE).encode("utf-16-be")), {"DC-1111"}
    yield "doctype-bom", sheet(b"\xef\xbb\xbf" + OUTSIDE.encode()), {"DC-1111"}
    yield "utf-7", sheet(b'<?xml version="1.0" encoding="UTF-7"?><a/>'), {"DC-1114"}
    yield "deep-xml", sheet(b"<a>" * 100_000), {"DC-1115", "DC-1112"}
    yield "many-tags", sheet(b"<a>" + b"<b/>" * 4_000_001 + b"</a>"), {"DC-1103", "DC-1113"}
    yield "broken-xml", sheet(b"<a><b></a>"), {"DC-1112"}
    yield "empty", b"", {"DC-1100", "DC-1005"}


ANY_ZIP = (
    *("overlap", "high-ratio", "too-large", "lying-less", "traversal", "twice", "locked"),
    *("locked-office", "million-entries", "truncated", "not-a-zip"),
)


def archives():
    for name, content, codes in office_files():
        if name in ANY_ZIP:
            yield name, content, codes
    yield "nested", packed(("a.zip", packed(("b.zip", packed(("c.yaml", b"x")))))), {"DC-1123"}
    yield "an-office-file", sheet(b"<a/>"), {"DC-1057"}
    yield "nothing-inside", packed(), {"DC-1124"}
    yield "empty", b"", {"DC-1100"}


def texts():
    """Hostile YAML, JSON and CSV: these are read in this process, under limits of their own."""
    levels = 100_000 if LONG else 5_000
    bomb = "a: &a {x: 1}\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [{', '.join([f'*{chr(97 + n)}'] * 40)}]}}\n"
        for n in range(20)
    )
    yield "merge-bomb.yaml", bomb.encode()
    yield "deep.json", b"[" * levels
    yield "deep.yaml", b"- " * levels
    yield "nan.json", b'{"dcbase": 1, "figures": {"DT01": NaN}}'
    yield "picture.yaml", b"\x89PNG\r\n\x1a\n" + bytes(200)
    yield "word.yaml", sheet(b"<word/>")
    yield "utf-16.yaml", "dcbase: 1".encode("utf-16")
    yield "nothing.yaml", b""
    yield "quotes.csv", b'"' * 200_001
    yield "tags.yaml", b"a: !!python/object/apply:os.system ['true']"
    yield "unknown.exe", b"MZ"


def _named(files, suffix):
    return {f"{name}{suffix}": Hostile(content, frozenset(codes)) for name, content, codes in files}


@pytest.fixture(scope="session")
def hostile_office_files():
    return _named(office_files(), ".office")


@pytest.fixture(scope="session")
def hostile_archives():
    return _named(archives(), ".zip")


@pytest.fixture(scope="session")
def hostile_texts():
    return dict(texts())


@pytest.fixture(scope="session")
def pack():
    """Return the packer of ordinary zip files, and the one of extraordinary ones."""
    return packed, by_hand
