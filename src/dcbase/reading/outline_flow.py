"""Broken lines joined to the paragraphs they were.

Whether a line ends its paragraph is read from the lines themselves: how long those lines are
that certainly go on (the next one begins with a small letter), whether the program left a space
where it broke them, whether first lines are indented.  Nothing depends on one width.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field, frozen

from dcbase.reading.outline_marks import BULLET, LETTER, NUMBER, PART, ROMAN, Mark
from dcbase.reading.outline_rows import Row

_ENDS = (".", "!", "?", ":", ";", "…")
_CLOSERS = "”\"')]»"
_FEWEST = 4  # lines that certainly go on: of fewer no width can be told
_RARELY = 50  # of so many lines one may be shorter than any other that goes on
_SYSTEMATIC = 0.9
_ENOUGH = 0.35  # a heading over two lines fills at least so much of its first


@frozen(kw_only=True)
class Habit:
    """How the lines of one document were broken.

    Args:
        wrapped: Lines were broken at all.
        first: A first line, with the next line's first word, that is shorter ends a paragraph.
        rest: The same for every other line.
        spaced: Every line that goes on has a space at its end.
        indented: First lines of paragraphs are indented.
        edge: White space in front of a line that is not.
    """

    wrapped: bool = False
    first: int = 0
    rest: int = 0
    spaced: bool = False
    indented: bool = False
    edge: int = 0


@define
class Chunk:
    """Rows that make one paragraph, heading or item."""

    rows: list[Row] = field(factory=list)
    _read: int = 0
    _capital: bool = False
    _small: bool = False

    @property
    def in_capitals(self) -> bool:
        """Tell whether its text has letters, all of them capitals; each row is read once."""
        for row in self.rows[self._read :]:
            words = row.text if self._read else row.words
            self._capital = self._capital or is_upper(words)
            self._small = self._small or words.upper() != words
            self._read += 1
        return self._capital and not self._small

    @property
    def head(self) -> Row:
        return self.rows[0]

    @property
    def mark(self) -> Mark | None:
        return self.rows[0].mark

    @property
    def text(self) -> str:
        return " ".join([self.head.words, *(row.text for row in self.rows[1:])]).strip()


def habit_of(rows: Sequence[Row]) -> Habit:
    """Tell from a document's own lines how they were broken."""
    goes_on = [
        (before, row, _is_first(rows, place))
        for place, (before, row) in enumerate(pairwise(rows))
        if not row.gap
        and not _alone(before)
        and not _alone(row)
        and _certainly_goes_on(before, row)
    ]
    rest = [_with_next(before, row) for before, row, first in goes_on if not first]
    first = [_with_next(before, row) for before, row, first in goes_on if first]
    if len(rest) + len(first) < _FEWEST:
        return Habit()
    low_rest = _low(rest or first)
    low_first = min(_low(first or rest), low_rest)
    spaced = sum(before.spaced for before, _, _ in goes_on) >= _SYSTEMATIC * len(goes_on)
    leads = sorted(_lead(row) for row in rows)
    edge = leads[len(leads) // 2]
    return Habit(
        wrapped=True,
        first=low_first,
        rest=low_rest,
        spaced=spaced and any(not row.spaced for row in rows),
        indented=any(_lead(row) > edge + 1 for row in rows),
        edge=edge,
    )


def chunks_of(rows: Sequence[Row], habit: Habit) -> list[Chunk]:
    """Join the rows that belong together."""
    chunks: list[Chunk] = []
    seen: dict[str, int] = {}
    for row in rows:
        if chunks and _belongs(chunks[-1], row, habit, seen):
            chunks[-1].rows.append(row)
            continue
        chunks.append(Chunk([row]))
        if row.mark is not None:
            seen[row.mark.sort] = row.mark.place
    return chunks


def ended(text: str) -> bool:
    """Tell whether a text ends as a sentence or a clause does."""
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(_ENDS)


def is_upper(text: str) -> bool:
    """Tell whether a text has letters, all of them capitals."""
    return text.isupper()


def _belongs(chunk: Chunk, row: Row, habit: Habit, seen: dict[str, int]) -> bool:
    before = chunk.rows[-1]
    if before.line.cell is not None and row.line.cell is not None:
        return before.line.cell[:2] == row.line.cell[:2]  # a row of a table is one block
    if _names_a_part(chunk, row):
        return True
    if _alone(before) or _alone(row) or _is_rule(row) or _is_rule(before):
        return False
    short = _is_short(chunk, row, habit)
    open_end = not ended(before.text)
    if row.mark is not None:
        return _mark_is_words(row.mark, before, row, seen, short=short or not open_end)
    if row.line.style or before.line.style:
        return bool(before.line.style and row.line.style == before.line.style and open_end)
    if _changes_case(chunk, row):
        return False
    if _small(row.text):
        return _small_goes_on(before, row, short, open_end)
    if before.text.endswith((",", " -", " –")) and row.gap <= 1:
        return True
    return _capital_goes_on(chunk, row, habit, short, open_end)


def _names_a_part(chunk: Chunk, row: Row) -> bool:
    """Tell whether a row in capitals is the name of the part whose number stands alone above."""
    mark = chunk.mark
    alone = len(chunk.rows) == 1 and mark is not None and mark.sort == PART and not chunk.text
    return alone and row.gap <= 1 and row.mark is None and is_upper(row.text)


def _mark_is_words(mark: Mark, before: Row, row: Row, seen: dict[str, int], *, short: bool) -> bool:
    """Tell a mark from the dash or the number that a line was broken in front of."""
    if row.line.mark or row.gap or short:
        return False
    if mark.sort == BULLET:
        years = row.words[:1].isdigit() and before.text[-1:].isdigit()  # "2025 / - 2030"
        return years or _small(row.words)
    if mark.sort in (NUMBER, LETTER, ROMAN):
        return mark.place not in (1, seen.get(mark.sort, 0) + 1)
    return False


def _small_goes_on(before: Row, row: Row, short: bool, open_end: bool) -> bool:
    """A paragraph hardly ever begins with a small letter."""
    if row.gap == 0:
        return open_end or not short or before.text.endswith(";")
    if row.gap == 1:
        return open_end or not short
    return open_end and before.text.endswith(",")


def _capital_goes_on(chunk: Chunk, row: Row, habit: Habit, short: bool, open_end: bool) -> bool:
    before = chunk.rows[-1]
    if not habit.wrapped or short or row.gap > 1:
        return False
    if habit.indented and _lead(row) > habit.edge + 1:
        return False
    if habit.spaced and not before.spaced:
        return False
    if row.gap:
        # Some programs leave a blank line below the first line of an indented paragraph.
        numbered = chunk.mark is not None and chunk.mark.sort != BULLET
        return open_end and len(chunk.rows) == 1 and not numbered
    return True


def _is_short(chunk: Chunk, row: Row, habit: Habit) -> bool:
    """Tell whether the next word had room: then the line was ended on purpose."""
    before = chunk.rows[-1]
    if before.line.full is not None:
        return not before.line.full
    if not habit.wrapped:
        return True
    least = habit.first if len(chunk.rows) == 1 else habit.rest
    return _with_next(before, row) < least


def _changes_case(chunk: Chunk, row: Row) -> bool:
    """A heading in capitals ends where capitals end, and begins where they begin."""
    capitals = chunk.in_capitals
    several = len(chunk.rows) > 1 or len(chunk.head.words.split()) > 1
    if not _is_word_heading(row.text) and not (capitals and several):
        return False
    return capitals != is_upper(row.text)


def _is_word_heading(text: str) -> bool:
    return is_upper(text) and len(text.split()) > 1


def _small(text: str) -> bool:
    return text[:1].islower()


def _alone(row: Row) -> bool:
    return row.line.whole or row.line.cell is not None


def _is_rule(row: Row) -> bool:
    return not any(character.isalnum() for character in row.text)


def _lead(row: Row) -> int:
    return row.lead + row.line.indent


def _is_first(rows: Sequence[Row], place: int) -> bool:
    return not place or bool(rows[place].gap) or rows[place].mark is not None


def _with_next(before: Row, row: Row) -> int:
    return len(before.text) + _lead(before) + 1 + len(row.text.split(maxsplit=1)[0])


def _certainly_goes_on(before: Row, row: Row) -> bool:
    return row.mark is None and _small(row.text) and not is_upper(before.text)


def _low(lengths: list[int]) -> int:
    """Return the least length, but for one odd line in fifty."""
    return sorted(lengths)[len(lengths) // _RARELY]
