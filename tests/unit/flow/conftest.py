"""The whole path on literals: no workspace, no plugin, no file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest

from dcbase._builtin.formats import read_yaml
from dcbase._flow.kit import Kit
from dcbase._flow.pipeline import Outcome, run
from dcbase.layout import lay_out
from dcbase.model import (
    Form,
    Format,
    FrozenMap,
    Indicator,
    Kind,
    OverUnits,
    Period,
    Questions,
    Received,
    Round,
    Slot,
    Unit,
    Units,
    Window,
)

UNITS = Units(
    [
        Unit(code="02848", name="Xã Lùng Phình", kind="xã", valid_from=date(2025, 7, 1)),
        Unit(code="02647", name="Phường Lào Cai", kind="phường"),
    ]
)
ALL = Units([*UNITS.values(), Unit(code="02900", name="Xã Bắc Hà", kind="xã")])
INDICATORS = (
    Indicator(code="h:DT05", name="Số đơn", unit="đơn", minimum=Decimal(0)),
    Indicator(code="h:LD03", name="Có quy chế", kind=Kind.BOOLEAN),
    Indicator(
        code="h:CC05", name="Tỷ lệ", unit="%", kind=Kind.PERCENT, decimals=2, allow_qualifier=True
    ),
    Indicator(code="h:BQ12", name="Tiền", unit="triệu đồng", kind=Kind.DECIMAL, decimals=1),
    Indicator(
        code="h:KQ01",
        name="Xếp loại",
        kind=Kind.WORD,
        values=("Tốt", "Khá"),
        over_units=OverUnits.COUNT_BY_VALUE,
    ),
    Indicator(code="h:CC08", name="Số phiếu", unit="phiếu"),
    Indicator(code="h:CC09", name="Hài lòng", unit="%", kind=Kind.PERCENT, weight="CC08"),
)
FORM = Form(
    code="h:short",
    version="2",
    name="Mẫu",
    indicators=tuple(each.short for each in INDICATORS),
    slots=(
        Slot(slot="overview"),
        Slot(slot="results"),
        Slot(slot="results.commune", required=True),
        Slot(slot="results.agency"),
    ),
)
HEAD = {"dcbase": "1", "form": "h:short", "unit": '"02848"', "period": "2025"}


@pytest.fixture
def kit() -> Kit:
    return Kit(
        questions=Questions(form=FORM, indicators=FrozenMap({i.short: i for i in INDICATORS})),
        unit=Unit(code="15", name="Tỉnh Lào Cai"),
        expected=UNITS,
        units=ALL,
        formats=(
            Format(
                code="yaml",
                suffixes=(".yaml",),
                media_type="application/yaml",
                read=read_yaml,
            ),
        ),
        kinds=FrozenMap(),
        as_of=date(2025, 11, 15),
        open=lambda received, format: format.read(received),
        identify_unit=lambda label, units: None,
        compose_document=lay_out,
    )


@pytest.fixture
def round() -> Round:
    return Round(
        form="h:short",
        period=Period(2025),
        window=Window(start=date(2025, 7, 1), end=date(2025, 10, 31), label="4 tháng"),
        expected=tuple(UNITS),
    )


@pytest.fixture
def judged(kit, round) -> Callable[..., Outcome]:
    """Return a function that judges one submission: lines of the head by key, then the rest."""

    def judge(rest: str = "", **head: str | None) -> Outcome:
        lines = {**HEAD, **head}
        text = "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None)
        words = (
            "results: {commune: Đã làm.}\n"
            if "results:\n" not in rest and "results: {" not in rest
            else ""
        )
        content = f"{text}{words}{rest}".encode()
        file = Received("a.yaml", sha256(content).hexdigest(), content)
        return run([file], kit, round)

    return judge
