"""Which code was meant by one that there is not."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches

from dcbase.errors import Problem


def meant(code: str, known: Collection[str]) -> Problem | str:
    """Return which code was probably meant, as it ends a sentence; empty if none comes near."""
    bare = [other for other in sorted(known) if _bare(other) == _bare(code)]
    near = bare or get_close_matches(code, sorted(known), n=1, cutoff=0.5)
    return Problem.of("meant", code=near[0]) if near else ""


def _bare(code: str) -> str:
    """Return a code as somebody writes it who leaves out zeros: ``bq1`` for BQ01."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", code).casefold()
