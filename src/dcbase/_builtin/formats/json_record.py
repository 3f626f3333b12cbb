"""A document's record as JSON: nothing of a report is lost, an aggregate stands by code."""

from __future__ import annotations

import json
from typing import Any

from dcbase.model import Document, Record, Report
from dcbase.reading import aggregate_to_plain, report_to_plain


def plain_record(record: Record) -> dict[str, Any]:
    """Return a report or an aggregate as plain values."""
    return report_to_plain(record) if isinstance(record, Report) else aggregate_to_plain(record)


def render_json(document: Document) -> bytes:
    """Return the record as UTF-8 JSON; `dcbase.reading.read_report` reads a report back.

    Keys stand in the order of the submission and of the form, so that two reports can be
    compared line by line.  A decimal is ``{"decimal": "98.5"}``, never a JSON number.
    """
    text = json.dumps(plain_record(document.record), ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode()
