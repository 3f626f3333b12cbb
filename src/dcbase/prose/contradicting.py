"""A number in words, of a sentence or of a table's row, beside the figure that it should be."""

from __future__ import annotations

from dcbase.model import Fact, Figure, Finding, Indicator, Known, Origin, Restated, core_kind
from dcbase.prose.qualifiers import PRINTED
from dcbase.prose.saying import say
from dcbase.prose.values import is_number, rounded
from dcbase.prose.written import Number


def says(number: Number, figure: Known, indicator: Indicator) -> bool:
    """Tell whether a plain number is the figure, or what another place says of it.

    A figure that is no number contradicts none.
    """
    if not is_number(figure.value):
        return True
    said: tuple[Known | Restated, ...] = (figure, *figure.restated.values())
    return any(
        one.qualifier is number.qualifier
        and is_number(one.value)
        and number.agrees(one.value, indicator.unit, indicator.decimals)
        for one in said
    )


def differs(
    figure: Figure | None, indicator: Indicator, words: str, got: str, origin: Origin | None
) -> Finding:
    """Return the finding that words say something else than a figure, or where there is none.

    Returns:
        DC-4009, or DC-4010 where the figure is missing.
    """
    facts: dict[str, Fact] = {"words": words, "name": indicator.name, "got": got}
    if not isinstance(figure, Known):
        return core_kind("DC-4010").found(subject=indicator.short, origin=origin, facts=facts)
    facts["expected"] = say(figure, indicator)
    return core_kind("DC-4009").found(subject=indicator.short, origin=origin, facts=facts)


def to_type(number: Number, indicator: Indicator) -> str:
    """Return a number as somebody types it for an indicator: 45 for "45/45", 1234 for "1.234"."""
    value = rounded(number.in_unit(indicator.unit) or 0, indicator.decimals)
    plain = f"{value:f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))
    word = PRINTED["vi"][number.qualifier] if indicator.allow_qualifier else ""
    return f"{word} {plain}".strip()
