"""A layout or a profile that takes over another."""

from __future__ import annotations

from datetime import date

import pytest

from dcbase.errors import LayoutError
from dcbase.layout import choose_profile, lay_out, resolve_layout, resolve_profile
from dcbase.model import FrozenMap, Layout, LayoutPart, Prescribed, Profile

BASE = Layout(
    code="a:base",
    of="report",
    title="BÁO CÁO",
    closing="Hết.",
    body=(LayoutPart(slot="one", say="1"), LayoutPart(slot="two"), LayoutPart(slot="three")),
)


def extending(*body, **said):
    return Layout(**{"code": "b:mine", "of": "report", "extends": "a:base", "body": body, **said})


def found(code):
    return {"a:base": BASE}[code]


def test_a_layout_takes_over_what_it_does_not_say():
    """Title, sentences and parts come from the base, and the result extends nothing."""
    resolved = resolve_layout(extending(title="TỜ TRÌNH"), found)
    assert ("b:mine", "TỜ TRÌNH", "Hết.", "", BASE.body) == (
        resolved.code,
        resolved.title,
        resolved.closing,
        resolved.extends,
        resolved.body,
    )


def test_a_layout_that_extends_nothing_stays_as_it_is():
    """Nobody is asked for a base."""
    assert resolve_layout(BASE, {}.__getitem__) == BASE


def test_parts_replace_are_inserted_or_come_last():
    """The same slot replaces, `after` inserts in the order written, anything else is added."""
    mine = extending(
        LayoutPart(slot="two", say="2"),
        LayoutPart(slot="one-a", after="one"),
        LayoutPart(slot="one-b", after="one"),
        LayoutPart(slot="four"),
        LayoutPart(slot="three", after="one-a"),
    )
    body = resolve_layout(mine, found).body
    assert [part.slot for part in body] == ["one", "one-a", "three", "one-b", "two", "four"]
    assert next(part.say for part in body if part.slot == "two") == "2"


def test_two_parts_of_one_slot_are_refused():
    """The later part of a layout would replace the earlier one, and nobody would know."""
    parts = (LayoutPart(slot="two", say="2"), LayoutPart(slot="x"), LayoutPart(slot="two"))
    for layout in (extending(*parts), extending(*parts, extends="")):
        with pytest.raises(LayoutError, match=r"'two' has two parts .* number 1 and number 3"):
            resolve_layout(layout, found)


def test_after_must_name_a_slot_that_is_there():
    """The failure names layout, part and the nearest slot."""
    mine = extending(LayoutPart(slot="x", after="thre"))
    with pytest.raises(LayoutError, match=r"'b:mine', part 'x'.*'thre'.*'three'"):
        resolve_layout(mine, found)


def test_after_may_name_a_slot_of_the_form_when_every_slot_is_printed(build, party):
    """The form is known only when a document is made; then the part stands behind the slot."""
    mine = extending(
        LayoutPart(slot="own-a", say="A", after="results"),
        LayoutPart(slot="own-b", say="B", after="results"),
        every_slot=True,
    )
    layout = resolve_layout(mine, lambda code: Layout(code=code, of="report"))
    report = build.report(
        sections=(build.section("results", "R"), build.section("tasks", "T", heading=""))
    )
    document = lay_out(report, layout, party)
    assert [b.slot for b in document.blocks] == ["results", "results", "own-a", "own-b", "tasks"]
    layout = resolve_layout(
        extending(LayoutPart(slot="own", after="result"), every_slot=True),
        lambda code: Layout(code=code, of="report"),
    )
    with pytest.raises(LayoutError, match=r"'result'.*'results'"):
        lay_out(report, layout, party)


def test_layouts_that_extend_one_another_in_a_circle_are_refused():
    """The failure shows the way round."""
    circle = {
        "a:x": Layout(code="a:x", of="report", extends="a:y"),
        "a:y": Layout(code="a:y", of="report", extends="a:x"),
    }
    with pytest.raises(LayoutError, match="a:x → a:y → a:x"):
        resolve_layout(circle["a:x"], circle.__getitem__)


def test_a_layout_for_aggregates_cannot_extend_one_for_reports():
    """They print different records."""
    with pytest.raises(LayoutError, match="the other kind"):
        resolve_layout(extending(of="aggregate"), found)


def profile(code, **said):
    return Profile(code=code, name=code, **said)


def wording(**values):
    return FrozenMap({key: Prescribed(value=value) for key, value in values.items()})


def test_a_house_style_changes_only_what_it_says():
    """Every other value, and the issuer, is the official form's."""
    official = profile("core:hd36", issuer="party", wording=wording(item="-", rule="-----"))
    house = profile("x:house", extends="core:hd36", wording=wording(item="+"))
    resolved = resolve_profile(house, {"core:hd36": official}.__getitem__)
    assert (
        resolved.issuer,
        resolved.extends,
        resolved.says("item"),
        resolved.says("rule"),
    ) == ("party", "", "+", "-----")
    assert official == resolve_profile(official, {}.__getitem__)


def test_profiles_that_extend_one_another_in_a_circle_are_refused():
    """As with layouts."""
    circle = profile("x:a", extends="x:a")
    with pytest.raises(LayoutError, match=r"Official form 'x:a', key 'extends': .* x:a → x:a"):
        resolve_profile(circle, {"x:a": circle}.__getitem__)


OLD = profile("hd36", issuer="party", valid_from=date(2018, 4, 3), valid_to=date(2026, 5, 26))
NOW = profile("hd05", issuer="party", valid_from=date(2026, 5, 27))
STATE = profile("nd30", issuer="government", valid_from=date(2020, 3, 5))
HOUSE = profile("house")


@pytest.mark.parametrize(
    ("issuer", "on", "chosen"),
    [
        ("party", date(2026, 5, 26), OLD),
        ("party", date(2026, 5, 27), NOW),
        ("government", date(2025, 11, 3), STATE),
        ("party", date(2018, 4, 2), None),
        ("", date(2025, 11, 3), None),
    ],
)
def test_the_form_is_that_of_the_issuer_on_the_day(issuer, on, chosen):
    """HD 36 until 26 May 2026, HD 05 from the day after; a house style never by itself."""
    assert chosen == choose_profile([HOUSE, NOW, OLD, STATE], issuer, on)


def test_of_two_forms_the_later_one_is_chosen():
    """Of two that hold on one day, the one that began last; the first of those alike."""
    later = profile("later", issuer="party", valid_from=date(2020, 1, 1))
    alike = profile("alike", issuer="party", valid_from=date(2020, 1, 1))
    assert later == choose_profile([OLD, later, alike], "party", date(2021, 1, 1))
