"""Values of another type than an entry declares: said at once, where and whose."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from attrs import frozen

from dcbase._fault import misfit
from dcbase._host import PluginHost
from dcbase.errors import PluginContractError
from dcbase.model import (
    ChartSpec,
    Check,
    Form,
    Format,
    FrozenMap,
    GroupSpec,
    Indicator,
    Layout,
    LayoutPart,
    Prescribed,
    Profile,
    Rule,
    TableSpec,
    UnitRegister,
)
from dcbase.plugin import hookimpl

if TYPE_CHECKING:
    from collections.abc import Sized


def look(report, previous):
    return ()


def alone(report):
    return ()


def by_name(report, *, previous):
    return ()


class Looks:
    def both(self, report, previous=None):
        return ()

    def nobody(self):
        return ()

    def __call__(self, report):
        return ()


def layout(**part):
    return Layout(code="l", of="report", body=(LayoutPart(slot="m", **part),))


def profile(typography):
    return Profile(code="nha", name="Nhà", typography=typography)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Check(code="c", report=look, about="HS01"), "about: expected tuple[str, ...], got 'HS01'"),
        (Check(code="c", report=7), "report: expected Callable | None, got 7"),
        (
            layout(table=TableSpec(columns="BQ01")),
            "body[0].table.columns: expected tuple[str, ...], got 'BQ01'",
        ),
        (
            layout(charts=(ChartSpec(columns=("BQ01", 2)),)),
            "body[0].charts[0].columns[1]: expected str, got 2",
        ),
        (
            layout(table=TableSpec(groups=("Hồ sơ",))),
            "body[0].table.groups[0]: expected GroupSpec, got 'Hồ sơ'",
        ),
        (
            profile(FrozenMap({"body.size": Prescribed(value=15)})),
            "typography['body.size'].value: expected str, got 15",
        ),
        (
            profile(FrozenMap({"body.size": "15"})),
            "typography['body.size']: expected Prescribed, got '15'",
        ),
        (
            profile(FrozenMap({7: Prescribed(value="15")})),
            "typography.keys(): expected str, got 7",
        ),
        (profile([]), "typography: expected FrozenMap, got []"),
        (Layout(code="l", of="report", every_slot=1), "every_slot: expected bool, got 1"),
        (UnitRegister(code="x", load=()), "load: expected Callable, got ()"),
        (
            Check(code="c", report=alone),
            "report: it is called with 2 value(s), and the function is alone(report)",
        ),
        (
            Check(code="c", report=by_name),
            (
                "report: it is called with 2 value(s), "
                "and the function is by_name(report, *, previous)"
            ),
        ),
        (
            Check(code="c", round=Looks().nobody),
            "round: it is called with 1 value(s), and the function is nobody()",
        ),
        (
            Format(code="f", suffixes=(".f",), media_type="x/y", render=look),
            "render: it is called with 1 value(s), and the function is look(report, previous)",
        ),
        (
            UnitRegister(code="x", load=alone),
            "load: it is called with 0 value(s), and the function is alone(report)",
        ),
    ],
)
def test_a_value_of_another_type(entry, said):
    """It is told where it stands, what came and what was expected."""
    assert str(misfit(entry)) == said


def test_a_whole_number_is_no_truth():
    """True is a number to Python, and not to a reader of a chart."""
    assert str(misfit(ChartSpec(top=True))) == "top: expected int, got True"


@pytest.mark.parametrize(
    "entry",
    [
        Check(code="c", report=look, about=["HS01"]),
        Check(code="c", report=Looks().both),
        Check(code="c", round=Looks().both),
        Check(code="c", report=Looks()),
        Check(code="c", report=lambda *every: ()),
        UnitRegister(code="x", load=tuple),
        layout(table=TableSpec(groups=[GroupSpec(title="Hồ sơ", columns=("BQ01",))])),
        profile({"body.size": Prescribed(value="15")}),
        Form(
            code="f",
            version="1",
            name="Mẫu",
            rules=(Rule(code="R1", expression="A == 1", vi="Sai.", en="Wrong."),),
        ),
        Indicator(code="HS01", name="Số đơn"),
        "không phải mục nào",
    ],
)
def test_what_fits(entry):
    """Lists and dicts do as well, and of what is no entry nothing is declared."""
    assert misfit(entry) is None


def test_an_entry_of_a_plugins_own():
    """A class whose types only a type checker can see is taken at its word."""

    @frozen(kw_only=True)
    class Wide(Indicator):
        beside: Sized = ()

    assert misfit(Wide(code="HS01", name=7)) is None


def test_the_plugin_is_named():
    """The contract is broken by whoever brought the entry, before anybody uses it."""

    @hookimpl
    def dcbase_register_checks():
        return [Check(code="c", report=look, about="HS01")]

    plugin = SimpleNamespace(__plugin_name__="nha", dcbase_register_checks=dcbase_register_checks)
    with pytest.raises(PluginContractError) as caught:
        PluginHost([plugin]).contributed("checks")
    assert str(caught.value) == (
        "Plugin 'nha' (dcbase_register_checks) broke the contract: "
        "Check 'c': about: expected tuple[str, ...], got 'HS01'"
    )
