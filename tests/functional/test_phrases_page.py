"""The page of phrases is true: what it says is read from a sentence is read, and nothing else."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from dcbase.model import Form, FrozenMap, Indicator, Received, Slot
from dcbase.prose import place
from dcbase.reading import read_yaml, structure, submissions_from_text

PAGE = (Path(__file__).parents[2] / "docs/reference/phrases.md").read_text("utf-8")
SENTENCES = re.findall(r"^\| ([^`|]+\.) \| (.*?) ?\|$", PAGE, re.MULTILINE)
FORM = Form(
    code="house:disaster",
    version="1",
    name="Báo cáo công tác phòng, chống thiên tai",
    slots=(Slot(slot="results", heading="KẾT QUẢ"), Slot(slot="tasks", heading="NHIỆM VỤ")),
)


@pytest.fixture(scope="module")
def indicators() -> FrozenMap[str, Indicator]:
    block = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert block
    every: tuple[Indicator, ...] = structure(
        read_yaml(block[1].encode(), file="page"), tuple[Indicator, ...], file="page"
    )
    return FrozenMap({one.code: one for one in every})


def read(words: str, slot: str, indicators: FrozenMap[str, Indicator]) -> str:
    """Return what a sentence below the heading of a slot states, as the page writes it."""
    heading = next(one.heading for one in FORM.slots if one.slot == slot)
    text = f"BÁO CÁO\nkết quả năm 2025\n\nI. {heading}\n{words}\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    (came,) = submissions_from_text(Received("bao-cao.txt", digest, text.encode()))
    found = place(came.outline, FORM, indicators)
    return ", ".join(f"{one.code.text} = {one.value.text}" for one in found.figures if one.value)


@pytest.mark.parametrize(("words", "stated"), SENTENCES)
def test_what_is_read(words: str, stated: str, indicators: FrozenMap[str, Indicator]) -> None:
    """Every row of the tables, below the heading of the indicators' slot."""
    assert read(words, "results", indicators) == stated


def test_the_page_has_sentences_of_each_sign() -> None:
    """A table that no longer looks like one would test nothing."""
    assert len(SENTENCES) == 12
    signs = {"{n}", "…", "not ", "also ", "no ", "{word}", "here "}
    assert signs <= set(re.findall(r"^\| `([^`]+)`", PAGE, re.MULTILINE))


def test_next_years_tasks_state_nothing(indicators: FrozenMap[str, Indicator]) -> None:
    """A yes is read in the part that the indicator belongs to."""
    assert read("Phê duyệt phương án phòng, chống thiên tai.", "tasks", indicators) == ""
