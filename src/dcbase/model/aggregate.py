"""What many reports are together."""

from __future__ import annotations

import enum
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from dcbase.model.figure import Figure, Value
from dcbase.model.finding import Finding
from dcbase.model.frozenmap import FrozenMap
from dcbase.model.questions import Questions
from dcbase.model.report import Report
from dcbase.model.round import Round
from dcbase.model.section import Section
from dcbase.model.unit import Unit


class Flag(enum.Enum):
    """What a reader of a total has to know about it."""

    ESTIMATE = "estimate"
    """A part carries a qualifier ("trên 98%")."""
    UNDER_CHECK = "under-check"
    """A part stands in a report with errors."""
    ASSUMED = "assumed"
    """A part was computed with an assumed value."""
    STATED_LEFT_OUT = "stated-left-out"
    """A rate that was sent without its parts could not be added up."""
    NO_WEIGHT = "no-weight"
    """A value without a weight was left out of a weighted mean; the range is shown."""


@frozen(kw_only=True)
class Coverage:
    """Who stands behind a total, and who does not.

    Args:
        reported: How many units the total rests on.
        expected: How many were asked.
        missing: Codes of the units that it does not rest on, in the order expected.
        left_out: Codes of those among `missing` that sent something which could not be added
            up (a rate without its parts, a survey without ballots).
    """

    reported: int
    expected: int
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        return self.reported == self.expected


@frozen(kw_only=True)
class Total:
    """One indicator over all units, never without its coverage.

    Args:
        code: Short code of the indicator.
        figure: The total itself, known or missing.
        coverage: Who stands behind it.
        flags: What else a reader must know, in the order of `Flag`.
        flagged: For each flag, the codes of the units it comes from.
        counts: How many units gave each value, for counts by value and yes/no.
        span: Smallest and largest value, where a mean could not be taken.
        values: The values side by side, for a list.
        figures: Each unit's own figure, by unit code, in the order expected.
    """

    code: str
    figure: Figure
    coverage: Coverage
    flags: tuple[Flag, ...] = ()
    flagged: FrozenMap[Flag, tuple[str, ...]] = FrozenMap()
    counts: FrozenMap[str, int] = FrozenMap()
    span: tuple[Decimal, Decimal] | None = None
    values: tuple[Value, ...] = ()
    figures: FrozenMap[str, Figure] = FrozenMap()


@frozen(kw_only=True)
class Aggregate:
    """The reports of one round, added up and side by side.

    Args:
        unit: The unit above those that report.
        round: The round, with the units expected.
        units: The units expected, by code, in Vietnamese order of their names.
        totals: By short code of the indicator, in the order of the form.
        reports: The reports that count, in the same order as `units`.
        absent: Codes of expected units without a report that counts.
        findings: About the round, or about reports that were left out.
        sample: At least one report is made up.
        before: The round before over the same units, for comparing; no part of this one.
    """

    unit: Unit
    questions: Questions = field(repr=False)
    round: Round
    units: FrozenMap[str, Unit]
    totals: FrozenMap[str, Total] = FrozenMap()
    reports: tuple[Report, ...] = ()
    absent: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    sample: bool = False
    before: Aggregate | None = field(default=None, repr=False, eq=False)

    @cached_property
    def words(self) -> FrozenMap[str, tuple[tuple[str, Section], ...]]:
        """What the units say, by slot, in the order of `units`: put side by side when asked for.

        A section keeps its own sub-sections.
        """
        words: dict[str, list[tuple[str, Section]]] = {}
        for report in self.reports:
            for top in report.sections:
                for section in top.walk():
                    if section.slot and section.has_words:
                        words.setdefault(section.slot, []).append((report.unit.code, section))
        return FrozenMap({slot: tuple(said) for slot, said in words.items()})
