"""The page of catalogs as files is true: its example loads and runs, its tables are whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import attrs
import pytest

from dcbase.model import (
    FindingKind,
    Form,
    Indicator,
    Known,
    Obligation,
    Profile,
    Rule,
    Slot,
)
from dcbase.reading.aliases import ALIASES
from dcbase.testing import check_plugin, contributions
from dcbase.testing.fixtures import workspace_with  # noqa: F401

PAGE = (Path(__file__).parents[2] / "docs/reference/catalog-files.md").read_text("utf-8")
FILE = re.compile(r"^`([^`\n]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REPORT = """\
dcbase: 1
form: house:disaster
unit: "{unit}"
period: 2025
figures: {{TT01: 20, TT02: {teams}, TT05: tốt}}
results: |
  Các thôn đã có đội xung kích.
"""


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    for name, content in FILE.findall(PAGE):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "plugins"


def test_the_example_keeps_the_contract(plugins: Path) -> None:
    """Both plugins of the page pass the conformance check."""
    assert check_plugin(str(plugins / "house.py")) == ()
    assert check_plugin(str(plugins / "our_units.py")) == ()


def test_the_example_offers_what_it_ships(plugins: Path) -> None:
    """Every file of the example is read."""
    found = contributions(str(plugins / "house.py"))
    codes = {things: [one.code for one in entries] for things, entries in found.items()}  # type: ignore[attr-defined]
    assert codes == {
        "forms": ["house:disaster"],
        "obligations": ["house:PC-D22"],
        "indicators": [f"house:TT0{number}" for number in range(1, 6)],
        "profiles": ["house:house"],
        "findings": ["HOUSE-001"],
    }


def test_the_example_runs(plugins: Path, workspace_with: Any) -> None:  # noqa: F811
    """A round with its form adds up, and its rules speak."""
    workspace = workspace_with(
        str(plugins / "house.py"),
        str(plugins / "our_units.py"),
        form="house:disaster",
        inbox={
            "02848_2025.yaml": REPORT.format(unit="02848", teams=15),
            "02683_2025.yaml": REPORT.format(unit="02683", teams=21),
        },
    )
    outcome = workspace.run()
    by_unit = {r.unit.code: {f.code for f in r.findings} for r in outcome.reports}
    assert "HOUSE-R01" in by_unit["02683"] - by_unit["02848"]
    assert "HOUSE-R02" in by_unit["02683"] & by_unit["02848"]
    rate = outcome.aggregate.totals["TT03"].figure
    assert isinstance(rate, Known)
    assert rate.value == 90


def test_the_names_that_differ() -> None:
    """The table is the one that files are read with."""
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| `(\w+)` \|$", PAGE, re.MULTILINE)
    expected = [(c.__name__, *pair) for c, pairs in ALIASES.items() for pair in pairs.items()]
    assert rows == expected


@pytest.mark.parametrize(
    ("cls", "begins"),
    [
        (Indicator, "## Indicator"),
        (Form, "## Form"),
        (Slot, "A slot;"),
        (Rule, "A rule;"),
        (Obligation, "## Obligation"),
        (FindingKind, "## Kind of finding"),
        (Profile, "## Official form"),
    ],
)
def test_every_key_is_told(cls: type[Any], begins: str) -> None:
    """No key is left out of a table, and none is told that there is not."""
    table = PAGE.partition(f"\n{begins}")[2].partition("|---|")[2].partition("\n\n")[0]
    told = {
        key
        for row in re.findall(r"^\| ((?:`\w+`(?:, )?)+)", table, re.MULTILINE)
        for key in re.findall(r"\w+", row)
    }
    written = {attribute: key for key, attribute in ALIASES.get(cls, {}).items()}
    assert told == {written.get(field.name, field.name) for field in attrs.fields(cls)}
