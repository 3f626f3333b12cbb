"""The data file holds the reference report word for word, slot by slot.

Only PyYAML is used: a reference is replaced by what the report prints there, written down here.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
DATA = HERE.parent / "data" / "02848_2025-11-10.yaml"
SOURCE = HERE / "lung_phinh_2025.txt"
SHA256 = "03c0b42c8b211f095a0e82dc4283d5d238a3689e9b6682a93b07c309b21ce272"
PLACES = yaml.safe_load((HERE / "places.yaml").read_text(encoding="utf-8"))
PRINTED = {
    "LP01 | padded": "03",
    "DT01": "44",
    "DT05 | padded": "08",
    "DT13 | fraction": "6/8",
    "DT13": "75%",
    "LP03": "quý",
    "CC05": "trên 98%",
    "CC09": "95%",
    "CC09.assessment": "trên 95%",
}
CLAIMS = {"DT14 = 0", "LP02 = 0", "DN07 = 0", "DN08 = 0"}
BY_OTHERS = {"form", "headings"}  # printed by the form and the official profile
REFERENCE = re.compile(r"\{\{ (.*?) \}\}")
TITLE = re.compile(r"^## (?:\[(.*?)\] )?(.*)$", re.MULTILINE)


@cache
def report():
    return yaml.safe_load(DATA.read_text(encoding="utf-8"))


@cache
def source_lines():
    return SOURCE.read_text(encoding="utf-8").splitlines()


def words_of_lines(first, last):
    return " ".join(source_lines()[first - 1 : last]).split()


def printed(reference):
    subject, _, words = reference.partition(" | ")
    return words if subject in CLAIMS else PRINTED[reference]


def words_of(text):
    """Replace references by what is printed and give every title the mark it is printed with."""
    marks = iter("abcdđe")
    said = REFERENCE.sub(lambda found: printed(found[1]), text)
    marked = TITLE.sub(lambda found: f"{_mark(found[1], next(marks))} {found[2]}", said)
    return marked.split()


def _mark(given, following):
    return given or f"{following})"


def text_of(slot):
    value = report()
    for part in slot.split("."):
        value = value[part]
    return value["text"] if isinstance(value, dict) else value


def slots():
    kept = {"subject", "opening", "closing", "recipients", "signature"} | BY_OTHERS
    return [slot for slot in PLACES if slot not in kept]


def test_the_source_is_the_reference_report():
    """The copy beside this test is the report as it was extracted, to the byte."""
    assert hashlib.sha256(SOURCE.read_bytes()).hexdigest() == SHA256


@pytest.mark.parametrize("slot", [*slots(), "opening", "closing"])
def test_every_slot_has_the_words_of_the_report(slot):
    """No word of a slot is lost, joined, split or changed, the office's slips included."""
    assert words_of(text_of(slot)) == words_of_lines(*PLACES[slot])


def test_the_subject_is_the_reports():
    """The trích yếu is the two lines under the title."""
    assert report()["header"]["subject"].split() == words_of_lines(*PLACES["subject"])


def test_the_recipients_are_the_reports():
    """With marks, end marks and notes as the Party's form prints them, they are its lines."""
    entries = [
        one if isinstance(one, dict) else {"name": one} for one in report()["header"]["recipients"]
    ]
    ends = [","] * (len(entries) - 1) + ["."]
    lines = [
        f"- {one['name']}{end}" + (f" ({one['note']})" if "note" in one else "")
        for one, end in zip(entries, ends, strict=True)
    ]
    assert " ".join(lines).split() == words_of_lines(*PLACES["recipients"])


def test_the_signature_is_the_reports():
    """Behind "T/M", which the Party's form prints, stand authority, capacity and name."""
    signature = report()["header"]["signature"]
    said = ["T/M", *(signature[key] for key in ("on_behalf_of", "capacity", "name"))]
    assert " ".join(said).split() == words_of_lines(*PLACES["signature"])


def test_every_word_of_the_report_has_a_place():
    """The slots, the headings and the form's words are the whole report: 5,367 words."""
    spans = [
        span
        for spans in PLACES.values()
        for span in (spans if isinstance(spans[0], list) else [spans])
    ]
    covered = sorted(line for first, last in spans for line in range(first, last + 1))
    assert len(covered) == len(set(covered))
    written = {number for number, line in enumerate(source_lines(), 1) if line.strip()}
    assert written - set(covered) == set()
    assert sum(len(words_of_lines(*span)) for span in spans) == 5367


def test_every_slot_of_the_file_is_compared():
    """The data file has no words that this test does not look at."""
    parts = ("overview", "leadership", "results", "assessment", "tasks", "recommendations")
    assert {slot for part in parts for slot in _slots_with_text(part, report()[part])} == set(
        slots()
    )


def _slots_with_text(slot, value):
    if isinstance(value, str):
        return {slot}
    found = {slot} if "text" in value else set()
    for name, inner in value.items():
        if name != "text":
            found |= _slots_with_text(f"{slot}.{name}", inner)
    return found


def test_the_figures_are_what_the_report_states_and_nothing_else():
    """Sixteen figures; whatever the report does not say is not in the file."""
    assert report()["figures"] == {
        "LD03": True,
        "LD04": True,
        "LD06": True,
        "CK08": True,
        "DT01": 44,
        "DT05": 8,
        "DT10": 6,
        "DT13": 75,
        "DT14": 0,
        "CC05": {"value": 98, "qualifier": "gt"},
        "CC09": {"value": 95, "restated": {"assessment": {"value": 95, "qualifier": "gt"}}},
        "DN07": 0,
        "DN08": 0,
        "LP01": 3,
        "LP02": 0,
        "LP03": "quý",
    }


def test_every_number_of_the_prose_is_a_reference():
    """Each reference and claim that can be printed is used, and each exactly once."""
    text = DATA.read_text(encoding="utf-8")
    used = [
        found.partition(" | ")[0] if "=" in found else found for found in REFERENCE.findall(text)
    ]
    assert sorted(used) == sorted([*PRINTED, *CLAIMS])
