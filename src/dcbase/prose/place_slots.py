"""Which slot of a form a heading or the first words of a text belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dcbase.model import Form, Slot
from dcbase.prose.heading_words import Words, heading_words, in_common
from dcbase.text import fold

_FIELD = re.compile(r"\{\w+\}")
_ALIKE = 0.55
_CLEARLY = 0.08
_ALSO = 0.7  # of the other wordings, which are short
_PLAINLY = 0.8
_MUCH = 4  # words
_Scored = tuple[float, Slot]


def slot_of_heading(
    text: str,
    form: Form,
    around: Sequence[str],
    *,
    marked: bool,
    roman: bool = False,
    begun: bool = True,
) -> Slot | None:
    """Return the slot whose heading has most words in common with a heading.

    Args:
        text: Of the heading, without its mark.
        around: The slots that it stands in, the outermost first; none: it stands in no other.
            Inside one the slots inside it and beside it are asked; right inside a part of the
            form also those that plainly are another part, or a slot of a part behind.
        marked: It is numbered: the other wordings of parts, too, may be only like it.
        roman: With a Roman number, as parts of the form are: those in front are asked too.
        begun: Other headings were placed.  The first one has to be a part's, or to say much.

    Returns:
        None if none is like it, or two are alike.
    """
    words = heading_words(text)
    parts = [slot for slot in form.slots if not slot.parent]
    if not around:
        asked = _inner(form) if marked else [*parts, *_inner(form)]
        like = _likeness if marked else _by_heading
        plain = _plain(words, asked) if begun or len(words) >= _MUCH else ()
        return _best(_highest([*((like(words, slot), slot) for slot in parts), *plain]))
    near = list(_nearest(form, around))
    scored = [(_likeness(words, slot), slot) for slot in near]
    scored += [(_by_heading(words, slot), slot) for slot in parts if slot not in near]
    if len(around) == 1:
        inner = (one for one in _inner(form) if roman or _is_behind(form, one, around[0]))
        scored += _plain(words, [*parts, *(one for one in inner if one not in near)])
    return _best(_highest(scored))


def slot_of_topic(text: str, form: Form) -> Slot | None:
    """Return the slot that tells what a heading is about, though it is not called so."""
    words = heading_words(text)
    scored = (
        (max((in_common(words, heading_words(one)) for one in slot.topics), default=0.0), slot)
        for slot in form.slots
    )
    return _best([pair for pair in scored if pair[0] >= _PLAINLY])


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


def _inner(form: Form) -> list[Slot]:
    return [slot for slot in form.slots if slot.level == 2]


def _is_behind(form: Form, slot: Slot, part: str) -> bool:
    """Tell whether a slot is of a part that stands behind another part of the form."""
    order = [one.slot for one in form.slots if not one.parent]
    mine, other = slot.slot.partition(".")[0], part.partition(".")[0]
    return mine in order and other in order and order.index(mine) > order.index(other)


def _nearest(form: Form, around: Sequence[str]) -> Iterator[Slot]:
    """Yield the slots inside some slots, beside them, and right inside those beside."""
    above: set[str] = set()
    for code in around:
        names = code.split(".")
        above |= {".".join(names[:deep]) for deep in range(1, len(names) + 1)}
    beside = {slot.slot for slot in form.slots if slot.parent in above}
    yield from (slot for slot in form.slots if slot.parent in above | beside)


def _plain(words: Words, slots: Iterable[Slot]) -> Iterator[_Scored]:
    scored = ((_likeness(words, slot), slot) for slot in slots)
    return (pair for pair in scored if pair[0] >= _PLAINLY)


def _highest(scored: Iterable[_Scored]) -> list[_Scored]:
    """Keep of each slot what it is most like."""
    best: dict[str, _Scored] = {}
    for pair in scored:
        known = best.get(pair[1].slot)
        if known is None or known[0] < pair[0]:
            best[pair[1].slot] = pair
    return list(best.values())


def _best(scored: Iterable[_Scored]) -> Slot | None:
    ranked = sorted(scored, key=lambda pair: pair[0], reverse=True)
    if not ranked or ranked[0][0] < _ALIKE:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEARLY:
        return None
    return ranked[0][1]


def _by_heading(words: Words, slot: Slot) -> float:
    return in_common(words, heading_words(_FIELD.sub(" ", slot.heading or "")))


def _likeness(words: Words, slot: Slot) -> float:
    """Return the share of words that a heading and any of a slot's have in common."""
    others = (in_common(words, heading_words(one)) for one in slot.also)
    return max(_by_heading(words, slot), *(one for one in others if one >= _ALSO), 0.0)
