"""An aggregate as plain values."""

from __future__ import annotations

from typing import Any

from dcbase.model import Aggregate, Report, Round, Section, Total
from dcbase.reading.markup import section_markup
from dcbase.reading.record_frame import (
    day_to_plain,
    full_code,
    in_order,
    unit_to_plain,
    window_to_plain,
)
from dcbase.reading.record_submission import VERSION
from dcbase.reading.record_values import Places, figure_to_plain, finding_to_plain, value_to_plain

_NOWHERE = Places()


def aggregate_to_plain(aggregate: Aggregate) -> dict[str, Any]:
    """Return an aggregate as plain values.

    Totals stand by full code, each with its coverage and every unit's own figure; `words` by
    slot, as prose markup; `reports` says which file each unit's figures come from.
    """
    return {
        "dcbase": VERSION,
        "kind": "aggregate",
        "form": aggregate.questions.form.code,
        "form_version": aggregate.questions.form.version,
        "unit": unit_to_plain(aggregate.unit),
        "round": _round(aggregate.round),
        "sample": aggregate.sample,
        "totals": {
            full_code(aggregate.questions, code): _total(total)
            for code, total in in_order(aggregate.questions, aggregate.totals).items()
        },
        "absent": list(aggregate.absent),
        "words": {
            slot: [_words(unit, section) for unit, section in said]
            for slot, said in aggregate.words.items()
        },
        "units": [unit_to_plain(unit) for unit in aggregate.units.values()],
        "reports": [_report(report) for report in aggregate.reports],
        "findings": [finding_to_plain(finding, _NOWHERE) for finding in aggregate.findings],
    }


def _round(round_: Round) -> dict[str, Any]:
    return {
        "form": round_.form,
        "period": str(round_.period),
        "window": window_to_plain(round_.window),
        "deadline": day_to_plain(round_.deadline),
        "expected": list(round_.expected),
        "count": round_.count,
    }


def _total(total: Total) -> dict[str, Any]:
    coverage = total.coverage
    return {
        **figure_to_plain(total.figure, _NOWHERE),
        "coverage": {
            "reported": coverage.reported,
            "expected": coverage.expected,
            "missing": list(coverage.missing),
            "left_out": list(coverage.left_out),
        },
        "flags": {flag.value: list(total.flagged.get(flag, ())) for flag in total.flags},
        "counts": dict(total.counts),
        "span": None if total.span is None else [str(end) for end in total.span],
        "values": [value_to_plain(value) for value in total.values],
        "figures": {
            unit: figure_to_plain(figure, _NOWHERE) for unit, figure in total.figures.items()
        },
    }


def _words(unit: str, section: Section) -> dict[str, Any]:
    heading = section.heading
    said = {} if heading is None else {"heading": heading.text, "mark": heading.mark}
    return {
        "unit": unit,
        **{key: words for key, words in said.items() if words is not None},
        "text": section_markup(section),
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "unit": report.unit.code,
        "file": report.file,
        "sha256": report.sha256,
        "findings": [finding_to_plain(finding, _NOWHERE) for finding in report.findings],
    }
