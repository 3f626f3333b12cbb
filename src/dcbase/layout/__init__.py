"""From a report or an aggregate to a document: the engine behind the step `compose`.

A layout says which parts and sentences go where, an official form (`Profile`) which words
every document has; the document that comes out is the same for every file format.
"""

from __future__ import annotations

from dcbase.layout.checking import check_layout
from dcbase.layout.extending import resolve_layout
from dcbase.layout.laying import lay_out
from dcbase.layout.pictures import can_draw, drawable, png_of, size_of, svg_of
from dcbase.layout.problems import LayoutProblemError, Problem, ProfileProblemError
from dcbase.layout.profiles import choose_profile, no_profile, resolve_profile
from dcbase.layout.table_parts import columns_in_parts, part_of
from dcbase.layout.typography import (
    Page,
    TextStyle,
    Typography,
    check_typography,
    typography,
)
from dcbase.layout.typography_keys import Interval, LineSpacing

__all__ = [
    "Interval",
    "LayoutProblemError",
    "LineSpacing",
    "Page",
    "Problem",
    "ProfileProblemError",
    "TextStyle",
    "Typography",
    "can_draw",
    "check_layout",
    "check_typography",
    "choose_profile",
    "columns_in_parts",
    "drawable",
    "lay_out",
    "no_profile",
    "part_of",
    "png_of",
    "resolve_layout",
    "resolve_profile",
    "size_of",
    "svg_of",
    "typography",
]
