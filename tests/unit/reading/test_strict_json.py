"""Strict JSON, in the same tree as YAML."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from dcbase.model import core_kind
from dcbase.reading import Map, Scalar, Sequence, read_json
from dcbase.reading.problems import MOST_LEVELS

CASES = yaml.load(
    (Path(__file__).parents[2] / "cases/reading/json_problems.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


def read(content):
    return read_json(content, file="f.json", sha256="ab")


def said(text, language):
    (finding,) = read(text).findings
    return core_kind(finding.code).words(finding, language)


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("{", 'gặp cuối tệp, cần "…".', 'the end of the file came where "…" was expected.'),
        ("{} x", "gặp x, cần cuối tệp.", "x came where the end of the file was expected."),
        ("[,", 'gặp ,, cần "…", 123,', ', came where "…", 123,'),
    ],
)
def test_what_is_no_sign_is_said_in_words(text, vi, en):
    """Nobody who mends a report knows EOF."""
    assert vi in said(text, "vi")
    assert en in said(text, "en")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_everything_wrong_is_found_with_its_place(case):
    """Each planted error is found, at its line and column, with what came there."""
    found = [
        [
            one.code,
            str(one.origin.line or ""),
            str(one.origin.column or ""),
            str(one.facts.get("got", "")),
        ]
        for one in read(case["text"]).findings
    ]
    assert case["finds"] == found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_every_finding_has_words(case):
    """What is wrong is said in both languages."""
    for one in read(case["text"]).findings:
        assert all(core_kind(one.code).words(one, language) for language in ("vi", "en"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_the_standard_library_refuses_is_refused(case):
    """Python's reader, which is laxer, never reads what this one calls broken."""
    if read(case["text"]).broken:
        with pytest.raises(ValueError):
            json.loads(case["text"])


def test_numbers_keep_their_text():
    """Nothing is rounded: 98.50 stays 98.50, and 1E+2 is no whole number yet."""
    nodes = read("[98.50, -0, 1E+2, 12345678901234567890.1]").root.nodes
    assert ["98.50", "-0", "1E+2", "12345678901234567890.1"] == [node.text for node in nodes]
    assert all(node.plain for node in nodes)


def test_null_says_nothing_and_a_text_of_null_does():
    """Null is nothing, "null" and "" are texts."""
    assert [True, False, False] == [node.null for node in read('[null, "null", ""]').root.nodes]


def test_every_value_has_its_line_and_column():
    """Strings stand behind their quotation mark, as in YAML."""
    root = read('{"a": "x",\n "b": [1, {}]}').root
    assert (Scalar("a", 1, 3), Scalar("x", 1, 8)) == root.pairs[0]
    assert Sequence((Scalar("1", 2, 8, True), Map((), 2, 11, {}, {})), 2, 7) == root["b"]


def test_escapes_are_read():
    """Each escape is the character it stands for, pairs of surrogates too."""
    text = r'"\"\\\/\b\f\n\r\tế 😀 \u1ebf\ud83d\ude00"'
    assert json.loads(text) == read(text).root.text


def test_depth_is_limited():
    """Forty levels are read, one more is refused."""
    fits, deep = ("[" * levels + "]" * levels for levels in (MOST_LEVELS, MOST_LEVELS + 1))
    assert () == read(fits).findings
    finding = read(deep).findings[0]
    assert ("DC-1006", 41) == (finding.code, finding.origin.column)


def test_the_number_of_values_is_limited(monkeypatch):
    """A file of very many values is not read to its end."""
    monkeypatch.setattr("dcbase.reading.strict_json.MOST_NODES", 10)
    assert () == read(json.dumps([1] * 9)).findings
    assert "DC-1007" == read(json.dumps([1] * 10)).findings[0].code


def test_other_encodings_are_refused():
    """JSON is UTF-8, with or without a byte order mark."""
    assert "a" == read('\ufeff"a"'.encode()).root.text
    assert "DC-1003" == read('"a"'.encode("utf-16")).findings[0].code
    assert "DC-1002" == read(b'"\xe3"').findings[0].code
    assert read(b'"\xe3"').root is None
