"""What a plugin brings that can never work: the run stops and says whose it is."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from attrs import evolve

from dcbase._cli.failures import code_of
from dcbase.errors import LayoutError, PluginContractError, PluginHookError
from dcbase.layout import can_draw
from dcbase.model import (
    ChartSpec,
    Check,
    Form,
    FrozenMap,
    Layout,
    LayoutPart,
    Prescribed,
    Profile,
    SourceType,
    UnitRegister,
    VegaLite,
)
from dcbase.plugin import hookimpl

OUTPUT = '[[output]]\nfor = "workspace"\nlayout = "odd"\nformats = ["html"]\n'


def bringing(things, *entries):
    """Return a plugin that registers entries of one kind."""

    def hook():
        return entries

    name = hook.__name__ = f"dcbase_register_{things}"
    return SimpleNamespace(__plugin_name__="odd", **{name: hookimpl(hook)})


@pytest.fixture
def sent(write):
    return {"02848.yaml": write("02848", DT04=1)}


def never(report, previous):
    return ()


def test_a_check_about_what_there_is_not(office, sent):
    """A check that could never be run is a mistake, told with the code that is meant."""
    odd = bringing("checks", Check(code="look", about=("dt5",), report=never))
    with pytest.raises(PluginContractError) as caught:
        office(sent, plugins=[odd]).run()
    assert str(caught.value) == (
        "Plugin 'odd' (dcbase_register_checks) broke the contract: "
        "check 'odd:look': about: there is no indicator 'dt5'; did you mean 'DT05'?"
    )
    assert code_of(caught.value) == 5


def test_a_check_about_nothing_alike(office, sent):
    """Where no code comes near, none is suggested."""
    odd = bringing("checks", Check(code="look", about=("Zz",), report=never))
    with pytest.raises(PluginContractError, match=r"there is no indicator 'Zz'$"):
        office(sent, plugins=[odd]).run()


def test_a_register_that_raises(office, sent):
    """A list of units that cannot be loaded is the failure of its plugin."""

    def load():
        raise RuntimeError("không mở được danh mục")

    odd = bringing("units", UnitRegister(code="danh-muc", load=load))
    with pytest.raises(PluginHookError) as caught:
        office(sent, plugins=[odd]).run()
    line = load.__code__.co_firstlineno + 1
    assert str(caught.value) == (
        "Plugin 'odd' (dcbase_register_units) failed: "
        f"register 'danh-muc': RuntimeError: không mở được danh mục [test_contracts.py:{line}]"
    )
    assert code_of(caught.value) == 5


def test_a_source_that_ends_the_program(office, sent):
    """A source that calls sys.exit(0) is a failure, and not a run without news."""

    def collect(source):
        raise SystemExit(0)

    odd = bringing("sources", SourceType(code="kho", collect=collect))
    workspace = office(sent, more='[[source]]\ntype = "kho"\n', plugins=[odd])
    with pytest.raises(PluginHookError, match=r"'odd' \(dcbase_register_sources\)") as caught:
        workspace.run()
    assert code_of(caught.value) == 5
    assert repr(caught.value).startswith("PluginHookError(plugin='odd', hook='dcbase_register_")


@pytest.mark.parametrize(
    ("typography", "said"),
    [
        ({"page.left": "300"}, "key 'page.left, page.right': the two margins make 3"),
        ({"page.top": "250"}, "key 'page.top, page.bottom': the two margins make 2"),
        ({"body.size": "0"}, "'0'"),
        ({"body.line": "0"}, "'0'"),
        ({"body.line": "exact 0"}, "'exact 0'"),
        ({"body.size": "to"}, "'to'"),
        ({"body.sise": "14"}, "'body.sise'"),
    ],
)
def test_a_form_of_documents_that_cannot_be_printed(office, sent, typography, said):
    """A value that makes no sense stops every format, and plugin and profile are named."""
    values = {key: Prescribed(value=value) for key, value in typography.items()}
    hep = Profile(code="hep", name="Hẹp", extends="dcbase:hd36", typography=FrozenMap(values))
    workspace = office(sent, plugins=[bringing("profiles", hep)])
    with pytest.raises(LayoutError) as caught:
        list(workspace.build(formats=["text"]))
    assert (caught.value.plugin, caught.value.entry) == ("odd", "odd:hep")
    assert said in str(caught.value)


def test_a_form_of_documents_that_extends_nothing(office, sent):
    """A profile that extends one which there is not is its plugin's mistake."""
    hep = Profile(code="hep", name="Hẹp", extends="dcbase:hd35")
    workspace = office(sent, plugins=[bringing("profiles", hep)])
    with pytest.raises(PluginContractError, match=r"profile 'odd:hep': extends: .*'dcbase:hd35'"):
        list(workspace.build(formats=["text"]))


