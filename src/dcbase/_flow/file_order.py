"""Findings in the order in which a reader of the file meets what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dcbase.model import Finding, Questions

_LAST = 10**9
_FIRST_SHEET = ("header", "signature", "opening", "closing")
_OF_WORDS = "DC-4"
_CELL = re.compile(r"([A-Z]+)([0-9]+)")


def in_file_order(findings: Iterable[Finding], questions: Questions) -> tuple[Finding, ...]:
    """Sort findings by line and column, or by sheet and cell; those without come last.

    Sheets stand in the order of the form, which the findings in them tell.
    """
    every = tuple(findings)
    in_cells = any(one.origin is not None and one.origin.cell is not None for one in every)
    sheets = _sheets(every, questions) if in_cells else {}

    def place(finding: Finding) -> tuple[int, int, int, str, str]:
        origin = finding.origin
        if origin is None:
            return _LAST, 0, 0, "", finding.code
        if origin.cell is not None and (found := _CELL.fullmatch(origin.cell)):
            return sheets[str(origin.sheet)], int(found[2]), len(found[1]), found[1], finding.code
        line = _LAST if origin.line is None else origin.line
        return line, origin.column or 0, 0, "", finding.code

    return tuple(sorted(every, key=place))


def _sheets(findings: Iterable[Finding], questions: Questions) -> dict[str, int]:
    """Return the place of each sheet that a finding stands in, from 0."""
    codes = (*questions.indicators, *(slot.slot for slot in questions.form.slots))
    order = {code: number for number, code in enumerate(codes)}
    ranks: dict[str, int] = {}
    for finding in findings:
        origin = finding.origin
        if origin is None or origin.cell is None:
            continue
        subject = finding.subject.partition("[")[0]
        first = subject.partition(".")[0] in _FIRST_SHEET
        in_words = finding.code.startswith(_OF_WORDS)  # which stand behind the figures
        rank = len(questions.indicators) if in_words else order.get(subject, _LAST)
        rank = -1 if first else rank
        ranks[str(origin.sheet)] = min(rank, ranks.get(str(origin.sheet), _LAST))
    return {sheet: n for n, sheet in enumerate(sorted(ranks, key=lambda one: (ranks[one], one)))}
