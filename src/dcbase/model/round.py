"""A reporting round: what is asked, for which time, by when, of whom."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen, validators

from dcbase.model.period import Period, Span

COUNTS = ("all", "without-errors")


@frozen(kw_only=True)
class Window:
    """The time that figures are about, first and last day included, and how prose names it."""

    start: date
    end: date = field()
    label: str = ""

    @end.validator
    def _ends_after_it_starts(self, attribute: object, value: date) -> None:
        if value < self.start:
            raise ValueError(f"a window cannot end ({value}) before it starts ({self.start})")

    def covers(self, period: Period) -> bool:
        """Tell whether the window holds the whole of `period`."""
        return self.start <= period.first_day and period.last_day <= self.end


@frozen(kw_only=True)
class Round:
    """One reporting round.

    The reporting period, the data window and the deadline are three different things: the
    reference report is of the year 2025, its figures are of ten months, and the letter that
    asked for it is of October.

    Args:
        form: Full code of the form that is asked.
        period: The reporting period.
        window: The days that the figures are about.
        deadline: Last day to send, or None if there is none.
        expected: Codes of the units that owe a report.
        count: Which reports are added up: ``all`` (with a flag on totals that stand on a
            report with errors) or ``without-errors``.
    """

    form: str
    period: Period
    window: Window
    deadline: date | None = None
    expected: tuple[str, ...] = ()
    count: str = field(default="all", validator=validators.in_(COUNTS))

    @property
    def next_period(self) -> Period:
        return self.period.next()


def calendar_window(period: Period, label: str = "") -> Window:
    """Return the whole of a period, first to last calendar day."""
    return Window(start=period.first_day, end=period.last_day, label=label)


def state_window(period: Period, label: str = "") -> Window:
    """Return the window of state reporting: from the 15th to the 14th.

    A year runs from 15 December of the year before to 14 December, a month from the 15th of
    the month before to the 14th (Điều 12 Nghị định 09/2019/NĐ-CP).  The state cut-offs do not
    bind Party committees.
    """
    before = Period(period.year, Span.MONTH, period.first_day.month).previous()
    return Window(
        start=before.first_day.replace(day=15), end=period.last_day.replace(day=14), label=label
    )
