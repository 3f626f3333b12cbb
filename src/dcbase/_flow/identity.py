"""Which unit, form and period a submission is about (findings of stage 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from attrs import frozen

from dcbase._flow.kit import Kit
from dcbase._flow.other_names import named_otherwise
from dcbase._flow.resembling import resembling
from dcbase._flow.unit_names import named_in
from dcbase.model import (
    Finding,
    FrozenMap,
    Medium,
    Origin,
    Period,
    Questions,
    Round,
    Said,
    Submission,
    Unit,
    Window,
    core_kind,
    medium_of,
)
from dcbase.text import read_date

UNKNOWN = "unknown"
"""Code of the unit of a report whose unit nobody could tell."""


@frozen
class Identity:
    """What a submission is about, and what is wrong with it."""

    unit: Unit
    period: Period
    window: Window
    findings: tuple[Finding, ...]


def identify(submission: Submission, kit: Kit, round: Round) -> Identity:
    """Tell whose report it is and whether it answers this round.

    A doubtful unit is a blocker and nothing is guessed: the figures are judged all the same,
    under the unit's label.
    """
    unit, findings = _unit(submission, kit)
    window, about_window = _window(submission, round)
    found = [*findings, *_form(submission, kit.questions), *_period(submission, round)]
    found += [*about_window, *_existence(unit, window, submission)]
    return Identity(unit, round.period, window, tuple(found))


def place_of(submission: Submission) -> Origin:
    """Return where a submission is: in a table the row that names its unit, else the file."""
    unit = submission.unit
    if unit is not None and unit.origin and medium_of(submission.name) is Medium.TABLE:
        return unit.origin
    return Origin(submission.name, submission.sha256)


def _unit(submission: Submission, kit: Kit) -> tuple[Unit, list[Finding]]:
    said = submission.unit
    if said is None or not said.text.strip():
        return _by_name(submission, kit)
    label = said.text.strip()
    if label in kit.expected:
        unit = kit.expected[label]
        return unit, [*named_otherwise(submission, unit, kit)]
    code = kit.identify_unit(label, kit.expected)
    if code is not None:
        unit = kit.expected[code]
        facts = {"got": label, "unit": unit.name, "code": code}
        return unit, [core_kind("DC-2003").found(subject="unit", origin=said.origin, facts=facts)]
    facts = {"got": label, "suggestion": resembling(label, kit.expected)}
    finding = core_kind("DC-2002").found(subject="unit", origin=said.origin, facts=facts)
    return _stranger(label, kit), [finding]


def _by_name(submission: Submission, kit: Kit) -> tuple[Unit, list[Finding]]:
    stem = PurePosixPath(submission.name).stem
    origin = Origin(submission.name, submission.sha256)
    named = named_in(stem, kit)
    if len(named) != 1:
        code = "DC-2080" if named else "DC-2001"
        units = ", ".join(f"{kit.expected[one].name} ({one})" for one in named)
        doubt = {"got": submission.name, "units": units} if named else {}
        finding = core_kind(code).found(subject="unit", origin=origin, facts=doubt)
        return Unit(code=UNKNOWN, name=stem), [finding]
    (code,) = named
    unit = kit.expected[code]
    facts = {"got": submission.name, "unit": unit.name, "code": code}
    return unit, [core_kind("DC-2011").found(subject="unit", origin=origin, facts=facts)]


def _stranger(label: str, kit: Kit) -> Unit:
    if label in kit.units:
        return kit.units[label]
    return Unit(code=label if re.fullmatch(r"[0-9]{2,5}", label) else UNKNOWN, name=label)


def _form(submission: Submission, questions: Questions) -> Iterator[Finding]:
    version, form = submission.version, questions.form
    if version is not None and version.text.strip() != "1":
        yield core_kind("DC-2009").found(
            subject="dcbase", origin=version.origin, facts={"got": version.text}
        )
    said = submission.form
    if said is None:
        facts = {"expected": form.code}
        origin = place_of(submission)
        yield core_kind("DC-2016").found(subject="form", origin=origin, facts=facts)
    elif said.text.strip() not in (form.code, form.short):
        facts = {"got": said.text, "expected": form.code}
        yield core_kind("DC-2004").found(subject="form", origin=said.origin, facts=facts)
    sent = submission.form_version
    if sent is not None and sent.text.strip() != form.version:
        facts = {"got": sent.text, "expected": form.version}
        yield core_kind("DC-2005").found(subject="form_version", origin=sent.origin, facts=facts)


def _period(submission: Submission, round: Round) -> Iterator[Finding]:
    said = submission.period
    if said is None:
        yield _absent("period", str(round.period), submission)
    elif said.text.strip() != str(round.period):
        facts = {"got": said.text, "expected": str(round.period)}
        yield core_kind("DC-2006").found(subject="period", origin=said.origin, facts=facts)


def _absent(key: str, expected: str, submission: Submission) -> Finding:
    origin, facts = place_of(submission), {"expected": expected}
    return core_kind("DC-2012").found(subject=key, origin=origin, facts=facts)


def _window(submission: Submission, round: Round) -> tuple[Window, list[Finding]]:
    findings: list[Finding] = []
    asked, label = round.window, submission.window.get("label")
    start = _day(submission.window.get("from"), asked.start, "window.from", findings)
    end = _day(submission.window.get("to"), asked.end, "window.to", findings)
    if (start, end) != (asked.start, asked.end):
        said = submission.window.get("from") or submission.window.get("to")
        facts = {
            "got": f"{start}…{end}",
            "expected": f"{asked.start}…{asked.end}",
        }
        origin = said.origin if said else None
        findings.append(core_kind("DC-2008").found(subject="window", origin=origin, facts=facts))
    if end < start:
        start, end = asked.start, asked.end
    return Window(start=start, end=end, label=label.text if label else asked.label), findings


def _day(said: Said | None, asked: date, subject: str, findings: list[Finding]) -> date:
    """Return the day that was said; the one that is asked for if none, or none that is a day."""
    if said is None or said.text == asked.isoformat():
        return asked
    try:
        return read_date(said.text)
    except ValueError:
        facts = {"got": said.text, "expected": "2025-10-31"}
        findings.append(
            core_kind("DC-3011").found(subject=subject, origin=said.origin, facts=facts)
        )
        return asked


def _existence(unit: Unit, window: Window, submission: Submission) -> Iterator[Finding]:
    facts = _before_it_was(unit.valid_from, window.start, window.end)
    if facts:
        said = submission.window.get("from")
        origin = said.origin if said else place_of(submission)
        yield core_kind("DC-2015").found(subject="window", origin=origin, facts=facts)


@lru_cache(maxsize=64)  # all communes of a reform exist from the same day
def _before_it_was(begin: date | None, start: date, end: date) -> FrozenMap[str, str]:
    if begin is None or not start < begin <= end:
        return FrozenMap()
    return FrozenMap({"valid_from": f"{begin:%d/%m/%Y}", "start": f"{start:%d/%m/%Y}"})
