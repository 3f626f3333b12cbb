"""All rules of a form at once."""

from __future__ import annotations

from dcbase.formula import judge
from dcbase.formula.broken import broken
from dcbase.model import FrozenMap, Known, Missing, Rule

RULES = (
    Rule(code="R1", expression="A <= B", vi="a", en="a"),
    Rule(code="R2", expression="A <= C", vi="a", en="a"),
    Rule(code="R3", expression="A <= C", assume=FrozenMap({"C": 0}), vi="a", en="a"),
    Rule(code="R4", expression="A > B", when="annual", vi="a", en="a"),
    Rule(code="R5", expression="A == prev(B)", vi="a", en="a"),
)
FIGURES = FrozenMap({"A": Known(3), "B": Known(2), "C": Missing()})


def test_the_same_as_judging_one_by_one():
    """Broken is what `judge` says does not hold; what it skips is not broken."""
    for annual in (True, False):
        for previous in (None, {"B": Known(3)}, {"B": Known(4)}):
            scope = {"previous": previous, "names": {"annual": annual}}
            found = tuple(broken(RULES, FIGURES, **scope))
            expected = tuple(r for r in RULES if judge(r, FIGURES, **scope).holds is False)
            assert expected == found


def test_those_that_do_not_hold():
    """A missing figure skips a rule, unless the rule assumes a value for it."""
    found = broken(RULES, FIGURES, names={"annual": False})
    assert [rule.code for rule in found] == ["R1", "R3"]
