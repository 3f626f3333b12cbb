"""Tables as spreadsheets save them, with encoding and separator found out or declared."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dcbase.model import FrozenMap, Received, Severity
from dcbase.reading import read_csv, submissions_from_csv, submissions_from_text
from dcbase.reading.csv_text import ENCODINGS, encoding_named
from dcbase.reading.strict_csv import separator_named

SAVED = Path(__file__).parents[2] / "cases/csv"
EXPECTED = yaml.safe_load((SAVED / "expected.yaml").read_text(encoding="utf-8"))
HOW = {
    "calc-comma-utf8": ("UTF-8", ","),
    "calc-semicolon-utf8": ("UTF-8", ";"),
    "calc-tab-utf16": ("UTF-16", "\t"),
    "calc-semicolon-cp1258": ("windows-1258", ";"),
    "excel-csv-utf8": ("UTF-8", ";"),
    "excel-unicode-text": ("UTF-16", "\t"),
    "excel-ansi": ("windows-1258", ";"),
}
OLD_TCVN3 = "unit;LP03\n02848;ñy ban nh©n d©n x· §ång V¨n\n"


def read(content, **declared):
    return submissions_from_csv(Received("t.csv", "ab", content, FrozenMap(declared)))


def said(submissions):
    """Return what each unit said, whatever shape the table has."""
    return {
        one.unit.text: {figure.code.text: figure.value.text for figure in one.figures}
        for one in submissions
    }


def codes(submissions):
    return [[finding.code for finding in one.findings] for one in submissions]


@pytest.mark.parametrize("shape", ["wide", "long"])
@pytest.mark.parametrize("name", HOW)
def test_what_programs_save_is_read_alike(name, shape):
    """Every file gives the same values, letter by letter, in both shapes."""
    read_so = read((SAVED / f"{name}-{shape}.csv").read_bytes())
    assert EXPECTED == said(read_so)
    assert all(one.severity < Severity.ERROR for each in read_so for one in each.findings)


@pytest.mark.parametrize("name", HOW)
def test_declared_or_found_out_is_the_same(name):
    """What is declared is taken without a word; what is found out is said."""
    content = (SAVED / f"{name}-wide.csv").read_bytes()
    encoding, separator = HOW[name]
    declared = read(content, encoding=encoding, separator=separator)
    assert EXPECTED == said(declared)
    assert [[], []] == codes(declared)
    for submission in read(content):
        told = [one for one in submission.findings if one.code == "DC-1127"]
        assert [(encoding, {"\t": "Tab"}.get(separator, separator))] * len(told) == [
            (one.facts["encoding"], one.facts["separator"]) for one in told
        ]
        assert len(told) == (HOW[name] != ("UTF-8", ","))


def test_declared_wins_and_a_contradiction_is_said():
    """The file is read as declared, and a finding says what it shows itself to be."""
    content = (SAVED / "excel-ansi-wide.csv").read_bytes()
    (first, _) = read(content, encoding="windows-1252")
    (finding, *_) = first.findings
    assert ("DC-1125", Severity.ERROR) == (finding.code, finding.severity)
    assert ("windows-1252", "windows-1258") == (
        finding.facts["declared"],
        finding.facts["encoding"],
    )
    assert first.figures[3].value.text.startswith("UÒy ban")


@pytest.mark.parametrize(
    ("content", "declared", "shown"),
    [
        ("unit,LP03\n02848,xã\n".encode("utf-8-sig"), "windows-1258", "UTF-8"),
        ("unit,LP03\n02848,xã Sín Chải\n".encode(), "windows-1258", "UTF-8"),
        ("unit,LP03\n02848,xã\n".encode("utf-16"), "windows-1258", "UTF-16"),
        ((SAVED / "excel-ansi-wide.csv").read_bytes(), "UTF-8", "windows-1258"),
    ],
)
def test_what_contradicts(content, declared, shown):
    """A byte order mark, bytes that are UTF-8, words that are Vietnamese in another encoding."""
    findings = read_csv(content, file="t.csv", encoding=declared).findings
    assert [shown] == [one.facts["encoding"] for one in findings if one.code == "DC-1125"]


def test_ascii_contradicts_nothing():
    """Figures alone are the same in every encoding."""
    for encoding in ("UTF-8", "windows-1258", "windows-1252", "TCVN3"):
        found = read_csv(b"unit,DT01\n02848,44\n", file="t.csv", encoding=encoding)
        assert [] == [one.code for one in found.findings if one.code != "DC-1128"]
        assert 2 == len(found.rows)


@pytest.mark.parametrize("order", ["LE", "BE"])
def test_utf16_without_a_mark(order):
    """Declared as UTF-16, the order of the bytes is found out; declared whole, it is taken."""
    content = "unit;LP03\n02848;xã Sín Chải\n".encode(f"utf-16-{order.lower()}")
    for declared in ("UTF-16", f"UTF-16{order}"):
        (one,) = read(content, encoding=declared, separator=";")
        assert ({"02848": {"LP03": "xã Sín Chải"}}, ()) == (said([one]), one.findings)


def test_bytes_that_the_declared_encoding_does_not_have():
    """The first one is named with its line and column; nothing is read."""
    found = read_csv(b"unit,LP03\n02848,x\x81\n", file="t.csv", encoding="windows-1252")
    (finding,) = found.findings
    assert ("DC-1002", 2, 8) == (finding.code, finding.origin.line, finding.origin.column)
    assert ("0x81", "windows-1252") == (finding.facts["byte"], finding.facts["encoding"])
    assert () == found.rows


@pytest.mark.parametrize("saved", ["latin-1", "utf-8"])
def test_an_old_encoding_is_converted_when_it_is_declared(saved):
    """To declare it is to ask for it; the losses are told."""
    (one,) = read(OLD_TCVN3.encode(saved), encoding="TCVN3", separator=";")
    assert {"02848": {"LP03": "ủy ban nhân dân xã Đồng Văn"}} == said([one])
    (finding,) = one.findings
    assert ("DC-1128", 0) == (finding.code, finding.facts["unknown"])
    assert finding.facts["capitals"]


@pytest.mark.parametrize(
    ("text", "got"),
    [("unit,DT01\n02848,4\n", ","), ("sep=,\nunit,DT01\n02848,4\n", ","), ("a\tb\n", "Tab")],
)
def test_a_separator_that_is_contradicted(text, got):
    """The header, or the file's own first line, has another one."""
    found = read_csv(text, file="t.csv", separator=";")
    (finding,) = found.findings
    assert ("DC-1126", ";", got) == (finding.code, finding.facts["declared"], finding.facts["got"])
    assert ";" == found.separator


@pytest.mark.parametrize("declared", ["", "windows-1258"])
def test_a_plain_text_is_decoded_likewise(declared):
    """A report saved as windows-1258, found out or declared; a page break is no trouble."""
    lines = (SAVED / "excel-ansi-wide.csv").read_bytes().replace(b";", b" ").replace(b"\r\n", b"\f")
    received = Received("t.txt", "ab", lines, FrozenMap({"encoding": declared} if declared else {}))
    (submission,) = submissions_from_text(received)
    assert any("Ủy ban nhân dân xã" in block.text for block in submission.outline)
    found = [one.code for one in submission.findings]
    assert found == ([] if declared else ["DC-1046"])


def test_names_of_encodings_and_separators():
    """People write them in many ways."""
    assert list(ENCODINGS) == [encoding_named(name.lower().replace("-", "_")) for name in ENCODINGS]
    named = map(encoding_named, ("cp1258", "CP-1252", "utf8", "latin-1"))
    assert ["windows-1258", "windows-1252", "UTF-8", ""] == list(named)
    named = map(separator_named, ("TAB", "\t", "\\t", ";", ":"))
    assert ["\t", "\t", "\t", ";", ""] == list(named)
