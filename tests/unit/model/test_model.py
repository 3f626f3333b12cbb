"""The nouns: frozen, hashable, picklable, and right by construction."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from decimal import Decimal

import attrs
import pytest

from dcbase import model
from dcbase.model import (
    Cell,
    Check,
    FindingKind,
    Form,
    FrozenMap,
    Indicator,
    Known,
    Layout,
    Origin,
    Period,
    Round,
    Severity,
    Slot,
    Span,
    Table,
    Unit,
    Units,
    Waiver,
    Window,
    calendar_window,
    core_kind,
    state_window,
)


@pytest.mark.parametrize(
    "noun", [n for n in vars(model).values() if isinstance(n, type) and attrs.has(n)]
)
def test_every_noun_is_frozen_and_slotted(noun):
    """No value of the model can change."""
    assert noun.__setattr__ is not object.__setattr__
    assert "__slots__" in vars(noun)


def test_a_frozen_map():
    """It is a mapping that hashes, pickles, keeps its order and refuses to change."""
    one = FrozenMap({"DT05": 8, "DT10": 6})
    assert one == FrozenMap([("DT10", 6), ("DT05", 8)])
    assert hash(one) == hash(FrozenMap([("DT10", 6), ("DT05", 8)]))
    assert one == {"DT05": 8, "DT10": 6}
    assert one != {"DT05": 8}
    assert list(one) == ["DT05", "DT10"]
    assert pickle.loads(pickle.dumps(one)) == one
    assert copy.deepcopy(one) is copy.copy(one) is one
    assert one.with_({"DT05": 9}) == {"DT05": 9, "DT10": 6}
    assert repr(one) == "FrozenMap({'DT05': 8, 'DT10': 6})"


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.__setitem__("DT05", 9),
        lambda one: one.__delitem__("DT05"),
        lambda one: one.update(DT05=9),
        lambda one: one.pop("DT05"),
        lambda one: one.clear(),
        lambda one: one.setdefault("X", 1),
        lambda one: one.popitem(),
        lambda one: one.__ior__({"X": 1}),
    ],
)
def test_a_frozen_map_refuses_every_change(change):
    """Whatever would change a dict raises, and changes nothing."""
    one = FrozenMap({"DT05": 8})
    with pytest.raises(TypeError, match="cannot change"):
        change(one)
    assert one == FrozenMap({"DT05": 8})


@pytest.mark.parametrize(
    ("text", "first", "last", "after", "before"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "2026", "2024"),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30), "2025-H2", "2024-H2"),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31), "2026-Q1", "2025-Q3"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024-03", "2024-01"),
        ("2025-01", date(2025, 1, 1), date(2025, 1, 31), "2025-02", "2024-12"),
    ],
)
def test_periods(text, first, last, after, before):
    """A period knows its days and its neighbours."""
    period = Period.parse(text)
    assert text == str(period)
    assert (first, last) == (period.first_day, period.last_day)
    assert (after, before) == (str(period.next()), str(period.previous()))
    assert str(period.same_last_year()) == text.replace(text[:4], str(int(text[:4]) - 1))
    assert first in period
    assert period in Period(period.year)


@pytest.mark.parametrize("text", ["25", "2025-H3", "2025-13", "2025-Q0", "năm 2025", "2025-1", ""])
def test_what_is_no_period(text):
    """Anything else is refused."""
    with pytest.raises(ValueError, match="not a period"):
        Period.parse(text)
    with pytest.raises(ValueError, match="no quarter 5"):
        Period(2025, Span.QUARTER, 5)


def test_periods_are_ordered():
    """By their first day; the longer of two comes later."""
    texts = ["2024", "2025-01", "2025-Q1", "2025-H1", "2025", "2025-02"]
    assert sorted(map(Period.parse, reversed(texts))) == list(map(Period.parse, texts))
    assert Period(2025).__lt__(3) is NotImplemented


def test_windows():
    """The calendar's and the state's windows of a year; a window cannot end before it starts."""
    assert calendar_window(Period(2025)).covers(Period.parse("2025-Q3"))
    assert state_window(Period(2025)) == Window(start=date(2024, 12, 15), end=date(2025, 12, 14))
    with pytest.raises(ValueError, match="cannot end"):
        Window(start=date(2025, 2, 1), end=date(2025, 1, 1))
    month = Round(form="f", period=Period(2025), window=state_window(Period(2025)))
    assert month.next_period == Period(2026)


def test_a_code_means_one_territory_a_day():
    """02848 is the small commune until June 2025 and the merged one after."""
    old = Unit(code="02848", name="Xã Lùng Phình", kind="xã", valid_to=date(2025, 6, 30))
    now = attrs.evolve(old, valid_to=None, valid_from=date(2025, 7, 1), parent="15")
    units = Units([now, old])
    assert units["02848"] is now
    assert units.on(date(2025, 3, 1))["02848"] is old
    assert units.children("15") == (now,)
    assert units.children("99") == ()
    assert list(units) == ["02848"]
    assert len(units) == 1
    assert now.short_name == "Lùng Phình"
    assert Unit(code="x", name="Văn phòng").short_name == "Văn phòng"


def test_a_float_is_no_figure():
    """Floats are refused where figures are made."""
    with pytest.raises(TypeError, match="never a float"):
        Known(1.5)


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        (Origin("a.yaml", line=3, column=7), "a.yaml:3:7"),
        (Origin("a.yaml", line=3), "a.yaml:3"),
        (Origin("a.xlsx", sheet="DT", cell="F12"), "a.xlsx, DT!F12"),
        (Origin("a.docx", paragraph=4), "a.docx ¶4"),
        (Origin("a.txt"), "a.txt"),
    ],
)
def test_origins_are_said_as_people_look_them_up(origin, said):
    """A place is printed as file, line and column, or sheet and cell."""
    assert said == str(origin)


def test_findings_and_waivers():
    """A kind words its findings in two languages; a waiver takes the weight off one."""
    kind = FindingKind(
        code="X-001",
        stage=5,
        severity="error",
        vi="{subject}: {got}",
        en="got {got}",
        hint_vi="sửa",
    )
    finding = kind.found(subject="DT05", facts={"got": 8}).of("02848")
    assert (kind.words(finding), kind.words(finding, "en")) == ("DT05: 8", "got 8")
    assert (kind.hint(finding), kind.hint(finding, "en")) == ("sửa", "")
    assert finding.weighs
    waiver = Waiver(
        finding="X-001", unit="02848", reason="r", office="o", expires=date(2025, 12, 31)
    )
    assert waiver.covers(finding, "02848", date(2025, 12, 31))
    assert not waiver.covers(finding, "02848", date(2026, 1, 1))
    assert not waiver.covers(finding, "02839", date(2025, 1, 1))
    assert not attrs.evolve(finding, waiver=waiver).weighs
    assert Severity.INFO < Severity.WARNING < Severity.ERROR < Severity.BLOCKER
    assert core_kind("DC-2001").severity is Severity.BLOCKER


def test_named_entries():
    """A full code is a namespace and a short code."""
    entry = Indicator(code="law10:DT05", name="x")
    assert (entry.namespace, entry.short) == ("law10", "DT05")
    assert Indicator(code="DT05", name="x").in_namespace("a").code == "a:DT05"
    assert not entry.derived
    assert Indicator(
        code="X", name="x", kind="decimal", decimals=1, numerator="A", denominator="B"
    ).derived
    with pytest.raises(ValueError, match="code"):
        Indicator(code="a b", name="x")


def test_forms_word_their_headings_for_a_period():
    """No year is in a form; the period brings it."""
    slot = Slot(slot="tasks.items", heading="NHIỆM VỤ NĂM {next_period}")
    assert slot.wording(Period(2025)) == "NHIỆM VỤ NĂM 2026"
    assert (slot.parent, slot.level) == ("tasks", 2)
    assert Slot(slot="x").wording(Period(2025)) is None
    form = Form(code="f", version="1", name="f", slots=(slot,))
    assert form.slot("tasks.items") is slot
    assert form.slot("nowhere") is None


def test_small_things():
    """A table's rows fit its columns; a check has a scope; a layout is of a kind of record."""
    with pytest.raises(ValueError, match="1 cells under 2"):
        Table(columns=("a", "b"), rows=((Cell(),),))
    assert Check(code="c", report=lambda report, before: ()).scope == "report"
    assert Check(code="c", round=lambda whole: ()).scope == "round"
    with pytest.raises(ValueError, match="of"):
        Layout(code="l", of="nothing")
    assert Known(Decimal("1.5")).value == Decimal("1.5")


