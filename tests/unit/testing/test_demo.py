from __future__ import annotations

import pytest

from dcbase.errors import DeliverError, PluginNotFoundError
from dcbase.testing import make_demo

PLUGINS = {"dcbase-law10", "dcbase-units-vn", "dcbase-lung-phinh", "dcbase-lao-cai"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demonstration, made once."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, make_demo(folder)


def test_missing_plugins_are_named(tmp_path, monkeypatch):
    """Without the first-party plugins nothing is written, and each is named."""
    monkeypatch.setattr("dcbase._host.loading.entry_points", tuple)
    with pytest.raises(PluginNotFoundError) as raised:
        make_demo(tmp_path / "demo")
    assert all(name in str(raised.value) for name in PLUGINS)
    assert not (tmp_path / "demo").exists()


def test_two_workspaces_with_their_documents(demo):
    """Both workspaces are there, and every path that is returned exists."""
    folder, paths = demo
    assert all(path.exists() for path in paths)
    names = {path.relative_to(folder).as_posix() for path in paths}
    assert {
        "lung_phinh/dcbase.toml",
        "lung_phinh/out/02848_2025_plain.txt",
        "lao_cai/dcbase.toml",
        "lao_cai/README.txt",
        "lao_cai/out/15_2025_province-report.txt",
        "lao_cai/out/15_2025_province-report.html",
        "lao_cai/out/15_2025_province-report.json",
    } <= names


def test_the_inbox_holds_all_but_the_absent(demo):
    """Of 99 communes three send nothing; Lùng Phình's own report is the real one."""
    folder, _ = demo
    inbox = sorted((folder / "lao_cai" / "inbox").iterdir())
    assert 96 == len(inbox)
    samples = [path for path in inbox if "\nsample: true\n" in path.read_text("utf-8")]
    assert {"02848_2025.yaml"} == {path.name for path in inbox} - {path.name for path in samples}


def test_the_province_says_who_is_missing(demo):
    """The report names coverage, absent communes, what is under check, and that it is a sample."""
    folder, _ = demo
    said = (folder / "lao_cai" / "out" / "15_2025_province-report.txt").read_text("utf-8")
    assert "96/99 xã, phường đã gửi báo cáo. Chưa có báo cáo của: xã " in said
    assert "Đang kiểm tra" in said
    assert "Số liệu minh họa" in said


def test_a_folder_that_cannot_be_written(tmp_path):
    """A file in the way is a failure of delivery that names the path."""
    (tmp_path / "demo").write_text("")
    with pytest.raises(DeliverError):
        make_demo(tmp_path / "demo")
