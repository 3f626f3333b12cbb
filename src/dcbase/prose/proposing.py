"""Figures proposed from words, and the references that print the same words again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import define, evolve, field, frozen

from dcbase.model import Indicator, Kind, Known, Origin, OutlineBlock
from dcbase.prose.denials import is_counted
from dcbase.prose.matching import announced, phrases_around
from dcbase.prose.numbers import clause_before, find_numbers
from dcbase.prose.phrase_tree import Phrase
from dcbase.prose.phrases import Phrases
from dcbase.prose.place_facts import facts
from dcbase.prose.place_ledger import Ledger
from dcbase.prose.place_reference import Reference, origin_at, reference_to
from dcbase.prose.place_subjects import carried
from dcbase.prose.place_summands import is_summand
from dcbase.prose.place_wholes import is_share, mixed_in, rates_of, share, whole_of
from dcbase.prose.place_zeros import zeros
from dcbase.prose.stream import Stream, stream_of
from dcbase.prose.written import Number
from dcbase.prose.years import Reported, Time, time_of

_BEHIND = re.compile(r"(?:\s\w+){0,3}")


@frozen
class _Told:
    """A number of a block that a phrase stands around."""

    number: Number
    phrase: Phrase


@define
class Proposals:
    """What the words of one report state; it grows block by block."""

    indicators: Mapping[str, Indicator]
    phrases: Phrases
    own: Reported
    ledger: Ledger = field(init=False)
    wholes: list[tuple[str, Number, str, Origin | None]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.ledger = Ledger(self.indicators)

    def references(self, block: OutlineBlock, slot: str) -> list[Reference]:
        """Return what the words of a block state, in order and apart from one another."""
        every = [
            *self._numbers(block, slot),
            *zeros(block, self.phrases, self.ledger, self.own),
            *facts(block, slot, self.phrases, self.ledger, self.own),
        ]
        kept: list[Reference] = []
        for one in sorted(every, key=lambda one: one.begin):
            if not kept or one.begin >= kept[-1].end:
                kept.append(one)
        return kept

    def leave(self, block: OutlineBlock, reference: Reference) -> None:
        """Note that the words of a figure stay as they were written."""
        words = block.text[reference.begin : reference.end]
        self.ledger.left(words, reference.code, origin_at(block, reference.begin))

    def tell_wholes(self) -> None:
        """Take the wholes of the parts that were counted: of "6/8 đơn" the 8.

        What was said of a whole elsewhere stands; another number is in doubt, and so is one that
        may hold what the words do not tell apart.
        """
        for code, number, words, origin in self.wholes:
            if number.parts is None:
                continue
            figures = self.ledger.figures
            whole = whole_of(code, figures, self.indicators)
            mixed = mixed_in(code, figures, self.indicators)
            if mixed and whole not in figures:
                self.ledger.doubt(words, mixed, origin)
            elif whole is not None:
                known = Known(int(number.parts[1]), origin=origin)
                if not self.ledger.states(whole, known):
                    self.ledger.doubt(words, {whole}, origin)

    def _numbers(self, block: OutlineBlock, slot: str) -> Iterator[Reference]:
        text = block.text
        stream = stream_of(text, find_numbers(text))
        before: _Told | None = None
        for place, number in stream.places:
            around = self._around(stream, place, number, text, before)
            phrase = announced(around)
            told = None if phrase is None else _Told(number, phrase)
            if around:
                yield from self._judged(block, slot, number, around)
            elif before is not None and is_share(text, number):
                yield from self._share(block, slot, number, before)
            else:
                behind = _BEHIND.match(text, number.end)
                end = behind.end() if behind else number.end
                self.ledger.pass_by(text[number.begin : end], origin_at(block, number.begin))
            before = told

    def _around(
        self, stream: Stream, place: int, number: Number, text: str, before: _Told | None
    ) -> tuple[Phrase, ...]:
        around = phrases_around(stream, place, number, self.phrases, self.indicators)
        if around or before is None or not _in_one_clause(text, before.number, number):
            return around
        return carried(stream, place, number, before.phrase, self.phrases, self.indicators)

    def _judged(
        self, block: OutlineBlock, slot: str, number: Number, around: tuple[Phrase, ...]
    ) -> Iterator[Reference]:
        words, origin = block.text[number.begin : number.end], origin_at(block, number.begin)
        phrase = announced(around)
        codes = {one.code for one in around if not one.also}
        time = time_of(block.text, number.begin, number.end, self.own)
        if codes and time is not Time.OWN:
            said = phrase.around(words) if phrase else words
            self.ledger.pass_over(time, said, min(codes), origin)
        elif codes and not is_counted(block.text, number.begin):
            self.ledger.unclear(phrase.around(words) if phrase else words, min(codes), origin)
        elif phrase is not None and is_summand(
            block.text, number.end, self.indicators[phrase.code]
        ):
            self.ledger.part(phrase.around(words), phrase.code, origin)
        elif phrase is None:
            if len(codes) > 1:
                self.ledger.doubt(words, codes, origin)
        else:
            known = known_as(number, self.indicators[phrase.code], origin)
            if known is not None:
                yield from self.propose(block, number, phrase.code, known, slot)

    def propose(
        self, block: OutlineBlock, number: Number, code: str, known: Known, slot: str
    ) -> Iterator[Reference]:
        """Keep a figure, and yield the reference that prints the words it was read from."""
        words = block.text[number.begin : number.end]
        restated = self.ledger.store(code, known, slot)
        if restated is None:
            self.ledger.doubt(words, {code}, known.origin)
            return
        if number.parts is not None and known.parts is None:
            self.wholes.append((code, number, words, known.origin))
        reference = reference_to(known, self.indicators[code], number, words, restated)
        if reference is not None:
            yield reference
        else:
            self.ledger.left(words, code, known.origin)

    def _share(
        self, block: OutlineBlock, slot: str, number: Number, part: _Told
    ) -> Iterator[Reference]:
        """Take a percentage behind a part for its rate if it is the one that the figures make."""
        if not _in_one_clause(block.text, part.number, number):
            return
        figures, code = self.ledger.figures, part.phrase.code
        origin = origin_at(block, number.begin)
        for rate, whole in rates_of(code, figures, self.indicators):
            made = share(figures.get(code), figures.get(whole))
            if made is None:
                continue
            if number.agrees(made, "%", self.indicators[rate].decimals):
                known = known_as(number, self.indicators[rate], origin)
                if known is not None:
                    yield from self.propose(block, number, rate, known, slot)
            else:
                self.ledger.doubt(block.text[number.begin : number.end], {rate}, origin)


def known_as(number: Number, indicator: Indicator, origin: Origin | None) -> Known | None:
    """Return a number as a figure of an indicator; None if it can be none."""
    value = number.in_unit(indicator.unit)
    if value is None or indicator.kind in (Kind.BOOLEAN, Kind.WORD):
        return None
    whole: int | Decimal = int(value) if value == value.to_integral_value() else value
    known = Known(whole, number.qualifier, number.said, origin=origin)
    if indicator.kind is Kind.INTEGER:
        return known if isinstance(whole, int) else None
    return evolve(known, parts=number.parts)


def _in_one_clause(text: str, one: Number, other: Number) -> bool:
    return len(clause_before(text, other.begin)) > other.begin - one.end
