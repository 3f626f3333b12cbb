"""What goes over the pipe comes back equal, and nothing else is taken."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from dcbase._jail.wire import from_json, to_json
from dcbase.model import (
    FrozenMap,
    Origin,
    OutlineBlock,
    Said,
    SaidFigure,
    SaidSlot,
    Submission,
    core_kind,
)

PLACE = Origin("02848.xlsx", "ab12", sheet="Số liệu", cell="B7")
EVERYTHING = Submission(
    name="02848.xlsx",
    sha256="ab12",
    unit=Said("02848", PLACE),
    window=FrozenMap({"from": Said("01/01/2025"), "to": Said("31/10/2025")}),
    recipients=((Said("Như trên"), None), (Said("Lưu"), Said("VT"))),
    figures=(
        SaidFigure(
            Said("DT01"),
            Said("44", PLACE),
            restated=FrozenMap({"overview": SaidFigure(Said("DT01"), repeated=True)}),
        ),
    ),
    slots=(SaidSlot(slot=Said("a"), slots=(SaidSlot(slot=Said("b"), text=Said("Đã làm.")),)),),
    outline=(OutlineBlock(kind="item", text="Kinh tế", level=2, mark="-", origin=PLACE),),
    findings=(
        core_kind("DC-1102").found(
            origin=PLACE,
            facts={"entry": "a", "size": 7, "x": Decimal("-1.50"), "y": None, "z": False},
        ),
    ),
)


def test_a_submission_comes_back_equal():
    """Every kind of value that a reader may give."""
    again = from_json(to_json(EVERYTHING), Submission)
    assert EVERYTHING == again
    assert isinstance(again.window, FrozenMap)


def test_a_text_of_another_library_is_a_text():
    """lxml's texts know their element, which stays behind."""

    class Smart(str):
        __slots__ = ()

    again = from_json(to_json(Said(Smart("Lùng Phình"))), Said)
    assert str is type(again.text)


@pytest.mark.parametrize("value", [1.5, b"bytes", {1, 2}, object()])
def test_what_no_value_holds_is_not_sent(value):
    """A number that is not exact, or an object."""
    with pytest.raises(TypeError, match="cannot be sent"):
        to_json((value,))


@pytest.mark.parametrize(
    ("at", "wrong"),
    [
        ((0,), 5),
        ((0,), None),
        ((3,), ["02848"]),
        ((3,), [2848, None]),
        ((3, 1), "here"),
        ((3, 1, 2), True),
        ((3, 1, 2), 1.5),
        ((6,), [["from"]]),
        ((8,), [[["a", None]]]),
        ((13,), {}),
        ((16, 0, 1), "fatal"),
        ((16, 0, 1), ["blocker"]),
        ((16, 0, 4, 0, 1), 1.5),
        ((16, 0, 4, 0, 1), {"decimal": "NaN"}),
        ((16, 0, 4, 0, 1), {"decimal": "x"}),
        ((16, 0, 4, 0, 1), {"__reduce__": "os.system"}),
        ((16, 0, 4, 0, 1), ["list"]),
    ],
)
def test_a_value_of_another_type_is_refused(at, wrong):
    """Nothing is converted, left out or added."""
    plain = json.loads(to_json(EVERYTHING))
    fields = [name.name for name in Submission.__attrs_attrs__]
    index = {3: "unit", 6: "window", 8: "recipients", 13: "opening", 16: "findings"}
    at = (fields.index(index[at[0]]) if at[0] else 0, *at[1:])
    inner = plain
    for step in at[:-1]:
        inner = inner[step]
    inner[at[-1]] = wrong
    with pytest.raises(ValueError):
        from_json(json.dumps(plain).encode(), Submission)


@pytest.mark.parametrize(
    "content", [b"", b"[", b"[]", b"{}", b"null", b"\x80\x04.", b"[" * 100_000, b'["a"]']
)
def test_what_is_no_submission_is_refused(content):
    """Broken JSON, JSON that is too deep, JSON of something else."""
    with pytest.raises(ValueError):
        from_json(content, Submission)
