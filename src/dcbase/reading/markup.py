"""Runs, blocks and sections turned back into the markup of a submission's prose.

What `dcbase.prose` reads from the markup are the same blocks.  Words that cannot be written in
it (a paragraph that begins with ``- `` or ``## ``) come out as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from dcbase.model import Block, Claim, FigureRef, Item, Literal, Run, Section, TextTable
from dcbase.prose.bars_out import cell_text, table_text


def markup(blocks: Sequence[Block]) -> str:
    """Return blocks as prose markup: a blank line between paragraphs, ``- `` before an item."""
    if not blocks:
        return ""
    lines = [_line(blocks[0])]
    for before, block in pairwise(blocks):
        together = isinstance(before, Item) and isinstance(block, Item)
        lines.append(("\n" if together else "\n\n") + _line(block))
    return "".join(lines)


def section_markup(section: Section) -> str:
    """Return a section's own words: its blocks, then its sub-sections without a slot."""
    return "\n\n".join(part for part in _parts(section) if part)


def _parts(section: Section) -> Iterator[str]:
    yield markup(section.blocks)
    for inner in section.sections:
        if not inner.slot:
            yield _title(inner)
            yield section_markup(inner)


def _title(section: Section) -> str:
    heading = section.heading
    if heading is None:
        return ""
    mark = f"[{heading.mark}] " if heading.mark is not None else ""
    return f"## {mark}{heading.text or ''}".rstrip()


def _line(block: Block) -> str:
    if isinstance(block, TextTable):
        rows = [["".join(_runs(cell, cell_text)).strip() for cell in row] for row in block.rows]
        return table_text(rows, block.head)
    return ("- " if isinstance(block, Item) else "") + "".join(_runs(block.runs))


def _runs(runs: Iterable[Run], written: Callable[[str], str] = str) -> Iterator[str]:
    # Literals that stand together are one text: a brace may end one and begin the next.
    for literal, together in groupby(runs, key=lambda run: isinstance(run, Literal)):
        if literal:
            text = "".join(run.text for run in together if isinstance(run, Literal))
            yield written(text).replace("{{", "{{{{")
        else:
            yield from (_marked(run) for run in together if not isinstance(run, Literal))


def _marked(run: FigureRef | Claim) -> str:
    if isinstance(run, Claim):
        return f"{{{{ {run.code} {run.comparison} {number_text(run.number)} | {run.words} }}}}"
    slot = f".{run.slot}" if run.slot else ""
    styles = "".join(f" | {style}" for style in run.styles)
    return f"{{{{ {run.code}{slot}{styles} }}}}"


def number_text(number: Decimal) -> str:
    """Return a decimal with a point, so that it can be read in one way only.

    ``1.234`` might be one thousand and more; a zero behind it says that it is not.
    """
    text = f"{number:f}"
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text
