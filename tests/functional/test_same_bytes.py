"""The same input and the same versions give the same bytes, whoever runs it, when and where."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from importlib import import_module
from itertools import product
from pathlib import Path
from shutil import copytree

import pytest

from dcbase import Workspace
from dcbase.testing import made_submissions

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "hardening"
UNITS = 99 if LONG else 5
MOVED = """
import datetime, time
real = time.time
time.time = lambda: real() + 5e8
class Moved(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
datetime.datetime = Moved
"""
COMMANDS = (
    ("build", "--out", "{out}"),
    ("build", "--each", "--out", "{out}/each"),
    ("form", "--each", "--out", "{out}/forms"),
    ("return", "--each", "--out", "{out}/returns"),
)


def workspaces(folder: Path) -> list[Path]:
    """Make the reference workspace and a province of a few made communes."""
    reference = import_module("dcbase_lung_phinh.workspace").folder()
    commune, province = folder / "commune", folder / "province"
    copytree(reference / "data", commune / "data")
    settings = (reference / "dcbase.toml").read_text("utf-8")
    (commune / "dcbase.toml").write_text(settings, "utf-8")
    (province / "inbox").mkdir(parents=True)
    settings = (import_module("dcbase.testing").__path__[0], "resources", "lao_cai", "dcbase.toml")
    text = Path(*settings).read_text("utf-8")
    (province / "dcbase.toml").write_text(text)
    workspace = Workspace.open(province)
    made = made_submissions(
        workspace.questions,
        list(workspace.expected.values())[:UNITS],
        window=workspace.round.window,
        period=workspace.round.period,
        seed=7,
        absent=0,
    )
    for name, content in made:
        (province / "inbox" / name).write_bytes(content)
    return [commune, province]


@pytest.fixture(scope="module")
def originals(tmp_path_factory):
    return workspaces(tmp_path_factory.mktemp("originals"))


def outputs(original: Path, root: Path, *, seed: str, zone: str, locale: str, moved: bool) -> dict:
    """Run every command in a copy, and return what it wrote by name."""
    root.mkdir(parents=True)
    copied = root / "ws"
    copied.mkdir()
    found = [path for path in original.rglob("*") if path.is_file()]
    for path in sorted(found, reverse=moved):
        target = copied / path.relative_to(original)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    clock = root / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(MOVED if moved else "", "utf-8")
    where = [str(clock), *filter(None, sys.path)]
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("LC_")},
        "PYTHONPATH": os.pathsep.join(where),
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": locale,
        "SOURCE_DATE_EPOCH": "1764547200",
    }
    for command in COMMANDS:
        words = [word.format(out=root / "out") for word in command]
        jobs = ["--jobs", "2"] if moved and command[0] == "build" else []
        done = subprocess.run(
            [sys.executable, "-m", "dcbase", *words, *jobs],
            cwd=copied,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1, 4), (command, done.stderr)
        assert "Traceback" not in done.stderr
    written = {
        path.relative_to(root / "out").as_posix(): path.read_bytes()
        for path in sorted((root / "out").rglob("*"))
        if path.is_file()
    }
    for name, content in written.items():
        assert str(root).encode() not in content, name
    return written


PLAIN = {"seed": "0", "zone": "UTC", "locale": "C", "moved": False}
OTHER = {"seed": "4242", "zone": "Pacific/Kiritimati", "locale": "C.UTF-8", "moved": True}
VARIANTS = (
    [
        dict(zip(PLAIN, chosen, strict=True))
        for chosen in product(*zip(*map(dict.values, (PLAIN, OTHER)), strict=True))
    ]
    if LONG
    else [OTHER]
)


@pytest.mark.parametrize("which", [0, 1], ids=["commune", "province"])
def test_every_output_is_the_same_bytes(originals, tmp_path, which):
    """Hash seed, zone, locale, clock, workers, folder and order of files change no byte."""
    first = outputs(originals[which], tmp_path / "một", **PLAIN)
    suffixes = {Path(name).suffix for name in first}
    assert {".docx", ".pdf", ".html", ".json", ".md", ".txt"} <= suffixes
    if which:
        assert ".xlsx" in suffixes
    hashes = {name: sha256(content).hexdigest() for name, content in first.items()}
    for number, variant in enumerate(VARIANTS):
        again = outputs(originals[which], tmp_path / f"hai ba {number}", **variant)
        assert hashes == {name: sha256(content).hexdigest() for name, content in again.items()}
