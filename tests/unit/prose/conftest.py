"""The catalog and the figures that the cases of this room are written with."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from dcbase.model import FrozenMap, Indicator, Known, Qualifier, Restated

CASES = Path(__file__).parents[2] / "cases/prose"


def _load(name):
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


def _value(written):
    if isinstance(written, str) and written.replace(".", "").isdigit():
        return Decimal(written)
    return written


def _figure(written):
    """Make a figure of a case: a value, or a mapping of what else is known of it."""
    said = written if isinstance(written, dict) else {"value": written}
    restated = {
        slot: Restated(_value(again["value"]), Qualifier(again.get("qualifier", "eq")))
        for slot, again in said.get("restated", {}).items()
    }
    parts = tuple(Decimal(part) for part in said["parts"]) if "parts" in said else None
    return Known(
        _value(said["value"]),
        Qualifier(said.get("qualifier", "eq")),
        said.get("said", ""),
        parts,
        restated=FrozenMap(restated),
    )


@pytest.fixture(scope="session")
def indicators():
    """The indicators of indicators.yaml, by short code."""
    every = [
        Indicator(**{key: tuple(v) if isinstance(v, list) else v for key, v in entry.items()})
        for entry in _load("indicators.yaml")
    ]
    return FrozenMap({indicator.short: indicator for indicator in every})


@pytest.fixture(scope="session")
def figure():
    return _figure


@pytest.fixture(scope="session")
def reference_report():
    return _load("reference_report.yaml")
