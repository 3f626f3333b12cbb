"""Which slot the headings of other hands open."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from dcbase import Workspace
from dcbase.model import Questions, Received
from dcbase.prose import place
from dcbase.reading import submissions_from_text

EXAMPLE = Path(__file__).parents[2] / "examples/lung_phinh"
CASES = Path(__file__).parents[1] / "cases/import/headings.yaml"
HEADINGS = yaml.safe_load(CASES.read_text(encoding="utf-8"))
SENTENCE = "Việc này được làm tốt."


@pytest.fixture(scope="module")
def questions() -> Questions:
    return Workspace.open(EXAMPLE).kit.questions


@pytest.mark.parametrize("case", HEADINGS, ids=lambda case: " / ".join(case["lines"]))
def test_a_heading_opens_its_slot(case: dict[str, Any], questions: Questions) -> None:
    """By its words and where it stands; what no slot is for is kept apart; no word is lost."""
    begun = (
        ["II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO TRIỂN KHAI", "Đã làm."] if case.get("begun", True) else []
    )
    text = "\n\n".join(
        ["BÁO CÁO", "Kết quả năm 2025", *begun, *case["lines"], SENTENCE, "Việc khác nữa."]
    )
    content = text.encode()
    received = Received("bao-cao.txt", hashlib.sha256(content).hexdigest(), content)
    (came,) = submissions_from_text(received)
    found = place(came.outline, questions.form, questions.indicators)
    slots = [slot.slot.text for slot in found.slots if slot.text and SENTENCE in slot.text.text]
    assert slots == [case["slot"]]
    assert sum(found.words.values()) == len(text.split())
