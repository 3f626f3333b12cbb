"""Prose written as markup reads back as the same prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from dcbase.model import Claim, FigureRef, Item, Literal, Paragraph, TextTable
from dcbase.prose import parse
from dcbase.reading import markup


def text(*runs: str | FigureRef | Claim) -> Paragraph:
    return Paragraph(tuple(Literal(run) if isinstance(run, str) else run for run in runs))


@pytest.mark.parametrize(
    "blocks",
    [
        (text("{{", FigureRef("DT01")),),
        (text("{", FigureRef("DT01"), "}"),),
        (text("a {{{ b {{{{{ c }} {"),),
        (text("{{{", Claim("DT01", ">=", Decimal("1.234"), "hơn một nghìn")),),
        (text(FigureRef("law10:DT01", "assessment.causes", ("bare", "words"))),),
        (text("một"), text("hai"), Item((Literal("ba"),)), text("bốn")),
    ],
)
def test_markup_reads_back_as_the_same_blocks(blocks: tuple[Paragraph, ...]) -> None:
    """Braces, styles, slots and numbers survive being written."""
    prose = parse(markup(blocks))
    assert prose.findings == ()
    assert markup(blocks) == markup(prose.blocks)
    assert [said(block) for block in blocks] == [said(block) for block in prose.blocks]


def said(block: Paragraph | Item) -> list[object]:
    """Return a block's runs without their places, literals that stand together as one."""
    merged: list[object] = [type(block)]
    for run in block.runs:
        if isinstance(run, Literal) and isinstance(merged[-1], str):
            merged[-1] += run.text
        else:
            merged.append(run.text if isinstance(run, Literal) else evolve(run, origin=None))
    return merged


def cells(*words: str) -> tuple[tuple[Literal, ...], ...]:
    return tuple((Literal(one),) if one else () for one in words)


@pytest.mark.parametrize("head", [0, 1, 2])
def test_a_table_is_written_with_a_rule_below_its_head(head: int) -> None:
    """Bars, backslashes, dashes and braces in its cells are words when it is read again."""
    fraction = FigureRef("DT13", "", ("fraction",))
    claim = Claim("DN07", "=", Decimal(0), "không | có")
    rows = (
        cells("STT", "a|b", ""),
        cells("---", ":---", "\\"),
        ((Literal("{{"), fraction, Literal("|")), (claim,), (Literal("\\|-"),)),
    )
    blocks = (text("một"), TextTable(rows=rows, head=head), Item((Literal("hai"),)))
    written = markup(blocks)
    prose = parse(written)
    assert prose.findings == ()
    assert markup(prose.blocks) == written
    _, table, _ = prose.blocks
    assert isinstance(table, TextTable)
    assert table.head == head
    assert [said(cell) for cell in table.cells] == [said(cell) for cell in blocks[1].cells]


def test_a_table_reads_as_one_does_who_writes_it() -> None:
    """A bar on either side, an empty cell between two, the rule as long as the row."""
    table = TextTable(rows=(cells("TT", "Nội dung", ""), cells("1", "", "b")), head=1)
    assert markup((table,)) == "| TT | Nội dung | |\n|---|---|---|\n| 1 | | b |"


def test_no_blocks_are_no_words() -> None:
    """Nothing said is an empty text."""
    assert markup(()) == ""
