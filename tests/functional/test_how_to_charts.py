"""The charts of the how-to are drawn as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import evolve

from dcbase import Workspace
from dcbase.layout import check_layout, lay_out, resolve_profile, svg_of
from dcbase.model import Chart, Layout
from dcbase.reading import read_yaml, structure
from dcbase.testing import make_demo

PAGE = Path(__file__).parents[2] / "docs/how-to/draw-a-chart.md"
LAYOUTS = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    return Workspace.open(folder / "lao_cai")


@pytest.mark.parametrize(("text", "charts"), [*zip(LAYOUTS, (4, 2, 1), strict=True)])
def test_the_charts_of_the_how_to(workspace, text, charts):
    """Nothing is wrong with them, and each is a picture with the communes' figures."""
    layout = structure(read_yaml(text.encode(), file="layout.yaml"), Layout, file="layout.yaml")
    assert () == check_layout(layout, workspace.questions)
    profile = resolve_profile(workspace.profiles.find("hd36"), workspace.profiles.find)
    now = workspace.run().aggregate
    blocks = lay_out(evolve(now, before=now), layout, profile).blocks
    drawn = [svg_of(block) for block in blocks if isinstance(block, Chart)]
    assert charts == len(drawn)
    assert all(svg.count("<path") > 2 for svg in drawn)
    if charts == 1:
        assert "Số hộ gia đình" in drawn[0]
        assert "2.000" in drawn[0]
