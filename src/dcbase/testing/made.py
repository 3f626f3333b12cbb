"""Made-up submissions: seeded, plausible, marked as samples, and not quite in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from random import Random
from typing import Any, Final

from attrs import frozen

from dcbase.formula import derive, scope
from dcbase.model import FrozenMap, Known, Period, Questions, Unit, Value, Window
from dcbase.reading import yaml_of
from dcbase.testing.drawing import Usual, drawn, stated
from dcbase.testing.repairing import Rulebook, planted
from dcbase.testing.wording import Pools, worded

_QUALIFIED_PERCENT: Final = 30


@frozen(kw_only=True)
class _Making:
    """What the reports of one round are made from."""

    questions: Questions
    window: Window
    period: Period
    seed: int
    missing_share: float
    parent: str
    usual: Mapping[str, Usual]
    pools: Pools
    rules: Rulebook


def made_submissions(
    questions: Questions,
    units: Iterable[Unit],
    *,
    window: Window,
    period: Period,
    seed: int,
    absent: int = 3,
    missing_share: float = 0.05,
    contradictions: int = 4,
    parent: str = "",
    usual: Mapping[str, Usual] = FrozenMap(),
) -> Iterator[tuple[str, bytes]]:
    """Yield a made-up submission in YAML for each unit, except the absent ones.

    Every submission says ``sample: true``.  Figures keep to the rules of the form and differ in
    scale from unit to unit; some are left out, some have a qualifier where one is allowed.  The
    same arguments give the same bytes, and a unit's figures do not depend on the other units.

    Args:
        questions: What is asked, with full codes.
        units: Who is asked, in the order in which they are yielded.
        window, period: What the figures are about.
        seed: Of the drawing.
        absent: How many units send nothing.
        missing_share: The part of the figures that is left out, from 0 to 1.
        contradictions: How many of the submissions break a rule of severity error.
        parent: Name of the organisation above, printed at the head; empty for none.
        usual: The smallest and largest usual value of a unit of middling size, by short code;
            for any other indicator its unit of measure decides.

    Yields:
        A file name and the file's bytes.
    """
    making = _Making(
        questions=questions,
        window=window,
        period=period,
        seed=seed,
        missing_share=missing_share,
        parent=parent,
        usual=usual,
        pools=Pools.load(),
        rules=Rulebook(questions, scope(period, window)),
    )
    asked = tuple(units)
    lots = Random(seed)
    silent = set(lots.sample(range(len(asked)), min(absent, len(asked))))
    sending = [unit for place, unit in enumerate(asked) if place not in silent]
    wrong = set(lots.sample(range(len(sending)), min(contradictions, len(sending))))
    for place, unit in enumerate(sending):
        plain = _submission(making, unit, contradict=place in wrong)
        yield f"{unit.code}_{period}.yaml", yaml_of(plain).encode()


def _submission(making: _Making, unit: Unit, *, contradict: bool) -> dict[str, Any]:
    lots = Random(f"{making.seed}:{unit.code}")
    figures = _figures(making, unit, lots, contradict=contradict)
    known = {code: Known(value) for code, (value, _) in figures.items()}
    derived = derive(making.questions.indicators, known).figures
    words = worded(making.pools, making.questions, derived, _names(making, unit), lots)
    return {
        "dcbase": 1,
        "form": making.questions.form.code,
        "unit": unit.code,
        "period": str(making.period),
        "window": {
            "from": making.window.start.isoformat(),
            "to": making.window.end.isoformat(),
            "label": making.window.label,
        },
        "header": {**_header(making, unit), **words.head},
        "sample": True,
        "opening": words.opening,
        "figures": {code: _said(value, sign) for code, (value, sign) in figures.items()},
        **words.slots,
        "closing": words.closing,
    }


def _figures(
    making: _Making, unit: Unit, lots: Random, *, contradict: bool
) -> dict[str, tuple[Value, str]]:
    """Return value and qualifier of each figure that is sent, in the order asked."""
    indicators = making.questions.indicators
    size = lots.randint(55, 170)
    asked = {
        code: indicator
        for code, indicator in indicators.items()
        if not indicator.derived and (not indicator.asked_of or unit.code in indicator.asked_of)
    }
    values = {code: drawn(each, size, making.usual, lots) for code, each in asked.items()}
    values = making.rules.mended(values, lots)
    left_out = [code for code in values if lots.randrange(10_000) < making.missing_share * 10_000]
    values = making.rules.without_broken(
        {code: value for code, value in values.items() if code not in left_out}
    )
    if contradict:
        values = planted(making.rules, values, lots)
    qualified = {
        code: "gt"
        for code in values
        if asked[code].allow_qualifier and lots.randrange(100) < _QUALIFIED_PERCENT
    }
    sent = {code: (value, qualified.get(code, "")) for code, value in values.items()}
    sent |= stated(indicators, values, lots)
    return {code: sent[code] for code in indicators if code in sent}


def _header(making: _Making, unit: Unit) -> dict[str, Any]:
    kind = unit.kind.casefold()
    organisation = f"Đảng ủy {kind} {unit.short_name}" if kind else f"Đảng ủy {unit.name}"
    return {
        "issuer": "party",
        "organisation": organisation,
        **({"parent": making.parent} if making.parent else {}),
        "place": unit.short_name,
        "type": "BC",
        "office": "ĐU",
        "signature": {"on_behalf_of": "BAN THƯỜNG VỤ", "capacity": "BÍ THƯ", "name": ""},
    }


def _names(making: _Making, unit: Unit) -> dict[str, str]:
    return {
        "unit": f"{unit.kind.casefold()} {unit.short_name}".strip(),
        "kind": unit.kind.casefold() or "đơn vị",
        "period": str(making.period),
        "next_period": str(making.period.next()),
        "window": making.window.label or f"năm {making.period}",
    }


def _said(value: Value, sign: str) -> Any:
    plain = f"{value:f}" if isinstance(value, Decimal) else value
    return {"value": plain, "qualifier": sign} if sign else plain
