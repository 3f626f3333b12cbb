"""A decimal comma inside braces is YAML's comma, too; the number is put together again."""

from __future__ import annotations

import pytest

from dcbase.model import Received
from dcbase.reading import submissions_from_yaml


@pytest.mark.parametrize(
    ("written", "value", "found"),
    [
        ("{value: 12,5}", "12,5", []),
        ("{value: 12,5, qualifier: gt}", "12,5", []),
        ("{value: 1,234}", "1,234", []),
        ('{value: "12,5"}', "12,5", []),
        ("{value: 12, 5}", "12", ["DC-1050"]),
    ],
)
def test_a_decimal_comma_in_braces(written, value, found):
    """12,5 in braces is the 12,5 that was written; a key 5 behind a space is a finding."""
    content = f"dcbase: 1\nfigures:\n  CC05: {written}\n".encode()
    (submission,) = submissions_from_yaml(Received("a.yaml", "", content))
    assert value == submission.figures[0].value.text
    assert found == [finding.code for finding in submission.findings]
