"""Which slot of a form a heading or the first words of a text belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dcbase.model import Form, Slot
from dcbase.text import fold

_FIELD = re.compile(r"\{\w+\}")
_WORD = re.compile(r"\w+")
_ALIKE = 0.55
_CLEARLY = 0.08


def slot_of_heading(text: str, form: Form, open_slot: str, *, part: bool) -> Slot | None:
    """Return the slot whose heading has most words in common with a heading.

    Args:
        text: Of the heading, without its mark.
        open_slot: The slot that the words before stand in; those inside it, beside it and
            beside what it stands in are asked.
        part: The heading is of the highest level and numbered: a whole part of the form.

    Returns:
        None if none is like it, or two are alike.
    """
    parts = [slot for slot in form.slots if not slot.parent]
    if part:
        return _best(text, parts)
    return _best(text, [*_nearest(form, open_slot), *parts])


def slot_of_cue(text: str, form: Form, open_slot: str) -> Slot | None:
    """Return the slot inside the open part whose cue a text begins with; the longest cue wins."""
    part = open_slot.partition(".")[0]
    folded = fold(text)
    fitting = [
        (len(cue), slot)
        for slot in form.slots
        if part and slot.slot.startswith(f"{part}.")
        for cue in slot.cues
        if folded.startswith(fold(cue))
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _nearest(form: Form, open_slot: str) -> Iterable[Slot]:
    around = open_slot
    while around:
        yield from (slot for slot in form.slots if slot.parent == around)
        around = around.rpartition(".")[0]


def _best(text: str, slots: list[Slot]) -> Slot | None:
    scored = sorted(
        (
            (_likeness(text, slot.heading), place)
            for place, slot in enumerate(slots)
            if slot.heading
        ),
        reverse=True,
    )
    if not scored or scored[0][0] < _ALIKE:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEARLY:
        return None
    return slots[scored[0][1]]


def _likeness(text: str, heading: str) -> float:
    """Return the share of words, numbers aside, that two headings have in common."""
    one, other = _words(text), _words(_FIELD.sub(" ", heading))
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(fold(text)) if not word.isdigit()}
