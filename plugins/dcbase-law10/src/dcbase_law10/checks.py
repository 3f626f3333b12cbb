"""Checks of a report that no rule between figures can say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dcbase.model import (
    Block,
    Check,
    Claim,
    Fact,
    FigureRef,
    Finding,
    FrozenMap,
    Literal,
    Origin,
    Report,
    Severity,
)

LAW: Final = "Luật Thực hiện dân chủ ở cơ sở"
"""The law as it names itself."""

# Only with a capital: "pháp luật thực hiện dân chủ" names no law.  "Luật dân chủ cơ sở" and the
# like stand 15 times in the reference report, beside the right name.
_WORD: Final = "Luật"
_NAMED: Final = re.compile(r"Luật\s+(?:[Tt]hực\s+hiện\s+)?[Dd]ân\s+chủ\s+(?:ở\s+)?cơ\s+sở(?!\w)")


def law_by_its_name(report: Report, previous: Report | None) -> Iterator[Finding]:
    """Find other names of Law 10/2022/QH15 in a report's words.

    Returns:
        One warning LAW10-T01 for each wrong name, at the first place where it stands.
    """
    places: dict[str, list[Origin | None]] = {}
    for name, origin in _names(report):
        if name != LAW:
            places.setdefault(name, []).append(origin)
    for name, origins in places.items():
        facts: dict[str, Fact] = {"said": name, "times": len(origins), "expected": LAW}
        yield Finding(
            code="LAW10-T01",
            severity=Severity.WARNING,
            origin=origins[0],
            facts=FrozenMap(facts),
        )


def _names(report: Report) -> Iterator[tuple[str, Origin | None]]:
    for block in _blocks(report):
        for run in block.runs:
            # Looking for the word is far quicker than searching, and few runs have it.
            words = "" if isinstance(run, FigureRef) else _words_of(run)
            if _WORD in words:
                for found in _NAMED.finditer(words):
                    yield " ".join(found[0].split()), run.origin or block.origin


def _words_of(run: Literal | Claim) -> str:
    return run.text if isinstance(run, Literal) else run.words


def _blocks(report: Report) -> Iterable[Block]:
    yield from report.opening
    for section in report.sections:
        for part in section.walk():
            # A text without that word is not cut into blocks for this check.
            text = part.simple_text
            if text is None or _WORD in text:
                yield from part.blocks
    yield from report.closing


CHECKS: Final = (
    Check(code="law-name", name="Tên gọi của Luật trong báo cáo", report=law_by_its_name),
)
