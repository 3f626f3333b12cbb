"""Whether a unit said nothing: then, and only then, a layout may speak in its place."""

from __future__ import annotations

from dcbase.layout.plan import outer
from dcbase.layout.scene import Scene
from dcbase.model.section import spoken_around


def is_silent(scene: Scene, slot: str, said: tuple[str, ...]) -> bool:
    """Tell whether nobody said anything in a slot, nor in general words around it.

    A report of running text often speaks of several slots under one heading; those words
    stand in the slot around them, and sentences of ours beside them would contradict them.

    Args:
        said: Codes of the units with words in this slot, in a document about many.
    """
    report = scene.report
    if said or report is None:
        return not said
    section = report.section(slot)
    return not (section and section.has_words) and not spoken_around(report.sections, slot)


def unsorted(scene: Scene) -> int:
    """Return how many slots with words a report has that its form does not know."""
    known = {slot.slot for slot in scene.questions.form.slots}
    sections = scene.report.sections if scene.report else ()
    return sum(
        1
        for top in sections
        for section in top.walk()
        if section.slot and section.has_own_words and not _fits(section.slot, known)
    )


def _fits(slot: str, known: set[str]) -> bool:
    return slot in known or bool(outer(slot, known))
