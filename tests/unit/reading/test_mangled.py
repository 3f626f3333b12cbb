"""Tables in an encoding that the file does not name."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from dcbase.model import Received, Severity
from dcbase.reading import submissions_from_csv
from dcbase.text.legacy_tables import TCVN3

TABLE = (
    "unit;period;LP03;LP04\n"
    "Xã Lùng Phình;2025;đã tiếp nhận, giải quyết;quyết định của Ủy ban nhân dân\n"
)
TONES = "\u0300\u0301\u0303\u0309\u0323"
OLD = {new: old for old, new in TCVN3.items()}


def windows_1258(text):
    """Return what Windows writes: a letter with its hat, then the tone."""
    content = bytearray()
    for sign in text:
        try:
            content += sign.encode("cp1258")
        except UnicodeEncodeError:
            parts = normalize("NFD", sign)
            letter = normalize("NFC", "".join(part for part in parts if part not in TONES))
            content += (letter + "".join(part for part in parts if part in TONES)).encode("cp1258")
    return bytes(content)


def as_windows_1252(content):
    """Return what a program shows that takes bytes for windows-1252, saved as UTF-8."""
    shown = (bytes([byte]) for byte in content)
    return "".join(
        byte.decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252") for byte in shown
    ).encode()


def read(content):
    return submissions_from_csv(Received("t.csv", "ab", content))


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TABLE.encode("utf-16-le"), "UTF-16LE"),
        (TABLE.encode("utf-16-be"), "UTF-16BE"),
        (windows_1258(TABLE), "windows-1258"),
        (as_windows_1252(TABLE.encode()), "UTF-8 → windows-1252"),
        (as_windows_1252(TABLE.encode("utf-8-sig")), "UTF-8 → windows-1252"),
        (as_windows_1252(windows_1258(TABLE)), "windows-1258"),
    ],
)
def test_one_reading_is_taken_and_said(content, encoding):
    """The words come back letter by letter, composed, and a warning names the encoding."""
    (submission,) = read(content)
    finding, how = submission.findings
    assert ("DC-1127", encoding) == (how.code, how.facts["encoding"])
    assert ("DC-1046", Severity.WARNING) == (finding.code, finding.severity)
    assert encoding == finding.facts["encoding"]
    assert finding.facts["got"]
    cells = [submission.unit.text, *(one.value.text for one in submission.figures)]
    assert ["Xã Lùng Phình", *TABLE.split("\n")[1].split(";")[2:]] == cells


def test_what_is_lost_is_not_read():
    """A table whose letters have become question marks says both readings and is refused."""
    (submission,) = read(TABLE.encode("cp1252", "replace"))
    (finding,) = submission.findings
    assert "DC-1047" == finding.code
    assert "windows-1258: " in finding.facts["got"]


@pytest.mark.parametrize("saved", [bytes, as_windows_1252])
def test_tcvn3_is_named_and_not_converted(saved):
    """Old fonts are told apart from every later encoding, as bytes and in UTF-8."""
    text = "".join(OLD.get(sign, sign) for sign in TABLE.replace("Ủy", "ủy"))
    (submission,) = read(saved(text.encode("latin-1")))
    (finding,) = submission.findings
    assert ("DC-1140", "TCVN3") == (finding.code, finding.facts["encoding"])


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        normalize("NFD", TABLE),
        "unit;LP03\n02848;diện tích m² và 12°C\n",
        "unit;LP03\n02848;Ä\n",
        "unit;LP03\n02848;Ærø Übung — Größe ß\n",
        "unit;LP03\n02848;Ærø Übung Ћ Größe ß\n",
    ],
)
def test_utf8_is_left_alone(text):
    """Vietnamese, other languages and signs of measures are what they are."""
    (submission,) = read(text.encode())
    assert ["DC-1127"] == [one.code for one in submission.findings]
    assert text.partition("\n")[2].strip().split(";")[1:] == [
        one.text
        for one in (submission.period, *(figure.value for figure in submission.figures))
        if one is not None
    ]


def test_words_that_tables_are_full_of_are_no_doubt():
    """ "trên" and "có" are what a table says; "trờn" and "cĩ" are syllables that nobody writes."""
    text = "unit;code;value;qualifier;said\n02869;CC09;98;gt;trên\n02869;CK08;có;;\n"
    (submission,) = read(text.encode("cp1258"))
    assert ["DC-1046", "DC-1127"] == [one.code for one in submission.findings]
    assert ["trên"] == [one.said.text for one in submission.figures if one.said]
    (lost,) = read(text.replace("98;gt", "98?a;gt").encode("cp1258"))
    assert ["DC-1047"] == [one.code for one in lost.findings]


def test_a_few_words_that_every_reading_makes_syllables_of_are_in_doubt():
    """ "hôm", "tính" in windows-1252 are "hụm", "tớnh" in TCVN3: nobody chooses for the office."""
    (submission,) = read("unit;LP03;LP04\n02848;hôm qua, tính;và công\n".encode("cp1252"))
    (finding,) = submission.findings
    assert finding.code == "DC-1047"
    assert "TCVN3" in finding.facts["got"]
