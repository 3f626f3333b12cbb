"""A document: what is printed, before any file format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from attrs import evolve, field, frozen, validators

from dcbase.model.aggregate import Aggregate
from dcbase.model.columns import ColumnGroup, HeaderCell, header_rows, nested, titles_over
from dcbase.model.figure import Figure, Missing
from dcbase.model.profile import Profile
from dcbase.model.report import Report

Record: TypeAlias = Report | Aggregate


@frozen
class FigureAt:
    """Which figure is printed: of whom, which indicator, which restatement, of the round before."""

    unit: str
    code: str
    slot: str = ""
    before: bool = False

    def of(self, record: Record) -> Figure:
        """Return the figure meant, in a report, or in an aggregate and its units."""
        if self.before:
            then = record.before
            return Missing() if then is None else evolve(self, before=False).of(then)
        if not isinstance(record, Aggregate):
            return record.figure(self.code)
        total = record.totals.get(self.code)
        if total is None:
            return Missing()
        whole = self.unit in ("", record.unit.code)
        return total.figure if whole else total.figures.get(self.unit, Missing())


@frozen
class Words:
    """Printed words."""

    text: str


@frozen
class Printed:
    """A printed figure, which can be traced to where it came from."""

    ref: FigureAt
    text: str


DocumentRun: TypeAlias = Words | Printed


@frozen(kw_only=True)
class DocumentHeading:
    """A heading: level from 1, its mark as printed ("I.", "a)"; empty for none)."""

    level: int
    mark: str = ""
    runs: tuple[DocumentRun, ...] = ()
    slot: str = ""


@frozen(kw_only=True)
class DocumentParagraph:
    """A paragraph; `unit` is set where it is one unit's own words in a round's document."""

    runs: tuple[DocumentRun, ...]
    slot: str = ""
    unit: str = ""


@frozen(kw_only=True)
class DocumentItem:
    """An item of a list with its mark as printed."""

    mark: str
    runs: tuple[DocumentRun, ...]
    slot: str = ""
    unit: str = ""


@frozen
class Cell:
    """A cell of a table.

    Args:
        numeric: It holds a number, which stands to the right.
        across: How many columns its words reach over; the cells that they cover are empty.
    """

    runs: tuple[DocumentRun, ...] = ()
    numeric: bool = False
    across: int = field(default=1, validator=validators.ge(1))


def cells_shown(row: Sequence[Cell]) -> Iterator[tuple[int, Cell]]:
    """Yield the cells of a row with their columns, from 0, those that are covered left out."""
    until = 0
    for column, cell in enumerate(row):
        if column >= until:
            yield column, cell
            until = column + cell.across


@frozen(kw_only=True)
class Table:
    """A table, perhaps with a total row.

    Every row has as many cells as there are columns.

    Args:
        caption: Above it.
        columns: The names over the columns, empty for a table without a head.
        groups: Titles over several of them, in a row of the head above the names.
        rows: Of cells.
        total: The row below them.
        coverage: Below the total: on how many units each number of it rests.  Empty if the total
            says so itself.
        naming: So many columns at the left name a row, the last of them in words; they come again
            in each part of a table that is printed in parts.
        notes: Below it.
        slot: Of the part that it stands in.
        unit: Set where it is of one unit's own words in a round's document.
    """

    caption: str = ""
    columns: tuple[str, ...]
    groups: tuple[ColumnGroup, ...] = field(default=(), converter=nested)
    rows: tuple[tuple[Cell, ...], ...] = field(default=())
    total: tuple[Cell, ...] | None = None
    coverage: tuple[Cell, ...] | None = None
    naming: int = field(default=1, validator=validators.ge(1))
    notes: tuple[str, ...] = ()
    slot: str = ""
    unit: str = ""

    @groups.validator
    def _groups_fit_the_columns(self, attribute: object, groups: tuple[ColumnGroup, ...]) -> None:
        for group in groups:
            if group.last >= len(self.columns):
                raise ValueError(f"{group.title!r} ends behind the last of {len(self.columns)}")

    @rows.validator
    def _rows_fit_the_columns(self, attribute: object, rows: tuple[tuple[Cell, ...], ...]) -> None:
        for row in rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} columns")
            for column, cell in enumerate(row):
                if cell.across > 1 and any(
                    one.runs for one in row[column + 1 :][: cell.across - 1]
                ):
                    raise ValueError(f"cell {column} reaches over {cell.across} columns with words")

    @property
    def head(self) -> tuple[tuple[HeaderCell, ...], ...]:
        """The rows of the head: one where no columns are grouped, none where none has a name."""
        if not any(self.columns) and not self.groups:
            return ()
        return header_rows(self.columns, self.groups)

    @property
    def last_rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The total and its coverage, as far as there are any."""
        return tuple(row for row in (self.total, self.coverage) if row is not None)

    @property
    def full_columns(self) -> tuple[str, ...]:
        """The names with the titles over them, for one row: ``Đơn thư – Tiếp nhận``."""
        return tuple(
            " – ".join((*titles_over(at, self.groups), name))
            for at, name in enumerate(self.columns)
        )


