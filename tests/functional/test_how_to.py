"""The code of the how-to pages runs."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from dcbase.model import Received
from dcbase.testing import check_plugin, contributions

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-format.md"


@pytest.fixture
def plugin(tmp_path: Path) -> str:
    code = re.search(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert code
    path = tmp_path / "lines.py"
    path.write_text(code[1], encoding="utf-8")
    return str(path)


def received(content: bytes) -> Received:
    return Received("02848_2025.lines", sha256(content).hexdigest(), content)


def test_the_format_keeps_the_contract(plugin):
    """The page's plugin passes the conformance check."""
    assert () == check_plugin(plugin)


def test_the_format_reads_what_it_says(plugin):
    """Figures come with their place, unit and period from the file's name."""
    (lines,) = contributions(plugin)["formats"]
    (submission,) = lines.read(received(b"DT01 = 44\nDT05 =8\n"))
    assert ("02848", "2025") == (submission.unit.text, submission.period.text)
    read = [(f.code.text, f.value.text, f.value.origin.line) for f in submission.figures]
    assert [("DT01", "44", 1), ("DT05", "8", 2)] == read


def test_the_format_does_not_raise_for_bad_bytes(plugin):
    """What cannot be read is a finding."""
    (lines,) = contributions(plugin)["formats"]
    (submission,) = lines.read(received(b"\xff\xfe"))
    assert ["DC-1002"] == [finding.code for finding in submission.findings]
