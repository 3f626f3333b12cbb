"""References that print the words they stand for again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from attrs import evolve, frozen

from dcbase.model import Indicator, Known, Origin, OutlineBlock
from dcbase.prose.saying import misfit, say
from dcbase.prose.written import Number

_WAYS: tuple[tuple[str, ...], ...] = (
    (),
    ("padded",),
    ("fraction",),
    ("words",),
    ("padded", "fraction"),
)
_OF_A_WHOLE = re.compile(r"/|\strên\s")  # "6/8 đơn", "21 trên tổng số 24 đơn": 6 and 21


@frozen
class Reference:
    """Words of a text that a reference or a claim prints as well."""

    begin: int
    end: int
    code: str
    markup: str


def reference_to(
    known: Known, indicator: Indicator, number: Number, words: str, restated: str
) -> Reference | None:
    """Return the reference that prints a number as it was written; None if none does.

    Args:
        known: The figure that was read from it.
        words: The number as written, qualifier and unit included.
        restated: ``.slot`` if the figure is said otherwise elsewhere.
    """
    unit = f" {indicator.unit}" if words.lower().endswith(f" {indicator.unit}") else ""
    alone = (words, words[: len(words) - len(unit)], _OF_A_WHOLE.split(words)[0])
    for styles in _WAYS:
        if misfit(known, indicator, styles) is not None:
            continue
        if (said := say(known, indicator, styles)) in alone:
            shown = "".join(f" | {style}" for style in styles)
            markup = f"{{{{ {indicator.short}{restated}{shown} }}}}"
            return Reference(number.begin, number.begin + len(said), indicator.short, markup)
    return None


def with_references(
    text: str, references: Iterable[Reference], written: Callable[[str], str] = str
) -> str:
    """Return a text as markup, with references in the place of the words that they print.

    Args:
        written: How the words between are written, but for braces.
    """
    parts: list[str] = []
    at = 0
    for one in references:
        parts += [_literal(written(text[at : one.begin])), one.markup]
        at = one.end
    return "".join([*parts, _literal(written(text[at:]))])


def _literal(text: str) -> str:
    return text.replace("{{", "{{{{")


def origin_at(block: OutlineBlock, place: int) -> Origin | None:
    """Return where a character of a block's text stood."""
    begin, origin = 0, block.origin
    for at, where in block.lines:
        if at > place:
            break
        begin, origin = at, where
    if origin is None or origin.column is None:
        return origin
    mark = len(block.mark) + (not block.glued) if block.mark and not begin else 0
    return evolve(origin, column=origin.column + mark + place - begin)
