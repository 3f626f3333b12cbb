"""A small form with its indicators, and a few communes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dcbase.model import (
    Form,
    FrozenMap,
    Indicator,
    Kind,
    OverUnits,
    Questions,
    Rule,
    Slot,
    Unit,
)


def count(code: str, unit: str = "đơn", **more: object) -> Indicator:
    return Indicator(code=f"law10:{code}", name=f"Số {code}", unit=unit, minimum=Decimal(0), **more)


INDICATORS = (
    count("DT01", "lượt"),
    count("DT05"),
    count("DT06"),
    count("DT07"),
    count("DT10"),
    count("CK02", maximum=Decimal(14)),
    count("CK03", maximum=Decimal(14)),
    count("GS06", "người"),
    count("BQ01", "thôn, tổ dân phố"),
    count("BQ12", "triệu đồng", kind=Kind.DECIMAL, decimals=3),
    Indicator(code="law10:LD03", name="Có Ban Chỉ đạo", kind=Kind.BOOLEAN),
    Indicator(code="law10:LD04", name="Có quy chế", kind=Kind.BOOLEAN),
    Indicator(
        code="law10:CC09", name="Hài lòng", unit="%", kind=Kind.PERCENT, allow_qualifier=True
    ),
    Indicator(
        code="law10:KQ01",
        name="Xếp loại",
        kind=Kind.WORD,
        values=("Tốt", "Khá", "Yếu"),
        over_units=OverUnits.COUNT_BY_VALUE,
    ),
    Indicator(
        code="law10:DT13",
        name="Tỷ lệ",
        unit="%",
        kind=Kind.PERCENT,
        over_units=OverUnits.RATIO_OF_SUMS,
        numerator="DT10",
        denominator="DT05",
        allow_qualifier=True,
    ),
    count("LP01", asked_of=("02848",)),
)


def rule(code: str, expression: str, severity: str = "error") -> Rule:
    return Rule(code=code, expression=expression, severity=severity, vi="Sai.", en="Wrong.")


@pytest.fixture
def questions() -> Questions:
    """A form with a rule of each shape that forms use."""
    form = Form(
        code="law10:grassroots-democracy",
        version="1",
        name="Mẫu",
        slots=(
            Slot(slot="results"),
            Slot(slot="results.commune"),
            Slot(slot="assessment"),
            Slot(slot="assessment.limitations", required=True),
            Slot(slot="assessment.limitations.commune"),
            Slot(slot="tasks"),
            Slot(slot="tasks.items", required=True),
            Slot(slot="recommendations"),
            Slot(slot="recommendations.province-committee"),
        ),
        indicators=tuple(each.short for each in INDICATORS),
        rules=(
            rule("R1", "CK03 <= CK02"),
            rule("R2", "DT06 + DT07 == DT05"),
            rule("R3", "DT10 <= DT05"),
            rule("R4", "LD03 or not LD04"),
            rule("R5", "GS06 >= BQ01", "warning"),
            rule("R6", "DT05 == prev(DT10)", "warning"),
            rule("R7", "missing(CC09) or (not missing(DT01) and DT01 > 0)", "warning"),
        ),
    )
    return Questions(form=form, indicators=FrozenMap({each.short: each for each in INDICATORS}))


@pytest.fixture
def communes() -> tuple[Unit, ...]:
    """Forty communes and a ward."""
    ward = Unit(code="02647", name="Phường Lào Cai", kind="phường", parent="15")
    return (
        ward,
        *(
            Unit(code=f"{n:05}", name=f"Xã Số {n}", kind="xã", parent="15")
            for n in range(2700, 2740)
        ),
    )
