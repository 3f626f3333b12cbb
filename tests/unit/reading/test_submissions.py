"""From a received file to the submission in it, unjudged."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
import yaml

from dcbase.model import FrozenMap, Origin, Received, Said, SaidFigure, core_kind
from dcbase.reading import submissions_from_json, submissions_from_yaml

CASES = yaml.load(
    (Path(__file__).parents[2] / "cases/reading/submission_problems.yaml").read_text(
        encoding="utf-8"
    ),
    Loader=yaml.BaseLoader,
)
NAME, SHA = "inbox/02848.yaml", "ab" * 32


def read(text):
    (submission,) = submissions_from_yaml(Received(NAME, SHA, text.encode()))
    return submission


def read_json(value):
    text = value if isinstance(value, str) else json.dumps(value)
    (submission,) = submissions_from_json(Received("a.json", SHA, text.encode()))
    return submission


def at(text, line, column):
    return Said(text, Origin(NAME, SHA, line, column))


def texts(said):
    return {key: value.text for key, value in said.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_everything_wrong_is_found_with_its_place(case):
    """Each planted error is a finding of its own; the rest of the file is read."""
    found = [
        [one.code, str(one.origin.line), str(one.origin.column), one.subject]
        for one in read(case["text"]).findings
    ]
    assert case["finds"] == found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_every_finding_has_words(case):
    """What is wrong is said in both languages, and how to mend it."""
    for one in read(case["text"]).findings:
        kind = core_kind(one.code)
        assert all(kind.words(one, language) for language in ("vi", "en"))
        assert all(kind.hint(one, language) for language in ("vi", "en"))


def test_a_misspelt_key_is_told_what_it_may_be():
    """The words name the key that was probably meant."""
    (finding,) = read("header: {organisaton: Đảng ủy}\n").findings
    assert ("header", "organisation") == (finding.facts["parent"], finding.facts["known"])


def test_whose_it_is():
    """Version, form, unit and period are the texts that were sent, with their places."""
    said = read('dcbase: 1\nform: law10:g\nform_version: "2"\nunit: "02848"\nperiod: 2025\n')
    assert at("1", 1, 9) == said.version
    assert at("law10:g", 2, 7) == said.form
    assert at("2", 3, 16) == said.form_version
    assert at("02848", 4, 8) == said.unit
    assert at("2025", 5, 9) == said.period
    assert (NAME, SHA) == (said.name, said.sha256)


def test_header_window_and_signature():
    """What says nothing is left out."""
    said = read(CASES[0]["text"])
    assert {"issuer": "party"} == texts(said.header)
    assert {"from": "2025-01-01", "to": "2025-10-31", "label": "10 tháng đầu năm 2025"} == (
        texts(said.window)
    )
    assert "Trần Xuân Hiếu" == said.signature["name"].text
    lines = [(name.text, note and note.text) for name, note in said.recipients]
    assert [("TT. Tỉnh uỷ", None), ("Ban Dân vận", "để b/c")] == lines
    assert "false" == said.sample.text


def test_figures_as_they_came():
    """A value, nothing, or a group with qualifier, word, unit of measure and restatements."""
    said = read(
        "figures:\n"
        "  DT01: 08\n"
        "  DT05:\n"
        "  CC05: {value: 98, qualifier: gt, said: hơn, unit: '%'}\n"
        "  CC09: {value: 95, restated: {assessment: {value: 96, qualifier: gt}, tasks: 97}}\n"
    )
    assert SaidFigure(at("DT01", 2, 3), at("08", 2, 9)) == said.figures[0]
    assert SaidFigure(at("DT05", 3, 3)) == said.figures[1]
    assert (
        SaidFigure(
            at("CC05", 4, 3),
            at("98", 4, 17),
            qualifier=at("gt", 4, 32),
            said=at("hơn", 4, 42),
            unit=at("%", 4, 54),
        )
        == said.figures[2]
    )
    restated = FrozenMap(
        {
            "assessment": SaidFigure(at("CC09", 5, 32), at("96", 5, 52), qualifier=at("gt", 5, 67)),
            "tasks": SaidFigure(at("CC09", 5, 72), at("97", 5, 79)),
        }
    )
    assert SaidFigure(at("CC09", 5, 3), at("95", 5, 17), restated=restated) == said.figures[3]


def test_a_figure_sent_twice_has_no_value():
    """It is one repeated figure, at its first place, with a finding at the second."""
    said = read("figures:\n  DT01: 1\n  DT05: 2\n  DT01: 3\n")
    assert (
        SaidFigure(at("DT01", 2, 3), repeated=True),
        SaidFigure(at("DT05", 3, 3), at("2", 3, 9)),
    ) == said.figures
    assert [("DC-1020", "DT01")] == [(one.code, one.subject) for one in said.findings]


def test_any_other_key_sent_twice_is_absent():
    """Nobody can say which unit, which header or which text is meant."""
    said = read(
        "unit: 1\nunit: 2\nheader: {place: A, place: B, type: C}\n"
        "window: {label: a, label: b}\ntasks: a\ntasks: b\noverview: c\n"
        "results: {commune: x, commune: y, agency: z}\n"
    )
    assert said.unit is None
    assert {"type": "C"} == texts(said.header)
    assert FrozenMap() == said.window
    assert ["overview", "results"] == [slot.slot.text for slot in said.slots]
    assert ["results.agency"] == [slot.slot.text for slot in said.slots[1].slots]
    assert 5 == len(said.findings)


def test_slots_are_dotted():
    """A slot is its text, or heading, mark, text and sub-slots; any unknown key is a slot."""
    said = read(
        "results:\n"
        "  heading: KẾT QUẢ\n"
        "  mark: III.\n"
        "  text: Chung.\n"
        "  commune: |\n"
        "    Xã.\n"
        "  agency: {heading: '', text: Cơ quan.}\n"
        "tourism: {homestays: Tốt.}\n"
        "tasks.direction: Hướng.\n"
        "overview:\n"
    )
    results, tourism, tasks, overview = said.slots
    assert ("KẾT QUẢ", "III.", "Chung.") == (
        results.heading.text,
        results.mark.text,
        results.text.text,
    )
    commune, agency = results.slots
    assert (at("results.commune", 5, 3), at("Xã.\n", 6, 5)) == (commune.slot, commune.text)
    assert "" == agency.heading.text  # no heading is printed
    assert commune.heading is None  # the form's is printed
    assert ["tourism.homestays"] == [slot.slot.text for slot in tourism.slots]
    assert "tasks.direction" == tasks.slot.text
    assert overview.text is None


def test_opening_and_closing_are_no_slots():
    """They are texts beside the slots, at the place of their first line."""
    said = read("opening: |\n\n  Một.\nclosing: Hết.\n")
    assert (at("\nMột.\n", 2, 3), at("Hết.", 4, 10)) == (said.opening, said.closing)
    assert () == said.slots


def test_a_broken_file_says_whose_it_is_and_no_more():
    """Half the figures of a file are no report."""
    said = read('unit: "02848"\nperiod: 2025\nfigures:\n  DT01: 44\n  DT05: "8\n')
    assert ("02848", "2025") == (said.unit.text, said.period.text)
    assert () == said.figures
    assert ["DC-1012"] == [one.code for one in said.findings]


def test_a_file_that_is_no_text_is_a_submission_with_a_finding():
    """Reading never raises."""
    (said,) = submissions_from_yaml(Received(NAME, SHA, b"\xff\xfe\x00"))
    assert said.unit is None
    assert ["DC-1003"] == [one.code for one in said.findings]


def test_json_has_the_keys_of_yaml():
    """Numbers keep their text, null says nothing, codes may be full."""
    said = read_json(
        '{"unit": "02848", "period": 2025, "sample": false, "header": {"number": null},'
        ' "figures": {"law10:DT01": 44, "CC05": {"value": 98.50, "qualifier": "gt"}},'
        ' "results": {"commune": "Xã."}}'
    )
    assert ("02848", "2025", "false") == (said.unit.text, said.period.text, said.sample.text)
    assert ["law10:DT01", "CC05"] == [figure.code.text for figure in said.figures]
    assert ["44", "98.50"] == [figure.value.text for figure in said.figures]
    assert "results.commune" == said.slots[0].slots[0].slot.text
    assert () == said.findings
    assert FrozenMap() == said.header


def test_what_our_own_export_adds_is_skipped():
    """The key judged is no slot in JSON; in YAML it would be one."""
    assert () == read_json({"judged": {"figures": {"DT01": {"basis": "reported"}}}}).slots
    assert ["judged"] == [slot.slot.text for slot in read("judged: x\n").slots]


def test_broken_json_is_a_submission_with_a_finding():
    """Reading never raises, and what stood before says whose it is, as in YAML."""
    said = read_json('{"unit": "02848", "figures": {"DT01": 44}, "period": 2025, "form": "law10')
    assert ["DC-1030"] == [one.code for one in said.findings]
    assert ("02848", "2025", None) == (said.unit.text, said.period.text, said.form)
    assert () == said.figures
    assert read_json('[{"unit": "02848"').unit is None


def test_a_submission_goes_to_another_process():
    """What was read hashes and pickles."""
    said = read(CASES[0]["text"])
    assert said == pickle.loads(pickle.dumps(said))
    assert hash(said) == hash(read(CASES[0]["text"]))
