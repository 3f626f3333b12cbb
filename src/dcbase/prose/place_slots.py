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
_PLAINLY = 0.8


def slot_of_heading(text: str, form: Form, open_slot: str, *, part: bool) -> Slot | None:
    """Return the slot whose heading has most words in common with a heading.

    Args:
        text: Of the heading, without its mark.
        open_slot: The slot that the words before stand in; those inside it, beside it and
            beside what it stands in are asked.
        part: The heading is of the highest level and numbered: a whole part of the form, or
            plainly one of the slots right inside them.

    Returns:
        None if none is like it, or two are alike.
    """
    parts = [slot for slot in form.slots if not slot.parent]
    scored = [(_likeness(text, slot, also=part), slot) for slot in parts]
    if part:
        inner = [(_likeness(text, slot, also=True), slot) for slot in form.slots if slot.level == 2]
        return _best([*scored, *(pair for pair in inner if pair[0] >= _PLAINLY)])
    near = [(_likeness(text, slot, also=True), slot) for slot in _nearest(form, open_slot)]
    return _best([*near, *(pair for pair in scored if pair[1] not in [slot for _, slot in near])])


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


def _best(scored: list[tuple[float, Slot]]) -> Slot | None:
    ranked = sorted(scored, key=lambda pair: pair[0], reverse=True)
    if not ranked or ranked[0][0] < _ALIKE:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEARLY:
        return None
    return ranked[0][1]


def _likeness(text: str, slot: Slot, *, also: bool) -> float:
    """Return the share of words, numbers aside, that a heading and a slot's have in common."""
    one = _words(text)
    headings = [slot.heading or "", *(slot.also if also else ())]
    return max(_in_common(one, _words(_FIELD.sub(" ", heading))) for heading in headings)


def _in_common(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(fold(text)) if not word.isdigit()}
