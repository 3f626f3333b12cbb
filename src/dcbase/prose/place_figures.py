"""The figures that words state, as a submission holds them and as they will be read again."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from attrs import evolve

from dcbase.model import (
    FrozenMap,
    Indicator,
    Known,
    Origin,
    Qualifier,
    Restated,
    Said,
    SaidFigure,
    Value,
)
from dcbase.prose.place_wholes import parts_of
from dcbase.prose.qualifiers import PRINTED


def with_parts(
    figures: Mapping[str, Known], indicators: Mapping[str, Indicator]
) -> dict[str, Known]:
    """Return the figures and the parts of rates that were written as fractions, in their order.

    What was said of a part elsewhere stands.
    """
    every = dict(figures)
    for code, known in figures.items():
        for part, value in zip(
            parts_of(code, figures, indicators), known.parts or (), strict=False
        ):
            if part is not None and value == int(value):
                every.setdefault(part, Known(int(value), origin=known.origin))
    order = {code: place for place, code in enumerate(indicators)}
    return dict(sorted(every.items(), key=lambda pair: order[pair[0]]))


def as_read(figures: Mapping[str, Known], indicators: Mapping[str, Indicator]) -> dict[str, Known]:
    """Return figures as somebody reads them who is sent no parts of rates but as figures."""
    return {
        code: known
        if _has_its_parts(code, known, figures, indicators)
        else evolve(known, parts=None)
        for code, known in figures.items()
    }


def said_figures(
    figures: Mapping[str, Known], indicators: Mapping[str, Indicator]
) -> tuple[SaidFigure, ...]:
    """Return figures as they would have been sent."""
    return tuple(
        _said(known, indicators[code], code)
        for code, known in figures.items()
        if code in indicators
    )


def _has_its_parts(
    code: str,
    known: Known,
    figures: Mapping[str, Known],
    indicators: Mapping[str, Indicator],
) -> bool:
    if known.parts is None:
        return True
    parts = [figures.get(part or "") for part in parts_of(code, figures, indicators)]
    return [part and part.value for part in parts] == list(known.parts)


def _said(known: Known, indicator: Indicator, code: str) -> SaidFigure:
    again = {
        slot: _plain(code, said, said.origin, indicator) for slot, said in known.restated.items()
    }
    return evolve(_plain(code, known, known.origin, indicator), restated=FrozenMap(again))


def _plain(
    code: str, said: Known | Restated, origin: Origin | None, indicator: Indicator
) -> SaidFigure:
    qualified = said.qualifier is not Qualifier.EQ
    # The usual word goes without saying, unless the word is what is wrong.
    usual = PRINTED["vi"][said.qualifier] if indicator.allow_qualifier else ""
    return SaidFigure(
        code=Said(code, origin),
        value=Said(_text(said.value), origin),
        qualifier=Said(said.qualifier.value, origin) if qualified else None,
        said=Said(said.said, origin) if said.said not in ("", usual) else None,
    )


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    # 1.234 might be read as one thousand and more; a zero behind it says that it is not.
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text
