"""Whether a unit said nothing: then, and only then, a layout may speak in its place."""

from __future__ import annotations

from dcbase.layout.plan import outer
from dcbase.layout.scene import Scene
from dcbase.model import Report, Section


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
    return not (section and section.has_words) and not speaks_around(report, slot)


def speaks_around(report: Report, slot: str) -> bool:
    """Tell whether a report has words of its own in a slot that this one stands in."""
    around = slot.rpartition(".")[0]
    while around:
        section = report.section(around)
        if section and own_words_in(section):
            return True
        around = around.rpartition(".")[0]
    return False


def own_words_in(section: Section) -> bool:
    """Tell whether there are words in a section itself or under titles of the unit's own."""
    own = (titled for titled in section.sections if not titled.slot)
    return section.simple_text is not None or bool(section.blocks) or any(map(own_words_in, own))


def unsorted(scene: Scene) -> int:
    """Return how many slots with words a report has that its form does not know."""
    known = {slot.slot for slot in scene.questions.form.slots}
    sections = scene.report.sections if scene.report else ()
    return sum(
        1
        for top in sections
        for section in top.walk()
        if section.slot and own_words_in(section) and not _fits(section.slot, known)
    )


def _fits(slot: str, known: set[str]) -> bool:
    return slot in known or bool(outer(slot, known))
