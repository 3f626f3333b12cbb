"""What is read line by line is what the strict reader reads, whatever the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dcbase.reading import read_yaml
from dcbase.reading.plain_yaml import read_plain

KEYS = st.sampled_from(["a", "b", "DT05", "law10:DT05", "x-y", "2025", "value", "null", "a.b"])
WORDS = st.sampled_from(
    ["8", "Tốt", "có không", "10:30", "law10:x", "98,5", "12 %", "a  b", "null", "x]", "b, c", "~"]
)
ENDS = st.sampled_from(["", "", "", " ", "  # chú thích", " #", "#"])
IN_LINE = st.sampled_from(
    ["{value: 98, qualifier: gt}", '{a: "b, c"}', "{ a: b }", "{a: b c,d: e}", "{}", "{a: 12,5}"]
)
VALUES = st.one_of(
    WORDS,
    WORDS.map('"{}"'.format),
    WORDS.map("'{}'".format),
    IN_LINE,
    st.sampled_from(["", "|", "|-", "|+", ">", "- a", "[a]", "&a b", "!t b", "*a"]),
)
LINES = st.one_of(
    st.builds("{}: {}{}".format, KEYS, VALUES, ENDS),
    st.builds("{}:{}".format, KEYS, ENDS),
    st.builds("- {}{}".format, WORDS, ENDS),
    st.builds("- {}: {}".format, KEYS, VALUES),
    st.sampled_from(["", "# chú thích", "một dòng chữ", "- một mục", "-", "---", "...", "  "]),
)
INDENTED = st.builds("{}{}".format, st.sampled_from(["", "", "  ", "  ", "    ", " "]), LINES)
FILES = st.lists(INDENTED, min_size=1, max_size=12).map(lambda lines: "\n".join([*lines, ""]))
SIGNS = st.sampled_from([*"\n :#-'\"|>&*!{}[]?,~\t.a8", "\u2028", "\xa0", "ế", "\n  ", ": ", " #"])


def agree(text):
    """Hold what is read line by line against the strict reader."""
    root = read_plain(text)
    if root is None:
        return
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("dcbase.reading.strict_yaml.read_plain", lambda text: None)
        tree = read_yaml(text, file="f")
    assert (root, ()) == (tree.root, tree.findings)


@settings(max_examples=400)
@given(FILES)
def test_files_of_ordinary_lines(text):
    """In whatever order and however deep they stand."""
    agree(text)


@settings(max_examples=400)
@given(FILES, st.data())
def test_files_with_signs_put_in_and_left_out(text, data):
    """A slip of the keyboard is seen by both or by the strict reader alone."""
    at = data.draw(st.integers(0, len(text)))
    left_out = data.draw(st.integers(0, 2))
    agree(text[:at] + data.draw(SIGNS | st.just("")) + text[at + left_out :])


@given(st.text())
def test_any_text(text):
    """No text is an error."""
    agree(f"{text}\n")
