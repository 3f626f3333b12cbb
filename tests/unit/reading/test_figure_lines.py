"""Figures that stand on lines of their own say the same as any others."""

from __future__ import annotations

import pytest

from dcbase.model import Received
from dcbase.reading.said_figures import FigureLines
from dcbase.reading.submissions import submissions_from_yaml

FIGURES = """
figures:
  LP01: "03"
  LP02: 44
  LP03:
  LP04: null
  LP05: "null"
  LP06: ~
  LP07: {value: 98, qualifier: gt, said: hơn}
  LP08: {value: 12,5}
  LP09: 'có'   # một lời ghi
  LP10:
    value: "8"
    restated:
      results.agency: "6"
  LP11: {worth: 8}
  LP12:
    - 8
"""
FLOW = "\nlatest: &nobody {}\n"
"""An anchor sends the whole file to the reader of all YAML."""


def submission(text: str):
    return submissions_from_yaml(Received("a.yaml", "ab", text.encode()))[0]


@pytest.mark.parametrize("figures", [FIGURES.replace("  LP06: ~\n", ""), FIGURES])
def test_they_are_what_the_reader_of_all_yaml_makes_of_them(figures):
    """Codes, texts, groups and nothing at all, each at its place; and so are their problems."""
    by_line, whole = submission(figures), submission(figures + FLOW)
    assert by_line.figures == whole.figures
    mine = [finding for finding in by_line.findings if finding.code.startswith("DC-105")]
    theirs = [finding for finding in whole.findings if finding.subject != "latest"]
    assert mine == [finding for finding in theirs if finding.code.startswith("DC-105")]
    assert {"DC-1050", "DC-1051"} <= {finding.code for finding in mine}


def test_only_those_that_are_lines_wait():
    """A file that only the reader of all YAML understands has its figures at once."""
    assert isinstance(submission('figures:\n  LP01: "03"\n').sent, FigureLines)
    assert submission('figures: {LP01: "03"}\n').sent is None
    assert submission("figures: nothing\n").sent is None
    assert submission("unit: '02848'\n").sent is None
