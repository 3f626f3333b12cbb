"""Strict YAML: what is refused, and where everything stands."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dcbase.model import core_kind
from dcbase.reading import Map, Scalar, Sequence, read_yaml
from dcbase.reading.problems import MOST_BYTES, MOST_FINDINGS, MOST_LEVELS

CASES = yaml.load(
    (Path(__file__).parents[2] / "cases/reading/yaml_problems.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


def read(content):
    return read_yaml(content, file="f.yaml", sha256="ab")


def found(tree):
    """Return each finding as a case writes it: code, line, column, subject."""
    return [
        [one.code, *(str(at or "") for at in (one.origin.line, one.origin.column)), one.subject]
        for one in tree.findings
    ]


def codes(tree):
    return [one.code for one in tree.findings]


@pytest.fixture(params=["libyaml", "PyYAML alone"])
def parser(request, monkeypatch):
    """Read with libyaml, and as if it were missing."""
    if request.param == "PyYAML alone":
        monkeypatch.delattr(yaml, "CSafeLoader")
    return request.param


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_everything_wrong_is_found_with_its_place(case):
    """Each planted error is found at once, at its line and column."""
    tree = read(case["text"])
    assert case["finds"] == found(tree)
    assert (case.get("broken") == "true") == tree.broken


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_finding_has_words(case, language):
    """What is wrong is said in both languages, and how to mend it."""
    for one in read(case["text"]).findings:
        kind = core_kind(one.code)
        assert kind.words(one, language)
        assert kind.hint(one, language)


def test_the_same_tree_without_libyaml(parser):
    """Where libyaml is missing, PyYAML's own parser gives the same places and problems."""
    tree = read("\ufeffa: 1\nb:\n  - two\n  - |\n\n      three\n     x: y\na: &z 'q'\n")
    assert ["DC-1013"] == codes(tree)[-1:] or tree.broken
    whole = read("a: 1\nb:\n  - two\n  - |\n\n      three\nc: *x\na: &z 'q'\n")
    b = whole.root["b"]
    assert (Scalar("two", 3, 5, True), Scalar("\nthree\n", 5, 7)) == b.nodes
    assert [["DC-1023", "7", "4", "x"], ["DC-1020", "8", "1", "a"], ["DC-1022", "8", "4", "z"]] == (
        found(whole)
    )


def test_no_text_is_taken_for_anything_else():
    """02848 stays text, and so do no, 08, 12:30, 1e3, 2025-01-01 and true."""
    written = ["02848", "no", "08", "12:30", "1e3", "2025-01-01", "true", "0x1F", "1_000", ".5"]
    tree = read("".join(f"- {text}\n" for text in written))
    assert written == [node.text for node in tree.root.nodes]
    assert not any(node.null for node in tree.root.nodes)


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing(written):
    """An empty value, ~ and null say nothing."""
    assert read(f"a: {written}\n").root["a"].null


@pytest.mark.parametrize("written", ["''", '""', "'null'", '"~"', "none", "|\n  null"])
def test_what_is_quoted_is_said(written):
    """An empty text in quotes, or null in quotes, is a text."""
    assert not read(f"a: {written}\n").root["a"].null


def test_every_value_has_its_line_and_column():
    """Keys, plain and quoted texts, lists and groups stand where their first sign does."""
    tree = read('a: 1\nb: {c: "two", d: [x, y]}\ne:\n  - z\n')
    b, e = tree.root["b"], tree.root["e"]
    assert (1, 1) == (tree.root.line, tree.root.column)
    assert (Scalar("a", 1, 1, True), Scalar("1", 1, 4, True)) == tree.root.pairs[0]
    assert (2, 4) == (b.line, b.column)
    assert Scalar("two", 2, 9) == b["c"]  # behind the quotation mark
    assert Sequence((Scalar("x", 2, 19, True), Scalar("y", 2, 22, True)), 2, 18) == b["d"]
    assert Sequence((Scalar("z", 4, 5, True),), 4, 3) == e


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("t: |\n  one\n  two\n", 2, 3),
        ("t: |-\n      one\n      two\n", 2, 7),
        ("t: |\n\n   \n    one\n    two\n", 2, 5),
        ("t: |2\n    one\n  two\n", 2, 3),
        ("t: |  # a remark\n  one\n", 2, 3),
        ("t: >\n  one\n  two\n", 2, 3),
        ("t:\n  - u\n  - |\n    one\n", None, None),
        ("t: |2\n     \n    one\n", 2, 3),
        ("t: |\n", 1, 4),
        ("t: |\n\n\n", 1, 4),
        ("t: |\r\n  một\r\n\r\n  hai\r\n", 2, 3),
        ("t: |\r  one\r  two\r", 2, 3),
        ("\ufeff# ệ 😀\nt: |\n one\n", 3, 2),
    ],
)
def test_a_block_stands_where_its_first_line_begins(content, line, column):
    """The place of a block is that of its first line behind the indentation."""
    for given in (content, content.encode()):
        node = read(given).root["t"]
        if line is not None:
            assert (line, column) == (node.line, node.column)