@pytest.mark.parametrize(
    ("kind", "usual", "never"),
    [
        ("integer", "sum", "count_yes"),
        ("decimal", "sum", "count_yes"),
        ("percent", "weighted_mean", "sum"),
        ("boolean", "count_yes", "sum"),
        ("enum", "count_by_value", "max"),
    ],
)
def test_an_indicator_adds_up_as_its_kind_does(kind, usual, never):
    """Words are counted, shares are never summed; what cannot be is refused where it is written."""
    assert Indicator(code="X", name="x", kind=kind, decimals=1).over_units.value == usual
    with pytest.raises(ValueError, match=f"use '{usual}'"):
        Indicator(code="X", name="x", kind=kind, decimals=1, over_units=never)


@pytest.mark.parametrize("kind", ["decimal", "percent"])
def test_a_rate_is_a_ratio_of_sums(kind):
    """Whatever its kind, a rate is divided again over all units, and never summed."""
    rate = Indicator(code="X", name="x", kind=kind, decimals=1, numerator="A", denominator="B")
    assert (rate.over_units.value, rate.over_time.value) == ("ratio_of_sums", "recompute")
    for axis, usual in (("over_units", "ratio_of_sums"), ("over_time", "recompute")):
        with pytest.raises(ValueError, match=f"indicator 'X': {axis}: .* use '{usual}'"):
            attrs.evolve(rate, **{axis: "sum"})
    assert attrs.evolve(rate, over_units="max").over_units.value == "max"


