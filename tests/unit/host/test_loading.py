"""Plugins are found by name or file, and by nothing else."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from dcbase._host import PluginHost, inventory, loading
from dcbase.errors import (
    PluginFileError,
    PluginLoadError,
    PluginNotFoundError,
    PluginTwiceError,
)

PLUGINS = Path(__file__).parents[2] / "plugins"


class Dist:
    def __init__(self, *requires):
        self.name, self.version, self.requires = "dcbase-x", "3.1", list(requires)


class Point:
    """An entry point as the standard library would give it."""

    group = "dcbase"

    def __init__(self, name, load=None, requires=()):
        self.name, self._load, self.dist = name, load, Dist(*requires)

    def load(self):
        return self._load()


@pytest.fixture
def installed(monkeypatch):
    points = []
    monkeypatch.setattr(metadata, "entry_points", lambda **_: points)
    return points


def test_a_file_beside_the_workspace():
    """A local file is a plugin; its name is its namespace."""
    host = PluginHost(["./house_style.py"], PLUGINS)
    assert [(name, entry.code) for name, entry in host.indicators()] == [
        ("house_style", "house_style:HS01")
    ]


def test_a_file_that_is_not_there_by_default():
    """A path that leads nowhere is no plugin."""
    with pytest.raises(PluginNotFoundError):
        PluginHost(["./nowhere.py"], PLUGINS)


def test_what_is_not_named_is_not_imported(installed):
    """An installed plugin that no workspace names is listed and never loaded."""

    def never():
        raise AssertionError("imported")

    installed.append(Point("dcbase-x", never))
    states = inventory(PluginHost())
    assert [("dcbase", "active"), ("dcbase-x", "available")] == [(s.name, s.state) for s in states]


def test_looking_at_what_is_not_named(installed):
    """Asked to look, the list says whether an installed plugin works."""

    def broken():
        raise ImportError("no module named lxml")

    installed += [Point("dcbase-bad", broken), Point("dcbase-good", object)]
    states = {state.name: state for state in inventory(PluginHost(), load=True)}
    assert states["dcbase-bad"].state == "failed"
    at = f"test_loading.py:{broken.__code__.co_firstlineno + 1}"
    said = f"ImportError: no module named lxml [{at}] [dcbase-x 3.1]"
    assert said in states["dcbase-bad"].problem.words("vi")
    assert states["dcbase-good"].state == "available"
    assert states["dcbase-good"].milliseconds is not None


def test_switched_off(installed):
    """A plugin that is named while plugins are switched off is shown as blocked."""
    installed.append(Point("dcbase-x"))
    assert inventory(PluginHost(), blocked=["dcbase-x"])[1].state == "blocked"


@pytest.mark.parametrize(
    ("requirement", "fits"),
    [
        ("dcbase", True),
        ("dcbase>=1.0,<2", True),
        ("dcbase (>=1.0)", True),
        ("dcbase>=2", False),
        ("dcbase<1", False),
        ("dcbase<=0.9", False),
        ("dcbase>1.0", False),
        ("dcbase==1.0", True),
        ("dcbase-law10>=7", True),
        ("attrs>=99", True),
    ],
)
def test_made_for_another_dcbase(installed, requirement, fits):
    """A distribution that asks for another dcbase is incompatible, and says so."""
    installed.append(Point("dcbase-x", object, [requirement]))
    state = inventory(PluginHost())[1]
    assert state.state == ("available" if fits else "incompatible")
    if not fits:
        assert requirement in state.problem.words("vi")
        with pytest.raises(PluginLoadError, match="'dcbase-x' could not be loaded"):
            PluginHost(["dcbase-x"])


def test_release_numbers():
    """Only the release part of a version counts."""
    assert loading._release("1.0.0.dev0") == (1, 0, 0)
    assert loading._release("unknown") == ()


def test_two_files_of_one_name(tmp_path):
    """Both are named as the workspace file has them, and what to do; pluggy says nothing."""
    (tmp_path / "s").mkdir()
    for path in ("nha.py", "s/nha.py"):
        (tmp_path / path).write_text("", encoding="utf-8")
    with pytest.raises(PluginTwiceError) as caught:
        PluginHost(["./nha.py", "./s/nha.py"], tmp_path)
    assert str(caught.value) == (
        "[plugins] use has two plugins of the name 'nha': ./nha.py and ./s/nha.py."
    )
    assert "đổi tên một tệp" in caught.value.hint("vi")
    (tmp_path / "dcbase.py").write_text("", encoding="utf-8")
    with pytest.raises(PluginTwiceError, match=r"'dcbase': dcbase and \./dcbase\.py"):
        PluginHost(["./dcbase.py"], tmp_path)
    with pytest.raises(PluginTwiceError, match=r"\./nha\.py and \./nha\.py"):
        PluginHost(["./nha.py", "./nha.py"], tmp_path)


def test_a_file_that_is_not_there(tmp_path):
    """A path is a path, and not the name of something to install."""
    with pytest.raises(PluginFileError, match=r"no plugin file './nhaa\.py' \(looked for at /"):
        PluginHost(["./nhaa.py"], tmp_path)


def test_a_file_that_may_not_be_read(nobody):
    """No line of it was run: what the system refused is said, and no path of this machine."""
    folder, become_nobody = nobody
    (folder / "nha.py").touch(mode=0)
    become_nobody()
    with pytest.raises(PluginLoadError) as caught:
        PluginHost(["./nha.py"], folder)
    assert caught.value.words("vi").endswith(
        ": không đọc được tệp: không có quyền, hoặc tệp đang mở trong phần mềm khác"
    )
    assert str(folder) not in str(caught.value)


@pytest.mark.parametrize(
    ("file", "fit"),
    [("kiểm tra.py", "kiem_tra"), ("_nha.py", "nha"), ("văn phòng Đ.py", "van_phong_d")],
)
def test_a_name_that_no_code_could_begin_with(tmp_path, file, fit):
    """A file's name stands before its codes: one that cannot is refused before it is run."""
    (tmp_path / file).write_text("raise RuntimeError('run')", encoding="utf-8")
    with pytest.raises(PluginLoadError, match=f"rename it, say to '{fit}'") as caught:
        PluginHost([f"./{file}"], tmp_path)
    assert f"'./{file}'" in str(caught.value)


def test_the_namespace_taken_for_the_name(installed):
    """Codes begin with ``law10``; the plugin to be named is ``dcbase-law10``."""
    installed += [Point("dcbase-law10"), Point("dcbase-law12")]
    with pytest.raises(PluginNotFoundError, match=r"→ dcbase-law10\?"):
        PluginHost(["law10"], PLUGINS)