@frozen(kw_only=True)
class Chart:
    """A picture of figures: a title, a text that says the same, and its data by row.

    Args:
        title: Printed above it.
        alternative: What it shows, in words with figures; in every format.
        kind: For formats that draw it themselves (Excel); of ``rounds`` the first figures are
            those of the round before.
        columns: Names of the columns: what the rows are, then the figures.
        rows: As printed; each begins with its name.
        values: The figures of each row as numbers, without the name; None where one is not
            known.  Empty if nobody draws them.
        spec: A whole Vega-Lite specification with its data, as JSON, which
            `dcbase.layout.svg_of` draws; empty for none.
        slot: Of the part that it stands in.
    """

    title: str
    alternative: str
    kind: str = field(validator=validators.in_(("bar", "line", "share", "rounds")))
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    values: tuple[tuple[Decimal | int | None, ...], ...] = ()
    spec: str = ""
    slot: str = ""


DocumentBlock: TypeAlias = DocumentHeading | DocumentParagraph | DocumentItem | Table | Chart


@frozen(kw_only=True)
class Annex:
    """A part behind the signature.

    Args:
        title: Above it.
        mark: Over the title, as the form counts annexes: ``Phụ lục II``.
        reference: Under it: which document it goes with.
        blocks: What it holds.
    """

    title: str
    mark: str = ""
    reference: str = ""
    blocks: tuple[DocumentBlock, ...] = ()

    @property
    def name(self) -> str:
        """Mark and title on one line, for a table of contents."""
        return " ".join(words for words in (self.mark, self.title) if words)


@frozen(kw_only=True)
class DocumentHeader:
    """The lines at the head, as they are printed.

    Args:
        organisation: Left, from the organisation above to the issuer.
        mark: Under the organisation: a star in the Party's form, empty where a rule is drawn.
        national: Right: the name of the Party, or the national title and motto.
        number: ``Số …-BC/ĐU``.
        place_and_date: ``Lùng Phình, ngày … tháng … năm 2025``.
    """

    organisation: tuple[str, ...] = ()
    mark: str = ""
    national: tuple[str, ...] = ()
    number: str = ""
    place_and_date: str = ""


@frozen(kw_only=True)
class DocumentSignature:
    """Who signs, as printed: ``T/M BAN THƯỜNG VỤ``, ``PHÓ BÍ THƯ``, the name.

    Of a capacity in two lines the first says for whom: ``KT. CHỦ TỊCH``, ``PHÓ CHỦ TỊCH``.
    """

    authority: str = ""
    capacity: str = ""
    name: str = ""

    @property
    def capacities(self) -> tuple[str, ...]:
        """The lines of the capacity."""
        return tuple(line.strip() for line in self.capacity.split("\n") if line.strip())


@frozen(kw_only=True)
class Document:
    """A report or an aggregate laid out in an official form, ready for any file format.

    Args:
        record: The report or the aggregate that it prints.
        profile: The official form.
        language: Of the text, as a BCP 47 tag.
        header: The lines at the head.
        title: ``BÁO CÁO``.
        subject: The trích yếu.
        rule: The line under it, where the form prints one as characters.
        opening: Paragraphs before the first heading.
        blocks: The body.
        closing: Paragraphs after it.
        recipients_title, recipients: "Nơi nhận:" and its lines, with marks and end marks.
        signature: Who signs.
        annexes: Behind the signature.
        contents: Title of the table of contents before the opening; empty for none.
        notice: Shown on every page ("số liệu minh họa"); empty for none.
        name: Suggested file name without suffix.
    """

    record: Record
    profile: Profile
    language: str = "vi"
    header: DocumentHeader = DocumentHeader()
    title: str = ""
    subject: str = ""
    rule: str = ""
    opening: tuple[DocumentBlock, ...] = ()
    blocks: tuple[DocumentBlock, ...] = ()
    closing: tuple[DocumentBlock, ...] = ()
    recipients_title: str = ""
    recipients: tuple[str, ...] = ()
    signature: DocumentSignature = DocumentSignature()
    annexes: tuple[Annex, ...] = ()
    contents: str = ""
    notice: str = ""
    name: str = "document"

    def every_block(self) -> Iterator[DocumentBlock]:
        """Yield all blocks in printing order, annexes included."""
        yield from self.opening
        yield from self.blocks
        yield from self.closing
        for annex in self.annexes:
            yield from annex.blocks

    def headings(self) -> Iterator[tuple[int, str]]:
        """Yield level and words of every heading, an annex's title among them, as they come."""
        yield from _headings((*self.opening, *self.blocks, *self.closing))
        for annex in self.annexes:
            yield 1, annex.name
            yield from _headings(annex.blocks)

    def printed(self) -> Iterator[Printed]:
        """Yield every printed figure in printing order."""
        for block in self.every_block():
            yield from (run for run in runs_of(block) if isinstance(run, Printed))


def _headings(blocks: tuple[DocumentBlock, ...]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if isinstance(block, DocumentHeading):
            words = (block.mark, text_of(block.runs))
            yield block.level, " ".join(filter(None, words))


def runs_of(block: DocumentBlock) -> Iterator[DocumentRun]:
    """Yield the runs of a block; a table's row by row, its total last."""
    match block:
        case Table():
            for row in (*block.rows, *block.last_rows):
                for cell in row:
                    yield from cell.runs
        case Chart():
            return
        case _:
            yield from block.runs


def text_of(runs: tuple[DocumentRun, ...]) -> str:
    """Return the words of runs, as printed."""
    return "".join(run.text for run in runs)
