"""A file that breaks at a slip or two is judged whole, and counted not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from dcbase import Workspace
from dcbase.model import Missing

SETTINGS = Path(__file__).parent / "cases/twenty_mistakes/dcbase.toml"
FILE = """\
dcbase: 1
form: law10:grassroots-democracy
unit: "02848"
period: 2025
figures:
  DT05:8
\tDT04: 0
  DT10: "12
  LD01: 1.234
  ZZ99: 7
assessment:
  limitations: Còn khó: {{ DT05 }} đơn, {{ ZZ98 }}.
"""


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "dcbase.toml").write_text(SETTINGS.read_text("utf-8"), "utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/bao_cao.yaml").write_text(FILE, "utf-8")
    return Workspace.open(tmp_path)


def test_everything_behind_the_slips(workspace):
    """Each slip is a blocker in its line; figures and words are judged with their places."""
    (report,) = workspace.run().reports
    places = {(one.code, one.origin.line, one.origin.column) for one in report.findings}
    assert {
        ("DC-1014", 6, 3),
        ("DC-1011", 7, 1),
        ("DC-1012", 8, 9),
        ("LAW10-R25", 8, 10),
        ("DC-3003", 9, 9),
        ("DC-3001", 10, 3),
        ("DC-1013", 12, 23),
        ("DC-4006", 12, FILE.splitlines()[11].index("{{ ZZ98") + 1),
    } <= places


def test_nothing_of_it_counts(workspace):
    """What was meant by a line is never added up."""
    outcome = workspace.run()
    assert [False] == [report.counts for report in outcome.reports]
    assert isinstance(outcome.aggregate.totals["DT05"].figure, Missing)


def test_what_is_returned(workspace):
    """The copy to be mended holds the values that were sent, with a note at each slip."""
    (copy,) = [one for one in workspace.returned(format="yaml") if one.name.endswith(".yaml")]
    text = copy.content.decode()
    for line in ("DT05: 8", "DT04: 0", "DT10: 12", "LD01: 1.234", "Còn khó: {{ DT05 }} đơn"):
        assert line in text
    for code in ("DC-1011", "DC-1012", "DC-1013", "DC-1014"):
        assert f"# {code} " in text


JSON = """\
{"dcbase": 1, "form": "law10:grassroots-democracy", "unit": "02848", "period": 2025,
 "figures": {"DT05": 08, "DT04": 0, "DT10": 12, "LD01": 1.234,},
 "tasks": {"items": "Có {{ ZZ98 }}."}
 "closing": "Hết."}
"""


def test_slips_in_json(workspace):
    """They are read on behind, too; what breaks it for good still leaves it its sender."""
    (workspace.root / "inbox/bao_cao.yaml").unlink()
    file = workspace.root / "inbox/bao_cao.json"
    file.write_text(JSON, "utf-8")
    (report,) = workspace.run().reports
    codes = [one.code for one in report.findings if one.origin and one.origin.line]
    assert codes.count("DC-1030") == 3
    assert {"LAW10-R25", "DC-3003", "DC-4006"} <= set(codes)
    assert not report.counts
    file.write_text(JSON.replace('"tasks"', "tasks"), "utf-8")
    (report,) = workspace.run().reports
    assert ("02848", ["DC-1030"]) == (report.unit.code, [one.code for one in report.findings][:1])
