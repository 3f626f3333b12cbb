"""A document's figures as one long CSV table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from dcbase.model import (
    Aggregate,
    Document,
    Figure,
    Missing,
    Qualifier,
    Record,
    Unit,
    Value,
)

COLUMNS = ("unit", "unit_name", "period", "code", "slot", "value", "qualifier", "basis", "reason")
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")

Row: TypeAlias = tuple[str, ...]


def render_csv(document: Document) -> bytes:
    """Return a row for each figure: of the report, or of the whole and then of each unit.

    UTF-8 with a byte order mark, which spreadsheets need to see; decimals with a point.  A
    missing figure has no value but a reason; one said again elsewhere has a row with the slot.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    writer.writerows(tuple(map(_safe, row)) for row in _rows(document.record))
    return written.getvalue().encode("utf-8-sig")


def _rows(record: Record) -> Iterator[Row]:
    period = record.round.period if isinstance(record, Aggregate) else record.period
    for unit, figures in _by_unit(record):
        for short, figure in figures.items():
            indicator = record.questions.indicators.get(short)
            code = short if indicator is None else indicator.code
            for row in _figure(figure):
                yield (unit.code, unit.name, str(period), code, *row)


def _by_unit(record: Record) -> Iterator[tuple[Unit, Mapping[str, Figure]]]:
    if not isinstance(record, Aggregate):
        yield record.unit, record.figures
        return
    yield record.unit, {code: total.figure for code, total in record.totals.items()}
    for code, unit in record.units.items():
        totals = record.totals.items()
        yield unit, {one: total.figures[code] for one, total in totals if code in total.figures}


def _figure(figure: Figure) -> Iterator[Row]:
    if isinstance(figure, Missing):
        yield ("", "", "", "", figure.reason.value)
        return
    yield _known("", figure.value, figure.qualifier, figure.basis.value)
    for slot, again in figure.restated.items():
        yield _known(slot, again.value, again.qualifier, "restated")


def _known(slot: str, value: Value, qualifier: Qualifier, basis: str) -> Row:
    return (slot, value_text(value), qualifier.value, basis, "")


def value_text(value: Value) -> str:
    """Return a value for a machine: ``98.5``, ``44``, ``true``, or its word."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
