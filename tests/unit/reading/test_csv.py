"""Strict CSV, and the tables of figures read from it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dcbase.model import Origin, Received, Said, core_kind
from dcbase.reading import Scalar, read_csv, submissions_from_csv

CASES = yaml.load(
    (Path(__file__).parents[2] / "cases/reading/csv_tables.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


def submissions(content):
    content = content.encode() if isinstance(content, str) else content
    return submissions_from_csv(Received("t.csv", "ab", content))


def summary(submission):
    """Return a submission as a case writes it."""
    return {
        "unit": submission.unit.text if submission.unit else "",
        "figures": [
            [one.code.text, "twice" if one.repeated else one.value.text if one.value else ""]
            for one in submission.figures
        ],
        "finds": [
            [one.code, str(one.origin.line or ""), str(one.origin.column or ""), one.subject]
            for one in submission.findings
        ],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_tables_of_figures(case):
    """Each unit's figures are read, and what is wrong is said of the unit it touches."""
    assert case["reads"] == [summary(submission) for submission in submissions(case["text"])]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_every_finding_has_words(case):
    """What is wrong is said in both languages, and how to mend it."""
    for one in (one for submission in submissions(case["text"]) for one in submission.findings):
        kind = core_kind(one.code)
        assert all(kind.words(one, language) for language in ("vi", "en"))
        assert all(kind.hint(one, language) for language in ("vi", "en"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_that_show_themselves(encoding):
    """UTF-8 needs no mark, UTF-16 has one."""
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    content = f"{mark}unit;period;LP03\n02848;2025;quý\n".encode(encoding)
    assert ["quý"] == [one.figures[0].value.text for one in submissions(content)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("unit,LP03\n02848,đê\n".encode("cp1258"), "DC-1047"),
        (b"unit,LP03\n02848,\xff\xfe\xff\n", "DC-1002"),
        (b"unit\x00,LP03\n02848,\xff\n", "DC-1002"),
        (b"u\x00\x00\x00unit", "DC-1003"),
        ("\ufeffunit,LP03\n".encode("utf-16-le") + b"\x00", "DC-1002"),
        ("\ufeffunit,LP03\n".encode("utf-32-le"), "DC-1003"),
    ],
)
def test_other_encodings_are_refused(content, code):
    """What has two readings, or none, is not read."""
    assert [[code]] == [[one.code for one in read.findings] for read in submissions(content)]


def test_where_everything_stands():
    """A wide figure's code stands in the header, its value in the row."""
    (read,) = submissions("unit,period,form,DT01\n02848,2025,law10:g,44\n")
    (figure,) = read.figures
    assert Said("DT01", Origin("t.csv", "ab", 1, 18)) == figure.code
    assert Said("44", Origin("t.csv", "ab", 2, 20)) == figure.value
    assert Said("law10:g", Origin("t.csv", "ab", 2, 12)) == read.form
    assert ("t.csv", "ab", "2025") == (read.name, read.sha256, read.period.text)


def test_a_long_table_says_more_of_each_figure():
    """Qualifier and its word have columns of their own."""
    (read,) = submissions("unit,period,code,value,qualifier,said\n02848,2025,CC05,98,gt,hơn\n")
    (figure,) = read.figures
    assert ("98", "gt", "hơn") == (figure.value.text, figure.qualifier.text, figure.said.text)


def test_what_is_declared_is_not_detected():
    """A separator or encoding that somebody names is taken."""
    table = read_csv("a,b;c\n", file="f", separator=";")
    assert (("a,b", "c"),) == tuple(tuple(cell.text for cell in row) for row in table.rows)
    content = "\ufeffa;b\n".encode("utf-16-le")
    assert 1 == len(read_csv(content, file="f", encoding="UTF-16").rows)
    refused = read_csv(content, file="f", encoding="UTF-8").findings
    assert ["DC-1125", "DC-1003"] == [one.code for one in refused]
    assert () == read_csv("a", file="f", encoding="UTF-8").findings


def test_one_column_needs_no_separator():
    """A table of one column is read as it is."""
    table = read_csv('"a;b"\nc\n', file="f")
    assert ((Scalar("a;b", 1, 2),), (Scalar("c", 2, 1, True),)) == table.rows


@pytest.mark.parametrize("wrong", [{"separator": ":"}, {"encoding": "latin-1"}])
def test_other_declarations_are_wrong_use(wrong):
    """Only what can be read can be declared."""
    with pytest.raises(ValueError):
        read_csv("a", file="f", **wrong)


def test_the_number_of_cells_is_limited(monkeypatch):
    """A table of very many cells is not read."""
    monkeypatch.setattr("dcbase.reading.strict_csv.MOST_NODES", 10)
    table = read_csv("a,b\n" * 6, file="f")
    assert ["DC-1007"] == [one.code for one in table.findings]
    assert () == table.rows
