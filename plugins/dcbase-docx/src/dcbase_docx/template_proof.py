"""An office's own template, proofread: every mark that could not be filled in, with its place."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Blank, Finding, Received
from dcbase.reading import PackageError
from dcbase_docx.lint_findings import Found
from dcbase_docx.sent_parts import Parts, parts_of
from dcbase_docx.template_following import Following
from dcbase_docx.template_joining import words
from dcbase_docx.template_marks import marks
from dcbase_docx.template_names import Group, names_of
from dcbase_docx.template_package import paragraphs, parts_within
from dcbase_docx.template_refused import strange_in

_ANNEXES = "phu_luc"


def proof_word(received: Received, blank: Blank) -> Iterable[Finding]:
    """Proofread a Word template.

    Args:
        received: The template.
        blank: Which indicators and slots its marks may name.

    Returns:
        Findings, each with paragraph and cell, the mark and the nearest names; also for a file
        without any mark.  It does not raise for bad content.
    """
    slots = (slot.slot for slot in blank.form.slots)
    faults = proofed(received, names_of(blank.indicators, tuple(slots)))
    return faults or _annexes_left_out(received)


def proofed(received: Received, names: Group) -> list[Finding]:
    """Proofread a Word template for a set of names; one of stage 1 if it cannot be opened."""
    try:
        parts = parts_of(received.content)
        found = Found(received)
        if not check_marks(parts, names, found):
            found.add("DC-7095")
        return list(found.findings())
    except PackageError as error:
        return [error.finding(file=received.name, sha256=received.sha256)]


def is_template(parts: Parts) -> bool:
    """Tell whether something in a file is a mark to be filled in."""
    places = (place for part in parts_within(parts) for place in paragraphs(part))
    return any(next(marks(words(place.element)), None) for place in places)


def check_marks(parts: Parts, names: Group, found: Found) -> int:
    """Look at every mark of a package and return how many there are."""
    strange_in(parts, found)
    count = 0
    for part in parts_within(parts):
        following = Following(dict(names.names), found)
        for place in paragraphs(part):
            count += following.paragraph(place)
        following.end()
    return count


def _annexes_left_out(received: Received) -> Iterable[Finding]:
    """Say of a template without a fault that it prints no annexes, if it does not."""
    parts, found = parts_of(received.content), Found(received)
    places = (place for part in parts_within(parts) for place in paragraphs(part))
    if not any(_ANNEXES in words(place.element) for place in places):
        found.add("DC-7100")
    return found.findings()
