"""A unit's report: typed figures with origins, and its own words by slot."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from dcbase.model.figure import Figure, Missing
from dcbase.model.finding import Finding, Severity
from dcbase.model.frozenmap import FrozenMap
from dcbase.model.parts import (
    Assessment,
    Leadership,
    Overview,
    Recommendations,
    Results,
    Tasks,
)
from dcbase.model.period import Period
from dcbase.model.questions import Questions
from dcbase.model.round import Window
from dcbase.model.section import Block, Section
from dcbase.model.unit import Unit


@frozen(kw_only=True)
class Header:
    """What stands at the head of an official document.

    Args:
        issuer: ``party`` or ``government``; chooses the official form.
        organisation: Who issues it: ``Đảng ủy xã Lùng Phình``.
        parent: The organisation above, or empty.
        number: Its number, or None for the form's blank.
        place: Where it is issued.
        date: Day of issue, or None for the form's blank.
        subject: The trích yếu.
        type: Abbreviation of the kind of document (``BC``).
        office: Abbreviation of the issuing body (``ĐU``, ``UBND``).
    """

    issuer: str = "government"
    organisation: str = ""
    parent: str = ""
    number: str | None = None
    place: str = ""
    date: date | None = None
    subject: str = ""
    type: str = "BC"
    office: str = ""


@frozen(kw_only=True)
class Recipient:
    """One line of "Nơi nhận"; the profile adds mark and end mark."""

    name: str
    note: str = ""


@frozen(kw_only=True)
class Signature:
    """Who signs: for whom, in which capacity, by name."""

    on_behalf_of: str = ""
    capacity: str = ""
    name: str = ""


@frozen(kw_only=True)
class Report:
    """One unit's report on one period, judged.

    `figures` holds every figure that is asked, known or missing, by short code; `sections`
    the unit's own words in the order of the form.  The six parts of the schema are
    properties over the sections.  `before` is the unit's report of the round before, without
    words, for comparing; it is no part of this one.
    """

    unit: Unit
    questions: Questions = field(repr=False)
    period: Period
    window: Window
    header: Header = Header()
    opening: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[Block, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signature: Signature = Signature()
    figures: FrozenMap[str, Figure] = FrozenMap()
    findings: tuple[Finding, ...] = ()
    sample: bool = False
    file: str = ""
    sha256: str = ""
    before: Report | None = field(default=None, repr=False, eq=False)

    @property
    def overview(self) -> Overview:
        return Overview(self.section("overview"))

    @property
    def leadership(self) -> Leadership:
        return Leadership(self.section("leadership"))

    @property
    def results(self) -> Results:
        return Results(self.section("results"))

    @property
    def assessment(self) -> Assessment:
        return Assessment(self.section("assessment"))

    @property
    def tasks(self) -> Tasks:
        return Tasks(self.section("tasks"))

    @property
    def recommendations(self) -> Recommendations:
        return Recommendations(self.section("recommendations"))

    def section(self, slot: str) -> Section | None:
        """Return the section of a slot, wherever it stands, or None if nothing was said."""
        for section in self.sections:
            found = section.find(slot)
            if found is not None:
                return found
        return None

    def figure(self, code: str) -> Figure:
        """Return a figure by short code; one that was never asked is missing."""
        return self.figures.get(code, Missing())

    @property
    def counts(self) -> bool:
        """Tell whether the unit counts as having reported: no finding blocks it."""
        return not any(
            finding.severity is Severity.BLOCKER and finding.waiver is None
            for finding in self.findings
        )

    @property
    def has_errors(self) -> bool:
        """Tell whether a finding of severity error or worse stands against it."""
        return any(finding.weighs for finding in self.findings)
