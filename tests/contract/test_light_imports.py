"""What only some runs need is not loaded by all."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = {
    "cattrs",
    "duckdb",
    "importlib.metadata",
    "jinja2",
    "lxml",
    "openpyxl",
    "psycopg",
    "sqlite3",
    "typst",
    "vl_convert",
    "xlsxwriter",
    "yaml",
}

HELP = """
from dcbase._cli import main
sys.argv = ["dcbase", "--help"]
try:
    main()
except SystemExit:
    pass
"""


# Measuring coverage loads a database library into every process it looks at.
PLAIN = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}


def modules_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('LOADED', *sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], env=PLAIN, capture_output=True, text=True, check=True
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    "code",
    [
        "import dcbase",
        HELP,
        "import dcbase.model, dcbase.plugin, dcbase.errors, dcbase.text",
    ],
)
def test_heavy_libraries_are_imported_late(code):
    """Neither importing dcbase nor asking for help loads a heavy library."""
    assert set() == modules_after(code) & HEAVY


def test_the_root_does_no_work():
    """Importing dcbase loads neither its rooms nor click."""
    loaded = modules_after("import dcbase")
    assert {"dcbase", "dcbase._version"} == {name for name in loaded if name.startswith("dcbase")}
    assert "click" not in loaded
