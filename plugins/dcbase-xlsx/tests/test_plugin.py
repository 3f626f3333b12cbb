"""The plugin is what a plugin has to be, and costs nothing before it is used."""

from __future__ import annotations

import subprocess
import sys

import dcbase_xlsx
from dcbase.testing import check_plugin


def test_it_keeps_the_contract():
    """The conformance check of the testing kit has nothing to say."""
    assert list(check_plugin(dcbase_xlsx)) == []


def test_importing_it_loads_no_library():
    """lxml, XlsxWriter and calamine wait for the first workbook."""
    code = (
        "import sys, dcbase_xlsx; dcbase_xlsx.dcbase_register_formats(); "
        "print({'lxml', 'xlsxwriter', 'python_calamine', 'dcbase.prose'} & set(sys.modules))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"


def test_one_format_reads_and_writes_workbooks(blank, form, good, fill):
    """The format's own functions are those of the rooms behind it."""
    (format,) = dcbase_xlsx.dcbase_register_formats()
    assert format.blank(blank) == form
    assert all(format.reads(name) for name in ("a.xlsx", "A.XLS", "a.ods"))
    assert not format.reads("a.csv")
