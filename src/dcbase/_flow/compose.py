"""Compose: from a report or an aggregate to a document, before any file format."""

from __future__ import annotations

from attrs import evolve

from dcbase._flow.kit import Kit
from dcbase.model import Document, Layout, Profile, Record


def compose(record: Record, layout: Layout, profile: Profile, kit: Kit, name: str) -> Document:
    """Lay a record out; the seam's decision may be another plugin's than the core's.

    Args:
        record: A report or an aggregate.
        layout, profile: As chosen, with what they extend already in them.
        kit: Has the decision.
        name: File name without suffix.
    """
    return evolve(kit.compose_document(record, layout, profile), name=name)
