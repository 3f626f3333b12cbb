"""Blocks and runs of a record as plain values, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from dcbase.model import (
    Block,
    Claim,
    FigureRef,
    Item,
    Literal,
    Paragraph,
    Run,
    TextTable,
)
from dcbase.reading.record_values import Places


def blocks_to_plain(blocks: Iterable[Block], places: Places) -> list[dict[str, Any]]:
    """Return each block as ``{"paragraph": runs}``, ``{"item": runs}`` or ``{"table": rows}``."""
    return [{**_said(block, places), **places.of(block.origin)} for block in blocks]


def _said(block: Block, places: Places) -> dict[str, Any]:
    if isinstance(block, TextTable):
        rows = [[[_run(run, places) for run in cell] for cell in row] for row in block.rows]
        return {"table": rows, "head": block.head}
    kind = "paragraph" if isinstance(block, Paragraph) else "item"
    return {kind: [_run(run, places) for run in block.runs]}


def blocks_from_plain(plain: Iterable[Mapping[str, Any]], places: Places) -> tuple[Block, ...]:
    """Return the blocks again."""
    return tuple(_block(block, places) for block in plain)


def _block(plain: Mapping[str, Any], places: Places) -> Block:
    if "table" in plain:
        return _table(plain, places)
    kind: type[Paragraph | Item] = Paragraph if "paragraph" in plain else Item
    runs = plain["paragraph" if kind is Paragraph else "item"]
    return kind(tuple(_run_again(run, places) for run in runs), places.in_(plain))


def _table(plain: Mapping[str, Any], places: Places) -> TextTable:
    rows = tuple(
        tuple(tuple(_run_again(run, places) for run in cell) for cell in row)
        for row in plain["table"]
    )
    return TextTable(rows=rows, head=plain["head"], origin=places.in_(plain))


def _run(run: Run, places: Places) -> dict[str, Any]:
    origin = places.of(run.origin)
    match run:
        case Literal():
            return {"text": run.text, **origin}
        case FigureRef():
            slot = {"slot": run.slot} if run.slot else {}
            styles = {"styles": list(run.styles)} if run.styles else {}
            return {"figure": run.code, **slot, **styles, **origin}
        case Claim():
            number = {"comparison": run.comparison, "number": str(run.number)}
            return {"claim": run.code, **number, "words": run.words, **origin}


def _run_again(plain: Mapping[str, Any], places: Places) -> Run:
    origin = places.in_(plain)
    if "text" in plain:
        return Literal(plain["text"], origin)
    if "figure" in plain:
        styles = tuple(plain.get("styles", ()))
        return FigureRef(plain["figure"], plain.get("slot", ""), styles, origin)
    number = Decimal(plain["number"])
    return Claim(plain["claim"], plain["comparison"], number, plain["words"], origin)
