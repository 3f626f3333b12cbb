"""Figures that are made up are said to be, and nothing else decides it than the file."""

from __future__ import annotations

import pytest

from dcbase._flow.sampled import sampled
from dcbase.model import Said, Submission, core_kind


def answer(text):
    said = None if text is None else Said(text)
    sample, findings = sampled(Submission(name="f.yaml", sha256="ab", sample=said))
    return sample, [one.code for one in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, False),
        ("", False),
        ("false", False),
        ("không", False),
        ("true", True),
        ("True", True),
        (" TRUE ", True),
        ("có", True),
    ],
)
def test_an_answer(text, expected):
    """Yes and no as figures have them, whatever the case."""
    assert (expected, []) == answer(text)


@pytest.mark.parametrize("text", ["maybe", "yes", "1", "minh họa"])
def test_no_answer(text):
    """It is a finding, and the notice is printed until it is mended."""
    assert (True, ["DC-2095"]) == answer(text)
    sample = Submission(name="f.yaml", sha256="ab", sample=Said(text))
    (finding,) = sampled(sample)[1]
    for language in ("vi", "en"):
        assert f"'{text}'" in core_kind("DC-2095").words(finding, language)
