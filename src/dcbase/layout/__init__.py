"""From a report or an aggregate to a document: the engine behind the step `compose`.

A layout says which parts and sentences go where, an official form (`Profile`) which words
every document has; the document that comes out is the same for every file format.
"""

from __future__ import annotations

from dcbase.layout.checking import check_layout
from dcbase.layout.extending import resolve_layout
from dcbase.layout.laying import lay_out
from dcbase.layout.problems import LayoutProblemError, Problem
from dcbase.layout.profiles import choose_profile, resolve_profile

__all__ = [
    "LayoutProblemError",
    "Problem",
    "check_layout",
    "choose_profile",
    "lay_out",
    "resolve_layout",
    "resolve_profile",
]
