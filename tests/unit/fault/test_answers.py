"""What the functions of a format give back."""

from __future__ import annotations

import pytest

from dcbase._fault import bytes_of, items_of, unsayable
from dcbase.errors import PluginContractError
from dcbase.model import Finding, FindingKind, Format, FrozenMap, Severity

FORMAT = Format(code="nix", suffixes=(".nix",), media_type="text/x-nix")
KIND = FindingKind(
    code="NHA-1", stage=9, severity="warning", vi="sai {x}", en="wrong {x}", hint_vi="Sửa {y}."
)
FINDING = Finding(code="NHA-1", severity=Severity.WARNING)


@pytest.mark.parametrize("made", [None, "chữ", b""], ids=repr)
def test_no_file(made):
    """What is no file, and a file without a byte, are refused with the plugin's name."""
    with pytest.raises(
        PluginContractError, match=r"'nha'.*format 'nix', blank: expected the bytes"
    ):
        bytes_of("nha", FORMAT, "blank", lambda: made)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "format 'nix', lint of a.nix: expected an iterable of Finding, got None"),
        ("x", "expected an iterable of Finding, got 'x'"),
        (["x"], "expected Finding, got 'x'"),
        (
            [Finding(code="NHA-1", severity="cao")],
            "Finding: severity: expected Severity, got 'cao'",
        ),
        (
            [Finding(code="NHA-1", severity=Severity.INFO, origin="đây")],
            "Finding: origin: expected",
        ),
    ],
)
def test_no_items(answer, said):
    """Each item is of its class, and its values are of their types."""
    with pytest.raises(PluginContractError) as caught:
        items_of("nha", FORMAT, "lint", (Finding,), lambda: answer, "a.nix")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"x": 1, "y": 2}, ""),
        ({"y": 2}, "whose words (vi) ask for a fact 'x'; its facts are: y"),
        ({"x": 1}, "whose hint (vi) asks for a fact 'y'; its facts are: x"),
        ({}, "its facts are: –"),
    ],
)
def test_words_over_facts(facts, said):
    """A finding whose words ask for a fact that it lacks would be read as ``{x}``."""
    found = unsayable(KIND.found(facts=FrozenMap(facts)), {"NHA-1": KIND})
    assert (said in str(found)) if said else found is None


def test_an_undeclared_kind():
    """A finding that nobody declares has no words at all."""
    assert "no plugin declares" in str(unsayable(FINDING, {}))
