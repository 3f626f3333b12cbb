"""What README.md shows runs, in an empty directory."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dcbase._cli.program import run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PLUGIN, EMBEDDING = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = re.findall(r"^dcbase (.*?)(?: +#.*)?$", README, re.MULTILINE)
ENV = {"SOURCE_DATE_EPOCH": "1763596800"}
BEFORE_ANYTHING_CAME = ("new", "form", "status")


def test_an_empty_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plugin, commands and program run as they stand there, one after the other."""
    monkeypatch.chdir(tmp_path)
    new, *others = COMMANDS
    assert run(new.split(), ENV) == 0
    workspace = tmp_path / "lao_cai"
    monkeypatch.chdir(workspace)
    (workspace / "plugins").mkdir()
    (workspace / "plugins/house_style.py").write_text(PLUGIN, encoding="utf-8")
    settings = (workspace / "dcbase.toml").read_text("utf-8")
    named = settings.replace("use = [", 'use = ["./plugins/house_style.py", ')
    named = named.replace('["docx", "pdf", "html"]', '["docx", "html"]')
    (workspace / "dcbase.toml").write_text(named, encoding="utf-8")
    assert run(["explain", "HS01"], ENV) == 0
    sample = next((ROOT / "examples/lung_phinh/data").glob("02848_*.yaml"))
    for command in others:
        if command.split()[0] not in BEFORE_ANYTHING_CAME:
            (workspace / "inbox/02848_2025.yaml").write_bytes(sample.read_bytes())
        if command.startswith(("import", "build --each")):
            continue  # an office's own old file; a hundred of the same
        assert run(command.split(), ENV) in (0, 1), command
    assert (workspace / "out/15_2025_totals.docx").exists()
    assert any((workspace / "out/forms").iterdir())
    assert any((workspace / "out/returns").iterdir())
    program = subprocess.run(
        [sys.executable, "-c", EMBEDDING], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert program.stdout.startswith("8 1 / 99")
    assert (workspace / "out/15_2025_totals.html").exists()
