"""An office with three communes, a short form, and whatever a test adds to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

from dcbase import Workspace
from dcbase.model import (
    FindingKind,
    Form,
    FrozenMap,
    Indicator,
    Obligation,
    Predecessor,
    Rule,
    Severity,
    Slot,
    Stage,
    Unit,
    UnitRegister,
)
from dcbase.plugin import hookimpl

JULY = date(2025, 7, 1)
BEFORE = [
    Unit(code=code, name=name, kind="xã", valid_to=date(2025, 6, 30))
    for code, name in (("02848", "Xã Lùng Phình"), ("02851", "Xã Tả Van Chư"), ("02830", "Xã Cũ"))
]
NOW = [
    Unit(code="15", name="Tỉnh Lào Cai", kind="tỉnh"),
    Unit(
        code="02848",
        name="Xã Lùng Phình",
        kind="xã",
        parent="15",
        valid_from=JULY,
        predecessors=(
            Predecessor(code="02848", name="Lùng Phình"),
            Predecessor(code="02851", name="Tả Van Chư"),
        ),
    ),
    Unit(
        code="02900",
        name="Xã Bắc Hà",
        kind="xã",
        parent="15",
        valid_from=JULY,
        predecessors=(Predecessor(code="02830", name="Cũ", extent="part"),),
    ),
    Unit(code="02647", name="Phường Lào Cai", kind="phường", parent="15"),
]
KIND = FindingKind(
    code="HOUSE-1",
    stage=Stage.HISTORY,
    severity=Severity.WARNING,
    vi="{got} là nhiều.",
    en="{got} is many.",
    hint_vi="Xem lại.",
    hint_en="Look again.",
)


class House:
    """The plugin of the office, as an object; a test may give it checks, formats and the like."""

    __plugin_name__ = "house"

    def __init__(self, **more):
        self.more = SimpleNamespace(checks=(), formats=(), layouts=(), sources=())
        vars(self.more).update(more)

    @hookimpl
    def dcbase_register_units(self):
        return [UnitRegister(code="house", load=lambda: [*BEFORE, *NOW])]

    @hookimpl
    def dcbase_register_indicators(self):
        for code in ("DT04", "DT05", "DT10"):
            yield Indicator(code=code, name=f"Số {code}", unit="đơn", reference=("H-D1",))
        yield Indicator(code="DT12", name="Tồn", unit="đơn", formula="DT04 + DT05 - DT10")

    @hookimpl
    def dcbase_register_obligations(self):
        yield Obligation(
            code="H-D1",
            title="Báo cáo",
            citation="Điều 1",
            level="commune",
            kind="report",
            article=1,
        )

    @hookimpl
    def dcbase_register_forms(self):
        same = Rule(
            code="R29",
            expression="DT04 == prev(DT12)",
            severity="warning",
            vi="Số kỳ trước chuyển sang {DT04} không khớp.",
            en="What was carried over {DT04} differs.",
        )
        more = Rule(code="R1", expression="DT10 <= DT04 + DT05", vi="Nhiều hơn.", en="More.")
        yield Form(
            code="short",
            version="1",
            name="Mẫu",
            indicators=("DT04", "DT05", "DT10", "DT12"),
            rules=(same, more),
            slots=(Slot(slot="overview"),),
        )

    @hookimpl
    def dcbase_register_findings(self):
        return [KIND]

    @hookimpl
    def dcbase_register_checks(self):
        return self.more.checks

    @hookimpl
    def dcbase_register_formats(self):
        return self.more.formats

    @hookimpl
    def dcbase_register_layouts(self):
        return self.more.layouts

    @hookimpl
    def dcbase_register_sources(self):
        return self.more.sources


FILE = """\
[workspace]
name = "Thử"
unit = "15"

[round]
form = "house:short"
period = "2025"
deadline = 2025-12-15
expected = "children"
{round}
[[source]]
type = "folder"
path = "inbox"

{more}
"""
PREVIOUS = '[[source]]\ntype = "folder"\npath = "previous"\nrole = "previous"\n'

Office = Callable[..., Workspace]


def report(unit: str, period: str = "2025", **figures: object) -> str:
    """Write a submission with a few figures and a sentence."""
    said = ", ".join(f"{code}: {value}" for code, value in figures.items())
    return (
        f'dcbase: 1\nform: house:short\nunit: "{unit}"\nperiod: {period}\n'
        f"figures: {{{said}}}\noverview: Đã làm.\n"
    )


@pytest.fixture
def office(tmp_path) -> Office:
    """Return a function that opens the office's workspace over what it received."""

    def opened(
        inbox=FrozenMap(), previous=FrozenMap(), round="", more="", house=None, plugins=(), **given
    ):
        for folder, files in (("inbox", inbox), ("previous", previous)):
            (tmp_path / folder).mkdir(exist_ok=True)
            for name, content in files.items():
                (tmp_path / folder / name).write_text(content, "utf-8")
        text = FILE.format(round=round, more=(PREVIOUS if previous else "") + more)
        (tmp_path / "dcbase.toml").write_text(text, "utf-8")
        return Workspace.open(tmp_path, plugins=(house or House(), *plugins), **given)

    return opened


@pytest.fixture
def write() -> Callable[..., str]:
    return report


@pytest.fixture
def house() -> type[House]:
    return House


@pytest.fixture
def kind() -> FindingKind:
    return KIND
