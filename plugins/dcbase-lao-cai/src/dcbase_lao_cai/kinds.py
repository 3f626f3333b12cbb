"""The kinds of finding that this plugin makes."""

from __future__ import annotations

from functools import cache

from dcbase.model import FindingKind, FrozenMap
from dcbase.plugin import load_findings


@cache
def kinds() -> FrozenMap[str, FindingKind]:
    """Return the kinds by code; they are data, in both languages, in ``catalog/findings.yaml``."""
    found = load_findings(__package__, "catalog/findings.yaml")
    return FrozenMap({kind.code: kind for kind in found})