def drawing(spec):
    chart = ChartSpec(columns=("DT04",), spec=VegaLite(json.dumps(spec)))
    part = LayoutPart(slot="overview", charts=(chart,))
    return bringing("layouts", Layout(code="odd", of="aggregate", body=(part,)))


@pytest.mark.parametrize(
    ("spec", "name", "meant"),
    [
        ({"mark": "barr", "encoding": {}}, "barr", "bar"),
        ({"mark": {"type": "lin"}, "encoding": {}}, "lin", "line"),
        ({"mark": "bar", "encodng": {}}, "encodng", "encoding"),
        ({"layer": [{"mark": "bar", "encoding": {"colr": {}}}]}, "colr", "color"),
    ],
)
def test_a_chart_with_a_name_misspelt(office, sent, spec, name, meant):
    """A mark, key or channel that Vega-Lite has not is told with the nearest that it has."""
    workspace = office(sent, more=OUTPUT, plugins=[drawing(spec)])
    with pytest.raises(LayoutError) as caught:
        list(workspace.build())
    said = str(caught.value)
    assert (caught.value.plugin, caught.value.entry) == ("odd", "odd:odd")
    assert repr(name) in said
    assert repr(meant) in said


@pytest.mark.skipif(not can_draw(), reason="dcbase[charts] is not installed")
def test_a_chart_that_cannot_be_drawn(office, sent):
    """The layout and its plugin are named, and nothing of the engine's inside is said."""
    spec = {"mark": "bar", "transform": [{"filter": "datum.DT04 ==="}], "encoding": {}}
    workspace = office(sent, more=OUTPUT, plugins=[drawing(spec)])
    with pytest.raises(LayoutError) as caught:
        list(workspace.build())
    said = caught.value.words("vi")
    assert "Bố cục 'odd:odd', phần 'overview'" in said
    assert "(phần mở rộng 'odd', mục odd:odd)" in said
    assert "http" not in said


def test_a_form_that_lists_what_there_is_not(office, sent):
    """An indicator that a form lists and nobody has is a mistake of the form's plugin."""
    form = Form(code="short", name="Ngắn", version="1", indicators=("NOPE",))
    odd = bringing("forms", form)
    said = r"'odd' \(dcbase_register_forms\) .* 'odd:short': .* no indicator 'odd:NOPE'"
    workspace = office(sent, plugins=[odd])
    round = evolve(workspace.settings.round, form="odd:short")
    workspace.settings = evolve(workspace.settings, round=round)
    with pytest.raises(PluginContractError, match=said):
        workspace.run()


def test_a_layout_that_extends_what_there_is_not(office, sent):
    """The layout, its plugin and the code that it names are said, with what was meant."""
    odd = bringing("layouts", Layout(code="mine", of="aggregate", extends="dcbase:total"))
    more = '[[output]]\nfor = "workspace"\nlayout = "odd:mine"\nformats = ["text"]\n'
    with pytest.raises(LayoutError) as caught:
        list(office(sent, more=more, plugins=[odd]).build())
    assert str(caught.value) == (
        "Layout 'odd:mine', part 'extends': there is no layout 'dcbase:total' to extend."
        " (did you mean 'dcbase:totals'?) (plugin 'odd', entry odd:mine)"
    )
    assert code_of(caught.value) == 5
