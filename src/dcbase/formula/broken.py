"""Which of a form's rules do not hold: all of them at once, compiled once for all reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dcbase.formula.expression import parse
from dcbase.formula.operators import Frame, Run
from dcbase.formula.outcome import NOTHING
from dcbase.model import Figure, Rule, Value
from dcbase.model.remembered import remembered


def broken(
    rules: tuple[Rule, ...],
    figures: Mapping[str, Figure],
    *,
    previous: Mapping[str, Figure] | None = None,
    names: Mapping[str, Value] = NOTHING,
) -> Iterator[Rule]:
    """Yield the rules that do not hold, as `judge` would say of each, in their order.

    Args:
        rules: Of a form.  What they are compiled to is remembered as long as the tuple lives.
        figures, previous, names: As for `judge`.

    Raises:
        FormulaError: A text of a rule is no formula, or needs a name that is not in `names`.
    """
    before = NOTHING if previous is None else previous
    plain = Frame(figures, before, NOTHING, names)
    for rule, when, holds in _compiled(rules):
        frame = Frame(figures, before, rule.assume, names) if rule.assume else plain
        if (when is None or when(frame) is True) and holds(frame) is False:
            yield rule


@remembered
def _compiled(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, Run | None, Run], ...]:
    return tuple(
        (rule, parse(rule.when).run if rule.when else None, parse(rule.expression).run)
        for rule in rules
    )
