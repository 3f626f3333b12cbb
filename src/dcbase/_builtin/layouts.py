"""The layouts that every workspace has: a report as it was sent, and the totals."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Layout
from dcbase.plugin import hookimpl, load_layouts

_FILES = ("resources/layouts/plain.yaml", "resources/layouts/totals.yaml")


@hookimpl
def dcbase_register_layouts() -> Iterable[Layout]:
    return load_layouts(__package__, *_FILES)
