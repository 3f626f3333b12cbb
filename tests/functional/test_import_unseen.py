"""Made reports of communes that write in ways of their own, and texts about something else."""

from __future__ import annotations

import hashlib
import html
import re
import zipfile
from pathlib import Path

import pytest
import yaml

from dcbase import Workspace
from dcbase.model import Questions, Received
from dcbase.prose import Placed, place
from dcbase.reading import submissions_from_text

EXAMPLE = Path(__file__).parents[2] / "examples/lung_phinh"
CASES = Path(__file__).parents[1] / "cases/import"
REPORTS = sorted(CASES.glob("[0-9]*.txt"))
OTHERS = sorted(CASES.glob("khac-*.txt"))
UNSURE = ("DC-4141", "DC-2054")
OFFICE = Path(__file__).parents[3] / "shared/corpora/office"


@pytest.fixture(scope="module")
def questions() -> Questions:
    return Workspace.open(EXAMPLE).kit.questions


def read(path: Path, questions: Questions) -> Placed:
    content = path.read_bytes()
    received = Received(path.name, hashlib.sha256(content).hexdigest(), content)
    (came,) = submissions_from_text(received)
    assert came.findings == ()
    return place(came.outline, questions.form, questions.indicators)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_of_another_hand_is_placed(path: Path, questions: Questions) -> None:
    """Its words stand in the slots, and its figures are those, that a reader sees.

    What a reader sees and dcbase does not is listed as missed: an office enters it.
    """
    wanted = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    found = read(path, questions)
    assert [slot.slot.text for slot in found.slots if slot.text] == wanted["slots"]
    figures = {one.code.text: one.value and one.value.text for one in found.figures}
    assert figures == wanted["figures"]
    if "codes" in wanted:
        told = [finding.code for finding in found.findings if finding.code not in UNSURE]
        assert told == wanted["codes"]
    if "recipients" in wanted:
        assert [name.text for name, _ in found.recipients] == wanted["recipients"]
        assert found.header["subject"].text == wanted["subject"]
    assert sum(found.words.values()) == len(path.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_a_text_about_something_else_states_nothing(path: Path, questions: Questions) -> None:
    """All its words are kept, none in a slot of the form, and no number is a figure."""
    found = read(path, questions)
    assert found.figures == ()
    assert {slot.slot.text for slot in found.slots} <= {"unplaced"}
    assert sum(found.words.values()) == len(path.read_text(encoding="utf-8").split())


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("Năm 2024 không có đình công.", {}),
        ("Năm 2024 tiếp nhận 30 đơn, năm 2025 tiếp nhận 20 đơn.", {"DT05": "20"}),
        ("Cùng kỳ năm trước, xã tiếp nhận 30 đơn.", {}),
        ("Theo Luật năm 2022, xã đã niêm yết 14 nội dung.", {"CK03": "14"}),
        ("Trong 10 tháng đầu năm 2024, xã tiếp nhận 30 đơn.", {}),
        ("Trong 10 tháng đầu năm 2025, xã tiếp nhận 30 đơn.", {"DT05": "30"}),
    ],
)
def test_what_another_year_brought_is_no_figure(
    words: str, figures: dict[str, str], questions: Questions
) -> None:
    """Last year's numbers, told for comparison, stay words."""
    text = f"BÁO CÁO\nkết quả năm 2025\n\nIII. KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ\n{words}\n"
    content = text.encode()
    received = Received("bao-cao.txt", hashlib.sha256(content).hexdigest(), content)
    (came,) = submissions_from_text(received)
    found = place(came.outline, questions.form, questions.indicators)
    assert {one.code.text: one.value and one.value.text for one in found.figures} == figures


def words_of_word(path: Path) -> str:
    """Return the words of a Word file, a paragraph a line; of a broken one, its bytes' letters."""
    try:
        xml = zipfile.ZipFile(path).read("word/document.xml").decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, EOFError):
        xml = path.read_bytes().decode("utf-8", "ignore")
    text = html.unescape(re.sub("<[^>]*>", "", xml.replace("</w:p>", "\n").replace("\r", "")))
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", text)


def test_what_strangers_wrote_states_nothing(questions: Questions) -> None:
    """Word files about anything: no figure, no slot of the form, no word lost."""
    if not OFFICE.is_dir():
        pytest.skip("shared/corpora/office is absent")
    read_as_outline = 0
    for path in sorted(OFFICE.glob("*.docx")):
        content = words_of_word(path).encode()
        received = Received(path.name, hashlib.sha256(content).hexdigest(), content)
        (came,) = submissions_from_text(received)
        found = place(came.outline, questions.form, questions.indicators)
        assert found.figures == (), path.name
        assert {slot.slot.text for slot in found.slots} <= {"unplaced"}, path.name
        assert sum(found.words.values()) == sum(len(b.whole.split()) for b in came.outline)
        read_as_outline += bool(came.outline)
    assert read_as_outline > 0
