"""The plugins of a workspace, listed and shown."""

from __future__ import annotations

import json

import pytest

from dcbase._cli.program import run


def call(*arguments, **environment):
    return run(arguments, {"SOURCE_DATE_EPOCH": "1763596800", **environment})


def document(capsys):
    return json.loads(capsys.readouterr().out)


def test_plugins_are_listed_with_and_without_a_workspace(
    place, tmp_path_factory, monkeypatch, capsys
):
    """The workspace's plugins are active; elsewhere only dcbase itself is."""
    assert 0 == call("plugins", "list")
    assert "house " in capsys.readouterr().out
    monkeypatch.chdir(tmp_path_factory.mktemp("bare"))
    assert 0 == call("plugins", "list", "--json")
    states = {one["name"]: one for one in document(capsys)["plugins"]}
    assert "active" == states["dcbase"]["state"]
    assert "house" not in states


@pytest.mark.parametrize("broken", ["./plugins/bad.py", "dcbase-nobody"])
def test_plugins_are_listed_around_a_broken_one(place, broken, capsys):
    """The broken one with its problem, the others as they are; exit code 5."""
    name = broken.removeprefix("./plugins/").removesuffix(".py")
    (place / "plugins/bad.py").write_text("1 / 0", encoding="utf-8")
    settings = place / "dcbase.toml"
    named = settings.read_text("utf-8").replace('["./', f'["{broken}", "./')
    settings.write_text(named, encoding="utf-8")
    assert 5 == call("plugins", "list", "--json")
    states = {one["name"]: one for one in document(capsys)["plugins"]}
    assert ("active", "failed") == (states["house"]["state"], states[name]["state"])
    assert states[name]["problem"]
    assert 5 == call("plugins", "show", name)
    assert f"{name}  hỏng" in capsys.readouterr().out
    assert 0 == call("plugins", "show", "house")
    assert 0 == call("explain", "DC-4001")
    assert 5 == call("explain", "DT01")


def test_what_is_wrong_is_said_in_the_readers_language(with_plugin, capsys):
    """In words of a person (a format, not a Format); the JSON document is the same for all."""
    taken = 'Format(code="html", suffixes=(".htm",), media_type="text/html")'
    with_plugin(
        "bad",
        "from dcbase.model import Format\nfrom dcbase.plugin import hookimpl\n\n\n"
        f"@hookimpl\ndef dcbase_register_formats():\n    return [{taken}]\n",
    )
    assert 5 == call("--lang", "vi", "plugins", "list")
    assert ": định dạng 'html' đã có ở 'dcbase'." in capsys.readouterr().out
    assert 5 == call("--lang", "vi", "plugins", "list", "--json")
    (bad,) = (one for one in document(capsys)["plugins"] if one["name"] == "bad")
    assert bad["problem"].endswith(": format 'html' is already offered by 'dcbase'.")


def test_an_entry_that_can_never_work_is_its_plugins_failure(place, capsys):
    """A plugin that `check` refuses is listed as failed, and the others as they are."""
    bad = (
        "from dcbase.model import Indicator\nfrom dcbase.plugin import hookimpl\n\n\n"
        "@hookimpl\ndef dcbase_register_indicators():\n"
        "    return [Indicator(code='A1', name='a', formula='A1 + DT01')]\n"
    )
    (place / "plugins/bad.py").write_text(bad, encoding="utf-8")
    settings = place / "dcbase.toml"
    named = settings.read_text("utf-8").replace('["./', '["./plugins/bad.py", "./')
    settings.write_text(named, encoding="utf-8")
    assert 5 == call("plugins", "list", "--json")
    states = {one["name"]: one for one in document(capsys)["plugins"]}
    assert ("active", "failed") == (states["house"]["state"], states["bad"]["state"])
    assert "A1 → A1 (plugin 'bad', entry bad:A1)" in states["bad"]["problem"]
    assert 5 == call("check")
    assert "(phần mở rộng 'bad', mục bad:A1)" in capsys.readouterr().err


def test_a_broken_workspace_file_is_3_for_plugins_too(place, capsys):
    """Which plugins there are stands in that file."""
    (place / "dcbase.toml").write_text("[workspace]", encoding="utf-8")
    assert 3 == call("plugins", "list")


def test_one_plugin_is_shown_with_its_codes(place, capsys):
    """Each contribution with its code; an unknown name is wrong use."""
    assert 0 == call("plugins", "show", "house")
    out = capsys.readouterr().out
    assert "house:DT01" in out
    assert "dcbase_register_forms" in out
    assert 2 == call("plugins", "show", "nobody")


def test_plugins_can_be_switched_off(place, capsys):
    """With DCBASE_NO_PLUGINS the workspace's plugins are not loaded."""
    assert 0 == call("plugins", "list", "--json", DCBASE_NO_PLUGINS="1")
    assert "house" not in [
        one["name"] for one in document(capsys)["plugins"] if one["state"] == "active"
    ]


def test_what_is_never_asked_is_said(with_plugin, capsys):
    """A plugin file without a hook works, and is told to be in vain, in both languages."""
    with_plugin("nha", "x = 1\n")
    assert 0 == call("plugins", "list")
    assert "không có hàm nào mang @hookimpl" in capsys.readouterr().out
    assert 0 == call("plugins", "show", "nha", "--json")
    shown = document(capsys)["plugin"]
    assert "no function in it has @hookimpl" in shown["problem"]
    assert "active" == shown["state"]


CHATTY = """
from dcbase.model import Check
from dcbase.plugin import hookimpl

print("đang nạp")


@hookimpl
def dcbase_register_checks():
    print("đang hỏi")
    return [Check(code="noi", report=lambda report, previous: print("đang xem") or [])]
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_plugin_prints_stays_out_of_the_output(with_plugin, capfd, jobs):
    """A plugin's print goes to standard error, and the document of --json stays one."""
    with_plugin("noi", CHATTY)
    call("check", "--json", "--jobs", jobs)
    printed = capfd.readouterr()
    assert "check" == json.loads(printed.out)["command"]
    assert {"đang nạp", "đang hỏi", "đang xem"} <= set(printed.err.splitlines())
