"""``dcbase trace``: the way back from a printed figure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dcbase import Workspace, _cli
from dcbase._cli.program import run
from dcbase.errors import PluginHookError

TRACING = '''
"""Files of lines: what was printed, what stands there now."""
from dcbase.model import FigureAt, Format, Origin, Traced, core_kind
from dcbase.plugin import hookimpl


def trace(received):
    for number, line in enumerate(received.content.decode().splitlines(), start=1):
        if line == "broken":
            yield core_kind("DC-1109").found(origin=Origin(received.name), facts={"entry": "x"})
        elif line == "raise":
            raise KeyError("trang 3")
        else:
            code, _, texts = line.partition(" ")
            printed, _, now = texts.partition(" ")
            origin = Origin("02848.yaml", "0" * 64, line=6) if code == "DT05" else None
            slot = "overview" if code == "DT10" else ""
            yield Traced(name=f"m{number}", ref=FigureAt("02848", code, slot), printed=printed,
                         now=None if now == "-" else now or printed, origin=origin,
                         period="2024" if number == 3 else "")


@hookimpl
def dcbase_register_formats():
    yield Format(code="safe", suffixes=(".safe",), media_type="x/y", trace=trace)
    yield Format(code="risky", suffixes=(".risky",), media_type="x/y", trace=trace, hostile=True)
    yield Format(code="blind", suffixes=(".blind",), media_type="x/y")
'''


@pytest.fixture
def traced(with_plugin):
    """A workspace with formats that find figures again; returns how a file is made in it."""
    return with_plugin("tracing", TRACING)


def call(*arguments):
    return run(arguments, {"SOURCE_DATE_EPOCH": "1763596800"})


@pytest.mark.parametrize("suffix", ["safe", "risky"])
def test_where_each_figure_is_from(traced, capsys, suffix):
    """In printing order: unit, code, what was printed, the place it was sent from."""
    assert 0 == call("trace", traced(f"bao-cao.{suffix}", "DT05 8\nDT10 6"))
    assert [
        "02848:DT05  “8”  ← 02848.yaml:6",
        "02848:DT10.overview  “6”  ← tính ra từ số liệu khác",
        "2 số liệu, 0 đã bị sửa.",
    ] == capsys.readouterr().out.splitlines()


def test_what_was_edited_by_hand(traced, capsys):
    """A figure that says something else now, or is gone, is an exit code of 1."""
    assert 1 == call("trace", traced("a.safe", "DT05 8 9\nDT10 6 -\nDT01 44"), "--lang", "en")
    assert [
        "02848:DT05  “8”  ← 02848.yaml:6",
        "    edited; it now says “9”",
        "02848:DT10.overview  “6”  ← computed from other figures",
        "    no longer in the document",
        "02848:DT01 (2024)  “44”  ← computed from other figures",
        "3 figure(s), 2 edited.",
    ] == capsys.readouterr().out.splitlines()


def test_a_figure_that_nobody_sent(traced, capsys):
    """The blank that was printed of it is not called computed."""
    assert 0 == call("trace", traced("a.safe", "DT10 …"))
    assert "02848:DT10.overview  “…”  ← chưa có số liệu" in capsys.readouterr().out


def test_outside_of_a_workspace(traced, capsys, tmp_path_factory, monkeypatch):
    """No workspace is needed: a file of a format that nobody installed has nothing to find."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    Path("a.safe").write_text("DT05 8", encoding="utf-8")
    assert 4 == call("trace", "a.safe", "--lang", "en")
    assert "dcbase printed none of the figures" in capsys.readouterr().err


def test_some_indicators_only(traced, capsys):
    """With codes, the figures of these indicators; what else was edited is not asked."""
    assert 0 == call("trace", traced("a.safe", "DT05 8\nDT10 6 7"), "dt05")
    assert "1 số liệu, 0 đã bị sửa." == capsys.readouterr().out.splitlines()[-1]


def test_what_cannot_be_read(traced, capsys):
    """A file that is broken is a finding with its code."""
    assert 1 == call("trace", traced("a.safe", "broken"))
    assert "DC-1109" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "text"), [("a.safe", ""), ("a.blind", "x"), ("a.txt", "x")])
def test_a_file_without_figures(traced, capsys, name, text):
    """Nothing to look for is said with the file, and what would have been found in."""
    assert 4 == call("trace", traced(name, text), "--lang", "en")
    said = capsys.readouterr().err
    assert f"{name}: dcbase printed none of the figures" in said
    assert "docx" in said


def test_there_is_no_such_file(traced, capsys):
    """A file that is not there is wrong use."""
    assert 2 == call("trace", "khong-co.docx")
    assert "Không có tệp khong-co.docx." in capsys.readouterr().err


def test_a_format_that_fails(traced):
    """The plugin is named, here and in the child."""
    for name in ("a.safe", "a.risky"):
        with pytest.raises(PluginHookError, match="trang 3") as raised:
            Workspace.open().trace(Path(traced(name, "raise")))
        assert "tracing" in raised.value.plugin


def test_json_is_as_described(traced, capsys):
    """One document, the same in both languages, with all that its schema names."""
    schema = json.loads((Path(_cli.__file__).parent / "schemas" / "trace.json").read_text("utf-8"))
    name = traced("a.safe", "broken\nDT05 8 9\nDT10 6")
    printed = []
    for language in ("vi", "en"):
        assert 1 == call("trace", name, "--json", "--lang", language)
        printed.append(json.loads(capsys.readouterr().out))
    vi, en = printed
    assert vi == en
    assert sorted(schema["required"]) == sorted(vi)
    figure = schema["properties"]["figures"]["items"]
    finding = schema["properties"]["findings"]["items"]
    assert all(sorted(figure["required"]) == sorted(one) for one in vi["figures"])
    assert all(sorted(finding["required"]) == sorted(one) for one in vi["findings"])
    first = vi["figures"][0]
    assert ("02848", "DT05", "8", "9", True, 6) == (
        *(first[key] for key in ("unit", "code", "printed", "now", "changed")),
        first["place"]["line"],
    )
