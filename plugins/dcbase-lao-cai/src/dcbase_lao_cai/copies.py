"""The check: long paragraphs about results that two communes send word for word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dcbase.model import Aggregate, Fact, Finding, Origin, Paragraph, Report, text_of
from dcbase.prose import resolve
from dcbase.text import fold
from dcbase_lao_cai.kinds import kinds

SLOTS: Final = ("overview", "results.commune", "results.agency", "results.employer")
"""Where a commune speaks of its own year. Demands may well be the same everywhere."""

LONG: Final = 60
"""Words. A shorter paragraph may be a turn of phrase that everybody uses."""


def find_copies(whole: Aggregate) -> Iterator[Finding]:
    """Find long paragraphs that stand in the reports of several communes, figures and all.

    Returns:
        LAO-CAI-002, said of each commune after the first that has a paragraph, once for a slot.
    """
    for slot in SLOTS:
        first: dict[str, Report] = {}
        told: set[str] = set()
        for report in whole.reports:
            for words, origin in _paragraphs(report, slot):
                other = first.setdefault(words, report)
                code = report.unit.code
                if other.unit.code == code or code in told:
                    continue
                told.add(code)
                facts: dict[str, Fact] = {"other": other.unit.name, "words": len(words.split())}
                found = kinds()["LAO-CAI-002"].found(subject=slot, origin=origin, facts=facts)
                yield found.of(code)


def _paragraphs(report: Report, slot: str) -> Iterator[tuple[str, Origin | None]]:
    """Yield the long paragraphs of a slot as printed, without regard to case and spaces."""
    section = report.section(slot)
    for part in section.walk() if section else ():
        for block in part.blocks:
            if not isinstance(block, Paragraph):
                continue
            indicators = report.questions.indicators
            runs = resolve(block.runs, report.figures, indicators, report.unit.code)
            words = fold(text_of(runs))
            if len(words.split()) >= LONG:
                yield words, block.origin
