"""Findings on the terminal: those that are about no report, and those of careless plugins."""

from __future__ import annotations

import io
import sys

from dcbase._cli import terminal, wording
from dcbase._cli.program import run
from dcbase.model import Finding, FindingKind, FrozenMap, Origin, Severity, Stage

WORKSPACE = """
[workspace]
name = "Thử"
unit = "02848"
[plugins]
use = ["./house.py"]
[round]
form = "short"
period = "2025"
expected = ["02848", "02849"]
[[source]]
type = "folder"
path = "inbox"
[[source]]
type = "folder"
path = "nowhere"
"""
PLUGIN = """
from dcbase.model import Check, FindingKind, Form
from dcbase.plugin import hookimpl

KIND = FindingKind(code="HOUSE-1", stage=6, severity="warning", vi="Cả đợt: {n}", en="All: {n}")


@hookimpl
def dcbase_register_forms():
    yield Form(code="short", version="1", name="Mẫu ngắn")


@hookimpl
def dcbase_register_findings():
    yield KIND


def look(aggregate):
    yield KIND.found(facts={"n": len(aggregate.reports)})
    yield KIND.found(facts={"n": 7}).of("02848")


@hookimpl
def dcbase_register_checks():
    yield Check(code="all", round=look)
"""
REPORT = """
dcbase: 1
form: house:short
unit: "02848"
period: 2025
opening: Thực hiện kế hoạch.
"""


def test_findings_about_the_round_and_the_sources_are_shown(tmp_path, monkeypatch, capsys):
    """They stand under a heading of their own; with a unit named, only what is about it."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "x.yaml").write_text(REPORT, encoding="utf-8")
    (tmp_path / "dcbase.toml").write_text(WORKSPACE, encoding="utf-8")
    (tmp_path / "house.py").write_text(PLUGIN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert 1 == run(["check"], {})
    out = capsys.readouterr().out
    assert "Cả đợt báo cáo\n" in out
    assert "HOUSE-1: Cả đợt: 1" in out
    assert "DC-1090" in out
    assert 0 == run(["check", "02848"], {})
    out = capsys.readouterr().out
    assert "HOUSE-1: Cả đợt: 7" in out
    assert "Cả đợt báo cáo\n" not in out


def test_words_that_ask_for_an_unknown_fact_are_shown_as_they_are():
    """A careless template does not hide the finding."""
    kind = FindingKind(
        code="X-1", stage=5, severity="error", vi="Có {a}", en="Has {a}", hint_vi="{b}", hint_en=""
    )
    finding = kind.found()
    assert "  lỗi  X-1: Có {a}" in [*map(plain, wording.lines(finding, {"X-1": kind}, "vi"))]
    shown = wording.document(finding, {"X-1": kind})
    assert ("Has {a}", "{b}", None) == (shown["en"], shown["hint_vi"], shown["place"])


def test_a_subject_is_said_once():
    """It stands before the words, unless the words begin with it."""
    said = {}
    for words in ("{subject}: cần một số.", "Cần một số."):
        kind = FindingKind(code="X-1", stage=3, severity="error", vi=words, en=words)
        (said[words],) = wording.lines(kind.found(subject="BQ01"), {"X-1": kind}, "vi")
    expected = ["  lỗi  X-1: BQ01: cần một số.", "  lỗi  X-1  BQ01: Cần một số."]
    assert expected == [*map(plain, said.values())]


def test_a_finding_of_no_declared_kind_shows_its_facts():
    """Nothing found is lost for want of words."""
    finding = Finding(code="X-9", severity=Severity.INFO, facts=FrozenMap({"got": "{chín}"}))
    (line,) = wording.lines(finding, {}, "vi")
    assert "  lưu ý  X-9: got={chín}" == plain(line)


def test_findings_stand_in_file_order():
    """By file and line; what stands nowhere comes first."""
    places = [Origin("b", line=1), Origin("a", line=9), Origin("a", line=2), None]
    found = [Finding(code="X-1", severity=Severity.INFO, origin=place) for place in places]
    ordered = [finding.origin for finding in wording.in_file_order(found)]
    assert [places[3], places[2], places[1], places[0]] == ordered


def test_a_file_cannot_steer_the_terminal():
    """What a file is called and says is escaped before it is printed."""
    kind = FindingKind(code="X-1", stage=Stage.FILE, severity="info", vi="{got}", en="{got}")
    finding = kind.found(origin=Origin("a\x1b[2J\n.yaml", line=1), facts={"got": "\x1b]0;x\x07"})
    (line,) = wording.lines(finding, {"X-1": kind}, "vi")
    assert "  a\\x1b[2J\\n.yaml:1  lưu ý  X-1: \\x1b]0;x\\x07" == plain(line)


def test_a_document_on_a_terminal_is_harmless(monkeypatch, capsys):
    """In a pipe the document's bytes are untouched, on a terminal they cannot steer it."""
    terminal.print_content(b"a\x1bb\r\n")
    assert "a\x1bb" in capsys.readouterr().out
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    screen.isatty = lambda: True
    monkeypatch.setattr(sys, "stdout", screen)
    terminal.print_content(b"a\x1bb\n")
    screen.flush()
    assert b"a\\x1bb\n" == screen.buffer.getvalue()


def plain(line):
    """Take away the colour, which only a terminal gets."""
    import click

    return click.unstyle(line)
