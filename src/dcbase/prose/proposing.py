"""Figures proposed from words, and the references that print the same words again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import define, evolve, field, frozen

from dcbase.model import (
    Finding,
    FrozenMap,
    Indicator,
    Kind,
    Known,
    Origin,
    OutlineBlock,
    Restated,
    core_kind,
)
from dcbase.prose.exclusions import is_target
from dcbase.prose.matching import announced, phrases_around
from dcbase.prose.numbers import clause_before, find_numbers
from dcbase.prose.phrases import Phrases
from dcbase.prose.saying import misfit, say
from dcbase.prose.stream import key_of, stream_of
from dcbase.prose.written import Number
from dcbase.prose.years import is_other_year

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


@define
class Proposals:
    """The figures that the words of one report state; it grows block by block."""

    indicators: Mapping[str, Indicator]
    phrases: Phrases
    year: int | None = None
    figures: dict[str, Known] = field(factory=dict)
    findings: list[Finding] = field(factory=list)

    def references(self, block: OutlineBlock, slot: str) -> list[Reference]:
        """Return what the words of a block state, in order and apart from one another."""
        found = sorted(
            [*self._numbers(block, slot), *self._zeros(block)], key=lambda one: one.begin
        )
        kept: list[Reference] = []
        for one in found:
            if not kept or one.begin >= kept[-1].end:
                kept.append(one)
        return kept

    def leave(self, block: OutlineBlock, reference: Reference) -> None:
        """Note that the words of a figure stay as they were written."""
        words = block.text[reference.begin : reference.end]
        self._left(words, reference.code, origin_at(block, reference.begin))

    def _numbers(self, block: OutlineBlock, slot: str) -> Iterator[Reference]:
        text = block.text
        numbers = find_numbers(text)
        stream = stream_of(text, numbers)
        for place, number in stream.places:
            around = phrases_around(stream, place, number, self.phrases, self.indicators)
            if not around or is_other_year(clause_before(text, number.begin), self.year):
                continue
            phrase = announced(around)
            origin = origin_at(block, number.begin)
            if phrase is None:
                codes = {one.code for one in around if not one.also}
                if len(codes) > 1:
                    self._doubt(text[number.begin : number.end], codes, origin)
                continue
            indicator = self.indicators[phrase.code]
            known = _known(number, indicator, origin)
            if known is not None:
                yield from self._reference(block, number, phrase.code, known, slot)

    def _reference(
        self, block: OutlineBlock, number: Number, code: str, known: Known, slot: str
    ) -> Iterator[Reference]:
        words = block.text[number.begin : number.end]
        restated = self._stored(code, known, slot)
        if restated is None:
            self._doubt(words, {code}, known.origin)
            return
        indicator = self.indicators[code]
        unit = f" {indicator.unit}" if words.lower().endswith(f" {indicator.unit}") else ""
        alone = (words, words[: len(words) - len(unit)], _OF_A_WHOLE.split(words)[0])
        for styles in _WAYS:
            if misfit(known, indicator, styles) is not None:
                continue
            if (said := say(known, indicator, styles)) in alone:
                shown = "".join(f" | {style}" for style in styles)
                markup = f"{{{{ {code}{restated}{shown} }}}}"
                yield Reference(number.begin, number.begin + len(said), code, markup)
                return
        self._left(words, code, known.origin)

    def _stored(self, code: str, known: Known, slot: str) -> str | None:
        """Keep a figure; return which restatement it is, None if it contradicts another."""
        before = self.figures.get(code)
        if before is None:
            self.figures[code] = known
            return ""
        if _alike(before, known):
            if known.parts and before.parts and known.parts != before.parts:
                return None
            self.figures[code] = evolve(before, parts=before.parts or known.parts)
            return ""
        top = slot.partition(".")[0]
        again = before.restated.get(top)
        if again is None:
            made = Restated(known.value, known.qualifier, known.said, origin=known.origin)
            restated = FrozenMap({**before.restated, top: made})
            self.figures[code] = evolve(before, restated=restated)
            return f".{top}"
        return f".{top}" if _alike(again, known) else None

    def _zeros(self, block: OutlineBlock) -> Iterator[Reference]:
        """Yield claims for words that state 0; one that begins inside another goes on from it."""
        text, small = block.text, block.text.lower()
        key = key_of(text)
        if len(key) != len(text):
            return
        spans = sorted(
            (match.start(), match.end(), zero.phrase.code)
            for zero in self.phrases.zeros
            if zero.clue in small
            for match in zero.pattern.finditer(key)
        )
        at = 0
        told: set[str] = set()
        for begin, end, code in sorted(spans, key=lambda span: (span[1], -span[0])):
            clause = clause_before(text, begin)
            if code in told or end <= at or is_target(clause, ""):
                continue
            if is_other_year(clause, self.year):
                continue
            start = max(begin, at)
            start += len(text[start:end]) - len(text[start:end].lstrip())
            words = text[start:end]
            origin = origin_at(block, start)
            if not self._is_zero(code, origin):
                self._doubt(words, {code}, origin)
                continue
            told.add(code)
            at = end
            if "|" not in words and "{" not in words and "}" not in words:
                yield Reference(start, end, code, f"{{{{ {code} = 0 | {words} }}}}")

    def _is_zero(self, code: str, origin: Origin | None) -> bool:
        known = self.figures.setdefault(code, Known(0, origin=origin))
        return known.value == 0

    def _left(self, words: str, code: str, origin: Origin | None) -> None:
        facts = {"words": words, "name": self.indicators[code].name}
        self.findings.append(core_kind("DC-4141").found(subject=code, origin=origin, facts=facts))

    def _doubt(self, words: str, codes: set[str], origin: Origin | None) -> None:
        facts = {"words": words, "codes": ", ".join(sorted(codes))}
        kind = core_kind("DC-4140")
        self.findings.append(kind.found(subject=min(codes), origin=origin, facts=facts))


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


def _alike(one: Known | Restated, other: Known) -> bool:
    return (one.value, one.qualifier, one.said) == (other.value, other.qualifier, other.said)


def _known(number: Number, indicator: Indicator, origin: Origin | None) -> Known | None:
    value = number.in_unit(indicator.unit)
    if value is None:
        return None
    if indicator.kind is Kind.INTEGER:
        if value != value.to_integral_value():
            return None
        return Known(int(value), number.qualifier, number.said, origin=origin)
    if indicator.kind in (Kind.BOOLEAN, Kind.WORD):
        return None
    whole: int | Decimal = int(value) if value == value.to_integral_value() else value
    parts = number.parts
    return Known(whole, number.qualifier, number.said, parts=parts, origin=origin)
