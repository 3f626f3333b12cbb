"""The reference report as text: its outline block by block, its figures, and no word lost."""

from __future__ import annotations

import hashlib
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dcbase import Workspace
from dcbase.model import OutlineBlock, Received
from dcbase.prose import place
from dcbase.reading.plain_text import submissions_from_text

HERE = Path(__file__).parent
TEXT = (HERE / "lung_phinh_2025.txt").read_text(encoding="utf-8")
BLOCKS = yaml.safe_load((HERE / "outline.yaml").read_text(encoding="utf-8"))["blocks"]
TRUTH = yaml.safe_load((HERE / "figures.yaml").read_text(encoding="utf-8"))
KINDS = {"bullet": "item"}


def outline(content: bytes) -> tuple[OutlineBlock, ...]:
    received = Received("bao-cao.txt", hashlib.sha256(content).hexdigest(), content)
    (submission,) = submissions_from_text(received)
    assert submission.findings == ()
    return submission.outline


@pytest.fixture(scope="module")
def questions() -> Any:
    return Workspace.open(HERE.parent).kit.questions


def blocks_as_words() -> Iterator[tuple[str, str]]:
    lines = TEXT.split("\n")
    for block in BLOCKS:
        first, last = block["lines"]
        yield block["kind"], " ".join(" ".join(lines[first - 1 : last]).split())


def rewrapped(width: int) -> str:
    return "\n\n".join(
        words if width == 0 else textwrap.fill(words, width) for _, words in blocks_as_words()
    )


def test_the_outline_is_the_one_a_reader_sees_block_by_block() -> None:
    """Kind, level, mark, lines and words of all 91 blocks are those counted by hand."""
    found = outline(TEXT.encode())
    assert len(found) == len(BLOCKS)
    for block, wanted in zip(found, BLOCKS, strict=True):
        last = block.lines[-1][1] if block.lines else block.origin
        assert block.origin is not None
        assert last is not None
        assert [block.origin.line, last.line] == wanted["lines"], wanted
        assert block.kind == KINDS.get(wanted["kind"], wanted["kind"]), wanted
        assert len(block.whole.split()) == wanted["words"], wanted
        assert block.mark == wanted.get("mark", ""), wanted
        if block.kind == "heading":
            assert block.level == wanted["level"], wanted


ENCODED: dict[str, Callable[[str], bytes]] = {
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "bom": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "utf-16-le": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16-be": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
}


@pytest.mark.parametrize("encode", ENCODED.values(), ids=ENCODED)
def test_the_outline_does_not_depend_on_the_encoding(encode: Callable[[str], bytes]) -> None:
    """The same report in NFD, with CRLF, as UTF-16 or with a mark has the same blocks."""
    whole = [(block.kind, block.mark, block.text) for block in outline(TEXT.encode())]
    assert [(block.kind, block.mark, block.text) for block in outline(encode(TEXT))] == whole


def test_without_spaces_at_line_ends_only_the_soft_boundary_may_be_missed() -> None:
    """An editor that trims lines takes one hint away; every other boundary is found."""
    trimmed = "\n".join(line.rstrip() for line in TEXT.split("\n"))
    soft = {block["lines"][0] for block in BLOCKS if block.get("soft_start")}
    starts = {block.origin.line for block in outline(trimmed.encode()) if block.origin}
    assert starts | soft == {block["lines"][0] for block in BLOCKS}


@pytest.mark.parametrize("width", [0, 60, 66, 72, 80, 100])
def test_the_outline_does_not_depend_on_the_width(width: int) -> None:
    """Wrapped at another width, or not at all, the report has the same blocks."""
    found = [(block.kind, block.whole) for block in outline(rewrapped(width).encode())]
    assert found == [(KINDS.get(kind, kind), words) for kind, words in blocks_as_words()]


def test_each_figure_is_found_where_it_stands_and_no_other(questions: Any) -> None:
    """The figures are those of the ground truth, from the lines that it names."""
    found = place(outline(TEXT.encode()), questions.form, questions.indicators)
    wanted = TRUTH["data_file"]["figures"]
    assert {f.code.text for f in found.figures} == wanted.keys()
    lines = {entry["what"]: entry["line"] for entry in reversed(TRUTH["figures"])}
    lines |= {zero["what"]: zero["lines"] for zero in TRUTH["implied_zeros"]}
    lines |= {yes["code"]: yes["lines"] for yes in TRUTH["implied_yes"]}
    lines |= {said["what"]: said["lines"] for said in TRUTH["frequencies"] if said["what"]}
    for figure in found.figures:
        value = wanted[figure.code.text]
        plain = value["value"] if isinstance(value, dict) else value
        assert figure.value is not None
        assert figure.value.text == (str(plain).lower() if plain is True else str(plain))
        assert figure.value.origin is not None
        line = lines[figure.code.text]
        assert figure.value.origin.line in (line if isinstance(line, list) else [line])
    (satisfied,) = (f for f in found.figures if f.code.text == "CC09")
    again = satisfied.restated["assessment"]
    assert (again.value and again.value.text, again.qualifier and again.qualifier.text) == (
        "95",
        "gt",
    )


def test_every_block_stands_in_its_slot_and_every_word_is_counted(questions: Any) -> None:
    """Nothing is left over; the words that go somewhere are the words that came."""
    found = place(outline(TEXT.encode()), questions.form, questions.indicators)
    assert found.blocks == (91, 0)
    assert sum(found.words.values()) == len(TEXT.split())
    places = {block["place"].partition("[")[0] for block in BLOCKS if block["kind"] == "heading"}
    slots = {slot.slot.text for slot in found.slots}
    assert places <= slots | {"recommendations"}


SETS = [
    {"Lùng Phình": "Sín Chéng", "44 lượt": "127 lượt", "08 đơn": "15 đơn", "6/8": "12/15",
     "75%": "80%", "98%": "99,2%"},
    {"Lùng Phình": "Bắc Hà", "44 lượt": "09 lượt", "08 đơn": "04 đơn", "6/8": "3/4"},
    {"Lùng Phình": "Ngũ Chỉ Sơn", "44 lượt": "1.044 lượt", "08 đơn": "20 đơn", "6/8": "15/20"},
]  # fmt: skip


@pytest.mark.parametrize("changes", SETS, ids=lambda changes: changes["Lùng Phình"])
def test_another_commune_with_other_figures_is_read_alike(
    changes: dict[str, str], questions: Any
) -> None:
    """Names and numbers do not matter: the same indicators are found with the new values."""
    text = TEXT
    for old, new in changes.items():
        text = text.replace(old, new)
    found = place(outline(text.encode()), questions.form, questions.indicators)
    values = {figure.code.text: figure.value and figure.value.text for figure in found.figures}
    assert values.keys() == TRUTH["data_file"]["figures"].keys()
    citizens = changes["44 lượt"].split()[0].replace(".", "").lstrip("0")
    assert values["DT01"] == citizens
    assert values["DT10"] == changes["6/8"].split("/")[0]
    assert values["DT05"] == changes["6/8"].split("/")[1]
    assert found.blocks[1] == 0
