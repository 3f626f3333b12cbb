"""What a number measures: a bare count, a percentage, money or an area."""

from __future__ import annotations

import enum
from decimal import Decimal


class Measure(enum.Enum):
    """What kind of quantity a number is."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    AREA = "area"


_FACTORS = {
    "%": (Measure.PERCENT, Decimal(1)),
    "đ": (Measure.MONEY, Decimal(1)),
    "đồng": (Measure.MONEY, Decimal(1)),
    "nghìn đồng": (Measure.MONEY, Decimal(10**3)),
    "triệu đồng": (Measure.MONEY, Decimal(10**6)),
    "tỷ đồng": (Measure.MONEY, Decimal(10**9)),
    "m²": (Measure.AREA, Decimal(1)),
    "m2": (Measure.AREA, Decimal(1)),
    "ha": (Measure.AREA, Decimal(10**4)),
    "km²": (Measure.AREA, Decimal(10**6)),
    "km2": (Measure.AREA, Decimal(10**6)),
}

MAGNITUDES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def measure_of(unit: str) -> tuple[Measure, Decimal]:
    """Return what a unit of measure measures, and how many đồng, m² or % one of it is.

    Every unit that is neither money nor an area nor ``%`` counts something.
    """
    return _FACTORS.get(unit.lower(), (Measure.COUNT, Decimal(1)))
