"""A page whose charts cannot be drawn on a machine is whole all the same, and it is said."""

from __future__ import annotations

import pytest

from dcbase._cli.program import run
from dcbase.layout import pictures
from dcbase.testing import make_demo

SAID = "phần charts (README.md, mục Install)"


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    return folder / "lao_cai"


@pytest.fixture
def without_the_extra(monkeypatch):
    """The library is not installed."""
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    pictures.can_draw.cache_clear()
    yield
    pictures.can_draw.cache_clear()


def build(province, format, out):
    environment = {"SOURCE_DATE_EPOCH": "1763596800"}
    where = ("--workspace", str(province), "--out", str(out))
    return run(("build", "--format", format, *where), environment)


@pytest.mark.usefixtures("without_the_extra")
def test_tables_stand_in_for_pictures(province, tmp_path, capsys):
    """The figures are printed, and whoever built it learns what to install."""
    assert 1 == build(province, "html", tmp_path)
    assert SAID in capsys.readouterr().err
    (page,) = tmp_path.iterdir()
    text = page.read_text("utf-8")
    assert "<svg" not in text
    assert "Biểu đồ: các tỷ lệ chung của các xã, phường" in text
    assert "<details>\n<summary>Số liệu" not in text


@pytest.mark.usefixtures("without_the_extra")
def test_text_has_no_pictures_anyway(province, tmp_path, capsys):
    """A format that never draws says nothing of it."""
    assert 1 == build(province, "text", tmp_path)
    assert SAID not in capsys.readouterr().err