@pytest.mark.parametrize(
    ("kind", "usual"),
    [
        ("integer", "recompute"),
        ("decimal", "recompute"),
        ("percent", "recompute"),
        ("boolean", "count_yes"),
        ("enum", "count_by_value"),
    ],
)
def test_a_number_with_a_formula_is_computed_again(kind, usual):
    """A formula over units is computed from totals; a yes and a word are counted."""
    made = Indicator(code="X", name="x", kind=kind, decimals=1, formula="A")
    assert made.over_units.value == usual
    with pytest.raises(ValueError, match="only what has a formula"):
        Indicator(code="X", name="x", over_units="recompute")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"numerator": "A"}, "denominator: a rate has both a numerator and a denominator"),
        ({"denominator": "A"}, "numerator: a rate has both a numerator and a denominator"),
        (
            {"numerator": "A", "denominator": "B", "formula": "C"},
            "formula: a rate has a numerator and a denominator and no formula",
        ),
        (
            {"numerator": "A", "denominator": "B", "kind": "integer"},
            "kind: a rate is of kind 'decimal' or 'percent', not 'integer'",
        ),
        ({"kind": "decimal"}, "decimals: kind 'decimal' has to say how many decimal places are"),
        ({"decimals": -1}, "decimals: there are no negative decimal places: -1"),
        ({"maximum": 1.5}, "maximum: expected a whole number or a Decimal, got 1.5"),
        ({"minimum": "0"}, "minimum: expected a whole number or a Decimal, got '0'"),
        ({"minimum": True}, "minimum: expected a whole number or a Decimal, got True"),
        ({"tolerance": 0.5}, "tolerance: expected a whole number or a Decimal, got 0.5"),
    ],
)
def test_an_indicator_that_makes_no_sense(more, said):
    """It is refused where it is written, with its code and what is wrong in one sentence."""
    with pytest.raises((ValueError, TypeError)) as caught:
        Indicator(**{"code": "X", "name": "x", "kind": "percent", **more})
    assert str(caught.value).startswith(f"indicator 'X': {said}")


def test_whole_numbers_are_amounts():
    """A bound, a tolerance and an assumed value may be written as an int."""
    one = Indicator(code="X", name="x", minimum=0, maximum=24, tolerance=1, assume={"A": 0})
    assert (one.minimum, one.maximum, one.tolerance) == (Decimal(0), Decimal(24), Decimal(1))
    assert {type(value) for value in (one.minimum, one.assume["A"])} == {Decimal}
