"""Whether a rule between figures holds."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from functools import lru_cache

from attrs import frozen

from dcbase.formula.expression import parse
from dcbase.formula.operators import Frame
from dcbase.formula.outcome import NOTHING
from dcbase.formula.values import Part, Unknown, Why
from dcbase.model import Figure, FrozenMap, Period, Rule, Span, Value, Window, state_window


@frozen
class Judgement:
    """Whether a rule holds.

    Args:
        holds: None if it was skipped.
        why: Why it was skipped; None if it was not.
        missing: The figures whose absence it was skipped for.
        assumed: The judgement rests on an assumed value.
    """

    holds: bool | None
    why: Why | None = None
    missing: tuple[str, ...] = ()
    assumed: bool = False


_JUDGED = {
    (holds, assumed): Judgement(holds, assumed=assumed)
    for holds in (True, False)
    for assumed in (True, False)
}
_NOT_ASKED = Judgement(None, Why.NOT_ASKED)


def judge(
    rule: Rule,
    figures: Mapping[str, Figure],
    *,
    previous: Mapping[str, Figure] | None = None,
    names: Mapping[str, Value] = NOTHING,
) -> Judgement:
    """Tell whether a rule holds, or why it was skipped.

    It is skipped if its `when` does not hold or nobody can say whether it does, and if nobody
    can say whether the rule itself holds; `evaluate` says when that is.

    Args:
        rule: Of the form.
        figures: By short code.
        previous: The figures of the unit's report before; None if there is none.
        names: What ``months`` and ``annual`` are (`scope`).

    Raises:
        FormulaError: A text of the rule is no formula, or needs a name that is not in `names`.
    """
    frame = Frame(figures, NOTHING if previous is None else previous, rule.assume, names)
    if rule.when:
        asked = parse(rule.when).run(frame)
        if asked is not True:
            return _NOT_ASKED if asked is False else _skipped(asked)
    part = parse(rule.expression).run(frame)
    if part.__class__ is bool:
        return _JUDGED[part, frame.assumed]
    return _skipped(part)


def holds(
    rule: Rule,
    figures: Mapping[str, Figure],
    *,
    previous: Mapping[str, Figure] | None = None,
    names: Mapping[str, Value] = NOTHING,
) -> bool | None:
    """Tell whether a rule holds; None if it was skipped (`judge` says why)."""
    return judge(rule, figures, previous=previous, names=names).holds


@lru_cache(maxsize=64)
def scope(period: Period, window: Window) -> FrozenMap[str, Value]:
    """Return the names that formulas may use, for one report.

    Returns:
        ``months``: how many whole months the window has, counted from its first day.
        ``annual``: whether the period is a year and the window covers it, either as the
        calendar has it or from 15 December to 14 December, as state reporting has it (Điều 12
        Nghị định 09/2019/NĐ-CP).
    """
    state = state_window(period)
    whole = window.covers(period) or (window.start <= state.start and state.end <= window.end)
    annual = period.span is Span.YEAR and whole
    return FrozenMap({"months": _whole_months(window), "annual": annual})


def _whole_months(window: Window) -> int:
    start, end = window.start, window.end
    months = 12 * (end.year - start.year) + end.month - start.month
    if end.day == calendar.monthrange(end.year, end.month)[1]:
        return months + (start.day == 1)
    return months - (end.day + 1 < start.day)


def _skipped(part: Part) -> Judgement:
    unknown = part if isinstance(part, Unknown) else Unknown(Why.KIND)
    return Judgement(None, unknown.why, unknown.codes)
