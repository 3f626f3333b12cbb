"""Findings: what is wrong with the data, as values."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, total_ordering
from typing import Any, TypeAlias

from attrs import evolve, field, frozen, validators

from dcbase.messages import entries
from dcbase.model.figure import Origin
from dcbase.model.frozenmap import FrozenMap
from dcbase.model.medium import Medium, Remedy, medium_of

Fact: TypeAlias = str | int | Decimal | bool | None
"""What a finding's words are made from; always printable, never an object."""


@total_ordering
class Severity(enum.Enum):
    """How much a finding weighs, lightest first."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    """The unit counts, its totals are flagged."""
    BLOCKER = "blocker"
    """The unit does not count as having reported."""

    def __lt__(self, other: Severity) -> bool:
        return _WEIGHTS[self.value] < _WEIGHTS[other.value]


_WEIGHTS = {severity.value: weight for weight, severity in enumerate(Severity)}


class Stage(enum.IntEnum):
    """When a finding is made.  A stage runs only if the earlier ones left something to judge."""

    FILE = 1
    FORM = 2
    VALUE = 3
    PROSE = 4
    RULES = 5
    HISTORY = 6
    DOCUMENT = 7
    PLUGIN = 9


@frozen(kw_only=True)
class Waiver:
    """A finding that an office accepts, with a reason and an end; printed in the annex."""

    finding: str
    unit: str = ""
    code: str = ""
    reason: str = field(validator=validators.min_len(1))
    office: str = field(validator=validators.min_len(1))
    expires: date | None = None

    def covers(self, finding: Finding, unit: str, on: date) -> bool:
        """Tell whether this waiver accepts `finding` of `unit` on the day `on`."""
        return (
            finding.code == self.finding
            and self.unit in ("", unit)
            and self.code in ("", finding.subject)
            and (self.expires is None or on <= self.expires)
        )


@frozen(kw_only=True)
class Finding:
    """One thing that is wrong with one report, or worth saying about it.

    Args:
        code: Of its `FindingKind`; a finding of an undeclared kind is a contract error.
        severity: Of its kind, unless the check knows better.
        subject: What it is about: the code of an indicator, a slot, a key; or empty.
        origin: Where it stood.
        facts: What its words are made from, by the names that the words use.
        unit: The reporting unit, filled in by the step that knows it.
        waiver: The waiver that accepts it; it then weighs nothing.
    """

    code: str
    severity: Severity
    subject: str = ""
    origin: Origin | None = None
    facts: FrozenMap[str, Fact] = FrozenMap()
    unit: str = ""
    waiver: Waiver | None = None

    @property
    def weighs(self) -> bool:
        """Tell whether it is of severity error or worse and not waived."""
        return self.waiver is None and self.severity >= Severity.ERROR

    def of(self, unit: str) -> Finding:
        """Return the same finding, said of a unit."""
        return evolve(self, unit=unit)


@frozen(kw_only=True)
class FindingKind:
    """A kind of finding: its code, its weight and its words in both languages.

    The words are `str.format` templates over the facts (``{got}``); the hint says how to mend
    it.  Codes are never reused.

    Args:
        code: ``DC-nnnn`` for the core, the plugin's name and a number for a plugin.
        stage: When it is made.
        vi, en: One sentence: where it stands is printed before it.
        hint_vi, hint_en: What to do about it.
        basis: The article or rule it rests on, as officially written; or empty.
        remedies: What to do about it in files of which the hint does not speak: who mends a
            workbook reads of its cells.
    """

    code: str = field(validator=validators.matches_re(r"[A-Z][A-Z0-9_]*(-[A-Z0-9_]+)+"))
    stage: Stage = field(converter=Stage)
    severity: Severity = field(converter=Severity)
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""
    basis: str = ""
    remedies: tuple[Remedy, ...] = ()

    def found(
        self,
        *,
        subject: str = "",
        origin: Origin | None = None,
        severity: Severity | None = None,
        facts: Mapping[str, Fact] | None = None,
    ) -> Finding:
        """Make a finding of this kind."""
        return Finding(
            code=self.code,
            severity=severity or self.severity,
            subject=subject,
            origin=origin,
            facts=FrozenMap(facts or {}),
        )

    def words(self, finding: Finding, language: str = "vi") -> str:
        """Say a finding of this kind in ``vi`` or ``en``."""
        return _said(self.en if language == "en" else self.vi, finding, language)

    def hint(self, finding: Finding, language: str = "vi", medium: Medium | None = None) -> str:
        """Say how to mend it in ``vi`` or ``en``; empty if there is nothing to say.

        Args:
            medium: In which it is mended; None takes that of the file it was found in.
        """
        if medium is None and finding.origin is not None and self.remedies:
            medium = medium_of(finding.origin.file)
        own = next((remedy for remedy in self.remedies if medium in remedy.media), None)
        vi, en = (self.hint_vi, self.hint_en) if own is None else (own.vi, own.en)
        return _said(en if language == "en" else vi, finding, language)


def _said(template: str, finding: Finding, language: str) -> str:
    facts = {"subject": finding.subject, **finding.facts}
    # A fact that is itself in words may come in both languages: problem_vi, problem_en.
    own = f"_{language}"
    worded = {name.removesuffix(own): facts[name] for name in facts if name.endswith(own)}
    return template.format_map({**facts, **worded})


@cache
def core_kinds(stage: Stage) -> FrozenMap[str, FindingKind]:
    """Return the core's own kinds of one stage, by code, from the catalog of messages."""
    return FrozenMap(
        {
            code: _kind(code, stage, words)
            for code, words in entries(f"findings-{stage.value}").items()
        }
    )


def _kind(code: str, stage: Stage, words: Mapping[str, Any]) -> FindingKind:
    remedies = tuple(Remedy(**remedy) for remedy in words.get("remedies", ()))
    return FindingKind(**{**words, "code": code, "stage": stage, "remedies": remedies})


def core_kind(code: str) -> FindingKind:
    """Return one of the core's own kinds: ``DC-4001`` is of stage 4."""
    return core_kinds(Stage(int(code[3])))[code]
