"""What is no submission is told apart at once."""

from __future__ import annotations

import pytest

from dcbase.model import Received
from dcbase.reading import submissions_from_csv, submissions_from_json, submissions_from_yaml


@pytest.mark.parametrize(
    "read", [submissions_from_yaml, submissions_from_json, submissions_from_csv]
)
@pytest.mark.parametrize("content", [b"PK\x03\x04\x14\x00", b"%PDF-1.7", b"\x89PNG\r\n"])
def test_an_office_file_under_another_name(read, content):
    """A workbook, a PDF or a picture named as text is said to be what it is."""
    (submission,) = read(Received("02848.yaml", "", content))
    assert ["DC-1057"] == [finding.code for finding in submission.findings]


def test_an_aggregate_is_no_report():
    """The JSON that dcbase writes of a whole round is refused as such, and looked at no further."""
    content = b'{"dcbase": 1, "kind": "aggregate", "unit": "15", "totals": {"x": 1}}'
    (submission,) = submissions_from_json(Received("15.json", "", content))
    assert ["DC-1056"] == [finding.code for finding in submission.findings]
    assert () == submission.slots


def test_a_tab_in_the_indentation():
    """A tab is called a tab, wherever in a line's indentation it stands."""
    content = b"dcbase: 1\nfigures:\n  DT05: chin\n\tDT01: 1\n"
    (submission,) = submissions_from_yaml(Received("02848.yaml", "", content))
    assert [("DC-1011", 4)] == [(f.code, f.origin.line) for f in submission.findings]
