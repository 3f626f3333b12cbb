"""A block as it is printed, and which run printed which of its characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from attrs import frozen

from dcbase.model import Block, Claim, Figure, FigureRef, Indicator, Known, Literal, Origin, Run
from dcbase.prose.codes import short_code
from dcbase.prose.printing import BLANK, printed_words


@frozen
class PrintedBlock:
    """The printed text of a block, its runs, and where each begins."""

    text: str
    runs: tuple[Run, ...]
    starts: tuple[int, ...]

    def run_at(self, place: int) -> Run:
        return self.runs[bisect_right(self.starts, place) - 1]

    def origin_at(self, place: int) -> Origin | None:
        """Return where a printed character stood; for a figure, where its reference begins."""
        index = bisect_right(self.starts, place) - 1
        run = self.runs[index]
        origin = run.origin
        if not isinstance(run, Literal) or origin is None or origin.column is None:
            return origin
        column = origin.column + place - self.starts[index]
        return Origin(origin.file, origin.sha256, origin.line, column)


def printed(
    block: Block, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> PrintedBlock:
    """Print a block as `dcbase.prose.resolve` does, keeping its runs apart."""
    runs = block.runs
    if len(runs) == 1 and isinstance(only := runs[0], Literal):
        return PrintedBlock(only.text, runs, (0,))
    starts: list[int] = []
    texts: list[str] = []
    length = 0
    for run in block.runs:
        text = run.text if isinstance(run, Literal) else _words(run, figures, indicators)
        starts.append(length)
        texts.append(text)
        length += len(text)
    return PrintedBlock("".join(texts), block.runs, tuple(starts))


def _words(
    run: FigureRef | Claim, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> str:
    if isinstance(run, Claim):
        return run.words
    code = short_code(run.code, indicators)
    figure = figures.get(code) if code else None
    if code is None or not isinstance(figure, Known):
        return BLANK
    return printed_words(run, figure, indicators[code])
