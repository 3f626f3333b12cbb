"""What can never work is refused when the plugins are loaded, with whose it is and where."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from dcbase._cli.failures import code_of
from dcbase._host import PluginHost
from dcbase._workspace.defects import defects
from dcbase.errors import DcbaseError
from dcbase.model import (
    Check,
    FindingKind,
    Form,
    Indicator,
    Layout,
    Obligation,
    Profile,
    Rule,
    Slot,
)
from dcbase.plugin import hookimpl
from dcbase.testing import check_plugin


def bringing(name="odd", **entries):
    """Return a plugin that registers entries of some kinds."""

    def hook(things, brought):
        def register():
            return brought

        register.__name__ = f"dcbase_register_{things}"
        return hookimpl(register)

    hooks = {f"dcbase_register_{things}": hook(things, each) for things, each in entries.items()}
    return SimpleNamespace(__plugin_name__=name, **hooks)


def one(**more):
    return bringing(indicators=[Indicator(**{"code": "A1", "name": "a", **more})])


def form(*rules, slots=()):
    return bringing(forms=[Form(code="f", version="1", name="f", rules=rules, slots=slots)])


def rule(expression="DT05 > 1", **more):
    return Rule(**{"code": "R1", "expression": expression, "vi": "Sai.", "en": "Wrong.", **more})


def two(first, second):
    return bringing(
        indicators=[
            Indicator(code="A1", name="a", formula=first),
            Indicator(code="A2", name="a", formula=second),
        ]
    )


OF_A1 = "(plugin 'odd', entry odd:A1)"
OF_R1 = "(plugin 'odd', entry odd:f, R1)"
BROKEN = [
    (one(formula="DT05 + ZZ99"), f"column 8: there is no indicator 'ZZ99' {OF_A1}"),
    (one(formula="house:DT05 + DT5"), f"there is no indicator 'DT5'; did you mean 'DT05'? {OF_A1}"),
    (one(formula="DT10 > DT05"), f"a number is needed here, not yes or no {OF_A1}"),
    (
        one(formula="DT10 / DT05", kind="decimal", decimals=1, over_units="sum"),
        "use over_units 'recompute'",
    ),
    (one(weight="NOPE"), "'odd:A1': weight: there is no indicator 'NOPE'"),
    (one(formula="DT05", assume={"DT4": 0}), "assume: there is no indicator 'DT4'; did you mean"),
    (one(slot="overviews"), "'odd:A1': slot: no form has a slot 'overviews'; did you mean 'overv"),
    (one(reference=("H-D2",)), "reference: there is no obligation 'H-D2'; did you mean 'H-D1'?"),
    (one(phrases=("{m} cuộc họp",)), "phrases: '{m} cuộc họp': '{m}' means nothing; of kind 'int"),
    (one(phrases=("{n cuộc họp",)), "'{' means nothing"),
    (one(kind="boolean", phrases=("có {n} cuộc",)), "phrases of kind 'boolean' have no signs"),
    (one(kind="enum", phrases=("hằng {n}",)), "of kind 'enum' only '{word}' stands for something"),
    (two("A2", "A1"), f"in a circle: A1 → A2 → A1 {OF_A1}"),
    (form(rule("NOPE > 1")), f"there is no indicator 'NOPE' {OF_R1}"),
    (form(rule("DT05 > prev(NOPE)")), f"there is no indicator 'NOPE' {OF_R1}"),
    (form(rule("DT05 + 1")), f"yes or no is needed here, not a number {OF_R1}"),
    (form(rule(when="moons > 3")), f"nothing is called 'moons' (names: months, annual) {OF_R1}"),
    (form(rule("")), "form 'odd:f': rule 'R1' is empty"),
    (form(rule(assume={"DT4": 0})), "rule 'R1': assume: there is no indicator 'DT4'; did you mean"),
    (form(rule(reference=("Đ9",))), "rule 'R1': reference: there is no obligation 'Đ9'"),
    (form(rule(), rule()), "(dcbase_register_forms) broke the contract: form 'odd:f': 2 rules are"),
    (form(slots=(Slot(slot="a"), Slot(slot="a"))), "form 'odd:f': 2 slots are called 'a'"),
    (form(slots=(Slot(slot="a.b"),)), "the slot 'a.b' stands in 'a', which the form has not"),
    (bringing(indicators=["HS01"]), "expected Indicator, got 'HS01'"),
    (
        bringing(findings=[FindingKind(code="OTHER-1", stage=5, severity="info", vi="a", en="a")]),
        "the code 'OTHER-1' must begin with the plugin's name: 'ODD-'",
    ),
    (
        bringing(profiles=[Profile(code="hh", name="h", extends="odd:hh")]),
        "Official form 'odd:hh', key 'extends': extends itself in a circle",
    ),
    (
        bringing(layouts=[Layout(code="l", of="report", extends="odd:l")]),
        "Layout 'odd:l', part 'extends': extends itself in a circle",
    ),
    (
        bringing(checks=[Check(code="c", about=("dt5",), report=lambda *_: ())]),
        "check 'odd:c': about: there is no indicator 'dt5'; did you mean 'DT05'?",
    ),
]


@pytest.mark.parametrize(("odd", "said"), BROKEN)
def test_what_can_never_work(office, write, house, odd, said):
    """A run, a list of plugins and a test of the plugin say the same sentence, and the owner."""
    workspace = office({"02848.yaml": write("02848", DT04=1)}, plugins=[odd])
    for ask in (workspace.run, workspace.plugins):
        with pytest.raises(DcbaseError) as caught:
            ask()
        assert said in str(caught.value)
        assert "odd" in str(caught.value)
        assert 5 == code_of(caught.value)
        assert "\n" not in caught.value.words("vi")
    assert any(said in problem for problem in check_plugin(odd, beside=[house()]))


@pytest.mark.parametrize(
    "fine",
    [
        one(formula="house:DT05 + DT10", reference=("house:H-D1",), slot="overview"),
        one(phrases=("họp {n} cuộc", "no {n} cuộc")),
        one(kind="enum", values=("quý",), phrases=("định kỳ hằng {word}",)),
        one(kind="percent", weight="DT05"),
        form(rule("DT05 > 1 and prev(DT10) > 1", when="annual and months >= 12")),
        form(slots=(Slot(slot="a"), Slot(slot="a.b"))),
        two("A2", "DT05"),
        bringing(layouts=[Layout(code="l", of="report", extends="dcbase:plain")]),
    ],
)
def test_what_works(office, write, fine):
    """Codes, slots and ids of other plugins may be named, short or in full."""
    office({"02848.yaml": write("02848", DT04=1)}, plugins=[fine]).run()


def test_a_plugin_may_name_what_a_later_one_brings():
    """The order in the workspace file is not the order in which plugins need one another."""
    first = bringing("first", indicators=[Indicator(code="A1", name="a", formula="B1")])
    second = bringing("second", indicators=[Indicator(code="B1", name="b")])
    assert () == tuple(defects(PluginHost([first, second])))
    (alone,) = defects(PluginHost([first]))
    assert "there is no indicator 'B1'" in str(alone)


def test_of_one_short_code_a_plugin_reads_its_own():
    """Whoever else has it, and whatever kind it is there."""
    words = Indicator(code="B1", name="b", kind="enum", values=("a",))
    own = [Indicator(code="A1", name="a", formula="B1"), Indicator(code="B1", name="b")]
    plugins = [bringing("mine", indicators=own), bringing("other", indicators=[words])]
    assert () == tuple(defects(PluginHost(plugins)))


def test_an_id_is_no_mistake_where_nobody_lists_any():
    """Without a list of duties and without a form there is nothing to hold a plugin to."""
    free = Indicator(code="A1", name="a", slot="results", reference=("L10-D12",))
    assert () == tuple(defects(PluginHost([bringing(indicators=[free])])))
    duty = Obligation(
        code="L10-D13", title="t", citation="Điều 13", level="commune", kind="report", article=13
    )
    (said,) = defects(PluginHost([bringing(indicators=[free], obligations=[duty])]))
    assert "there is no obligation 'L10-D12'; did you mean 'L10-D13'?" in str(said)
