"""From the sentences of a layout to blocks of runs.

A sentence without ``{%`` is prose markup; one with it is rendered by Jinja2 first, and what
comes out is cut into paragraphs and items by the same rules.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from attrs import frozen

from dcbase.layout.earlier import earlier_value, is_comparable
from dcbase.layout.judging import problems_in, prose_of
from dcbase.layout.names import UNITS, names_for, printed_name, values_of
from dcbase.layout.printing import figure_run
from dcbase.layout.problems import Place
from dcbase.layout.scene import Scene
from dcbase.layout.shown import HEARD, SENTINELS, Shown, number_of, sentinel
from dcbase.layout.silence import is_mentioned
from dcbase.model import (
    Block,
    Claim,
    DocumentBlock,
    DocumentItem,
    DocumentParagraph,
    DocumentRun,
    FigureAt,
    FigureRef,
    Item,
    Known,
    Literal,
    Printed,
    TextTable,
    Words,
    text_of,
)

_BRACES = re.compile(r"\{{2,}")
_COMPARES = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@frozen
class _Unit:
    """The name of a unit, as it stands within a sentence."""

    text: str


_Run: TypeAlias = DocumentRun | _Unit


@frozen(kw_only=True)
class Sentences:
    """Writes the sentences of one part.

    Args:
        scene: The record that is laid out.
        part: What problems are said of.
        slot: What the blocks are of.
        said: Codes of the units that tell something in this part.
        denied: Codes of the units that answer in it that there is nothing.
    """

    scene: Scene
    part: str
    slot: str = ""
    said: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()

    def blocks(self, text: str) -> tuple[DocumentBlock, ...]:
        """Return paragraphs and items; a paragraph with a claim that does not hold is left out.

        Raises:
            dcbase.errors.LayoutError: The sentences cannot be carried out.
        """
        return tuple(self._block(block, runs) for block, runs in self._written(text))

    def line(self, text: str) -> tuple[DocumentRun, ...]:
        """Return sentences as one line: a heading."""
        runs: list[DocumentRun] = []
        for _, written in self._written(text):
            runs += [Words(" "), *written] if runs else written
        return joined(runs)

    def words(self, text: str) -> str:
        """Return sentences as one line of words only: a title, a caption.

        Raises:
            dcbase.errors.LayoutError: A figure is printed, which would lose its reference.
        """
        runs = self.line(text)
        if any(isinstance(run, Printed) for run in runs):
            raise self._place.error("figure-in-words", text=text)
        return text_of(runs)

    @property
    def _place(self) -> Place:
        return self.scene.place(self.part)

    def _block(self, block: Block, runs: tuple[DocumentRun, ...]) -> DocumentBlock:
        if isinstance(block, Item):
            mark = self.scene.profile.says("item")
            return DocumentItem(mark=mark, runs=runs, slot=self.slot)
        return DocumentParagraph(runs=runs, slot=self.slot)

    def _written(self, text: str) -> Iterator[tuple[Block, tuple[DocumentRun, ...]]]:
        """Yield the blocks of a text with the runs they print."""
        names = names_for(self.scene.layout.of)
        for problem in problems_in(text, self.scene.codes, names, self._place):
            raise problem.error()
        left: list[_Run] = []
        prose = prose_of(_escaped(self._rendered(text, left)) if "{%" in text else text)
        if prose.sections:
            raise self._place.error("title-in-sentence")
        if any(isinstance(block, TextTable) for block in prose.blocks):
            raise self._place.error("table-in-sentence")
        for block in prose.blocks:
            runs = joined(_begun(self._runs(block, left)))
            if runs and all(self._holds(run) for run in block.runs if isinstance(run, Claim)):
                yield block, runs

    def _rendered(self, text: str, left: list[_Run]) -> str:
        from dcbase.layout.jinja import rendered

        return rendered(text, self._context(left), self._place)

    def _context(self, left: list[_Run]) -> dict[str, object]:
        """Return what Jinja2 is given: figures and names that leave their run in `left`."""
        context: dict[str, object] = {
            code: self._figure(code, left) for code in self.scene.questions.indicators
        }
        context[HEARD] = lambda words: is_mentioned(self.scene, words)
        for name, value in values_of(self.scene, self.said, self.denied).items():
            run = _Unit if name in UNITS else Words
            if isinstance(value, tuple):
                context[name] = [_name(each, left, run) for each in value]
            else:
                context[name] = _name(value, left, run)
        return context

    def _figure(self, code: str, left: list[_Run]) -> Shown:
        figure = self.scene.figure(code)

        def value_at(slot: str, then: bool) -> object:
            if then:
                return None if slot else earlier_value(self.scene, code)
            if not isinstance(figure, Known):
                return None
            said = figure.restated.get(slot) if slot else figure
            return said.value if said else None

        def leave(styles: tuple[str, ...], slot: str) -> str:
            left.append(figure_run(self.scene, FigureRef(code, slot, styles), self.part))
            return sentinel(len(left) - 1)

        return Shown(value_at, leave, lambda: is_comparable(self.scene, code))

    def _runs(self, block: Block, left: list[_Run]) -> Iterator[_Run]:
        values = values_of(self.scene, self.said, self.denied)
        for run in block.runs:
            match run:
                case Literal(text=text):
                    yield from _put_back(text, left)
                case FigureRef(code=code, styles=styles) if code in values:
                    name = printed_name(values[code], styles)
                    yield _Unit(name) if code in UNITS else Words(name)
                case FigureRef(code=code, slot=slot, styles=styles):
                    ref = FigureRef(code.rpartition(":")[2], slot, styles)
                    yield figure_run(self.scene, ref, self.part)
                case Claim(code=code, words=words):
                    yield Printed(FigureAt(self.scene.unit.code, code.rpartition(":")[2]), words)

    def _holds(self, claim: Claim) -> bool:
        """Tell whether a claim is known to hold."""
        figure = self.scene.figure(claim.code.rpartition(":")[2])
        if not isinstance(figure, Known) or isinstance(figure.value, str):
            return False
        return bool(_COMPARES[claim.comparison](figure.value, claim.number))


def _begun(runs: Iterable[_Run]) -> Iterator[DocumentRun]:
    """Yield runs in which the name of a unit that begins a sentence has a capital."""
    said = ""
    for run in runs:
        if isinstance(run, _Unit):
            begins = not said or said.endswith((".", "!", "?"))
            words = run.text[:1].upper() + run.text[1:] if begins else run.text
            yield Words(words)
        else:
            yield run
        said = f"{said}{run.text}"[-80:].rstrip()


def joined(runs: Iterable[DocumentRun]) -> tuple[DocumentRun, ...]:
    """Return runs with words that stand together in one run."""
    together: list[DocumentRun] = []
    for run in runs:
        if isinstance(run, Words) and together and isinstance(together[-1], Words):
            together[-1] = Words(together[-1].text + run.text)
        else:
            together.append(run)
    return tuple(together)


def _name(value: str | int, left: list[_Run], run: Callable[[str], _Run]) -> Shown:
    def leave(styles: tuple[str, ...], slot: str) -> str:
        left.append(run(printed_name(value, styles)))
        return sentinel(len(left) - 1)

    return Shown(lambda slot, then: value, leave)


def _escaped(text: str) -> str:
    """Return text in which two braces mean two braces."""
    return _BRACES.sub(
        lambda found: "{{{{" * (len(found[0]) // 2) + "{" * (len(found[0]) % 2), text
    )


def _put_back(text: str, left: list[_Run]) -> Iterator[_Run]:
    """Yield words, and for each sentinel the run it stands for."""
    read = 0
    for found in SENTINELS.finditer(text):
        if read < found.start():
            yield Words(text[read : found.start()])
        yield left[number_of(found[0])]
        read = found.end()
    if read < len(text):
        yield Words(text[read:])
