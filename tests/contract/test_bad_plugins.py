"""A bad plugin gets one sentence that names it, the hook and the cause."""

from __future__ import annotations

import types
from pathlib import Path

import pytest

from dcbase._catalog import build
from dcbase._host import PluginHost
from dcbase.errors import (
    PluginConflictError,
    PluginContractError,
    PluginError,
    PluginHookError,
    PluginLoadError,
    PluginNotFoundError,
)
from dcbase.model import Document, FindingKind, Format, Indicator, Layout, Profile, Unit, Units
from dcbase.plugin import hookimpl

PLUGINS = Path(__file__).parents[1] / "plugins"
UNITS = Units([Unit(code="02848", name="Xã Lùng Phình", kind="xã")])


def plugin(name, **functions):
    module = types.ModuleType(name)
    vars(module).update(functions)
    return module


def indicators_of(*plugins):
    host = PluginHost(plugins)
    return build(Indicator, host.indicators(), "dcbase_register_indicators")


def offering(code):
    @hookimpl
    def dcbase_register_indicators():
        return [Indicator(code=code, name="Số đơn")]

    return dcbase_register_indicators


def answer(value):
    @hookimpl
    def dcbase_register_indicators():
        return value

    return dcbase_register_indicators


def said(error: PluginError) -> str:
    assert "\n" not in str(error)
    return str(error)


def test_raising_on_import():
    """A plugin that raises on import stops the run with its name and the cause."""
    with pytest.raises(PluginLoadError) as caught:
        PluginHost(["./raises_on_import.py"], PLUGINS)
    assert said(caught.value) == (
        "Plugin './raises_on_import.py' could not be loaded: RuntimeError: thiếu tệp dữ liệu"
        " [raises_on_import.py:3]"
    )


def test_not_installed():
    """A name that nothing is installed under says so, in Vietnamese too."""
    with pytest.raises(PluginNotFoundError) as caught:
        PluginHost(["dcbase-khong-co"])
    assert said(caught.value) == "Plugin 'dcbase-khong-co' is not installed."
    assert caught.value.words("vi") == "Phần mở rộng 'dcbase-khong-co' chưa được cài đặt."
    with pytest.raises(PluginNotFoundError, match=r"→ dcbase-law10\?"):
        PluginHost(["dcbase_law_10"])


def test_raising_in_a_hook():
    """A contribution that raises is named with its hook."""

    @hookimpl
    def dcbase_register_indicators():
        raise ZeroDivisionError("mẫu số bằng 0")

    with pytest.raises(PluginHookError) as caught:
        indicators_of(plugin("bad", dcbase_register_indicators=dcbase_register_indicators))
    assert said(caught.value) == (
        "Plugin 'bad' (dcbase_register_indicators) failed: ZeroDivisionError: mẫu số bằng 0"
        " [test_bad_plugins.py:84]"
    )


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("DT01", "expected an iterable of entries, such as a list, got 'DT01'"),
        (None, "expected an iterable of entries, such as a list, got None"),
        ([{"code": "DT01"}], "expected Indicator, got {'code': 'DT01'}"),
    ],
)
def test_wrong_shape(value, problem):
    """A text, nothing at all and a dictionary are no indicators."""
    with pytest.raises(PluginContractError) as caught:
        indicators_of(plugin("shapeless", dcbase_register_indicators=answer(value)))
    assert said(caught.value) == (
        f"Plugin 'shapeless' (dcbase_register_indicators) broke the contract: {problem}"
    )


def test_second_owner():
    """Two plugins with one flat code are both named."""

    def offer(kind):
        @hookimpl
        def dcbase_register_formats():
            return [Format(code="ods", suffixes=(".ods",), media_type=kind)]

        return dcbase_register_formats

    host = PluginHost([plugin(n, dcbase_register_formats=offer(n)) for n in ("one", "two")])
    with pytest.raises(PluginConflictError) as caught:
        build(Format, host.formats(), "dcbase_register_formats")
    assert said(caught.value) == (
        "Plugin 'two' (dcbase_register_formats): Format 'ods' is already offered by 'one'."
    )


def test_namespaces_keep_indicators_apart():
    """One short code in two plugins is no conflict: the host signs each."""
    catalog = indicators_of(
        plugin("dcbase-one", dcbase_register_indicators=offering("DT01")),
        plugin("two", dcbase_register_indicators=offering("DT01")),
    )
    assert [entry.code for entry in catalog] == ["one:DT01", "two:DT01"]


def test_misspelt_hook():
    """A hook that dcbase does not have is refused at once, with what was meant."""

    @hookimpl
    def dcbase_register_indicator():
        return []

    with pytest.raises(PluginLoadError) as caught:
        PluginHost([plugin("typo", dcbase_register_indicator=dcbase_register_indicator)])
    assert "unknown hook 'dcbase_register_indicator'" in said(caught.value)
    assert "did you mean 'dcbase_register_indicators'?" in said(caught.value)


