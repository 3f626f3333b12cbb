"""The workspace that comes with the plugin, in a source tree and in an installed wheel."""

from __future__ import annotations

from dcbase_lung_phinh import workspace


def test_the_workspace_is_found():
    """The folder holds the workspace file and the reference report."""
    folder = workspace.folder()
    assert (folder / "dcbase.toml").is_file()
    assert (folder / "data" / "02848_2025-11-10.yaml").is_file()


def test_in_a_wheel_it_lies_in_the_package(tmp_path, monkeypatch):
    """Installed, the copy inside the package is the one that is found."""
    (tmp_path / "workspace").mkdir()
    monkeypatch.setattr(workspace, "__file__", str(tmp_path / "workspace.py"))
    assert tmp_path / "workspace" == workspace.folder()
