"""A group of keys passed on as JSON: numbers and truth values where they are not in quotes."""

from __future__ import annotations

import json

import pytest

from dcbase.errors import DataFileError
from dcbase.model import ChartSpec
from dcbase.reading import read_yaml, structure


def spec_of(text):
    made = structure(read_yaml(text.encode(), file="x.yaml"), ChartSpec, file="x.yaml")
    return json.loads(made.spec.text)


def test_a_specification_is_what_it_says():
    """Lists, groups, numbers, truth values, null; what is in quotes is text."""
    text = """
spec:
  mark: {type: bar, clip: true, size: 0.5, tooltip: null}
  encoding: {x: {field: DT01, title: "12", axis: {values: [1, -2e3], format: ",.1f"}}}
  height: "true"
  title: no
  code: 02848
"""
    assert {
        "mark": {"type": "bar", "clip": True, "size": 0.5, "tooltip": None},
        "encoding": {
            "x": {
                "field": "DT01",
                "title": "12",
                "axis": {"values": [1, -2000.0], "format": ",.1f"},
            }
        },
        "height": "true",
        "title": "no",
        "code": "02848",
    } == spec_of(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("spec: bar", "x.yaml:1:7: a Vega-Lite specification is expected"),
        ("spec:\n  mark: {type: bar, type: line}", "x.yaml:2:"),
        ("kind: pie", "kind"),
    ],
)
def test_what_is_wrong_has_its_place(text, said):
    """With file, line and column."""
    with pytest.raises(DataFileError) as raised:
        spec_of(text)
    assert said in str(raised.value)
