"""The tutorial is true: its files, its commands and what it says comes out of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial" / "first-plugin.md"
FILE = re.compile(r"^`([^`\n]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CONSOLE = re.compile(r"^```console\n\$ python (.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def files() -> dict[str, str]:
    return dict(FILE.findall(TUTORIAL.read_text(encoding="utf-8")))


def commands() -> list[tuple[str, str]]:
    return CONSOLE.findall(TUTORIAL.read_text(encoding="utf-8"))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name, content in files().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command.split()],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def not_said(expected: str, printed: str) -> Iterator[str]:
    """Yield what a console block shows and the program does not print, in its order.

    An ellipsis stands for anything, line breaks included.
    """
    position = 0
    for piece in (p.strip("\n") for line in expected.splitlines() for p in line.split("…")):
        found = printed.find(piece, position)
        if found < 0:
            yield piece
        else:
            position = found + len(piece)


def test_the_tutorial_shows_three_files():
    """A workspace file, a submission and a plugin are all it takes."""
    assert ["dcbase.toml", "inbox/02848_2025.yaml", "plugins/house_style.py"] == list(files())


@pytest.mark.parametrize(("command", "expected"), commands(), ids=lambda said: said.split("\n")[0])
def test_commands_print_what_the_tutorial_says(command, expected, workspace):
    """Each command runs without a finding of severity error and prints what is shown under it."""
    done = run(command, workspace)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [] == list(not_said(expected, done.stdout)), done.stdout
