"""What a layout sees of a record: the same for one report and for a whole round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import define

from dcbase.layout.problems import Place, nearest
from dcbase.model import (
    Aggregate,
    Figure,
    Layout,
    Literal,
    Missing,
    Period,
    Profile,
    Questions,
    Record,
    Report,
    Slot,
    Total,
    Unit,
    Window,
)
from dcbase.text import fold, format_number

# As the law lists them (Luật Tổ chức chính quyền địa phương 2025); any other mixture is "đơn vị".
_COMMUNE_KINDS = ("xã", "phường", "thị trấn", "đặc khu")


@define(kw_only=True)
class Scene:
    """A record, the layout and the official form it is printed in.

    Not a value but the desk that one document is made on: it is made by `lay_out` and gone
    with it.
    """

    record: Record
    layout: Layout
    profile: Profile

    @property
    def aggregate(self) -> Aggregate | None:
        return self.record if isinstance(self.record, Aggregate) else None

    @property
    def report(self) -> Report | None:
        return self.record if isinstance(self.record, Report) else None

    @cached_property
    def before(self) -> Scene | None:
        """The round before, seen likewise; None where nothing is known of one."""
        record = self.record.before
        if record is None:
            return None
        return Scene(record=record, layout=self.layout, profile=self.profile)

    @property
    def unit(self) -> Unit:
        return self.record.unit

    @property
    def questions(self) -> Questions:
        return self.record.questions

    @property
    def period(self) -> Period:
        return (
            self.record.round.period if isinstance(self.record, Aggregate) else self.record.period
        )

    @property
    def window(self) -> Window:
        return (
            self.record.round.window if isinstance(self.record, Aggregate) else self.record.window
        )

    @property
    def year(self) -> int:
        """The year of a date that is left blank: that of the day which chose the form.

        Where nobody chose it by a day, the deadline's, or the period's.
        """
        deadline = self.record.round.deadline if isinstance(self.record, Aggregate) else None
        day = self.layout.issued or deadline
        return day.year if day else self.period.year

    @property
    def time(self) -> str:
        """What the time of the figures is called: ``10 tháng đầu năm 2025``."""
        return self.window.label or str(self.period)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code that a sentence may name, short and full."""
        return codes_of(self.questions)

    @property
    def totals(self) -> Mapping[str, Total]:
        return self.record.totals if isinstance(self.record, Aggregate) else {}

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """The figures by short code: the unit's own, or the totals."""
        if isinstance(self.record, Report):
            return self.record.figures
        return {code: total.figure for code, total in self.record.totals.items()}

    def figure(self, code: str) -> Figure:
        return self.figures.get(code, Missing())

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """The reports by code of their unit."""
        reports = self.record.reports if isinstance(self.record, Aggregate) else (self.record,)
        return {report.unit.code: report for report in reports}

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The units whose figures stand in this document, in printing order."""
        if isinstance(self.record, Aggregate):
            return self.record.units
        return {self.record.unit.code: self.record.unit}

    @property
    def absent(self) -> tuple[str, ...]:
        return self.record.absent if isinstance(self.record, Aggregate) else ()

    @cached_property
    def kind(self) -> str:
        """What the units are called when they are counted: ``xã``, ``xã, phường``, ``đơn vị``."""
        kinds = {unit.kind.casefold() for unit in self.units.values()}
        if kinds and kinds <= set(_COMMUNE_KINDS):
            return ", ".join(kind for kind in _COMMUNE_KINDS if kind in kinds)
        return kinds.pop() if len(kinds) == 1 and "" not in kinds else "đơn vị"

    def names(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the names of units; one that the register does not know goes by its code."""
        return tuple(self.units[code].name if code in self.units else code for code in codes)

    def called(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return names of units as they stand within a sentence: ``xã Lùng Phình``."""
        return tuple(called(self.units[code]) if code in self.units else code for code in codes)

    def coverage(self, code: str) -> str:
        """Return ``95/99 xã`` for a total; empty for a unit's own figure."""
        share = self.share(code)
        return f"{share} {self.kind}" if share else ""

    def share(self, code: str) -> str:
        """Return ``95/99`` for a total: units behind it, units asked; else empty."""
        if self.aggregate is None:
            return ""
        total = self.totals.get(code)
        reported, expected = 0, len(self.units)
        if total is not None:
            reported, expected = total.coverage.reported, total.coverage.expected
        return f"{format_number(reported)}/{format_number(expected)}"

    @cached_property
    def everything(self) -> str:
        """All that the units wrote, titles included, in the form in which words are compared."""
        return " ".join(fold(" ".join(_written(report))) for report in self.reports.values())

    def nearest_code(self, code: str) -> str:
        """Return the code that comes nearest to a misspelt one; empty if none does."""
        return nearest(code, sorted(self.codes))

    def place(self, part: str) -> Place:
        return Place(self.layout.code, part)

    def heading_of(self, slot: Slot) -> str | None:
        """Return a slot's heading in the form's words, for this period and unit.

        Raises:
            dcbase.errors.LayoutError: It names something else than these.
        """
        try:
            return slot.wording(self.period, self.unit.name)
        except (LookupError, ValueError) as error:
            raise self.place(slot.slot).error("wording", heading=slot.heading or "") from error


def _written(report: Report) -> Iterator[str]:
    """Yield the titles and the plain words of a report."""
    blocks = [*report.opening, *report.closing]
    for section in (one for top in report.sections for one in top.walk()):
        yield (section.heading and section.heading.text) or ""
        blocks += section.blocks
    for block in blocks:
        yield "".join(run.text for run in block.runs if isinstance(run, Literal))


def called(unit: Unit) -> str:
    """Return a unit's name as it stands within a sentence, its kind in small letters."""
    kind = unit.kind.casefold()
    if kind and unit.name.casefold().startswith(f"{kind} "):
        return kind + unit.name[len(kind) :]
    return unit.name


def codes_of(questions: Questions) -> frozenset[str]:
    """Return the codes that a sentence may name, short and full."""
    indicators = questions.indicators
    return frozenset(indicators) | {indicator.code for indicator in indicators.values()}
