"""Decisions: the first answer wins, wrappers see it, and a wrong one has a name."""

from __future__ import annotations

import types

import pytest

from dcbase._host import PluginHost
from dcbase.errors import NothingToReadError, PluginContractError, PluginHookError
from dcbase.model import FindingKind, Severity, Stage, Unit, Units
from dcbase.plugin import hookimpl

UNITS = Units([Unit(code="02848", name="Xã Lùng Phình", kind="xã")])


def plugin(name, **functions):
    module = types.ModuleType(name)
    vars(module).update(functions)
    return module


def deciding(name, answer, **options):
    @hookimpl(**options)
    def dcbase_identify_unit(label, units):
        return answer()

    return plugin(name, dcbase_identify_unit=dcbase_identify_unit)


def wrapping(name, change):
    @hookimpl(wrapper=True)
    def dcbase_identify_unit(label, units):
        return change((yield))

    return plugin(name, dcbase_identify_unit=dcbase_identify_unit)


def raising(error):
    def answer():
        raise error

    return answer


def test_a_wrapper_changes_the_answer():
    """A wrapper sees the core's answer too, and may take it back."""
    host = PluginHost([wrapping("shy", lambda answer: None)])
    assert host.identify_unit("lung phinh", UNITS) is None
    assert "02848" == PluginHost().identify_unit("lung phinh", UNITS)


def test_a_wrong_answer_behind_a_wrapper():
    """Whoever answered is named, and not a wrapper without which the answer is as wrong."""
    plugins = [deciding("wrong", lambda: "x"), wrapping("loud", lambda answer: answer)]
    with pytest.raises(PluginContractError, match="'wrong' "):
        PluginHost(plugins).identify_unit("?", UNITS)


def test_a_wrong_answer_of_a_wrapper_alone():
    """A wrapper that makes something up is named, and not the one around it."""
    host = PluginHost(
        [wrapping("loud", lambda answer: "x"), wrapping("mild", lambda answer: answer)]
    )
    with pytest.raises(
        PluginContractError, match=r"'loud' .* 'x' is not the code of an expected unit"
    ):
        host.identify_unit("?", UNITS)


def test_a_decision_that_raises():
    """pluggy does not say who raised; dcbase does."""
    host = PluginHost([deciding("bad", raising(KeyError("mã")))])
    with pytest.raises(PluginHookError, match=r"'bad' \(dcbase_identify_unit\) failed: KeyError"):
        host.identify_unit("?", UNITS)


@pytest.mark.parametrize("name", ["dcbase_register_findings", "dcbase_identify_unit"])
def test_a_plugin_that_stops_the_run_on_purpose(name):
    """An expected failure of a plugin's own passes as it is, from either kind of hook."""

    @hookimpl
    def dcbase_register_findings():
        raise NothingToReadError(sources="x")

    @hookimpl
    def dcbase_identify_unit(label, units):
        raise NothingToReadError(sources="x")

    functions = {f.__name__: f for f in (dcbase_register_findings, dcbase_identify_unit)}
    host = PluginHost([plugin("stopping", **{name: functions[name]})])
    calls = {
        "dcbase_register_findings": host.findings,
        "dcbase_identify_unit": lambda: host.identify_unit("?", UNITS),
    }
    with pytest.raises(NothingToReadError):
        calls[name]()


def test_a_finding_of_the_core():
    """No plugin may declare a code that begins with DC-."""

    @hookimpl
    def dcbase_register_findings():
        return [FindingKind(code="DC-1", stage=Stage.RULES, severity=Severity.INFO, vi="a", en="b")]

    with pytest.raises(PluginContractError, match="belongs to the core"):
        PluginHost([plugin("thief", dcbase_register_findings=dcbase_register_findings)]).findings()


def test_an_entry_that_cannot_be(tmp_path):
    """The sentence of a validator is enough: nobody is shown the inside of attrs."""
    (tmp_path / "bad.py").write_text(
        "from dcbase.model import FindingKind, Severity, Stage\n"
        "from dcbase.plugin import hookimpl\n\n\n@hookimpl\ndef dcbase_register_findings():\n"
        "    yield FindingKind(\n        code='x-1', stage=Stage.RULES, severity=Severity.INFO,"
        " vi='', en=''\n    )\n",
        "utf-8",
    )
    with pytest.raises(PluginHookError) as caught:
        PluginHost(["./bad.py"], tmp_path).findings()
    assert "must match regex" in str(caught.value)
    assert "Attribute(" not in str(caught.value)