def test_wrapping_a_contribution():
    """What others contribute is not to be changed."""

    @hookimpl(wrapper=True)
    def dcbase_register_sources():
        return (yield)

    with pytest.raises(PluginLoadError, match=r"'wrap' .dcbase_register_sources. could not be"):
        PluginHost([plugin("wrap", dcbase_register_sources=dcbase_register_sources)])


def test_claiming_anothers_namespace():
    """Nobody can contribute under another's name."""
    with pytest.raises(PluginContractError, match="namespace of another plugin"):
        indicators_of(plugin("thief", dcbase_register_indicators=offering("law10:DT01")))


def test_claiming_a_code_of_the_core():
    """Finding codes that begin with DC- are the core's."""

    @hookimpl
    def dcbase_register_findings():
        return [FindingKind(code="DC-4242", stage=5, severity="info", vi="x", en="x")]

    host = PluginHost([plugin("proud", dcbase_register_findings=dcbase_register_findings)])
    with pytest.raises(PluginContractError, match="'DC-4242' belongs to the core"):
        tuple(host.findings())


def test_an_unknown_unit_is_a_broken_promise():
    """Identifying a unit that nobody expects names the plugin that did so."""

    @hookimpl
    def dcbase_identify_unit(label):
        return "99999"

    host = PluginHost([plugin("wild", dcbase_identify_unit=dcbase_identify_unit)])
    with pytest.raises(PluginContractError) as caught:
        host.identify_unit("Xã X", UNITS)
    assert said(caught.value).startswith("Plugin 'wild' (dcbase_identify_unit) broke the contract")
    assert caught.value.words("vi").endswith(
        "'99999' không phải mã của đơn vị phải báo cáo (được hỏi về 'Xã X')"
    )


def test_the_guilty_one_of_a_decision_is_named():
    """Where several plugins decide, the one that raised is named, wrapper or not."""

    @hookimpl
    def dcbase_identify_unit(label):
        return None

    @hookimpl(wrapper=True, specname="dcbase_identify_unit")
    def wrapped(label):
        yield
        raise KeyError("chữ ký")

    good = plugin("good", dcbase_identify_unit=dcbase_identify_unit)
    host = PluginHost([good, plugin("guilty", wrapped=wrapped)])
    with pytest.raises(PluginHookError, match=r"'guilty' .dcbase_identify_unit. failed: KeyError"):
        host.identify_unit("Lùng Phình", UNITS)


def test_composing_something_else_than_a_document():
    """A wrapper that spoils the document is named."""

    @hookimpl(wrapper=True)
    def dcbase_compose_document(record, layout, profile):
        yield
        return "document"

    @hookimpl(specname="dcbase_compose_document", tryfirst=True)
    def first(record):
        return Document(record=record, profile=Profile(code="p", name="p"))

    spoiler = plugin("spoiler", dcbase_compose_document=dcbase_compose_document, first=first)
    with pytest.raises(PluginContractError, match=r"'spoiler.*expected Document, got"):
        PluginHost([spoiler]).compose_document(
            None, Layout(code="l", of="report"), Profile(code="p", name="p")
        )


def test_a_plugin_for_a_later_host_still_loads():
    """An argument that this host does not know has a default, and is left at it."""

    @hookimpl
    def dcbase_identify_unit(label, units, province=None):
        return "02848" if province is None else None

    host = PluginHost([plugin("later", dcbase_identify_unit=dcbase_identify_unit)])
    assert host.identify_unit("gì cũng được", UNITS) == "02848"


def test_a_plugin_answers_before_the_core():
    """The core's own answer comes last."""
    host = PluginHost()
    assert host.identify_unit("  lung phinh ", UNITS) == "02848"
    assert host.identify_unit("Lũng Phìn", UNITS) is None


def test_a_hook_without_its_mark():
    """A function with a hook's name that lacks @hookimpl would be passed over in silence."""
    forgotten = plugin("forgetful", dcbase_register_checks=list)
    with pytest.raises(PluginLoadError) as caught:
        PluginHost([forgotten])
    assert said(caught.value) == (
        "Plugin 'forgetful' (dcbase_register_checks) could not be loaded: "
        "the function lacks @hookimpl"
    )


def test_leaving_the_program():
    """A plugin that ends the program is a plugin that failed."""

    @hookimpl
    def dcbase_register_indicators():
        raise SystemExit(3)

    with pytest.raises(PluginHookError, match="SystemExit: 3"):
        indicators_of(plugin("leaver", dcbase_register_indicators=dcbase_register_indicators))
