"""From a tree to values of the model, with the place of everything that is wrong."""

from __future__ import annotations

import enum
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
import yaml

from dcbase import model
from dcbase.errors import DataFileError
from dcbase.model import (
    FindingKind,
    Form,
    FrozenMap,
    Indicator,
    Kind,
    Layout,
    LayoutPart,
    Obligation,
    OwnWords,
    Prescribed,
    Profile,
    Recipient,
    Rule,
    Severity,
    Signature,
    Slot,
    Stage,
    TableSpec,
)
from dcbase.reading import Tree, read_json, read_yaml, structure

CASES = yaml.load(
    (Path(__file__).parents[2] / "cases/reading/structure_problems.yaml").read_text(
        encoding="utf-8"
    ),
    Loader=yaml.BaseLoader,
)


def make(text, cls):
    return structure(read_yaml(text, file="f"), cls, file="f")


def problems(text, cls):
    """Return what is wrong; nothing if a value can be made."""
    try:
        make(text, cls)
    except DataFileError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_everything_wrong_is_said_with_its_place(case):
    """Each planted error is one line, in the order of the file."""
    found = problems(case["text"], getattr(model, case["make"]))
    assert len(case["problems"]) == len(found)
    for wanted, line in zip(case["problems"], found, strict=True):
        if wanted.endswith("…"):
            assert line.startswith(wanted.removesuffix("…"))
        else:
            assert wanted == line


def test_an_indicator_with_the_names_of_files():
    """Keys are called type, min and max in files; values have the types of the model."""
    assert Indicator(
        code="CC05",
        name="Tỷ lệ",
        kind=Kind.PERCENT,
        minimum=Decimal(0),
        maximum=Decimal("99.5"),
        assume=FrozenMap({"DT04": Decimal(0)}),
        phrases=("đạt {n}",),
        allow_qualifier=True,
        valid_from=date(2023, 7, 1),
    ) == make(
        "{code: CC05, name: Tỷ lệ, type: percent, min: 0, max: 99.5, assume: {DT04: 0},"
        " phrases: ['đạt {n}'], allow_qualifier: true, valid_from: 2023-07-01, valid_to: null}",
        Indicator,
    )


def test_the_attributes_own_names_will_do():
    """A file may also write kind, minimum, code and citation."""
    by_alias = "id: A, cite: b"
    by_name = "code: A, citation: b"
    rest = "title: t, level: commune, kind: disclose, article: 11, clause: 3"
    made = [make(f"{{{keys}, {rest}}}", Obligation) for keys in (by_alias, by_name)]
    assert made[0] == made[1]
    assert "3" == made[0].clause


def test_a_form_with_slots_and_rules():
    """Nested entries are made too; a rule's formula is called expr."""
    form = make(
        "form: f\nversion: '1'\nname: F\nslots: [{slot: a, heading: null}]\n"
        "rules: [{code: R1, expr: a >= 0, assume: {a: 0}, severity: warning, vi: x, en: y}]\n",
        Form,
    )
    rule = Rule(
        code="R1",
        expression="a >= 0",
        assume=FrozenMap({"a": 0}),
        severity=Severity.WARNING,
        vi="x",
        en="y",
    )
    assert Form(code="f", version="1", name="F", slots=(Slot(slot="a"),), rules=(rule,)) == form


def test_a_layout_with_everything():
    """A layout says what it is for, and may bring header, recipients and signature."""
    layout = make(
        "layout: l\nfor: aggregate\n"
        "header: {issuer: party, date: 2025-11-10, number: null}\n"
        "recipients: [TT. Tỉnh uỷ, {name: Ban Dân vận, note: để b/c}]\n"
        "signature: {name: X}\n"
        "body: [{slot: a, words: annex, table: {columns: [DT01], total: false}}]\n",
        Layout,
    )
    assert ("l", "aggregate", date(2025, 11, 10)) == (layout.code, layout.of, layout.header.date)
    assert (
        Recipient(name="TT. Tỉnh uỷ"),
        Recipient(name="Ban Dân vận", note="để b/c"),
    ) == layout.recipients
    assert Signature(name="X") == layout.signature
    table = TableSpec(columns=("DT01",), total=False)
    assert (LayoutPart(slot="a", words=OwnWords.ANNEX, table=table),) == layout.body


def test_a_profile_with_plain_and_sourced_values():
    """A prescribed value may be a plain text, or a group with its source."""
    profile = make(
        "profile: hd36\nname: N\nwording: {rule: '-----', mark: {value: I., certainty: high}}\n",
        Profile,
    )
    assert Prescribed(value="-----") == profile.wording["rule"]
    assert Prescribed(value="I.", certainty="high") == profile.wording["mark"]


def test_a_kind_of_finding():
    """Its stage is a number, its severity a word."""
    kind = make("{code: LAW10-T01, stage: 4, severity: error, vi: a, en: b}", FindingKind)
    assert (Stage.PROSE, Severity.ERROR) == (kind.stage, kind.severity)


def test_a_list_of_entries():
    """A tuple of a class is made from a list."""
    made = make("- {slot: a}\n- {slot: b}\n", tuple[Slot, ...])
    assert (Slot(slot="a"), Slot(slot="b")) == made
    assert ["f:2:3: 'slot' is missing"] == problems("- {slot: a}\n- {}\n", tuple[Slot, ...])


def test_a_node_alone():
    """A part of a tree can be structured; a key written twice is said then too."""
    node = read_yaml("a:\n  slot: x\n  slot: y\n", file="g").root["a"]
    with pytest.raises(DataFileError) as raised:
        structure(node, Slot, file="g")
    assert "g" == raised.value.path
    assert ("g:3:3: 'slot' is written again, after line 2",) == tuple(
        map(str, raised.value.problems)
    )


def test_json_will_do():
    """Any tree can be structured."""
    tree = read_json('{"slot": "a", "required": true}', file="f")
    assert Slot(slot="a", required=True) == structure(tree, Slot, file="f")


def test_an_empty_tree():
    """A tree without a root, and without a finding, is no value."""
    with pytest.raises(DataFileError):
        structure(Tree(file="f", root=None), Slot, file="f")


class Word(enum.Enum):
    ONE = 1
    TWO = "two"


def _refuse(value):
    raise ValueError(f"not {value}")


def _silent(value):
    raise RuntimeError


@attrs.frozen
class Odd:
    word: Word = Word.ONE
    converted: str = attrs.field(default="", converter=lambda text: _refuse(text) if text else "")
    silent: str = attrs.field(default="", converter=lambda text: _silent(text) if text else "")


def test_words_are_the_values_of_an_enumeration():
    """A member is written by its value, whatever type that is."""
    assert [Word.ONE, Word.TWO] == [make(f"word: {word}", Odd).word for word in ("1", "two")]
    assert ["f:1:7: 'ONE' is none of: 1, two"] == problems("word: ONE", Odd)


def test_what_a_converter_refuses_stands_at_the_group():
    """An exception of the class becomes a problem in its own words, or its name."""
    assert ["f:1:1: not x"] == problems("converted: x", Odd)
    assert ["f:1:1: RuntimeError"] == problems("silent: x", Odd)
