"""Numbers and zeros in words, held to the figures of the indicators that the words announce."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

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
    core_kind,
)
from dcbase.prose.codes import short_code
from dcbase.prose.contradicting import differs, says, to_type
from dcbase.prose.denials import is_counted
from dcbase.prose.glance import nothing_at_a_glance
from dcbase.prose.matching import announced, may_state_zero, phrases_around, zeros_in
from dcbase.prose.numbers import numbers_in
from dcbase.prose.phrase_tree import Phrase
from dcbase.prose.phrases import Phrases
from dcbase.prose.place_summands import is_summand
from dcbase.prose.printed import PrintedBlock, printed
from dcbase.prose.saying import say
from dcbase.prose.stream import stream_of
from dcbase.prose.values import is_number
from dcbase.prose.written import Number, may_hold_numbers
from dcbase.prose.years import Reported, Time, time_of


def words_against_figures(
    block: Block,
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
    phrases: Phrases,
    *,
    ahead: bool = False,
    year: int | None = None,
) -> Iterator[Finding]:
    """Compare every number of a block, printed or plain, with what its words announce.

    Args:
        ahead: The words are about what is to come: plain numbers and zeros are no statements.
        year: Of the report: what the words say of another is no statement either.

    Yields:
        DC-4001 for a reference inside a phrase of another indicator with another value;
        DC-4009 for a plain number or zero that differs from the figure, DC-4010 where there
        is none.
    """
    refers = FigureRef in map(type, block.runs)
    if not refers and (ahead or _says_nothing(block, phrases)):  # most of any report
        return
    if not (refers and nothing_at_a_glance(block, figures, indicators, phrases)):
        yield from every_number(block, figures, indicators, phrases, ahead=ahead, year=year)


def every_number(
    block: Block,
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
    phrases: Phrases,
    *,
    ahead: bool = False,
    year: int | None = None,
) -> Iterator[Finding]:
    """Yield what `words_against_figures` does, without a glance at the block before."""
    text = printed(block, figures, indicators)
    small = text.text.lower()
    numbers = numbers_in(text.text, small)
    counted = any(number.excluded is None for number in numbers)
    zero = not ahead and may_state_zero(small, phrases)
    if not counted and not zero:  # most of any report
        return
    world = _World(text, figures, indicators, year)
    if counted:
        yield from _numbers(world, numbers, phrases, ahead)
    if zero:
        yield from _zeros(world, phrases)


def says_nothing(text: str, phrases: Phrases) -> bool:
    """Tell of plain words, without reading them, that they hold no number and no zero."""
    small = text.lower()
    return not (may_hold_numbers(small) or may_state_zero(small, phrases))


def _says_nothing(block: Block, phrases: Phrases) -> bool:
    texts = [run.text for run in block.runs if isinstance(run, Literal)]
    return len(texts) == len(block.runs) and says_nothing("".join(texts), phrases)


@frozen
class _World:
    """One block as printed, and the data it is held to."""

    block: PrintedBlock
    figures: Mapping[str, Figure]
    indicators: Mapping[str, Indicator]
    year: int | None

    def is_elsewhen(self, begin: int, end: int) -> bool:
        """Tell whether a number, or words that state 0, are told of another year."""
        return time_of(self.block.text, begin, end, Reported(self.year)) is Time.OTHER

    def code_of(self, run: FigureRef | Claim) -> str | None:
        return short_code(run.code, self.indicators)

    def number_of(self, code: str) -> Known | None:
        """Return a figure if it is a known number."""
        figure = self.figures.get(code)
        return figure if isinstance(figure, Known) and is_number(figure.value) else None


def _numbers(
    world: _World, numbers: tuple[Number, ...], phrases: Phrases, ahead: bool
) -> Iterator[Finding]:
    stream = stream_of(world.block.text, numbers)
    for place, number in stream.places:
        around = phrases_around(stream, place, number, phrases, world.indicators)
        run = world.block.run_at(number.at)
        if not around:
            continue
        if isinstance(run, FigureRef):
            yield from _in_words_of_another(world, run, number, around)
        elif not ahead and (phrase := announced(around)):
            yield from _plain(world, run, number, phrase)


def _in_words_of_another(
    world: _World, ref: FigureRef, number: Number, around: tuple[Phrase, ...]
) -> Iterator[Finding]:
    own = world.code_of(ref) or ref.code
    told = {own}
    for phrase in around:
        other = world.number_of(phrase.code)
        if phrase.code in told or other is None:
            continue
        told.add(phrase.code)
        if not _equal(world, number, other, phrase.code):
            facts = _contradiction(world, own, number, phrase, other)
            yield core_kind("DC-4001").found(subject=own, origin=ref.origin, facts=facts)


def _contradiction(
    world: _World, own: str, number: Number, phrase: Phrase, other: Known
) -> dict[str, Fact]:
    said = world.block.text[number.begin : number.end]
    return {
        "words": phrase.around(said),
        "name": world.indicators[own].name,
        "got": said,
        "other": phrase.code,
        "other_name": world.indicators[phrase.code].name,
        "expected": say(other, world.indicators[phrase.code]),
    }


def _plain(
    world: _World, run: Literal | Claim, number: Number, phrase: Phrase
) -> Iterator[Finding]:
    if isinstance(run, Claim) and world.code_of(run) == phrase.code:
        return
    said = world.block.text[number.begin : number.end]
    figure = world.figures.get(phrase.code)
    if isinstance(figure, Known) and says(number, figure, world.indicators[phrase.code]):
        return
    # A plan, another year, somebody else's, a part of the count: no statement about this figure.
    if _is_row_number(world.block.text, number) or not is_counted(world.block.text, number.begin):
        return
    if world.is_elsewhen(number.begin, number.end):
        return
    if is_summand(world.block.text, number.end, world.indicators[phrase.code]):
        return
    origin = world.block.origin_at(number.begin)
    got = said if isinstance(figure, Known) else to_type(number, world.indicators[phrase.code])
    yield differs(figure, world.indicators[phrase.code], phrase.around(said), got, origin)


def _is_row_number(text: str, number: Number) -> bool:
    """Tell whether a number counts the rows of a table whose cells came as one line.

    A PDF without rules has such, and what was imported before texts had tables.
    """
    return not text[: number.begin].strip() and text[number.end :].lstrip()[:1].isupper()


def _zeros(world: _World, phrases: Phrases) -> Iterator[Finding]:
    for said in zeros_in(world.block.text, phrases):
        code = said.phrase.code
        figure = world.figures.get(code)
        zero = isinstance(figure, Known) and figure.value == 0
        claimed = any(isinstance(r, Claim) and world.code_of(r) == code for r in world.block.runs)
        if zero or claimed:
            continue
        if not world.is_elsewhen(said.at, said.at + len(said.words)):
            origin = world.block.origin_at(said.at)
            yield differs(figure, world.indicators[code], said.words, "0", origin)


def _equal(world: _World, number: Number, figure: Known, code: str) -> bool:
    indicator = world.indicators[code]
    value = figure.value
    return is_number(value) and number.agrees(value, indicator.unit, indicator.decimals)
