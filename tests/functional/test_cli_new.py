"""`dcbase new` and `dcbase demo`: what they make works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dcbase._cli.program import run
from dcbase._config import read_settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("unit", "expected", "layout"),
    [("02848", ("02848",), "plain"), ("15", ("children",), "totals")],
)
def test_a_workspace_can_be_opened(unit, expected, layout, capsys):
    """The workspace file makes sense, for a commune and for a province."""
    assert 0 == run(["new", "workspace", "my/place", "--unit", unit, "--period", "2025-H1"], {})
    settings = read_settings(Path("my/place"))
    assert ("place", unit) == (settings.workspace.name, settings.workspace.unit)
    assert (expected, "2025-H1") == (settings.round.expected, str(settings.round.period))
    assert layout == settings.outputs[0].layout
    out, err = capsys.readouterr()
    assert all(Path(line).is_file() for line in out.splitlines())
    assert "dcbase check -w my/place" in err


def test_a_folder_with_spaces_is_quoted(capsys):
    """The command that comes next can be copied as it stands."""
    assert 0 == run(["new", "workspace", "lao cai", "--unit", "15"], {})
    assert 'dcbase check -w "lao cai"' in capsys.readouterr().err


def test_a_workspace_is_of_this_year_by_default():
    """Without a period it is the year of the day."""
    assert 0 == run(["new", "workspace", "w"], {"SOURCE_DATE_EPOCH": "1763596800"})
    assert "2025" == str(read_settings(Path("w")).round.period)


@pytest.mark.parametrize(
    "arguments",
    [
        ["workspace", "w", "--unit", "2848"],
        ["workspace", "w", "--unit", "99"],
        ["workspace", "w", "--unit", "99999"],
        ["workspace", "w", "--period", "quý 3"],
        ["plugin", "Mường Khương"],
    ],
)
def test_what_cannot_be_named_is_refused(arguments, capsys):
    """A wrong code, period or name is wrong use, and nothing is written."""
    assert 2 == run(["new", *arguments], {})
    assert [] == list(Path().iterdir())


def test_nothing_is_overwritten(capsys):
    """A folder that is not empty is left alone."""
    Path("w").mkdir()
    Path("w", "mine.txt").write_text("mine")
    assert 6 == run(["new", "workspace", "w"], {})
    assert ["mine.txt"] == [path.name for path in Path("w").iterdir()]
    assert "Cách sửa: Chọn tên khác" in capsys.readouterr().err


def test_a_plugin_may_be_named_with_underscores():
    """The distribution takes hyphens, the package keeps its underscores."""
    assert 0 == run(["new", "plugin", "my_commune"], {})
    assert Path("dcbase-my-commune/src/dcbase_my_commune/__init__.py").is_file()


def test_a_dry_run_writes_nothing(capsys):
    """`--dry-run` names the files, in JSON too."""
    assert 0 == run(["new", "plugin", "muong-khuong", "--dry-run", "--json"], {})
    files = json.loads(capsys.readouterr().out)["files"]
    assert "dcbase-muong-khuong/src/dcbase_muong_khuong/catalog/layout.yaml" in files
    assert [] == list(Path().iterdir())


@pytest.mark.parametrize("name", ["muong-khuong", "dcbase-sapa"])
def test_the_tests_of_a_plugin_pass(name):
    """A plugin fresh from the template passes its own tests."""
    assert 0 == run(["new", "plugin", name], {})
    folder = Path(f"dcbase-{name.removeprefix('dcbase-')}")
    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert said.returncode == 0, said.stdout


def test_a_prefix_comes_from_the_name():
    """Codes begin with the initials, or with two letters of a single word."""
    assert 0 == run(["new", "plugin", "lung-phinh"], {})
    catalog = Path("dcbase-lung-phinh/src/dcbase_lung_phinh/catalog")
    assert "code: LP01" in (catalog / "indicators.yaml").read_text(encoding="utf-8")
    assert "LUNG-PHINH-001" in (catalog / "findings.yaml").read_text(encoding="utf-8")


def test_a_demonstration_names_its_files(monkeypatch, capsys):
    """Paths one a line; a dry run names the same and leaves nothing behind."""
    from dcbase.testing import demo

    def made(folder):
        folder.mkdir(parents=True)
        (folder / "báo cáo.txt").write_text("x", encoding="utf-8")
        return (folder / "báo cáo.txt",)

    monkeypatch.setattr(demo, "make_demo", made)
    assert 0 == run(["demo", "--dry-run", "--json"], {})
    document = json.loads(capsys.readouterr().out)
    assert ["dcbase-demo/báo cáo.txt"] == document["files"]
    assert not Path("dcbase-demo").exists()
    assert 0 == run(["demo", "here"], {})
    out, err = capsys.readouterr()
    assert "here/báo cáo.txt\n" == out
    assert ".html" in err
