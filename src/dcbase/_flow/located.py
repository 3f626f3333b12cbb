"""Words that were placed into slots, with the lines of the document that they stood in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from attrs import define, evolve, field

from dcbase.model import (
    Block,
    Figure,
    Indicator,
    Literal,
    Origin,
    Run,
    Section,
    TextTable,
    text_of,
)
from dcbase.prose import resolve

Lines = Mapping[str, Sequence[tuple[str, Origin | None]]]
"""Of each slot: the words of its lines, but for the marks of titles and items, and their places."""

_FIGURE = re.compile("[0-9]")
_WORD = re.compile(r"\S+")


def located(
    sections: Iterable[Section],
    lines: Lines,
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
) -> tuple[Section, ...]:
    """Return sections whose blocks and runs say where in the document they stood.

    Args:
        sections: As they were read from the placed texts.
        figures, indicators: By short code; what they print tells words apart.
    """
    return tuple(_section(section, lines, figures, indicators) for section in sections)


def located_blocks(
    blocks: Iterable[Block],
    lines: Sequence[tuple[str, Origin | None]],
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
) -> tuple[Block, ...]:
    """Return the blocks of a text that is no slot (opening, closing) likewise."""
    reading = _Reading(lines, figures, indicators)
    return tuple(reading.block(block) for block in blocks)


def _section(
    section: Section,
    lines: Lines,
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
) -> Section:
    reading = _Reading(lines.get(section.slot, ()), figures, indicators)
    blocks = tuple(reading.block(block) for block in section.blocks)
    inner = tuple(
        _section(one, lines, figures, indicators) if one.slot else reading.titled(one)
        for one in section.sections
    )
    return evolve(section, blocks=blocks, sections=inner)


@define
class _Reading:
    """Reads the blocks of one slot in order; it counts the words."""

    lines: Sequence[tuple[str, Origin | None]]
    figures: Mapping[str, Figure]
    indicators: Mapping[str, Indicator]
    starts: list[int] = field(init=False)
    figured: list[int] = field(init=False)
    read: int = 0

    def __attrs_post_init__(self) -> None:
        self.starts = [0, *accumulate(len(words.split()) for words, _ in self.lines)]
        self.figured = [
            start
            for start, (words, _) in zip(self.starts, self.lines, strict=False)
            if _FIGURE.search(words)
        ]

    def titled(self, section: Section) -> Section:
        heading, origin = section.heading, self._at(self.read, 0)
        if heading is not None:
            heading = evolve(heading, origin=origin)
            self.read += len((heading.text or "").split())
        blocks = tuple(self.block(block) for block in section.blocks)
        return evolve(section, heading=heading, blocks=blocks, origin=origin)

    def block(self, block: Block) -> Block:
        origin = self._at(self.read, 0)
        if isinstance(block, TextTable):
            rows = tuple(tuple(map(self._runs, row)) for row in block.rows)
            return evolve(block, rows=rows, origin=origin)
        return evolve(block, runs=self._runs(block.runs), origin=origin)

    def _runs(self, said: tuple[Run, ...]) -> tuple[Run, ...]:
        """Return the runs of a paragraph or a cell with their places."""
        texts = [text_of(resolve((run,), self.figures, self.indicators, "")) for run in said]
        words = [found.start() for found in _WORD.finditer("".join(texts))]
        runs: list[Run] = []
        begin = 0
        for run, text in zip(said, texts, strict=True):
            runs += self._run(run, text, begin, words)
            begin += len(text)
        self.read += len(words)
        return tuple(runs)

    def _run(self, run: Run, text: str, begin: int, words: Sequence[int]) -> Iterator[Run]:
        """Yield a run; within a literal, a line with figures begins a run of its own."""
        if not isinstance(run, Literal):
            yield evolve(run, origin=self._origin(begin, words))
            return
        first = bisect_right(self.figured, self.read)
        last = bisect_left(self.figured, self.read + len(words))
        breaks = [words[at - self.read] for at in self.figured[first:last]]
        inside = [at for at in breaks if begin < at < begin + len(text)]
        for start, end in pairwise([begin, *inside, begin + len(text)]):
            words_there = text[start - begin : end - begin]
            yield Literal(words_there, self._origin(start, words))

    def _origin(self, at: int, words: Sequence[int]) -> Origin | None:
        """Return where a character of the block that is being read stood."""
        if not words:
            return self._at(self.read, 0)
        word = max(0, bisect_right(words, at) - 1)
        following = bisect_left(words, at)
        line = bisect_left(self.starts, self.read + following)
        first = following < len(words) and self.starts[line : line + 1] == [self.read + following]
        if first and words[following] - at <= 1:
            word = following
        return self._at(self.read + word, max(0, at - words[word]))

    def _at(self, word: int, offset: int) -> Origin | None:
        line = bisect_right(self.starts, word) - 1
        if not 0 <= line < len(self.lines):
            return None
        words, origin = self.lines[line]
        if origin is None or origin.column is None:
            return origin
        before = words.split()[: word - self.starts[line]]
        return evolve(origin, column=origin.column + len(" ".join([*before, ""])) + offset)
