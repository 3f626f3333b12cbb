"""What every reader needs: strict YAML, JSON and CSV, and values made from them with places.

Bytes become a `Tree` of nodes (`read_yaml`, `read_json`) or a `Table` (`read_csv`); those
become a `Submission`, unjudged (``submissions_from_…``), or, for files that are trusted,
values of the model (`structure`).  Reports are written as plain values and read back
(``…_to_plain``, `read_report`).  Bad content is a finding of stage 1, never an exception.
"""

from __future__ import annotations

from dcbase.reading.markup import markup, section_markup
from dcbase.reading.nodes import Map, Node, Scalar, Sequence, Tree, map_of
from dcbase.reading.package import ARCHIVE, OFFICE, Package, PackageLimits, open_package
from dcbase.reading.plain_text import submissions_from_text
from dcbase.reading.record import read_report, report_from_plain, report_to_plain
from dcbase.reading.record_aggregate import aggregate_to_plain
from dcbase.reading.record_submission import submission_to_plain
from dcbase.reading.refused import PackageError
from dcbase.reading.safe_xml import parse_xml
from dcbase.reading.strict_csv import Table, read_csv
from dcbase.reading.strict_json import read_json
from dcbase.reading.strict_yaml import read_yaml
from dcbase.reading.structure import structure
from dcbase.reading.submissions import (
    submission_of,
    submissions_from_json,
    submissions_from_yaml,
)
from dcbase.reading.tables import submissions_from_csv
from dcbase.reading.yaml_out import yaml_of, yaml_scalar

__all__ = [
    "ARCHIVE",
    "OFFICE",
    "Map",
    "Node",
    "Package",
    "PackageError",
    "PackageLimits",
    "Scalar",
    "Sequence",
    "Table",
    "Tree",
    "aggregate_to_plain",
    "map_of",
    "markup",
    "open_package",
    "parse_xml",
    "read_csv",
    "read_json",
    "read_report",
    "read_yaml",
    "report_from_plain",
    "report_to_plain",
    "section_markup",
    "structure",
    "submission_of",
    "submission_to_plain",
    "submissions_from_csv",
    "submissions_from_json",
    "submissions_from_text",
    "submissions_from_yaml",
    "yaml_of",
    "yaml_scalar",
]
