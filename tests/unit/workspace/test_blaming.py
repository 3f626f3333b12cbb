"""A formula or a layout that makes no sense: the failure names the plugin that brought it."""

from __future__ import annotations

import pickle

import pytest

from dcbase.errors import FormulaError, LayoutError
from dcbase.model import Indicator, Layout, LayoutPart
from dcbase.plugin import hookimpl


class Doubtful:
    __plugin_name__ = "doubtful"

    def __init__(self, **more):
        self.formula = Indicator(code="X01", name="Thử", unit="lượt", **more)

    @hookimpl
    def dcbase_register_indicators(self):
        return [self.formula]

    @hookimpl
    def dcbase_register_layouts(self):
        part = LayoutPart(slot="overview", say="{{ DT99 }}")
        return [Layout(code="odd", of="aggregate", body=(part,))]


@pytest.mark.parametrize(
    "more",
    [
        {"formula": "DT04 +"},
        {"formula": "DT04 + " * 900},
        {"kind": "decimal", "decimals": 1, "numerator": "DT04 §", "denominator": "DT05"},
    ],
)
def test_the_owner_of_a_formula(office, write, more):
    """The plugin and the indicator stand behind what is wrong, in both languages."""
    workspace = office({"02848.yaml": write("02848", DT04=1)}, plugins=[Doubtful(**more)])
    with pytest.raises(FormulaError) as caught:
        workspace.run()
    assert ("doubtful", "doubtful:X01") == (caught.value.plugin, caught.value.entry)
    assert caught.value.words("vi").endswith(" (phần mở rộng 'doubtful', mục doubtful:X01)")
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again).endswith(" (plugin 'doubtful', entry doubtful:X01)")


def test_the_owner_of_a_layout(office, write):
    """A layout that cannot be carried out is named with its plugin."""
    more = '[[output]]\nfor = "workspace"\nlayout = "odd"\nformats = ["text"]\n'
    sent = {"02848.yaml": write("02848", DT04=1)}
    workspace = office(sent, more=more, plugins=[Doubtful(formula="DT04 + DT05")])
    with pytest.raises(LayoutError) as caught:
        list(workspace.build())
    assert "phần mở rộng 'doubtful', mục doubtful:odd" in caught.value.words("vi")
