"""What holds of the readers whatever they are given."""

from __future__ import annotations

import csv
import io
import json

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dcbase.model import Received
from dcbase.reading import (
    Map,
    Scalar,
    Sequence,
    read_csv,
    read_json,
    read_yaml,
    submissions_from_csv,
    submissions_from_json,
    submissions_from_yaml,
)

# Text that YAML can hold: no control characters, no half surrogates, no byte order marks.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff")
    | st.sampled_from("\n :#-'\"|>&*!%@{}[]?,~=")
)
# A line break of YAML 1.1 that PyYAML writes as such is a space to YAML 1.2.
WORDS = TEXT.filter(lambda text: not set(text) & set("\x85\u2028\u2029"))
KEYS = WORDS.filter(bool)
FLAT = st.dictionaries(KEYS, WORDS, max_size=8)
DEEP = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
)


def plain(node):
    """Return a tree as lists, dictionaries and texts."""
    match node:
        case Map():
            return {key.text: plain(value) for key, value in node.pairs}
        case Sequence():
            return [plain(one) for one in node.nodes]
        case Scalar():
            return node.text
    raise AssertionError(node)


def as_texts(value):
    """Return what JSON holds as texts, which is how a tree has it."""
    match value:
        case dict():
            return {key: as_texts(inner) for key, inner in value.items()}
        case list():
            return [as_texts(inner) for inner in value]
        case str():
            return value
    return json.dumps(value)


def scalars(node):
    match node:
        case Map():
            return [one for key, value in node.pairs for one in [key, *scalars(value)]]
        case Sequence():
            return [one for inner in node.nodes for one in scalars(inner)]
    return [node]


@given(FLAT, st.sampled_from([None, "'", '"', "|"]), st.booleans())
def test_yaml_that_was_written_reads_back(texts, style, flow):
    """Texts written by PyYAML, in any style, are read as the same texts."""
    written = yaml.safe_dump(
        texts, allow_unicode=True, default_style=style, default_flow_style=flow, width=1000
    )
    tree = read_yaml(written, file="f")
    assert () == tuple(one.code for one in tree.findings if one.code != "DC-1024")
    assert texts == plain(tree.root)


@given(DEEP)
def test_yaml_of_any_depth_reads_back(value):
    """Lists and groups come out as they went in."""
    tree = read_yaml(yaml.safe_dump(value, allow_unicode=True), file="f")
    assert value == plain(tree.root)


@given(JSON)
def test_json_that_was_written_reads_back(value):
    """Whatever the standard library writes is read, with every number's own text."""
    tree = read_json(json.dumps(value, ensure_ascii=False, indent=1), file="f")
    assert () == tree.findings
    assert as_texts(value) == plain(tree.root)


@given(JSON, st.booleans())
def test_json_texts_stand_where_they_are_said_to(value, escaped):
    """At its line and column, each text begins as written."""
    written = json.dumps(value, ensure_ascii=escaped, indent=2)
    lines = written.split("\n")
    for node in scalars(read_json(written, file="f").root):
        begins = lines[node.line - 1][node.column - 1 :]
        quoted = json.dumps(node.text, ensure_ascii=escaped)[1:]
        assert begins.startswith(node.text if node.plain else quoted)


@given(st.lists(st.lists(TEXT.filter(bool), min_size=2, max_size=2), min_size=1, max_size=5))
def test_csv_that_was_written_reads_back(rows):
    """Cells written by the standard library in quotes are read as they were."""
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    table = read_csv(written.getvalue(), file="f", separator=",")
    assert rows == [[cell.text for cell in row] for row in table.rows]


@given(
    st.binary(max_size=200) | st.text("ab:-\n \t{}[],\"'|>&*!#?0\x00\u2028ế\ufeff").map(str.encode)
)
@settings(max_examples=300)
def test_no_bytes_make_reading_raise(content):
    """Whatever a file holds, reading gives a submission, and says so if there is nothing in it."""
    received = Received("f", "ab", content)
    for read in (submissions_from_yaml, submissions_from_json, submissions_from_csv):
        submissions = read(received)
        assert submissions
        assert all(one.origin is not None for said in submissions for one in said.findings)


@given(st.text("ab:-\n \t{}[],\"'|>&*!#?0\u2028ế"))
@settings(max_examples=300)
def test_the_strict_reader_takes_no_more_than_the_loader(text):
    """What PyYAML's own parser refuses is refused, and nothing else is called broken."""
    try:
        events = list(yaml.parse(text.replace("\u2028", " "), yaml.CSafeLoader))
    except yaml.YAMLError:
        fits = False
    else:
        fits = 1 == sum(isinstance(event, yaml.DocumentStartEvent) for event in events)
    assert fits != read_yaml(text, file="f").broken


@example("\xa0", 1, 0)
@given(WORDS.filter(lambda text: text.strip("\n ")), st.integers(1, 6), st.integers(0, 3))
def test_each_line_of_a_block_has_its_place(text, indent, before):
    """Line k of a literal block stands k lines below its first, from the same column on."""
    block = "\n".join(" " * indent + line if line else "" for line in text.split("\n"))
    content = "# x\n" * before + f"t: |{indent}\n{block}\n"
    node, lines = read_yaml(content, file="f").root["t"], content.split("\n")
    for number, line in enumerate(node.text.rstrip("\n").split("\n")):
        assert line == lines[node.line - 1 + number][node.column - 1 :]
