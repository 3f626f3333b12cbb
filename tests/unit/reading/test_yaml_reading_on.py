"""Behind a slip in one line of YAML everything else is found in the same run."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dcbase.model import Severity
from dcbase.reading import Map, Scalar, read_yaml
from dcbase.reading.yaml_reading_on import MOST_BYTES, MOST_SLIPS, read_on

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases/reading/yaml_slips.yaml").read_text("utf-8")
)


def texts(node):
    """Yield every text of a tree with its place."""
    if isinstance(node, Scalar):
        yield [node.text, node.line, node.column]
        return
    for inner in node.values.values() if isinstance(node, Map) else node.nodes:
        yield from texts(inner)


def found(tree):
    return [[one.code, one.origin.line, one.origin.column, one.subject] for one in tree.findings]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_what_else_is_wrong(case):
    """Each slip and each other mistake is found, in the place where the sender sees it."""
    tree = read_on(case["text"].encode(), file="f.yaml", sha256="ab")
    assert case["finds"] == found(tree)
    assert case.get("broken", False) == tree.broken
    held = list(texts(tree.root)) if tree.root else []
    assert [one for one in case.get("texts", ()) if one not in held] == []


def test_no_more_than_can_be_read_again():
    """A file with very many slips, or a very long one, stays as broken as it is."""
    many = "a:\n" + "".join(f"\tb{number}: 1\n" for number in range(MOST_SLIPS + 1))
    long = f"a:1\nb: {'x' * MOST_BYTES}\n"
    for text in (many, long):
        tree = read_on(text.encode(), file="f")
        assert tree.broken
        assert found(read_yaml(text, file="f")) == found(tree)


@given(st.text("ab:-\n \t{}[],\"'|>&*!#?0\u2028ế\r"))
@settings(max_examples=300)
def test_a_slip_is_never_forgiven(text):
    """What was refused is refused still, and what was found is found; the rest is untouched."""
    strict, tree = read_yaml(text, file="f"), read_on(text.encode(), file="f")
    if not strict.broken:
        assert (strict.root, strict.findings) == (tree.root, tree.findings)
        return
    assert any(one.severity is Severity.BLOCKER for one in tree.findings)
    blockers = {one for one in strict.findings if one.severity is Severity.BLOCKER}
    assert blockers <= set(tree.findings)
