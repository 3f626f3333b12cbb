"""A layout in a file beside the workspace's own, named by an output."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dcbase import Workspace
from dcbase._cli.program import run
from dcbase.errors import DataFileError, DcbaseError, LayoutError, WorkspaceError
from dcbase.testing import make_demo

PAGE = Path(__file__).parents[2] / "docs/how-to/draw-a-chart.md"
Build = Callable[..., str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo")
    make_demo(place)
    return place / "lao_cai"


@pytest.fixture
def build(folder: Path) -> Build:
    """Return a function that prints the province with a layout in a file of its own."""
    settings = (folder / "dcbase.toml").read_text("utf-8")

    def built(layout: str | None, name: str = "bieu-do.yaml", output: str = "") -> str:
        for old in folder.glob("*.yaml"):
            old.unlink()
        if layout is not None:
            (folder / "bieu-do.yaml").write_text(layout, encoding="utf-8")
        output = output or f'[[output]]\nlayout = "{name}"\nformats = ["html"]\n'
        before = settings.partition("[[output]]")[0].replace("# dcbase build\n", "")
        (folder / "dcbase.toml").write_text(before + output, encoding="utf-8")
        try:
            (made,) = Workspace.open(folder).build()
        finally:
            (folder / "dcbase.toml").write_text(settings, encoding="utf-8")
        assert made.name == "15_2025_petitions.html"
        return made.content.decode()

    return built


def test_the_page_as_it_stands(build: Build) -> None:
    """What the how-to says to save and to name prints its four charts."""
    text = PAGE.read_text("utf-8")
    layout = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)[0]
    output = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)[0].replace('"docx", ', "")
    assert build(layout, output=output).count("<svg") == 4


def test_it_takes_over_a_layout_of_a_plugin(build: Build) -> None:
    """`extends` names any layout that the workspace has."""
    said = build("layout: petitions\nfor: aggregate\nextends: province-report\nclosing: Hết.\n")
    assert "Hết." in said
    assert "PHỤ LỤC" in said.upper()


@pytest.mark.parametrize(
    ("layout", "name", "error", "words"),
    [
        (None, "bieu-do.yaml", DataFileError, "bieu-do.yaml"),
        ("layout: [", "bieu-do.yaml", DataFileError, "bieu-do.yaml:2:1"),
        ("layout: a\nfor: aggregate\nbodi: []\n", "bieu-do.yaml", DataFileError, "bodi"),
        (
            "layout: a\nfor: aggregate\nbody: [{slot: results, say: '{{ DT99 }}'}]\n",
            "bieu-do.yaml",
            LayoutError,
            "DT99",
        ),
        (
            "layout: a\nfor: aggregate\nextends: province-report\nbody: [{slot: a}, {slot: a}]\n",
            "bieu-do.yaml",
            LayoutError,
            "'bieu-do.yaml', ",
        ),
        ("layout: a\nfor: report\n", "bieu-do.yaml", WorkspaceError, "output[1].layout"),
        ("layout: a\nfor: aggregate\n", "../bieu-do.yaml", WorkspaceError, "bieu-do.yaml"),
    ],
)
def test_what_is_wrong_is_said(
    build: Build, layout: str | None, name: str, error: type[DcbaseError], words: str
) -> None:
    """No file, no YAML, no such key, no such code, another kind of record, another folder."""
    with pytest.raises(error) as raised:
        build(layout, name)
    assert words in raised.value.words("vi")
    assert words in raised.value.words("en")


def test_checking_says_it_before_anybody_builds(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`dcbase check` names the file and what is wrong in it."""
    settings = (folder / "dcbase.toml").read_text("utf-8")
    (folder / "sai.yaml").write_text("layout: a\nfor: aggregate\nbodi: []\n", encoding="utf-8")
    named = settings.replace('layout = "province-report"', 'layout = "sai.yaml"')
    (folder / "dcbase.toml").write_text(named, encoding="utf-8")
    try:
        assert run(["check", "-w", str(folder)], {"SOURCE_DATE_EPOCH": "1763596800"}) == 1
    finally:
        (folder / "dcbase.toml").write_text(settings, encoding="utf-8")
        (folder / "sai.yaml").unlink()
    said = capsys.readouterr().out
    assert "DC-7107" in said
    assert "sai.yaml:3:1: ở đây không có khóa 'bodi'; có phải: body" in said
