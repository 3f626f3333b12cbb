"""Whether a unit said nothing: then, and only then, a layout may speak in its place."""

from __future__ import annotations

import re

from dcbase.layout.plan import outer
from dcbase.layout.scene import Scene
from dcbase.model import Block, Literal, Section
from dcbase.model.section import spoken_around
from dcbase.prose.nothing import says_nothing
from dcbase.text import fold

_LONG_ANSWER = 600
"""Characters: whoever writes more in a slot says more than that there is nothing."""


def is_silent(scene: Scene, slot: str, said: tuple[str, ...]) -> bool:
    """Tell whether nobody said anything in a slot, nor in general words around it.

    A report of running text often speaks of several slots under one heading; those words
    stand in the slot around them, and sentences of ours beside them would contradict them.

    Args:
        said: Codes of the units with an answer in this slot, in a document about many.
    """
    report = scene.report
    if said or report is None:
        return not said
    section = report.section(slot)
    return not (section and section.has_words) and not spoken_around(report.section, slot)


def answers_none(section: Section) -> bool:
    """Tell whether all that is said in a section, and below it, is that there is nothing."""
    text = section.simple_text
    if text is not None and len(text) > _LONG_ANSWER:
        return False
    blocks = section.blocks
    if any(not is_nothing(block) for block in blocks):
        return False
    inside = [one for one in section.sections if one.has_words]
    return bool(blocks or inside) and all(map(answers_none, inside))


def is_nothing(block: Block) -> bool:
    """Tell whether a paragraph or item is the answer that there is nothing."""
    words = [run.text for run in block.runs if isinstance(run, Literal)]
    return len(words) == len(block.runs) and says_nothing("".join(words))


def is_mentioned(scene: Scene, words: str) -> bool:
    """Tell whether words stand anywhere in what the document's units wrote, titles included.

    Case, spaces and the place of the tone make no difference; they have to be whole words.
    """
    return re.search(rf"(?<!\w){re.escape(fold(words))}(?!\w)", scene.everything) is not None


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
