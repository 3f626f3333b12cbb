"""dcbase's own answer to how a record becomes a document: the last one asked."""

from __future__ import annotations

from dcbase.layout import lay_out
from dcbase.model import Document, Layout, Profile, Record
from dcbase.plugin import hookimpl


@hookimpl(trylast=True)
def dcbase_compose_document(record: Record, layout: Layout, profile: Profile) -> Document:
    return lay_out(record, layout, profile)
