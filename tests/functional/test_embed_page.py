"""The blocks of "dcbase in another program" run, and print what the page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

PAGE = (Path(__file__).parents[2] / "docs/how-to/embed.md").read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
SETTINGS = """\
[workspace]
name = "Tỉnh Lào Cai"
unit = "15"

[plugins]
use = ["dcbase-law10", "dcbase-units-vn"]

[round]
form = "law10:grassroots-democracy"
period = "2025"
expected = ["02848", "02683"]

[[source]]
type = "folder"
path = "inbox"
"""
REPORT = """\
dcbase: 1
form: law10:grassroots-democracy
unit: "02848"
period: 2025
figures:
  DT05: 8
  DT13: 150
"""


def test_the_blocks_print_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Run one after the other, as a reader would; an ellipsis stands for anything."""
    (tmp_path / "lao_cai/inbox").mkdir(parents=True)
    (tmp_path / "lao_cai/dcbase.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "lao_cai/inbox/02848_2025.yaml").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(BLOCKS) == PAGE.count("```python") == 6
    names: dict[str, Any] = {}
    for code, shown in BLOCKS:
        exec(compile(code, "embed.md", "exec"), names)
        printed = capsys.readouterr().out
        pattern = re.escape(shown.rstrip("\n")).replace("…", ".*")
        assert re.match(pattern, printed, re.DOTALL), printed
    assert {one.name for one in (tmp_path / "lao_cai/out").iterdir()} == {
        "15_2025_totals.html",
        "15_2025_totals.json",
    }