def test_line_k_of_a_block_is_line_k_of_the_file():
    """Each line of a block's text is found at the block's line plus k, from its column on."""
    content = "a: 1\nt: |\n\n    Nội dung 😀\n      thụt vào\n\n    hết\nb: 2\n"
    node, lines = read(content).root["t"], content.split("\n")
    for number, line in enumerate(node.text.removesuffix("\n").split("\n")):
        assert line == lines[node.line - 1 + number][node.column - 1 :]


def test_old_line_breaks_are_part_of_the_line():
    """NEL, LS and PS, which YAML 1.1 takes for line ends, change no line number and no word."""
    tree = read("a: |\n  một\u2028hai\x85ba\u2029bốn\nb: *x\n")
    assert [["DC-1023", "3", "4", "x"]] == found(tree)
    assert ["một", "hai", "ba", "bốn"] == tree.root["a"].text.split()
    assert "q r" == read('a: "q\u2028r"\nb: 2\n').root["a"].text


@pytest.mark.parametrize("text", [">\u2028 0\n", "a: >\u2028 0", "a: |\u2029\x85 x\u2028\n"])
def test_a_block_behind_an_old_break_is_a_finding(text):
    """What no editor shows as a new line begins no block, and nothing is raised."""
    assert read(text).findings


def test_a_key_written_twice_has_no_value():
    """Nobody can say which value is meant; the places of both are kept."""
    root = read("a: 1\nb: 2\na: 3\n").root
    assert root.get("a") is None
    assert "a" not in root
    assert ["b"] == list(root)
    assert 1 == len(root)
    assert {"a": (Scalar("a", 1, 1, True), Scalar("a", 3, 1, True))} == root.repeated
    assert Scalar("a", 1, 1, True) == root.key("a")
    assert root.key("c") is None


def test_a_reference_says_nothing():
    """The value of *x is not looked up."""
    assert read("a: &x 1\nb: *x\n").root["b"].null


def test_a_broken_file_keeps_what_stood_before():
    """Whose file it is can be told though it breaks further down."""
    tree = read('unit: "02848"\nfigures:\n  DT01: 44\n  DT05: "8\n')
    assert tree.broken
    assert "02848" == tree.root["unit"].text
    assert "44" == tree.root["figures"]["DT01"].text


@pytest.mark.parametrize(
    ("content", "code", "fact"),
    [
        (b"\xff\xfea\x00:\x00", "DC-1003", {"encoding": "UTF-16"}),
        (b"\xfe\xff\x00a", "DC-1003", {"encoding": "UTF-16"}),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "DC-1003", {"encoding": "UTF-32"}),
        ("a: 1".encode("utf-16-le"), "DC-1003", {"encoding": "UTF-16 (no BOM)"}),
        ("a: 1\nb: thị xã".encode() + b"\xe3o", "DC-1002", {"byte": "0xE3", "encoding": "UTF-8"}),
        ("a: 1\nb: \ud800", "DC-1002", {"byte": "0xED", "encoding": "UTF-8"}),
        (
            "a: 1\n" + "# " + "x" * MOST_BYTES,
            "DC-1001",
            {"size": MOST_BYTES + 7, "most": MOST_BYTES},
        ),
    ],
)
def test_other_encodings_and_huge_files_are_refused(content, code, fact):
    """Only UTF-8 of at most 8 MB is read; a bad byte is named."""
    tree = read(content)
    assert [(code, fact)] == [(one.code, dict(one.facts)) for one in tree.findings]
    assert tree.broken


def test_a_bad_byte_has_its_place():
    """The line and column of the first byte that is no UTF-8 are counted in characters."""
    tree = read("a: 1\nb: thị xã".encode() + b"\xe3o")
    assert [["DC-1002", "2", "10", ""]] == found(tree)


def test_a_byte_order_mark_is_dropped():
    """A file saved with a byte order mark reads like one without."""
    assert read("a: 1\n").root == read("\ufeffa: 1\n".encode()).root


def nested(levels):
    return "[" * levels + "]" * levels


def test_depth_is_limited():
    """Forty levels are read, one more is refused."""
    assert [] == codes(read(nested(MOST_LEVELS)))
    assert [["DC-1006", "1", "41", ""]] == found(read(nested(MOST_LEVELS + 1)))


def test_the_number_of_values_is_limited(monkeypatch):
    """A file of very many values is not read to its end."""
    monkeypatch.setattr("dcbase.reading.strict_yaml.MOST_NODES", 50)
    assert [] == codes(read("- 1\n" * 40))
    assert ["DC-1007"] == codes(read("- 1\n" * 60))


def test_findings_are_limited():
    """Of very many problems the first are listed, and one says that there are more."""
    tree = read("".join(f"a{n}: *x\n" for n in range(MOST_FINDINGS + 50)))
    assert ["DC-1023"] * MOST_FINDINGS + ["DC-1008"] == codes(tree)


def test_the_file_is_named():
    """Findings carry the file's name and hash."""
    origin = read("a: *x\n").findings[0].origin
    assert ("f.yaml", "ab") == (origin.file, origin.sha256)


def test_a_group_with_other_keys_too():
    """A key that is no text is left out; the others are read."""
    root = read("? [a]\n: 1\nb: 2\n").root
    assert isinstance(root, Map)
    assert ["b"] == list(root.keys())
