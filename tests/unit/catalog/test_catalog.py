"""Entries are found by code and day."""

from __future__ import annotations

from datetime import date

import pytest

from dcbase._catalog import build
from dcbase.errors import AmbiguousCodeError, PluginConflictError, UnknownCodeError
from dcbase.model import Indicator

OLD = Indicator(code="a:DT05", name="Số đơn", valid_to=date(2024, 12, 31))
NOW = Indicator(code="a:DT05", name="Số đơn, phản ánh", valid_from=date(2025, 1, 1))


def catalog(*entries):
    return build(Indicator, [("plugin-" + e.namespace, e) for e in entries], "hook")


def test_by_day():
    """A changed indicator is a second entry; the day decides which holds."""
    found = catalog(OLD, NOW)
    assert found.find("DT05", date(2024, 6, 1)) is OLD
    assert found.find("a:DT05", date(2025, 6, 1)) is NOW
    assert found.find("a:DT05") is NOW


def test_overlapping_days():
    """Two entries of one code that hold on one day are refused."""
    with pytest.raises(PluginConflictError):
        catalog(OLD, Indicator(code="a:DT05", name="x"))


def test_short_codes():
    """A short code will do while one namespace has it; else both are named."""
    found = catalog(NOW, Indicator(code="b:DT05", name="x"))
    with pytest.raises(AmbiguousCodeError, match="plugin-a, plugin-b"):
        found.find("DT05")
    assert found.offer("b:DT05").plugin == "plugin-b"


def test_did_you_mean():
    """An unknown code says what was probably meant, or what there is."""
    with pytest.raises(UnknownCodeError) as caught:
        catalog(NOW).find("DT50")
    assert "DT05" in caught.value.hint("vi")
    with pytest.raises(UnknownCodeError) as caught:
        catalog(NOW).find("xyz")
    assert "a:DT05" in caught.value.hint("en")


def test_none_on_that_day():
    """A code that does not hold on the day asked for is unknown then."""
    with pytest.raises(UnknownCodeError):
        catalog(NOW).find("DT05", date(2020, 1, 1))


def test_it_is_a_collection():
    """A catalog iterates in the order of contribution, counts, and knows its full codes."""
    found = catalog(NOW, Indicator(code="b:LP01", name="x"))
    assert [e.short for e in found] == ["DT05", "LP01"]
    assert len(found) == 2
    assert "b:LP01" in found
    assert "LP01" not in found
