"""From the lines of a document without slots (text, Word, PDF) to the blocks of its outline.

A reader makes a `Line` of every line that is printed or, where the program keeps paragraphs
(Word), of every paragraph; it says of each what it happens to know and leaves out nothing, not
even page numbers.  `outline_of` joins broken lines, sets aside what belongs to the page, and
recognises headings, items and the parts of the official form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve

from dcbase.model import OutlineBlock
from dcbase.reading.outline_body import Body, block_of
from dcbase.reading.outline_flow import Chunk, Habit, chunks_of, ended, habit_of, is_upper
from dcbase.reading.outline_form import (
    behind_title,
    head_kind,
    is_rule,
    split_columns,
    tail_at,
    tail_kinds,
    title_alone,
    title_at,
)
from dcbase.reading.outline_line import Line
from dcbase.reading.outline_recipients import parted
from dcbase.reading.outline_rows import Row, rows_of
from dcbase.text import fold

__all__ = ["Line", "outline_of"]

_CLOSING = ("trên đây là", "trên đây, là")
_SUBJECTS = ("kết quả", "về", "tình hình", "tổng kết", "sơ kết", "công tác", "việc", "v/v")


def outline_of(lines: Iterable[Line]) -> tuple[OutlineBlock, ...]:
    """Return the blocks of a document in order.

    Every word of the lines (`str.split`, composed, invisible characters dropped, computed marks
    included) is in exactly one block.

    Args:
        lines: Of one document, in reading order; a table row by row, column by column.

    Raises:
        AssertionError: A word was lost or made up; that is a mistake in this module.
    """
    rows, pages = rows_of(lines)
    title, tail = title_at(rows), tail_at(rows)
    start = 0 if title is None or title >= tail else title
    blocks = [
        *_named(split_columns(rows[:start], tail=False)),
        *_body(rows[start:tail], titled=title is not None and title < tail),
        *_tail(list(parted(split_columns(rows[tail:], tail=True)))),
        *(block_of(Chunk([row]), "artefact") for row in pages),
    ]
    _hold_every_word([*rows, *pages], blocks)
    return tuple(blocks)


def _named(rows: Sequence[Row]) -> list[OutlineBlock]:
    return [block_of(Chunk([row]), head_kind(row.text)) for row in rows]


def _tail(rows: Sequence[Row]) -> list[OutlineBlock]:
    kinds = tail_kinds(rows)
    return [block_of(Chunk([row]), kind) for row, kind in zip(rows, kinds, strict=True)]


def _body(rows: Sequence[Row], *, titled: bool) -> list[OutlineBlock]:
    habit = habit_of(rows)
    if not titled:
        return _closed(Body(chunks_of(rows, habit)).blocks())
    title, front = _front(rows, habit)
    blocks = [block_of(Chunk([title_alone(rows[0])]), "title"), *title]
    inside = Body(chunks_of(rows[front:], habit)).blocks()
    return [*blocks, *_closed(_opened(inside))]


def _front(rows: Sequence[Row], habit: Habit) -> tuple[list[OutlineBlock], int]:
    """Return the subject below the title and the rule, and where the opening begins."""
    subject = [behind] if (behind := behind_title(rows[0])) else []
    place = 1
    while place < len(rows) and _is_subject(rows[place], subject):
        subject.append(rows[place])
        place += 1
    blocks = [block_of(Chunk(subject), "subject")] if subject else []
    # A mark that a list of the writer's counted is a word, whatever stands behind it.
    while place < len(rows) and is_rule(rows[place].text) and not rows[place].line.mark:
        blocks.append(block_of(Chunk([evolve(rows[place], mark=None)]), "rule"))
        place += 1
    return blocks, place


def _is_subject(row: Row, before: Sequence[Row]) -> bool:
    text = row.text
    if row.mark is not None or is_rule(text) or text.endswith((".", ":", ";")):
        return False
    if before and (row.gap > 1 or ended(before[-1].text)):
        return False
    if before and is_upper(text) and not is_upper(before[-1].text):
        return False  # the first heading
    if is_upper(text) or text[:1].islower() or (before and not row.gap and text[:1].isdigit()):
        return True
    # "BÁO CÁO NHANH" may stand above it.
    return fold(text).startswith(_SUBJECTS) and (not before or is_upper(before[-1].text))


def _opened(blocks: list[OutlineBlock]) -> list[OutlineBlock]:
    """Name the paragraphs before the first heading."""
    first = next((at for at, b in enumerate(blocks) if b.kind == "heading"), 1)
    return [
        evolve(block, kind="preamble") if at < first and block.kind == "paragraph" else block
        for at, block in enumerate(blocks)
    ]


def _closed(blocks: list[OutlineBlock]) -> list[OutlineBlock]:
    """Name the last paragraph, from "Trên đây là …" on."""
    for at in range(len(blocks) - 1, max(-1, len(blocks) - 4), -1):
        if blocks[at].kind == "paragraph" and fold(blocks[at].text).startswith(_CLOSING):
            return [
                *blocks[:at],
                *(
                    evolve(block, kind="closing") if block.kind == "paragraph" else block
                    for block in blocks[at:]
                ),
            ]
    return blocks


def _hold_every_word(rows: Iterable[Row], blocks: Iterable[OutlineBlock]) -> None:
    came = Counter(word for row in rows for word in f"{row.line.mark} {row.text}".split())
    went = Counter(word for block in blocks for word in block.whole.split())
    if came != went:
        raise AssertionError(f"words lost {came - went} or made up {went - came}")
