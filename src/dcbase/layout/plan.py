"""Which parts a document has, in which order, and what stands inside what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from dcbase.layout.problems import Place, nearest
from dcbase.layout.scene import Scene
from dcbase.model import Form, Layout, LayoutPart, OwnWords


@frozen
class Planned:
    """A part of the document with the parts inside it."""

    part: LayoutPart
    inside: tuple[Planned, ...] = ()

    @property
    def slot(self) -> str:
        return self.part.slot


def plan(scene: Scene) -> tuple[Planned, ...]:
    """Return the parts of the document, outermost first.

    The layout's parts come in its own order, among all slots of the form where the layout
    prints every slot.  A sub-slot that the record has and the layout does not name stands in
    the part it belongs to.  What a report says in a slot that nobody knows comes last; it is
    never lost.

    Raises:
        dcbase.errors.LayoutError: A part wants to stand behind a slot that is not there.
    """
    form = scene.questions.form
    slots = arranged(scene.layout, form)
    known = {slot.slot for slot in form.slots}
    for slot in own_slots(scene):
        if slot in slots:
            continue
        strange = slot not in known and not outer(slot, known)
        if outer(slot, slots) or (scene.report and strange):
            slots.insert(_place_in_form(slot, slots, form), slot)
    return _nested(slots, scene.layout)


def arranged(layout: Layout, form: Form) -> list[str]:
    """Return the slots that a layout prints, in its order.

    Raises:
        dcbase.errors.LayoutError: A part wants to stand behind a slot that is not there.
    """
    slots = [slot.slot for slot in form.slots] if layout.every_slot else []
    behind: dict[str, int] = {}
    for part in layout.body:
        if part.slot in slots:
            continue
        if not part.after or not layout.every_slot:
            # Without every slot of the form, `after` was settled when the layout was extended.
            slots.append(part.slot)
        elif part.after in slots:
            behind[part.after] = behind.get(part.after, 0) + 1
            slots.insert(slots.index(part.after) + behind[part.after], part.slot)
        else:
            place = Place(layout.code, part.slot)
            near = nearest(part.after, slots)
            raise place.error("unknown-after", slot=part.after, nearest=near)
    return slots


def own_slots(scene: Scene) -> Iterable[str]:
    """Return the slots in which there are words, as the record has them."""
    if scene.aggregate:
        return scene.aggregate.words
    sections = scene.report.sections if scene.report else ()
    return [section.slot for top in sections for section in top.walk() if section.slot]


def outer(slot: str, slots: Iterable[str]) -> str:
    """Return the nearest of `slots` that a slot stands in; empty if there is none."""
    around = [other for other in slots if slot.startswith(f"{other}.")]
    return max(around, key=len, default="")


def _place_in_form(slot: str, slots: Sequence[str], form: Form) -> int:
    """Return where a slot belongs among others: before the first that the form has later."""
    order = [known.slot for known in form.slots]
    if slot not in order:
        return len(slots)
    later = set(order[order.index(slot) + 1 :])
    return next((index for index, other in enumerate(slots) if other in later), len(slots))


def _nested(slots: Sequence[str], layout: Layout) -> tuple[Planned, ...]:
    """Put each slot inside the one it stands in, in order."""
    inside: dict[str, list[str]] = {}
    for slot in slots:
        inside.setdefault(outer(slot, slots), []).append(slot)
    parts = {part.slot: part for part in layout.body}

    def planned(around: str, words: OwnWords) -> Iterator[Planned]:
        for slot in inside.get(around, ()):
            # A part that the layout does not name does with words as the one around it does.
            part = parts.get(slot) or LayoutPart(slot=slot, words=words)
            yield Planned(part, tuple(planned(slot, part.words)))

    return tuple(planned("", OwnWords.OWN))
