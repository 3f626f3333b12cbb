"""Behind a slip in JSON everything else is found in the same run."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dcbase.model import Severity
from dcbase.reading import Map, Scalar, read_json
from dcbase.reading.json_reading_on import read_on
from dcbase.reading.yaml_reading_on import MOST_BYTES, MOST_SLIPS

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases/reading/json_slips.yaml").read_text("utf-8")
)


def texts(node):
    """Yield every text of a tree with its place."""
    if isinstance(node, Scalar):
        yield [node.text, node.line, node.column]
        return
    for inner in node.values.values() if isinstance(node, Map) else node.nodes:
        yield from texts(inner)


def found(tree):
    return [[one.code, one.origin.line, one.origin.column] for one in tree.findings]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_else_is_wrong(case):
    """Each slip and each other mistake is found, in its place."""
    tree = read_on(case["text"].encode(), file="f.json", sha256="ab")
    assert case["finds"] == found(tree)
    assert case.get("broken", False) == tree.broken
    held = list(texts(tree.root)) if tree.root else []
    assert [one for one in case.get("texts", ()) if one not in held] == []


def test_no_more_than_can_be_read_again():
    """A file with very many slips, or a very long one, stays as broken as it is."""
    many = f"[{'01, ' * (MOST_SLIPS + 1)}1]"
    long = f'[01, "{"x" * MOST_BYTES}"]'
    for text in (many, long):
        tree = read_on(text.encode(), file="f")
        assert tree.broken
        assert found(read_json(text, file="f")) == found(tree)
    assert read_on(b"\xff\xfe\x00", file="f").broken


@given(st.text("{}[]:,\"'01+-.e \n\tab/NTruenl\\ế"))
@settings(max_examples=300)
def test_a_slip_is_never_forgiven(text):
    """What was refused is refused still, and what was found is found; the rest is untouched."""
    strict, tree = read_json(text, file="f"), read_on(text.encode(), file="f")
    if not strict.broken:
        assert (strict.root, strict.findings) == (tree.root, tree.findings)
        return
    assert any(one.severity is Severity.BLOCKER for one in tree.findings)
    assert set(strict.findings) <= set(tree.findings)
