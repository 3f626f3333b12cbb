"""JSON, YAML and CSV write the record; and the list of formats itself."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal

import pytest
import yaml
from attrs import evolve

from dcbase._builtin.formats import dcbase_register_formats
from dcbase._builtin.formats.csv_table import COLUMNS, render_csv
from dcbase._builtin.formats.json_record import render_json
from dcbase._builtin.formats.yaml_record import render_yaml
from dcbase.model import Aggregate, Document, Figure, Format, FrozenMap, Known, Received, Report
from dcbase.reading import (
    aggregate_to_plain,
    read_report,
    report_to_plain,
    submission_to_plain,
)

FORMATS = {format_.code: format_ for format_ in dcbase_register_formats()}


def rows(document: Document) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(document).decode("utf-8-sig"))))


def test_json_of_a_report_loses_nothing(document: Document, report: Report) -> None:
    """What is read back from the file is the report that was written."""
    content = render_json(document)
    assert report == read_report(content, report.questions)
    assert content.endswith(b"}\n")
    assert "Lùng Phình".encode() in content


def test_json_of_an_aggregate_is_its_plain_form(
    round_document: Document, aggregate: Aggregate
) -> None:
    """A round's file has the totals with their coverage."""
    assert aggregate_to_plain(aggregate) == json.loads(render_json(round_document))


def test_yaml_of_a_report_is_a_submission(document: Document, report: Report) -> None:
    """PyYAML finds the same words as are in the submission, with nothing judged."""
    plain = yaml.safe_load(render_yaml(document))
    assert submission_to_plain(report) == plain
    assert report_to_plain(report) == {**plain, "judged": report_to_plain(report)["judged"]}


def test_yaml_of_an_aggregate_is_its_plain_form(
    round_document: Document, aggregate: Aggregate
) -> None:
    """A round's file says in YAML what it says in JSON."""
    assert aggregate_to_plain(aggregate) == yaml.safe_load(render_yaml(round_document))


@pytest.mark.parametrize("code", ["yaml", "json"])
def test_a_report_can_be_taken_in_again(document: Document, report: Report, code: str) -> None:
    """The file of a report is a submission: nothing in it is unknown, nothing is judged."""
    read, render = FORMATS[code].read, FORMATS[code].render
    assert read is not None
    assert render is not None
    (sent,) = read(Received("again", "0" * 64, render(document)))
    assert sent.findings == ()
    assert sent.unit is not None
    assert sent.unit.text == report.unit.code
    figures = {figure.code.text: figure.value and figure.value.text for figure in sent.figures}
    assert figures == {
        "law10:DT01": "44",
        "law10:DT05": "8",
        "law10:CC09": "95.5",
        "law10:QC01": "true",
        "lp:LP03": "quý",
    }
    slots = [(slot.slot.text, slot.text and slot.text.text) for slot in sent.slots]
    assert slots == [("overview", "Xã vùng cao khó khăn.")]


def test_csv_has_a_row_for_each_figure(document: Document) -> None:
    """Figures by full code, those said again under their slot, decimals with a point."""
    found = [(row["code"], row["slot"], row["value"], row["basis"]) for row in rows(document)]
    assert found == [
        ("law10:DT01", "", "44", "reported"),
        ("law10:DT05", "", "8", "reported"),
        ("law10:DT13", "", "75", "derived"),
        ("law10:CC09", "", "95.5", "reported"),
        ("law10:CC09", "assessment", "95", "restated"),
        ("law10:QC01", "", "true", "reported"),
        ("lp:LP03", "", "quý", "reported"),
    ]
    assert list(COLUMNS) == list(rows(document)[0])


def test_csv_of_a_round_has_the_whole_and_its_units(round_document: Document) -> None:
    """A missing figure has a reason and no value."""
    found = [(row["unit"], row["value"], row["reason"]) for row in rows(round_document)]
    assert found == [("15", "44", ""), ("02848", "44", ""), ("03006", "", "not-reported")]


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "-1+1", "@A1", "\t=1", "--1"])
def test_no_cell_becomes_a_formula(document: Document, report: Report, formula: str) -> None:
    """A spreadsheet shows a word that looks like a formula, and does not run it."""
    figures = FrozenMap[str, Figure](
        {"LP03": Known(formula), "DT01": Known(-4), "X9": Known(Decimal("-0.5"))}
    )
    written = rows(evolve(document, record=evolve(report, figures=figures)))
    assert [f"'{formula}", "-4", "-0.5"] == [row["value"] for row in written]
    assert written[2]["code"] == "X9"


@pytest.mark.parametrize("code", sorted(code for code in FORMATS if FORMATS[code].render))
def test_the_same_record_gives_the_same_bytes(document: Document, code: str) -> None:
    """Every format writes by the document alone, as UTF-8, and ends its last line."""
    render = FORMATS[code].render
    assert render is not None
    assert render(document) == render(document)
    assert render(document).decode().endswith("\n")


@pytest.mark.parametrize("code", ["yaml", "json", "csv"])
def test_data_formats_are_read(code: str) -> None:
    """What is sent in YAML, JSON and CSV goes to its reader."""
    read = FORMATS[code].read
    assert read is not None
    received = Received("a", "0" * 64, b"\xff")
    assert any(submission.findings for submission in read(received))


def test_a_file_name_finds_its_format() -> None:
    """Suffixes are compared without case; page formats are not read."""
    found: list[Format] = [one for one in FORMATS.values() if one.reads("A/02848.YML")]
    assert [one.code for one in found] == ["yaml"]
    assert not any(one.reads("a.html") for one in FORMATS.values())
    assert [one.code for one in FORMATS.values() if one.unpacks("A/Gửi.ZIP")] == ["zip"]
    assert sorted(FORMATS) == ["csv", "html", "json", "markdown", "text", "yaml", "zip"]


def test_knowing_the_formats_loads_nothing_heavy() -> None:
    """Libraries are loaded by the format that needs them, when it is used."""
    ask = (
        "import sys; from dcbase._builtin.formats import dcbase_register_formats as f; f();"
        "print(sorted({'jinja2', 'yaml', 'cattrs', 'click'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
