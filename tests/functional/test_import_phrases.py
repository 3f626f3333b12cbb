"""The usual wordings of each indicator, and those that only look like them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from dcbase import Workspace
from dcbase.model import Questions, Received
from dcbase.prose import place
from dcbase.reading import submissions_from_text

EXAMPLE = Path(__file__).parents[2] / "examples/lung_phinh"
CASES = Path(__file__).parents[1] / "cases/import/phrases.yaml"
PHRASES = yaml.safe_load(CASES.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def questions() -> Questions:
    return Workspace.open(EXAMPLE).kit.questions


def cases() -> Iterator[tuple[str, str, dict[str, str]]]:
    for code, said in PHRASES.items():
        for words, stated in said["right"].items():
            yield code, words, stated if isinstance(stated, dict) else {code: stated}
        for words in said["near"]:
            yield code, words, {}


def figures(code: str, words: str, questions: Questions) -> dict[str, str]:
    """Return what a sentence under the heading of an indicator's slot states."""
    slot = questions.indicators[code].slot
    headings = [
        f"{mark} {one.heading}"
        for one in questions.form.slots
        for mark, part in (("III.", slot.partition(".")[0]), ("1.", slot))
        if one.slot == part and ("." in part or mark == "III.")
    ]
    text = "\n".join(["BÁO CÁO", "kết quả năm 2025", "", *headings, words, ""])
    content = text.encode()
    received = Received("bao-cao.txt", hashlib.sha256(content).hexdigest(), content)
    (came,) = submissions_from_text(received)
    found = place(came.outline, questions.form, questions.indicators)
    assert sum(found.words.values()) == len(text.split())
    return {one.code.text: one.value.text for one in found.figures if one.value is not None}


@pytest.mark.parametrize(("code", "words", "stated"), list(cases()))
def test_the_wordings_of_an_indicator(
    code: str, words: str, stated: dict[str, str], questions: Questions
) -> None:
    """What states a figure of it is read, and what looks alike states nothing."""
    assert figures(code, words, questions) == stated


def test_every_indicator_that_has_phrases_has_cases(questions: Questions) -> None:
    """Of a wording that nobody tried nobody knows whether it is read."""
    law10 = {
        code
        for code, one in questions.indicators.items()
        if one.phrases and one.code.startswith("law10:")
    }
    assert law10 == set(PHRASES)
