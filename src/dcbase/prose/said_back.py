"""Markup that was made from words, said back to see that they are the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dcbase.model import Block, Figure, Indicator, Item, TextTable, text_of
from dcbase.prose.parsing import parse
from dcbase.prose.printing import resolve


class LostWordsError(AssertionError):
    """Words of an outline were lost or changed on their way into the form: a mistake of dcbase."""


def said_back(
    markup: str, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> str | None:
    """Return what markup prints, marks included, with single spaces.

    Args:
        figures, indicators: By short code.

    Returns:
        None if some of it cannot be read as it was meant.
    """
    prose = parse(markup)
    if prose.findings:
        return None
    words = [*_printed(prose.blocks, figures, indicators)]
    for section in prose.sections:
        heading = section.heading
        if heading is not None:
            words += [heading.mark or "", heading.text or ""]
        words += _printed(section.blocks, figures, indicators)
    return " ".join(" ".join(words).split())


def _printed(
    blocks: Iterable[Block], figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Item):
            yield "-"
        for part in block.cells if isinstance(block, TextTable) else (block,):
            yield text_of(resolve(part.runs, figures, indicators, ""))
