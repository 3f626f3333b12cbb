"""What can be seen to be wrong with a sentence before it is used."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dcbase.layout.problems import Place, Problem, nearest
from dcbase.layout.shown import SENTINELS
from dcbase.model import FigureRef, Finding, Literal, TextTable
from dcbase.prose import Prose, parse

prose_of = lru_cache(maxsize=1024)(parse)
_BEFORE_IN_FORMULAS = "prev"


@lru_cache(maxsize=4096)
def problems_in(
    text: str, codes: frozenset[str], names: frozenset[str], place: Place
) -> tuple[Problem, ...]:
    """Return everything that can be seen to be wrong with a sentence before it is used.

    Args:
        text: The sentence as it was written.
        codes, names: What it may name.
        place: Where it stands.
    """
    if SENTINELS.search(text):
        return (place.problem("private-character"),)
    if "{%" in text:
        from dcbase.layout.jinja import wrong_in

        return wrong_in(text, codes, names, place)
    prose = prose_of(text)
    found = [_unread(finding, place) for finding in prose.findings]
    if prose.sections:
        found.append(place.problem("title-in-sentence"))
    if any(isinstance(block, TextTable) for block in prose.blocks):
        found.append(place.problem("table-in-sentence"))
    known = sorted(codes | names)
    for code in _named(prose, names):
        if code not in codes:
            found.append(place.problem("unknown-name", name=code, nearest=nearest(code, known)))
    for ref in _refs(prose):
        if {*ref.styles} >= {"fraction", "words"}:
            found.append(place.problem("styles", code=ref.code, styles=", ".join(ref.styles)))
        if ref.slot == _BEFORE_IN_FORMULAS:
            found.append(place.problem("prev-in-words", code=ref.code))
    return tuple(found)


def _refs(prose: Prose) -> Iterator[FigureRef]:
    runs = (run for block in prose.blocks for run in block.runs)
    yield from (run for run in runs if isinstance(run, FigureRef))


def _named(prose: Prose, names: frozenset[str]) -> dict[str, None]:
    """Return what a sentence names besides the names that stand for no figure."""
    refs = (run for block in prose.blocks for run in block.runs if not isinstance(run, Literal))
    return {
        run.code: None for run in refs if not (isinstance(run, FigureRef) and run.code in names)
    }


def _unread(finding: Finding, place: Place) -> Problem:
    return place.problem("markup", got=str(finding.facts.get("got", finding.subject)))
