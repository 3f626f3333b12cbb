"""Marks and wordings of headings that the form prints anyway, so that nobody has to send them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dcbase.model import Form
from dcbase.prose.place_parts import Part, SlotText
from dcbase.text import point, roman

_FAR = 30
_AFTER = (".", ".", ")")


def count_marks(form: Form, slots: Mapping[str, SlotText]) -> None:
    """Forget the marks that counting gives again, and the headings that are the form's.

    Every other mark stays: points a, b, c, d, e, of which the form would count the fourth đ.
    """
    for code, text in slots.items():
        known = form.slot(code)
        if known is not None and known.heading == text.wording:
            text.wording = None
    for parent in {"": None, **slots}:
        used, level = 0, parent.count(".") + 2 if parent else 1
        for one in _headed(form, slots, parent):
            given = one.mark
            if given is None or given == _written(level, used + 1):
                one.mark = None
                used += 1
            elif given:
                ahead = range(used + 1, used + _FAR)
                used = next((n for n in ahead if _written(level, n) == given), used + 1)


def _headed(form: Form, slots: Mapping[str, SlotText], parent: str) -> Iterator[Part | SlotText]:
    """Yield what has a heading right below a slot, in printing order: its own, then sub-slots."""
    if parent in slots:
        yield from (part for part in slots[parent].parts if part.is_title)
    order = {slot.slot: place for place, slot in enumerate(form.slots)}
    below = [code for code in slots if code.rpartition(".")[0] == parent]
    for code in sorted(below, key=lambda code: (order.get(code, len(order)), code)):
        if slots[code].heading is not None:
            yield slots[code]


def _written(level: int, number: int) -> str:
    """Return the mark that official forms give a heading: I., 1., a); empty where they end."""
    try:
        if level > len(_AFTER):
            return "-"
        return f"{(roman, str, point)[level - 1](number)}{_AFTER[level - 1]}"
    except ValueError:
        return ""
