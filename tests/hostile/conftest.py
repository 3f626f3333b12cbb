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


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body, *more, method=zipfile.ZIP_DEFLATED, head=""):
    """A Word file with this body, and other parts of the folder ``word``, by name."""
    kinds = [(name, name.partition(".")[0]) for name, _ in more]
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(kinds)
    )
    root = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    return packed(
        ("[Content_Types].xml", WORD_TYPES),
        ("_rels/.rels", f"{RELS}{root}</Relationships>"),
        ("word/_rels/document.xml.rels", f"{RELS}{links}</Relationships>"),
        ("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"),
        *((f"word/{name}", content) for name, content in more),
        method=method,
    )


def paragraph(words, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def numbered(format_, start):
    """Word's numbering with one list, and a paragraph in it."""
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>'
    rest = '<w:lvlText w:val="%1."/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}{rest}</w:abstractNum>'
    own = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    in_list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    part = ("numbering.xml", f"<w:numbering {W}>{lists}{own}</w:numbering>")
    return word(paragraph("Tiếp công dân", in_list), part)


def styled_in_a_circle():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("ab", "ba")
    )
    body = paragraph("Tiếp công dân", '<w:pStyle w:val="a"/>')
    return word(body, ("styles.xml", f"<w:styles {W}>{styles}</w:styles>"))


def nested(levels, method=zipfile.ZIP_STORED):
    """Tables in tables, as deep as that."""
    opening, closing = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return word(opening * levels + paragraph("sâu") + closing * levels, method=method)


def word_files():
    """Word files that are wrong inside; what any zip file can be is in `office_files`."""
    kilobyte = paragraph("Ủy ban nhân dân xã " * 50)
    plain = word(paragraph("Trong năm đã tiếp 44 lượt công dân."))
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc>'
    yield "bomb", word(paragraph("0" * (40 << 20))), {"DC-1103"}
    yield "many-paragraphs", word("<w:p/>" * 3_000_000), {"DC-1103", "DC-1113"}
    yield "long", word(kilobyte * 45_000, method=zipfile.ZIP_STORED), {"DC-1102", "DC-1073"}
    yield "styles-bomb", word("<w:p/>", ("styles.xml", b" " * (40 << 20))), {"DC-1103"}
    yield "deep", nested(100_000), {"DC-1115", "DC-1112"}
    yield "deep-tables", nested(60), None
    yield "doctype", word("<w:p/>", head=OUTSIDE[:60] + "]>"), {"DC-1111"}
    yield "doctype-styles", word("<w:p/>", ("styles.xml", ENTITIES)), {"DC-1111"}
    yield "broken-xml", word("<w:p>"), {"DC-1112"}
    yield "truncated", plain[: len(plain) // 2], {"DC-1116"}
    yield "no-words", word("<w:p/><w:p><w:r><w:drawing/></w:r></w:p>"), {"DC-1072"}
    yield "roman-number", numbered("upperRoman", 2_000_000_000), None
    yield "letter-number", numbered("lowerLetter", 2_000_000_000), None
    yield "styles-in-a-circle", styled_in_a_circle(), None
    yield "wide-cell", word(f"<w:tbl><w:tr>{wide}{wide}</w:tr></w:tbl>"), None


def pdf(*objects, trailer="", version="1.5"):
    """A PDF with these objects, numbered from 1; each is text, or (dictionary, stream)."""
    whole, places = bytearray(f"%PDF-{version}\n".encode()), []
    for number, one in enumerate(objects, start=1):
        places.append(len(whole))
        facts, stream = one if isinstance(one, tuple) else (one, None)
        whole += f"{number} 0 obj\n".encode()
        if stream is None:
            whole += facts.encode()
        else:
            whole += f"<<{facts}/Length {len(stream)}>>\nstream\n".encode() + stream
            whole += b"\nendstream"
        whole += b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count, at = len(objects) + 1, len(whole)
    whole += f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode()
    whole += f"trailer\n<</Size {count}/Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF\n".encode()
    return bytes(whole)


CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = (
    "<</Type/Page/Parent 2 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R>>"
)
WORDS = b"BT /F 12 Tf 50 700 Td (Bao cao 44 luot) Tj ET "


def one_page(content, *more, facts="", trailer=""):
    """A PDF of one page with this content stream, and further objects from 6 on."""
    return pdf(CATALOG, ONE_PAGE, PAGE, (facts, content), FONT, *more, trailer=trailer)


def pdf_files():
    """PDF files that want too much, go in circles, or hold no words."""
    dot = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<{0}>/U<{0}>>>/ID[<00><00>]".format("00" * 32)
    flat = "/Filter/FlateDecode"
    numbers = " ".join(f"{number + 10} {number}" for number in range(200_000)).encode()
    pages = "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"
    kids = "3 0 R " * 200_000
    many = f"<</Type/Pages/Kids[{kids}]/Count 200000/MediaBox[0 0 595 842]>>"
    twice = zlib.compress(zlib.compress(bytes(200 << 20), 9), 9)
    cmap = b"1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange"
    font = "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/ToUnicode 6 0 R>>"
    good = one_page(WORDS)
    yield "truncated", good[: len(good) // 2], None
    yield "header-only", b"%PDF-1.7\n", {"DC-1078"}
    yield "no-pdf", b"Kinh gui", {"DC-1078"}
    yield "locked", one_page(WORDS, trailer=lock), {"DC-1071", "DC-1078"}
    yield "picture-only", one_page(b"/X Do", (dot, b"0")), {"DC-1077", "DC-1072"}
    yield "stream-bomb", one_page(zlib.compress(bytes(300 << 20), 9), facts=flat), None
    yield "stream-twice", one_page(twice, facts="/Filter[/FlateDecode/FlateDecode]"), None
    yield "many-objects", one_page(WORDS, ("/Type/ObjStm/N 200000/First 9", numbers)), None
    huge = ("/Type/ObjStm/N 2000000000/First 9" + flat, zlib.compress(bytes(100 << 20), 9))
    yield "huge-objects", one_page(WORDS, huge), None
    yield "pages-in-a-circle", pdf(CATALOG, pages), None
    yield "many-pages", pdf(CATALOG, many, PAGE, ("", WORDS), FONT), None
    yield "form-in-a-circle", one_page(b"/X Do", (form, b"/X Do " * 2)), None
    yield "deep-array", one_page(b"[" * 200_000), None
    yield "deep-page", pdf(CATALOG, ONE_PAGE, "[" * 200_000), None
    yield "long-text", one_page(b"BT /F 1 Tf (" + b"a b " * 3_000_000 + b") Tj ET"), None
    yield "many-strings", one_page(b"BT /F 1 Tf " + b"(a) Tj " * 1_500_000 + b"ET"), None
    yield "many-graphics", one_page(b"q " * 3_000_000), None
    yield "letters-bomb", pdf(CATALOG, ONE_PAGE, PAGE, ("", WORDS), font, ("", cmap)), None
    yield (
        "table-in-a-circle",
        good.replace(b"/Root", b"/Prev %d/Root" % good.rindex(b"xref\n0")),
        None,
    )


def _named(files, suffix):
    """Return hostile files by name; codes of None: whatever a report gets that cannot count."""
    return {
        f"{name}{suffix}": Hostile(content, frozenset(codes or ()))
        for name, content, codes in files
    }


@pytest.fixture(scope="session")
def hostile_office_files():
    return _named(office_files(), ".office")


@pytest.fixture(scope="session")
def hostile_documents():
    return {**_named(word_files(), ".docx"), **_named(pdf_files(), ".pdf")}


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
