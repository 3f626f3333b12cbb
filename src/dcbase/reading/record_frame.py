"""What frames a record, as plain values and back: units, windows, days, full codes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from dcbase.model import Predecessor, Questions, Unit, Window

T = TypeVar("T")

_PREDECESSOR = ("code", "name", "extent", "district", "province", "note")


def day_to_plain(day: date | None) -> str | None:
    """Return a day as ``2025-10-31``; None for none."""
    return None if day is None else day.isoformat()


def day_from_plain(plain: str | None) -> date | None:
    """Return the day again."""
    return None if plain is None else date.fromisoformat(plain)


def window_to_plain(window: Window) -> dict[str, Any]:
    """Return a window with the keys of a submission."""
    days = {"from": window.start.isoformat(), "to": window.end.isoformat()}
    return {**days, "label": window.label}


def window_from_plain(plain: Mapping[str, str]) -> Window:
    """Return the window again."""
    return Window(
        start=date.fromisoformat(plain["from"]),
        end=date.fromisoformat(plain["to"]),
        label=plain["label"],
    )


def unit_to_plain(unit: Unit) -> dict[str, Any]:
    """Return a unit with its validity and the units that went into it."""
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind,
        "parent": unit.parent,
        "valid_from": day_to_plain(unit.valid_from),
        "valid_to": day_to_plain(unit.valid_to),
        "predecessors": [
            {key: getattr(before, key) for key in _PREDECESSOR} for before in unit.predecessors
        ],
    }


def unit_from_plain(plain: Mapping[str, Any]) -> Unit:
    """Return the unit again."""
    validity = {key: day_from_plain(plain[key]) for key in ("valid_from", "valid_to")}
    predecessors = tuple(Predecessor(**before) for before in plain["predecessors"])
    return Unit(**{**plain, **validity, "predecessors": predecessors})


def full_code(questions: Questions, code: str) -> str:
    """Return the full code of an indicator that is asked; of any other, `code` itself."""
    indicator = questions.indicators.get(code)
    return code if indicator is None else indicator.code


def in_order(questions: Questions, by_code: Mapping[str, T]) -> dict[str, T]:
    """Return what is kept by short code in the order of the questions; the rest behind it."""
    asked = [code for code in questions.indicators if code in by_code]
    others = sorted(code for code in by_code if code not in questions.indicators)
    return {code: by_code[code] for code in (*asked, *others)}
