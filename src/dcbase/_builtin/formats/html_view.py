"""What the page template prints: blocks nested by heading, figures with where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count

from attrs import frozen

from dcbase._builtin.formats.csv_table import value_text
from dcbase.model import (
    Aggregate,
    Cell,
    Chart,
    DocumentBlock,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    FigureAt,
    Known,
    Missing,
    Period,
    Record,
    Restated,
    Table,
)

DEEPEST = 6


@frozen(kw_only=True)
class Node:
    """One thing on the page.

    Args:
        kind: ``section``, ``paragraph``, ``items``, ``table`` or ``chart``.
        id: Where a section's link or a table's label leads.
        depth: Of a section's heading tag, 2 to 6.
        blocks: The block itself; all of them for a list.
        inner: What stands in a section, its heading aside.
    """

    kind: str
    id: str = ""
    depth: int = 0
    blocks: tuple[DocumentBlock, ...] = ()
    inner: tuple[Node, ...] = ()

    @property
    def block(self) -> DocumentBlock:
        return self.blocks[0]

    @property
    def sections(self) -> tuple[Node, ...]:
        return tuple(node for node in self.inner if node.kind == "section")


def nodes(blocks: Sequence[DocumentBlock], prefix: str, depth: int = 2) -> tuple[Node, ...]:
    """Nest blocks: what follows a heading, up to the next one as high, stands in its section.

    Args:
        prefix: Of the ids, which count from 1 through the whole.
        depth: Heading tag of the highest sections.
    """
    return tuple(_nested(tuple(blocks), depth, (f"{prefix}-{number}" for number in count(1))))


def _nested(blocks: Sequence[DocumentBlock], depth: int, ids: Iterator[str]) -> Iterator[Node]:
    at = 0
    while at < len(blocks):
        first, end = blocks[at], at + 1
        if isinstance(first, DocumentHeading):
            end = _end(blocks, end, partial(_is_under, first))
            name = next(ids)
            inner = tuple(_nested(blocks[at + 1 : end], depth + 1, ids))
            tag = min(depth, DEEPEST)
            yield Node(kind="section", id=name, depth=tag, blocks=(first,), inner=inner)
        elif isinstance(first, DocumentItem):
            end = _end(blocks, end, _is_item)
            yield Node(kind="items", blocks=tuple(blocks[at:end]))
        else:
            yield Node(kind=_kind(first), id=next(ids), blocks=(first,))
        at = end


def _end(blocks: Sequence[DocumentBlock], at: int, belongs: Callable[[DocumentBlock], bool]) -> int:
    while at < len(blocks) and belongs(blocks[at]):
        at += 1
    return at


def _is_item(block: DocumentBlock) -> bool:
    return isinstance(block, DocumentItem)


def _is_under(heading: DocumentHeading, block: DocumentBlock) -> bool:
    return not isinstance(block, DocumentHeading) or block.level > heading.level


def _kind(block: Table | Chart | DocumentParagraph) -> str:
    match block:
        case Table():
            return "table"
        case Chart():
            return "chart"
        case DocumentParagraph():
            return "paragraph"


def naming(row: Sequence[Cell]) -> int:
    """Return which cell names the row: the first that holds words; -1 if none does."""
    return next((index for index, cell in enumerate(row) if cell.runs and not cell.numeric), -1)


def traced(record: Record, ref: FigureAt) -> dict[str, str]:
    """Return the attributes that trace a printed figure.

    ``data-ref`` is ``unit:code`` or ``unit:code.slot``, of the round before with its period:
    ``unit:code@2024``; ``value`` is the figure for machines, or ``data-missing`` says why there is
    none; ``title`` is where it stood.
    """
    figure = ref.of(record)
    said: Known | Missing | Restated = figure
    if ref.slot and isinstance(figure, Known):
        said = figure.restated.get(ref.slot, Missing())
    slot = f".{ref.slot}" if ref.slot else ""
    then = f"@{_period(record.before)}" if ref.before and record.before else ""
    traces = {"data-ref": f"{ref.unit or record.unit.code}:{ref.code}{slot}{then}"}
    if isinstance(said, Missing):
        traces["data-missing"] = said.reason.value
    else:
        traces["value"] = value_text(said.value)
    return traces if said.origin is None else {**traces, "title": str(said.origin)}


def _period(record: Record) -> Period:
    return record.round.period if isinstance(record, Aggregate) else record.period
