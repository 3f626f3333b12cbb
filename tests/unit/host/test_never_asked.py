"""What a plugin has in vain is said where plugins are listed."""

from __future__ import annotations

from types import SimpleNamespace

from dcbase._host import PluginHost, inventory
from dcbase.model import Format
from dcbase.plugin import hookimpl


def plugin(name, *formats):
    def dcbase_register_formats():
        return formats

    return SimpleNamespace(
        __plugin_name__=name, dcbase_register_formats=hookimpl(dcbase_register_formats)
    )


def reader(code, *suffixes, read=lambda received: ()):
    return Format(code=code, suffixes=suffixes, media_type="text/x-odd", read=read)


def warned(*plugins):
    states = {state.name: state for state in inventory(PluginHost(plugins))}
    return {name: [one.words("en") for one in states[name].warnings] for name in states}


def test_a_file_without_a_hook(tmp_path):
    """A file in which no function is marked is used by nobody."""
    (tmp_path / "nha.py").write_text("x = 1\n", "utf-8")
    states = inventory(PluginHost(["./nha.py"], tmp_path))
    (said,) = next(state for state in states if state.name == "nha").warnings
    assert "no function in it has @hookimpl" in said.words("en")
    assert "@hookimpl" in said.words("vi")


def test_a_format_behind_another():
    """The second format for a suffix is never asked, and the first and its plugin are named."""
    found = warned(plugin("mot", reader("a", ".odd")), plugin("hai", reader("b", ".odd", ".hai")))
    assert found["mot"] == []
    assert found["hai"] == [
        "its format 'b' is never asked: .odd files are read by 'a' of 'mot' first."
    ]


def test_a_format_behind_one_of_dcbases():
    """So it is with a format that dcbase reads itself."""
    (said,) = warned(plugin("mot", reader("nha", ".yaml")))["mot"]
    assert ".yaml files are read by 'yaml' of 'dcbase' first" in said


def test_a_format_that_only_writes():
    """Documents may be written under any suffix."""
    assert warned(plugin("mot", reader("nha", ".yaml", read=None)))["mot"] == []


def test_dcbases_own_plugins_are_used():
    """Nothing that is shipped is there in vain."""
    assert warned()["dcbase"] == []
