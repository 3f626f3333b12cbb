"""What a cell lets in, and how it says so: made from the indicator that judges it later."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import frozen

from dcbase.model import Indicator, Kind
from dcbase.text import format_number
from dcbase_xlsx.words import say

_MOST = Decimal(10) ** 15 - 1
"""Excel keeps fifteen digits of a number."""
_LONGEST_PROMPT = 255
_LONGEST_LIST = 255


@frozen(kw_only=True)
class CellRule:
    """A data validation.

    Args:
        kind: ``list``, ``integer`` or ``decimal``.
        words: Of a list.
        low, high: Bounds of a number, both included; None where there is none.
        prompt: Shown beside the cell.
        stop: Shown when something else is typed, and not let in.
    """

    kind: str
    words: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    prompt: str
    stop: str


def rule_of(indicator: Indicator) -> CellRule:
    """Return what may be typed for an indicator."""
    match indicator.kind:
        case Kind.BOOLEAN:
            words = (say("yes"), say("no"))
            return _list(words, say("prompt-yes-no"), say("stop-yes-no"))
        case Kind.WORD:
            prompt = say("prompt-one-of", words=", ".join(indicator.values))
            return _list(indicator.values, prompt, say("stop-one-of"))
        case Kind.INTEGER:
            return _number(indicator, "integer", "whole")
        case Kind.PERCENT:
            return _number(indicator, "decimal", "percent")
        case _:
            return _number(indicator, "decimal", "number")


def choice(words: tuple[str, ...], prompt: str) -> CellRule:
    """Return the rule of a cell that is chosen from a list and is no indicator's."""
    return _list(words, prompt, say("stop-one-of"))


def options(rule: CellRule, title: str, source: str | None = None) -> dict[str, Any]:
    """Return a rule as XlsxWriter takes it.

    Args:
        source: A range that holds the words of a list which cannot stand in the rule itself.
    """
    shown = {
        "ignore_blank": True,
        "input_title": title[:32],
        "input_message": rule.prompt,
        "error_title": say("stop-title"),
        "error_message": rule.stop,
        "error_type": "stop",
    }
    if rule.kind == "list":
        return {"validate": "list", "source": source or list(rule.words), **shown}
    low, high = rule.low, rule.high
    if low is None or high is None:
        low, high = -_MOST if low is None else low, _MOST if high is None else high
    between = {"criteria": "between", "minimum": float(low), "maximum": float(high)}
    return {"validate": rule.kind, **between, **shown}


def needs_range(words: tuple[str, ...]) -> bool:
    """Tell whether a list is too long for a rule, or holds what parts its words there."""
    joined = ",".join(words)
    return len(joined) > _LONGEST_LIST or any(mark in word for word in words for mark in ',;"')


def _list(words: tuple[str, ...], prompt: str, stop: str) -> CellRule:
    return CellRule(kind="list", words=words, prompt=_short(prompt), stop=_short(stop))


def _number(indicator: Indicator, kind: str, words: str) -> CellRule:
    facts = {
        "bounds": _bounds(indicator),
        "decimals": indicator.decimals,
        "measure": indicator.unit or "–",
    }
    return CellRule(
        kind=kind,
        low=indicator.minimum,
        high=indicator.maximum,
        prompt=_short(say(f"prompt-{words}", **facts)),
        stop=_short(say(f"stop-{words}", **facts)),
    )


def _bounds(indicator: Indicator) -> str:
    low, high = indicator.minimum, indicator.maximum
    shown = {
        "low": "" if low is None else format_number(low, 6),
        "high": "" if high is None else format_number(high, 6),
    }
    if low is not None and high is not None:
        return say("bounds-both", **shown)
    if low is not None:
        return say("bounds-low", **shown)
    return "" if high is None else say("bounds-high", **shown)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PROMPT else f"{text[: _LONGEST_PROMPT - 1]}…"
