"""Where in a plugin Python failed, and what it said."""

from __future__ import annotations

import pytest

from dcbase._fault import ToldError, cause
from dcbase._host import PluginHost
from dcbase.errors import DataFileError, EntryError, PluginError, Problem, RenderError, StopError

HEAD = "from dcbase.model import *\nfrom dcbase.plugin import hookimpl\n"
HOOK = "@hookimpl\ndef dcbase_register_indicators():\n    "

CASES = {
    "at the top": ("KHONG_CO", "NameError: name 'KHONG_CO' is not defined [house.py:3]"),
    "wrong Python": ("if True\n    pass", "SyntaxError: expected ':' [house.py:3]"),
    "in a hook": (f"{HOOK}return {{}}['oops']", "KeyError: 'oops' [house.py:5]"),
    "no valid word": (
        f"{HOOK}return [Indicator(code='HS01', name='Hồ sơ', kind='int')]",
        "'int' is not a valid Kind: expected one of integer,",
    ),
    "where dcbase noticed": (f"{HOOK}return [Indicator(code='HS01', nam='Hồ sơ')]", "[house.py:5]"),
    "words of its own that fail": (
        "class Odd(Exception):\n    def __str__(self):\n        return 1\nraise Odd",
        "Odd, which cannot be put into words [house.py:6]",
    ),
}


def plugin(folder, body):
    (folder / "house.py").write_text(HEAD + body, encoding="utf-8")
    return PluginHost(["./house.py"], folder)


@pytest.mark.parametrize(("body", "said"), CASES.values(), ids=CASES)
def test_the_line_in_the_plugin(tmp_path, body, said):
    """The last line of the plugin's own file is named, by the file's name only."""
    with pytest.raises(PluginError) as caught:
        list(plugin(tmp_path, body).indicators())
    assert said in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


def test_a_package(tmp_path, monkeypatch):
    """Of a plugin in several files the innermost of its own is named, with the package."""
    (tmp_path / "nha" / "phong").mkdir(parents=True)
    for name in ("nha", "nha/phong"):
        (tmp_path / name / "__init__.py").touch()
    inner = "def dem():\n    return [].index(5)\n"
    (tmp_path / "nha" / "phong" / "dem.py").write_text(inner, encoding="utf-8")
    outer = f"from nha.phong.dem import dem\n{HEAD}{HOOK}return dem()\n"
    (tmp_path / "nha" / "plugin.py").write_text(outer, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    from nha import plugin

    with pytest.raises(PluginError, match=r"ValueError: .* \[nha/phong/dem\.py:2\]"):
        PluginHost([plugin]).contributed("indicators")


def said_by(function):
    from dcbase._fault import blamed

    with pytest.raises(PluginError) as caught, blamed("nha", "dcbase_register_forms"):
        function()
    return str(caught.value.problem)


def test_no_line_of_a_plugin():
    """What raises in no file of a plugin's has no line, and what was told is not told again."""
    assert cause(ValueError("sai")) == "ValueError: sai"
    assert cause(ValueError()) == "ValueError"
    assert cause(ToldError("KeyError: 'x' [p.py:3]")) == "KeyError: 'x' [p.py:3]"
    assert cause(RenderError(path="x")) == "RenderError, which cannot be put into words"
    assert said_by(lambda: int("một")).startswith("ValueError: invalid literal")


def test_what_dcbase_says_is_in_the_readers_language():
    """The type stands as it is; a list of mistakes is one line; an exception keeps its text."""
    entry = EntryError(Problem.of("no-slot", slot="a", near="").within("slot"))
    assert cause(entry, "vi") == "EntryError: slot: không mẫu báo cáo nào có mục 'a'"
    assert str(entry) == "slot: no form has a slot 'a'"
    lacks = Problem.of("data-missing", name="code").within("a.yaml:1:1")
    wrong = DataFileError(path="a.yaml", problems=(lacks, lacks))
    line = "a.yaml:1:1: thiếu khóa 'code'"
    said = f"DataFileError: Tệp dữ liệu a.yaml có 2 chỗ sai: {line}; {line}"
    assert cause(wrong, "vi") == said
    assert cause(StopError(vi="hết giờ", en="too late"), "vi") == "StopError: hết giờ"
    assert cause(ToldError("too late", "hết giờ"), "vi") == "hết giờ"
    assert cause(ValueError("hết giờ"), "en") == "ValueError: hết giờ"
