"""A document that came as running text, placed into the form before anything is judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from attrs import evolve

from dcbase._flow.claimed_window import claimed_window
from dcbase._flow.figures import typed_figures
from dcbase._flow.kit import Kit
from dcbase._flow.told_subject import is_of_another_matter
from dcbase.formula import derive
from dcbase.model import (
    Figure,
    Finding,
    Known,
    Origin,
    Period,
    Round,
    Said,
    Span,
    Submission,
    core_kind,
)
from dcbase.prose import Placed, place
from dcbase.prose.place_figures import said_figures
from dcbase.text import fold, read_roman, tone_key

_QUARTER = re.compile(
    r"(?<!\w)quý (?P<which>I{1,3}|IV|[1-4])(?: năm |[-/ ])(?P<year>20[0-9]{2})", re.I
)
_HALF = re.compile(r"(?<!\w)(?:6|sáu) tháng (?P<which>đầu|cuối) năm (?P<year>20[0-9]{2})", re.I)
_MONTH = re.compile(r"(?<!\w)tháng (?P<which>[0-9]{1,2})(?: năm |/)(?P<year>20[0-9]{2})", re.I)
_YEAR = re.compile(r"(?<!\w)năm (?P<year>20[0-9]{2})", re.I)


def placed(submission: Submission, kit: Kit, round: Round) -> tuple[Submission, Placed | None]:
    """Place the outline of a submission into the form's slots, if it has one.

    What the file does not say of itself in so many words (unit, period, window) is read from
    its head, its subject, its opening and its closing, with a finding.

    Returns:
        The submission with slots and figures and without an outline, and what was placed.

    Raises:
        LostWordsError: A word went nowhere; that is a mistake of dcbase.
    """
    if not submission.outline:
        return submission, None
    form, indicators = kit.questions.form, kit.questions.indicators

    def settled(figures: Mapping[str, Known]) -> Mapping[str, Figure]:
        sent = evolve(submission, figures=said_figures(figures, indicators))
        return derive(indicators, typed_figures(sent, kit.questions)[0]).figures

    found = place(submission.outline, form, indicators, settled)
    unit = _unit(found, kit)
    period = _period(found)
    window, about_window = claimed_window(found)
    file = Origin(submission.name, submission.sha256)
    identified = evolve(
        submission,
        form=Said(form.code, file),
        unit=unit,
        period=period,
        window=window,
        header=found.header,
        recipients=found.recipients,
        signature=found.signature,
        opening=found.opening,
        closing=found.closing,
        figures=found.figures,
        slots=found.slots,
        outline=(),
    )
    told = (*submission.findings, *found.findings, *about_window, *_told(identified, kit))
    return evolve(identified, findings=told), found


def _told(submission: Submission, kit: Kit) -> Iterator[Finding]:
    """Yield what was read from words, and where the file's own name says otherwise."""
    unit, period, window = submission.unit, submission.period, submission.window
    origin = next((said.origin for said in (unit, period) if said and said.origin), None)
    yield core_kind("DC-2051").found(
        subject="unit",
        origin=origin or Origin(submission.name, submission.sha256),
        facts={
            "unit": kit.expected[unit.text].name if unit else "…",
            "period": period.text if period else "…",
            "window": window["label"].text if window else "…",
        },
    )
    subject = submission.header.get("subject")
    if subject is not None and is_of_another_matter(subject, kit.questions.form):
        facts = {"words": subject.text, "name": kit.questions.form.name}
        yield core_kind("DC-2024").found(subject="subject", origin=subject.origin, facts=facts)
    organisation = submission.header.get("organisation")
    if unit is None and organisation is not None:
        facts = {"words": organisation.text}
        yield core_kind("DC-2055").found(subject="unit", origin=organisation.origin, facts=facts)
    named = kit.identify_unit(PurePosixPath(submission.name).stem, kit.expected)
    if unit is not None and named is not None and named != unit.text:
        facts = {"unit": kit.expected[unit.text].name, "other": kit.expected[named].name}
        yield core_kind("DC-2052").found(subject="unit", origin=unit.origin, facts=facts)


def _unit(found: Placed, kit: Kit) -> Said | None:
    """Return the code of the one expected unit that the head, or else the words around, names."""
    for said in (found.header.get("organisation"), found.opening, found.closing):
        if said is None:
            continue
        words = _key(said.text)
        named = [
            code
            for code, unit in kit.expected.items()
            if re.search(rf"(?<!\w){re.escape(_key(unit.name))}(?!\w)", words)
        ]
        if len(named) == 1:
            return Said(named[0], said.origin)
        if named:
            return None
    return None


def _key(text: str) -> str:
    return tone_key(fold(text))


def _period(found: Placed) -> Said | None:
    """Return the period that the subject names, or else the opening."""
    for said in (found.header.get("subject"), found.opening):
        period = None if said is None else _named_period(said.text)
        if said is not None and period is not None:
            return Said(str(period), said.origin)
    return None


def _named_period(text: str) -> Period | None:
    try:
        if named := _HALF.search(text):
            return Period(named["year"], Span.HALF, 1 if named["which"].lower() == "đầu" else 2)
        if named := _QUARTER.search(text):
            which = named["which"].upper()
            number = int(which) if which.isdigit() else read_roman(which)
            return Period(named["year"], Span.QUARTER, number)
        if named := _MONTH.search(text):
            return Period(named["year"], Span.MONTH, int(named["which"]))
    except ValueError:
        return None
    named = _YEAR.search(text)
    return Period(named["year"]) if named else None
