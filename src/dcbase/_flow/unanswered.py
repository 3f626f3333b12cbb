"""What was asked and not answered, said once of a whole report."""

from __future__ import annotations

from collections.abc import Iterator

from dcbase._flow.identity import place_of
from dcbase.model import (
    Fact,
    Finding,
    FrozenMap,
    Indicator,
    Known,
    Medium,
    Missing,
    Origin,
    Reason,
    Report,
    SaidFigure,
    SaidSlot,
    Severity,
    Submission,
    core_kind,
    medium_of,
)
from dcbase.model.remembered import remembered
from dcbase.reading.nodes import NULLS

_SAID_ALREADY = frozenset({"DC-2064", "DC-2065", "DC-2067"})
"""By a format that knows how full its own form is."""
_MOST_NAMED = 20
_NOT_REPORTED = Reason.NOT_REPORTED  # members of an enum are looked up slowly


def unanswered(report: Report) -> Iterator[Finding]:
    """Yield one finding if figures came and some that the unit owes did not.

    An indicator of tier ``core`` is owed by every unit that is asked, unless it is derived.
    """
    figures = report.figures
    came = (one.origin for one in figures.values() if isinstance(one, Known) and one.origin)
    first = next(came, None)  # where the figures of this unit begin
    if first is None or any(finding.code in _SAID_ALREADY for finding in report.findings):
        return
    owed, asked = _owed(report.questions.indicators)
    if asked:
        unit = report.unit.code
        owed = tuple(code for code in owed if code not in asked or unit in asked[code])
    empty = [
        code
        for code in owed
        if isinstance(one := figures.get(code), Missing) and one.reason is _NOT_REPORTED
    ]
    if empty:
        more = len(empty) - _MOST_NAMED
        names = ", ".join(empty[:_MOST_NAMED]) + (f", … (+{more})" if more > 0 else "")
        facts: dict[str, Fact] = {"count": len(empty), "total": len(owed), "names": names}
        yield core_kind("DC-2020").found(origin=_begins(first, report), facts=facts)


def nothing_said(submission: Submission) -> Iterator[Finding]:
    """Yield one finding if a file has a head and nothing to report, and that was not said yet."""
    lines = submission.sent.lines if submission.sent else ()
    # A text in the first line, as nearly everywhere, tells it without making figures of lines.
    if any(line[1].__class__ is str and line[1] not in NULLS for line in lines):
        return
    if any(map(_answers, submission.figures)):
        return
    if submission.opening or submission.closing or any(map(_speaks, submission.slots)):
        return
    if any(finding.severity is Severity.BLOCKER for finding in submission.findings):
        return
    yield core_kind("DC-2030").found(origin=place_of(submission))


def _answers(figure: SaidFigure) -> bool:
    return figure.repeated or bool(figure.value and figure.value.text.strip())


def _speaks(slot: SaidSlot) -> bool:
    text = slot.text
    return bool(text and text.text.strip()) or any(map(_speaks, slot.slots))


def _begins(first: Origin, report: Report) -> Origin:
    """Return where the figures of a report begin, so that what is missing may follow there."""
    match medium_of(report.file):
        case Medium.TABLE:  # its whole row
            return Origin(report.file, report.sha256, first.line)
        case Medium.WORD | Medium.PDF | Medium.TEXT:  # one sentence of many would mislead
            return Origin(report.file, report.sha256)
        case _:
            return first


@remembered
def _owed(
    indicators: FrozenMap[str, Indicator],
) -> tuple[tuple[str, ...], FrozenMap[str, tuple[str, ...]]]:
    """Return the codes that are owed, and who is asked for those that not everybody is."""
    owed = tuple(c for c, one in indicators.items() if one.tier == "core" and not one.derived)
    asked = {code: indicators[code].asked_of for code in owed if indicators[code].asked_of}
    return owed, FrozenMap(asked)
