"""A document's record as YAML: a report as the submission it answers to."""

from __future__ import annotations

from dcbase.model import Document, Report
from dcbase.reading import aggregate_to_plain, submission_to_plain, yaml_of


def render_yaml(document: Document) -> bytes:
    """Return the record as UTF-8 YAML.

    A report is written with the keys of a submission and can be taken in as one; what was
    judged of it stands in the JSON file only.  An aggregate is written as in JSON.
    """
    record = document.record
    if isinstance(record, Report):
        return yaml_of(submission_to_plain(record)).encode()
    return yaml_of(aggregate_to_plain(record)).encode()
