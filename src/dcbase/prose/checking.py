"""The findings of stage 4: words held to the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dcbase.model import (
    Block,
    Claim,
    Fact,
    Figure,
    FigureRef,
    Finding,
    Indicator,
    Known,
    Literal,
    Missing,
    Restated,
    Section,
    TextTable,
    core_kind,
)
from dcbase.prose.agreement import says_nothing, words_against_figures
from dcbase.prose.claims import holds, shown
from dcbase.prose.codes import short_code, suggestion
from dcbase.prose.phrases import Phrases, compile_phrases
from dcbase.prose.saying import Misfit, misfit, say
from dcbase.prose.table_figures import rows_against_figures
from dcbase.prose.values import is_number, same

# What is said there is wished or asked for; only figures that are printed are judged.
AHEAD = ("tasks", "recommendations")

_MISFITS = {
    Misfit.NO_RESTATEMENT: "DC-4007",
    Misfit.NO_PARTS: "DC-4008",
    Misfit.UNKNOWN_STYLE: "DC-4013",
    Misfit.NOT_WHOLE: "DC-4017",
    Misfit.NOT_A_NUMBER: "DC-4018",
    Misfit.TWO_FORMS: "DC-4019",
}


def check_prose(
    prose: Iterable[Section | Block],
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
    phrases: Phrases | None = None,
    *,
    year: int | None = None,
) -> Iterator[Finding]:
    """Hold a unit's words to its figures.

    Args:
        prose: All its words in printing order: sections, and blocks outside of any (opening,
            closing).
        figures, indicators: By short code; a figure that is not there is missing.
        phrases: Of the indicators (`compile_phrases`); None compiles them.
        year: Of the report: numbers that the words give for another year are held to nothing.

    Yields:
        Findings of stage 4 in the order of the words; then one DC-4002 for each restatement
        that differs from its figure.  The subject is the indicator's code.
    """
    known = phrases if phrases is not None else compile_phrases(indicators)
    above: Block | None = None
    for slot, block in _blocks(prose, known):
        ahead = _is_ahead(slot)
        for words in block.cells if isinstance(block, TextTable) else (block,):
            for run in words.runs:
                if isinstance(run, Literal):  # most
                    continue
                if isinstance(run, FigureRef):
                    yield from _reference(run, figures, indicators)
                else:
                    yield from _claim(run, figures, indicators)
            yield from words_against_figures(
                words, figures, indicators, known, ahead=ahead, year=year
            )
        if isinstance(block, TextTable) and not ahead:
            yield from rows_against_figures(block, above, figures, indicators, year)
        above = block
    yield from check_restatements(figures, indicators)


def check_restatements(
    figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> Iterator[Finding]:
    """Yield DC-4002 for each restatement with another value or qualifier than its figure."""
    for code, figure in figures.items():
        if not isinstance(figure, Known) or not figure.restated or code not in indicators:
            continue
        for slot, again in figure.restated.items():
            if not _alike(figure, again, indicators[code]):
                facts = {
                    **_facts(indicators[code], say(figure, indicators[code])),
                    "got": say(figure, indicators[code], slot=slot),
                    "slot": slot,
                }
                kind = core_kind("DC-4002")
                yield kind.found(subject=code, origin=again.origin, facts=facts)


def _alike(figure: Known, again: Restated, indicator: Indicator) -> bool:
    alike = same(figure.value, again.value, indicator.decimals)
    return alike and figure.qualifier is again.qualifier


def _blocks(prose: Iterable[Section | Block], phrases: Phrases) -> Iterator[tuple[str, Block]]:
    """Yield every block that may say something of a figure, with the slot it stands in.

    A section without a slot of its own is its parent's.
    """
    for part in prose:
        if not isinstance(part, Section):
            yield "", part
            continue
        left = [(part, part.slot)]  # those that come next stand last
        while left:
            section, slot = left.pop()
            text = section.simple_text
            if text is None or not (_is_ahead(slot) or says_nothing(text, phrases)):
                for block in section.blocks:
                    yield slot, block
            if section.sections:
                left += [(sub, sub.slot or slot) for sub in reversed(section.sections)]


def _is_ahead(slot: str) -> bool:
    return slot.partition(".")[0] in AHEAD


def _reference(
    ref: FigureRef, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> Iterator[Finding]:
    code = short_code(ref.code, indicators)
    if code is None:
        yield _unknown(ref, indicators)
        return
    indicator, figure = indicators[code], figures.get(code, Missing())
    if not isinstance(figure, Known):
        facts: dict[str, Fact] = {"name": indicator.name}
        yield core_kind("DC-4005").found(subject=code, origin=ref.origin, facts=facts)
        return
    unfit = misfit(figure, indicator, ref.styles, slot=ref.slot)
    if unfit is not None:
        yield _unfit(unfit, ref, code, figure, indicator)


def _unfit(
    unfit: Misfit, ref: FigureRef, code: str, figure: Known, indicator: Indicator
) -> Finding:
    facts = _facts(indicator, say(figure, indicator), " | ".join(ref.styles))
    if unfit is Misfit.NO_RESTATEMENT:
        facts |= {"got": ref.slot, "expected": ", ".join(figure.restated) or "–"}
    if unfit is Misfit.UNKNOWN_STYLE:
        facts |= {"suggestion": ""}
    return core_kind(_MISFITS[unfit]).found(subject=code, origin=ref.origin, facts=facts)


def _claim(
    claim: Claim, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> Iterator[Finding]:
    code = short_code(claim.code, indicators)
    if code is None:
        yield _unknown(claim, indicators)
        return
    indicator, figure = indicators[code], figures.get(code, Missing())
    facts: dict[str, Fact] = {
        "name": indicator.name,
        "words": claim.words,
        "comparison": claim.comparison,
        "expected": shown(claim.number),
    }
    if isinstance(figure, Known):
        facts["got"] = say(figure, indicator)
    if not isinstance(figure, Known):
        kind = "DC-4004"
    elif not is_number(figure.value):
        kind = "DC-4016"
    elif not holds(claim, figure, indicator.decimals):
        kind = "DC-4003"
    else:
        return
    yield core_kind(kind).found(subject=code, origin=claim.origin, facts=facts)


def _unknown(run: FigureRef | Claim, indicators: Mapping[str, Indicator]) -> Finding:
    facts = {"suggestion": suggestion(run.code, indicators)}
    return core_kind("DC-4006").found(subject=run.code, origin=run.origin, facts=facts)


def _facts(indicator: Indicator, expected: str, got: str = "") -> dict[str, Fact]:
    return {"name": indicator.name, "expected": expected, "got": got}
