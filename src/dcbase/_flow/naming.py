"""Figures that were sent under an indicator's name instead of its code."""

from __future__ import annotations

from collections.abc import Mapping

from dcbase.model import Fact, Finding, FrozenMap, Indicator, Said, core_kind
from dcbase.model.remembered import remembered
from dcbase.text import fold


def by_name(said: Said, indicators: FrozenMap[str, Indicator]) -> tuple[str, Finding] | None:
    """Find the indicator whose whole name was written, whatever its case and spaces.

    Returns:
        Its short code and a finding that says so; no code if several have that name; None if
        none has.
    """
    codes = _names(indicators).get(fold(said.text), ())
    if not codes:
        return None
    facts: dict[str, Fact] = {"got": said.text, "code": codes[0], "codes": ", ".join(codes)}
    kind, code = ("DC-3018", codes[0]) if len(codes) == 1 else ("DC-3019", "")
    return code, core_kind(kind).found(subject=code or said.text, origin=said.origin, facts=facts)


@remembered
def _names(indicators: FrozenMap[str, Indicator]) -> Mapping[str, tuple[str, ...]]:
    """Return the short codes by folded name."""
    codes: dict[str, tuple[str, ...]] = {}
    for short, indicator in indicators.items():
        key = fold(indicator.name)
        codes[key] = (*codes.get(key, ()), short)
    return codes
