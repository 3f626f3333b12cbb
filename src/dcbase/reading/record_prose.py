"""Sections of a record as plain values, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dcbase.model import Heading, Section
from dcbase.reading.record_blocks import blocks_from_plain, blocks_to_plain
from dcbase.reading.record_values import Places


def section_to_plain(section: Section, places: Places) -> dict[str, Any]:
    """Return a section with all that stands in it."""
    heading = section.heading
    return {
        "slot": section.slot,
        **({} if heading is None else {"heading": _heading(heading, places)}),
        "blocks": blocks_to_plain(section.blocks, places),
        "sections": [section_to_plain(inner, places) for inner in section.sections],
        **places.of(section.origin),
    }


def _heading(heading: Heading, places: Places) -> dict[str, Any]:
    said = {"text": heading.text, "mark": heading.mark}
    return {
        **{key: words for key, words in said.items() if words is not None},
        **places.of(heading.origin),
    }


def section_from_plain(plain: Mapping[str, Any], places: Places) -> Section:
    """Return the section again."""
    heading = plain.get("heading")
    return Section(
        slot=plain["slot"],
        heading=None
        if heading is None
        else Heading(heading.get("text"), heading.get("mark"), places.in_(heading)),
        blocks=blocks_from_plain(plain["blocks"], places),
        sections=tuple(section_from_plain(inner, places) for inner in plain["sections"]),
        origin=places.in_(plain),
    )
