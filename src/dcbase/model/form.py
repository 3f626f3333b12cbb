"""Forms: what a unit is asked."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from dcbase.model.finding import Severity
from dcbase.model.frozenmap import FrozenMap
from dcbase.model.named import Named
from dcbase.model.period import Period


@frozen(kw_only=True)
class Slot:
    """One place for words.

    Args:
        slot: Dotted code (`dcbase.model.Section`).
        heading: The wording of its heading, which may hold ``{period}``, ``{next_period}``
            and ``{unit}``; None: it has no heading.
        heading_en: The same in English, for people; never printed.
        required: A report without words here gets a finding.
        cues: Words that begin a text of this slot in reports that came without slots.
        also: Other headings that such reports give it.
        topics: Headings of what such reports tell in it as parts of their own.
    """

    slot: str
    heading: str | None = None
    heading_en: str = ""
    required: bool = False
    cues: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def parent(self) -> str:
        return self.slot.rpartition(".")[0]

    @property
    def level(self) -> int:
        """How deep it stands, from 1."""
        return self.slot.count(".") + 1

    def wording(self, period: Period, unit: str = "") -> str | None:
        """Return the heading for a period and a unit."""
        if self.heading is None:
            return None
        return self.heading.format(period=period, next_period=period.next(), unit=unit)


@frozen(kw_only=True)
class Rule:
    """Something that must hold between figures.

    It is a finding kind by itself: rule ``R25`` of the namespace ``law10`` is the kind
    ``LAW10-R25``.  A rule over a missing figure is skipped, unless it asks `missing(X)`.

    Args:
        code: Of the rule, within the form.
        expression: What must hold, over short codes.
        when: When it is asked at all; empty: always.
        assume: Values taken for missing figures in this rule, by short code.
        severity: What it weighs if it does not hold.
        vi, en: What is wrong then.
        reference: Ids of the obligations it rests on.
        basis: The article, as officially written.
    """

    code: str
    expression: str
    when: str = ""
    assume: FrozenMap[str, int] = FrozenMap()
    severity: Severity = field(default=Severity.ERROR, converter=Severity)
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""
    reference: tuple[str, ...] = ()
    basis: str = ""


@frozen(kw_only=True)
class Form(Named):
    """What a unit is asked: words by slot, figures, and what must hold between them.

    Args:
        version: Changes whenever a question does.
        title: Printed as the document's title: ``BÁO CÁO``.
        slots: In printing order; a sub-slot follows the slot it stands in.
        indicators: Codes, in the order they are asked; short ones are the form's own
            namespace's.
        groups: What the groups of its indicators are called, by the code that the indicators
            have as `group`: ``LD`` is "Lãnh đạo, chỉ đạo".  A workbook has a sheet for each; a
            group without a name is called by its code.
        rules: Between the figures.
        level: The level of the units it is asked of.
    """

    version: str
    name: str
    name_en: str = ""
    title: str = "BÁO CÁO"
    slots: tuple[Slot, ...] = ()
    indicators: tuple[str, ...] = ()
    groups: FrozenMap[str, str] = FrozenMap()
    rules: tuple[Rule, ...] = ()
    level: str = "commune"
    valid_from: date | None = None
    valid_to: date | None = None

    def slot(self, code: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.slot == code), None)
