"""The closed expression language over figures: parse, evaluate, judge rules, derive.

Formulas and rules are data from plugins.  They are parsed here, never run as Python; a
missing figure is never zero, and a bound ("trên 98%") never becomes an exact number.
"""

from __future__ import annotations

from dcbase.formula.derive import Derivation, derive, findings_of
from dcbase.formula.disagreement import Disagreement
from dcbase.formula.expression import Expression, check_kinds, parse
from dcbase.formula.kinds import Sort
from dcbase.formula.outcome import Outcome, evaluate
from dcbase.formula.rules import Judgement, holds, judge, scope
from dcbase.formula.values import Why

__all__ = [
    "Derivation",
    "Disagreement",
    "Expression",
    "Judgement",
    "Outcome",
    "Sort",
    "Why",
    "check_kinds",
    "derive",
    "evaluate",
    "findings_of",
    "holds",
    "judge",
    "parse",
    "scope",
]
