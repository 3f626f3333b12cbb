"""``dcbase lint`` on Word files, outside of any workspace."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def _lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dcbase", "lint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_a_file_of_ours_needs_no_workspace(written: Mapping[str, bytes], tmp_path: Path) -> None:
    """The form is that of the file, the format that of the installed plugin, in the child."""
    for name in ("hd36", "nd30"):
        (tmp_path / f"{name}.docx").write_bytes(written[name])
        done = _lint(tmp_path, f"{name}.docx")
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"dcbase:{name}" in done.stdout
        assert "¶" in done.stdout


def test_a_hostile_file_is_a_finding(tmp_path: Path) -> None:
    """What is no package is said, with its code; nothing is raised."""
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 hong")
    done = _lint(tmp_path, "a.docx", "--profile", "hd36")
    assert done.returncode == 1
    assert "DC-1116" in done.stdout
