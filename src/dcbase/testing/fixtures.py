"""Pytest fixtures for plugin authors.

In a test module or a ``conftest.py``::

    from dcbase.testing.fixtures import workspace_with  # noqa: F401
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from dcbase._workspace import Workspace
from dcbase.model import FrozenMap

WorkspaceWith: TypeAlias = Callable[..., Workspace]
ByLibreOffice: TypeAlias = Callable[[Mapping[str, bytes], str], dict[str, bytes]]

_FILE = """\
[workspace]
name = "Không gian thử"
unit = "{unit}"

[plugins]
use = []

[round]
form = "{form}"
period = "{period}"
window = {{ from = {start}, to = {end}, label = "{label}" }}
expected = {expected}

[[source]]
type = "{source}"
path = "inbox"

[[output]]
for = "{of}"
layout = "{layout}"
formats = ["text"]
"""


@pytest.fixture
def workspace_with(tmp_path: Path) -> WorkspaceWith:
    """Return a function that opens a workspace with some plugins.

    The function takes plugins (objects, names of installed ones, paths) and by keyword: `form`,
    its full code; `unit`, whose workspace it is (default ``"15"``); `expected`, codes of the units
    that owe a report (default: the children of `unit`); `inbox`, what was sent, as text or bytes
    by file name; `period`, `start`, `end`, `label` of the round; `source`, the type of the source
    that reads ``inbox``; `layout` and `of` (``workspace`` or ``each``) of the only output, which
    is built as text.
    """

    def opened(
        *plugins: object,
        form: str,
        unit: str = "15",
        expected: tuple[str, ...] = (),
        inbox: Mapping[str, str | bytes] = FrozenMap(),
        period: str = "2025",
        start: date = date(2025, 1, 1),
        end: date = date(2025, 12, 31),
        label: str = "",
        source: str = "folder",
        layout: str = "totals",
        of: str = "workspace",
    ) -> Workspace:
        said = "[" + ", ".join(f'"{code}"' for code in expected) + "]" if expected else '"children"'
        text = _FILE.format(
            unit=unit,
            form=form,
            period=period,
            start=start,
            end=end,
            label=label or f"năm {period}",
            expected=said,
            source=source,
            layout=layout,
            of=of,
        )
        (tmp_path / "dcbase.toml").write_text(text, encoding="utf-8")
        (tmp_path / "inbox").mkdir(exist_ok=True)
        for name, content in inbox.items():
            received = content.encode() if isinstance(content, str) else content
            (tmp_path / "inbox" / name).write_bytes(received)
        return Workspace.open(tmp_path, plugins=plugins)

    return opened


@pytest.fixture(scope="session")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> ByLibreOffice:
    """Return a function that opens files with LibreOffice and saves them in another format.

    The function takes the files by name and what ``--convert-to`` takes (``pdf``, ``xlsx``), and
    returns the files that come of it by name.  Without LibreOffice the test is skipped by name:
    no library opens what a format writes as an office's program does.
    """
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('libreoffice').as_uri()}"

    def saved(files: Mapping[str, bytes], to: str) -> dict[str, bytes]:
        source, out = tmp_path_factory.mktemp("sent"), tmp_path_factory.mktemp("saved")
        for name, content in files.items():
            (source / name).write_bytes(content)
        command = [program, "--headless", profile, "--convert-to", to, "--outdir", str(out)]
        paths = [str(source / name) for name in files]
        subprocess.run([*command, *paths], check=True, capture_output=True, timeout=300)
        return {path.name: path.read_bytes() for path in out.iterdir()}

    return saved
