"""Make drawn figures keep to the rules of a form, or break one on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal
from random import Random
from typing import Final

from attrs import frozen

from dcbase.formula import evaluate, holds, parse
from dcbase.formula.tree import Binary, Code, Node, Unary, walk, written
from dcbase.model import FrozenMap, Kind, Known, Questions, Rule, Severity, Value
from dcbase.testing.drawing import rounded

_ROUNDS: Final = 12
_FULL_PERCENT: Final = 45


@frozen
class Rulebook:
    """The rules of a form, asked of made-up figures.

    Args:
        questions: The form and its indicators.
        names: What ``months`` and ``annual`` are.
    """

    questions: Questions
    names: FrozenMap[str, Value]

    def broken(self, values: Mapping[str, Value]) -> tuple[Rule, ...]:
        """Return the rules that do not hold, in the order of the form."""
        figures = _figures(values)
        return tuple(
            rule
            for rule in self.questions.form.rules
            if holds(rule, figures, names=self.names) is False
        )

    def mended(self, values: Mapping[str, Value], lots: Random) -> dict[str, Value]:
        """Return values for which every rule holds; what cannot be mended is left out."""
        mended = dict(values)
        for turn in range(_ROUNDS):
            wrong = self.broken(mended)
            if not wrong:
                return mended
            for rule in wrong:
                if holds(rule, _figures(mended), names=self.names) is False:
                    mended = self._mend(parse(rule.expression).tree, mended, lots, first=not turn)
        return self.without_broken(mended)

    def without_broken(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Leave out the figures of every rule that does not hold."""
        kept = dict(values)
        while wrong := self.broken(kept):
            codes = parse(wrong[0].expression).codes & kept.keys()
            if not codes:  # it asks for a figure that is not there
                return kept
            kept = {code: value for code, value in kept.items() if code not in codes}
        return kept

    def number(self, node: Node, values: Mapping[str, Value]) -> Decimal | None:
        """Return what a part of a rule comes to, or None if it is no known number."""
        value = evaluate(parse(written(node)), _figures(values), names=self.names).value
        return None if value is None or isinstance(value, str | bool) else Decimal(value)

    def _mend(
        self, node: Node, values: dict[str, Value], lots: Random, *, first: bool
    ) -> dict[str, Value]:
        match node:
            case Binary("and", left, right):
                return self._mend(
                    right, self._mend(left, values, lots, first=first), lots, first=first
                )
            case Binary("or", _, right):
                return self._mend(right, values, lots, first=first)
            case Code(short) if isinstance(values.get(short), bool):
                return {**values, short: True}
            case Unary("not", Code(short)) if isinstance(values.get(short), bool):
                return {**values, short: False}
            case Binary("<=" | "<", left, right):
                return self._shrunk(left, self.number(right, values), values, lots)
            case Binary(">=" | ">" as sign, Code(short), right) if short in values:
                return self._raised(short, self.number(right, values), values, int(sign == ">"))
            case Binary("==", left, Code(short)) if first and short in values:
                return self._set(short, self.number(left, values), values)
            case Binary("==", left, right):
                return self._shared(left, self.number(right, values), values)
            case _:
                return values

    def _shrunk(
        self, node: Node, limit: Decimal | None, values: dict[str, Value], lots: Random
    ) -> dict[str, Value]:
        """Scale the figures in a sum down until it does not exceed a limit."""
        total = self.number(node, values)
        if limit is None or not total:
            return values
        percent = 100 if lots.randrange(100) < _FULL_PERCENT else lots.randint(82, 100)
        return self._scaled(node, max(limit, Decimal(0)) * percent / 100 / total, values)

    def _shared(
        self, node: Node, total: Decimal | None, values: dict[str, Value]
    ) -> dict[str, Value]:
        """Share a total among the figures in a sum; the last takes what is left."""
        now = self.number(node, values)
        if total is None or not now:
            return values
        shared = self._scaled(node, total / now, values)
        left = total - (self.number(node, shared) or Decimal(0))
        *_, last = [code for code in _codes(node) if code in shared] or [""]
        before = shared.get(last)
        if isinstance(before, int | Decimal):
            return self._set(last, before + left, shared)
        return shared

    def _scaled(self, node: Node, factor: Decimal, values: dict[str, Value]) -> dict[str, Value]:
        scaled = dict(values)
        for code in _codes(node):
            value = scaled.get(code)
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                whole = (value * factor).quantize(Decimal(1), ROUND_DOWN)
                scaled[code] = rounded(whole, self.questions.indicators[code])
        return scaled

    def _raised(
        self, code: str, limit: Decimal | None, values: dict[str, Value], more: int
    ) -> dict[str, Value]:
        if limit is None:
            return values
        return self._set(code, limit.quantize(Decimal(1), ROUND_CEILING) + more, values)

    def _set(self, code: str, value: Decimal | None, values: dict[str, Value]) -> dict[str, Value]:
        indicator = self.questions.indicators[code]
        high = indicator.maximum
        if value is None or indicator.derived or (high is not None and value > high):
            return values
        return {**values, code: rounded(value, indicator)}


def planted(rules: Rulebook, values: dict[str, Value], lots: Random) -> dict[str, Value]:
    """Return values that break one rule of severity error; the same if none can be broken."""
    ways = list(_ways(rules, values))
    lots.shuffle(ways)
    for lesser, value in ways:
        wrong = {**values, lesser: value}
        if any(rule.severity is Severity.ERROR for rule in rules.broken(wrong)):
            return wrong
    return values


def _ways(rules: Rulebook, values: Mapping[str, Value]) -> Iterator[tuple[str, int]]:
    """Yield a code and a slightly too large value for each plain comparison of two counts."""
    for rule in rules.questions.form.rules:
        match parse(rule.expression).tree:
            case Binary("<=", Code(lesser), Code(greater)):
                limit, most = values.get(greater), rules.questions.indicators[lesser].maximum
                counts = rules.questions.indicators[lesser].kind is Kind.INTEGER
                if not counts or lesser not in values or not isinstance(limit, int):
                    continue
                value = limit + 1 + limit // 20
                if most is None or value <= most:
                    yield lesser, value


def _codes(node: Node) -> tuple[str, ...]:
    return tuple(each.short for each in walk(node) if isinstance(each, Code))


def _figures(values: Mapping[str, Value]) -> dict[str, Known]:
    return {code: Known(value) for code, value in values.items()}
