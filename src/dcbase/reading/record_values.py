"""Figures, places and findings of a record as plain values, and back.

Plain values are what JSON knows: text, whole numbers, true and false, null, lists and objects
with text keys.  A decimal is the object ``{"decimal": "98.5"}``, so that it is never taken for
a word; where only a decimal can stand (the parts of a rate), it is its text alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import frozen

from dcbase.model import (
    Basis,
    Fact,
    Figure,
    Finding,
    FrozenMap,
    Known,
    Missing,
    Origin,
    Qualifier,
    Reason,
    Restated,
    Severity,
    Value,
    Waiver,
)
from dcbase.reading.record_frame import day_from_plain, day_to_plain

_SPOTS = ("line", "column", "sheet", "cell", "paragraph")


@frozen
class Places:
    """Origins as plain values; one without a file stands in the record's own file.

    Args:
        file, sha256: The record's own file.
    """

    file: str = ""
    sha256: str = ""

    def to_plain(self, origin: Origin) -> dict[str, Any]:
        own = (origin.file, origin.sha256) == (self.file, self.sha256)
        named = {} if own else {"file": origin.file, "sha256": origin.sha256}
        spots = {spot: getattr(origin, spot) for spot in _SPOTS}
        return {**named, **{spot: value for spot, value in spots.items() if value is not None}}

    def from_plain(self, plain: Mapping[str, Any]) -> Origin:
        return Origin(**{"file": self.file, "sha256": self.sha256, **plain})

    def of(self, origin: Origin | None) -> dict[str, Any]:
        """Return what an object says of its origin: nothing, if it has none."""
        return {} if origin is None else {"origin": self.to_plain(origin)}

    def in_(self, plain: Mapping[str, Any]) -> Origin | None:
        """Return the origin that an object names, or None."""
        return self.from_plain(plain["origin"]) if "origin" in plain else None


def value_to_plain(value: Fact) -> Any:
    """Return a value or a fact: a decimal as an object, anything else as it is."""
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def value_from_plain(plain: Any) -> Any:
    """Return the value or fact again."""
    return Decimal(plain["decimal"]) if isinstance(plain, dict) else plain


def figure_to_plain(figure: Figure, places: Places) -> dict[str, Any]:
    """Return a figure: ``value`` and what qualifies it, or ``missing`` with the reason."""
    if isinstance(figure, Missing):
        return {"missing": figure.reason.value, **places.of(figure.origin)}
    return {
        **_said(figure.value, figure.qualifier, figure.said),
        "basis": figure.basis.value,
        **({} if figure.parts is None else {"parts": [str(part) for part in figure.parts]}),
        **places.of(figure.origin),
        **({} if not figure.restated else {"restated": _restated(figure.restated, places)}),
    }


def _said(value: Value, qualifier: Qualifier, said: str) -> dict[str, Any]:
    word = {"said": said} if said else {}
    return {"value": value_to_plain(value), "qualifier": qualifier.value, **word}


def _restated(restated: Mapping[str, Restated], places: Places) -> dict[str, Any]:
    return {
        slot: {**_said(again.value, again.qualifier, again.said), **places.of(again.origin)}
        for slot, again in sorted(restated.items())
    }


def figure_from_plain(plain: Mapping[str, Any], places: Places) -> Figure:
    """Return the figure again."""
    if "missing" in plain:
        return Missing(Reason(plain["missing"]), places.in_(plain))
    parts = plain.get("parts")
    return Known(
        value=value_from_plain(plain["value"]),
        qualifier=Qualifier(plain["qualifier"]),
        said=plain.get("said", ""),
        parts=None if parts is None else (Decimal(parts[0]), Decimal(parts[1])),
        basis=Basis(plain["basis"]),
        origin=places.in_(plain),
        restated=FrozenMap(
            {slot: _again(said, places) for slot, said in plain.get("restated", {}).items()}
        ),
    )


def _again(plain: Mapping[str, Any], places: Places) -> Restated:
    return Restated(
        value=value_from_plain(plain["value"]),
        qualifier=Qualifier(plain["qualifier"]),
        said=plain.get("said", ""),
        origin=places.in_(plain),
    )


def finding_to_plain(finding: Finding, places: Places) -> dict[str, Any]:
    """Return a finding with its facts by name and the waiver that accepts it."""
    waiver = finding.waiver
    facts = {name: value_to_plain(fact) for name, fact in sorted(finding.facts.items())}
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "subject": finding.subject,
        "unit": finding.unit,
        "facts": facts,
        **places.of(finding.origin),
        **({} if waiver is None else {"waiver": _waiver(waiver)}),
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "finding": waiver.finding,
        "unit": waiver.unit,
        "code": waiver.code,
        "reason": waiver.reason,
        "office": waiver.office,
        "expires": day_to_plain(waiver.expires),
    }


def finding_from_plain(plain: Mapping[str, Any], places: Places) -> Finding:
    """Return the finding again."""
    waiver = plain.get("waiver")
    return Finding(
        code=plain["code"],
        severity=Severity(plain["severity"]),
        subject=plain["subject"],
        unit=plain["unit"],
        facts=FrozenMap({name: value_from_plain(fact) for name, fact in plain["facts"].items()}),
        origin=places.in_(plain),
        waiver=waiver and Waiver(**{**waiver, "expires": day_from_plain(waiver["expires"])}),
    )
