"""Prose: runs, blocks and the sections they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen, validators

from dcbase.model.figure import Origin
from dcbase.model.later import BlocksLater, OriginLater
from dcbase.model.opened import change, opened

if TYPE_CHECKING:
    from dcbase.model.submission import Said

COMPARISONS = ("=", "!=", "<=", ">=", "<", ">")


@frozen
class Literal(OriginLater):
    """Plain words."""

    text: str
    origin: Origin | None = None


@frozen
class FigureRef(OriginLater):
    """A place in prose where a figure is printed.

    Args:
        code: Short or full code of the indicator.
        slot: Which restatement is meant; empty for the figure itself.
        styles: How it is printed: ``padded``, ``fraction``, ``bare``, ``words``, ``full``.
        origin: Where the reference stood.
    """

    code: str
    slot: str = ""
    styles: tuple[str, ...] = ()
    origin: Origin | None = None


@frozen
class Claim:
    """Words that are printed as they are and must hold of a figure."""

    code: str
    comparison: str
    number: Decimal
    words: str
    origin: Origin | None = None


Run: TypeAlias = Literal | FigureRef | Claim


@frozen
class Paragraph(OriginLater):
    """One paragraph of running text."""

    runs: tuple[Run, ...]
    origin: Origin | None = None


@frozen
class Item(OriginLater):
    """One item of a list; the profile prints its mark."""

    runs: tuple[Run, ...]
    origin: Origin | None = None


@frozen(kw_only=True)
class TextTable:
    """A table in running text.

    Args:
        rows: Of cells, each of runs, as many in every row; those of the head come first.
        head: How many rows name the columns.
        origin: Where its first row stood.
    """

    rows: tuple[tuple[tuple[Run, ...], ...], ...] = field(validator=validators.min_len(1))
    head: int = field(default=0, validator=validators.ge(0))
    origin: Origin | None = None

    @rows.validator
    def _rows_are_alike(
        self, attribute: object, rows: tuple[tuple[tuple[Run, ...], ...], ...]
    ) -> None:
        if any(len(row) != len(rows[0]) for row in rows) or not rows[0]:
            raise ValueError("the rows of a table have cells, and as many in every row")

    @property
    def cells(self) -> Iterator[Paragraph]:
        """Each cell with words, row by row, as a paragraph: it says what it says by itself."""
        for row in self.rows:
            for runs in row:
                if runs:
                    yield Paragraph(runs, runs[0].origin)

    @property
    def runs(self) -> tuple[Run, ...]:
        """All its runs, for who looks at words only: a tab between cells, a break between rows."""
        found: list[Run] = []
        for at, row in enumerate(self.rows):
            for column, runs in enumerate(row):
                between = "\t" if column else "\n"
                found += [Literal(between), *runs] if column or at else runs
        return tuple(found)


Block: TypeAlias = Paragraph | Item | TextTable


@frozen
class Heading:
    """A heading as sent.

    Args:
        text: None takes the form's wording for that slot and date; empty prints no heading
            and uses no number.
        mark: None lets the profile number it; a given mark ("e)") is printed as sent.
    """

    text: str | None = None
    mark: str | None = None
    origin: Origin | None = None


@frozen(kw_only=True)
class Section(BlocksLater):
    """What a unit says in one slot: a lead-in of its own, then sub-sections.

    Args:
        slot: ``results.commune``; empty for a sub-section that the unit opened by itself
            (``## [e)] Title``) and that belongs to the slot it stands in.
        heading: None where the unit said nothing about it.
        blocks: Paragraphs, items and tables, in order.
        sections: Sub-sections, in order.
        origin: Where the slot's text begins.
    """

    slot: str
    heading: Heading | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = field(default=())
    origin: Origin | None = None

    def __attrs_post_init__(self) -> None:
        change(self, "_text", None)  # asked of every section; an empty slot is slow to ask

    def walk(self) -> Iterator[Section]:
        """Yield this section, then every section inside it, in printing order."""
        yield self
        for section in self.sections:
            if section.sections:
                yield from section.walk()
            else:  # most
                yield section

    def find(self, slot: str) -> Section | None:
        """Return the section of a slot at or below this one, or None."""
        return next((section for section in self.walk() if section.slot == slot), None)

    @property
    def has_words(self) -> bool:
        if self._text is not None or self.blocks:
            return True
        for section in self.sections:  # noqa: SIM110 - asked of every section of a round
            if section.has_words:
                return True
        return False

    @property
    def has_own_words(self) -> bool:
        """Tell whether words stand in it or under titles that the unit opened by itself."""
        if self._text is not None or self.blocks:
            return True
        return any(section.has_own_words for section in self.sections if not section.slot)

    @property
    def simple_text(self) -> str | None:
        """Its text, where its blocks are made when somebody asks for them; else None.

        It holds no reference, no claim and no title.  Who looks for something in many
        sections looks here first, and asks for the blocks of those that may hold it.
        """
        return self._text


def spoken_around(find: Callable[[str], Section | None], slot: str) -> bool:
    """Tell whether words of their own stand in a slot that another one stands in.

    Args:
        find: Returns the section of a slot, or None.
        slot: ``assessment.causes``: looked at are ``assessment`` and whatever stands around it.
    """
    around = slot.rpartition(".")[0]
    while around:
        found = find(around)
        if found is not None and found.has_own_words:
            return True
        around = around.rpartition(".")[0]
    return False


_OpenSection = opened(Section)


def section_of(
    slot: str,
    heading: Heading | None,
    blocks: tuple[Block, ...],
    sections: tuple[Section, ...],
    origin: Origin | None,
) -> Section:
    """Return what ``Section(...)`` does; `dcbase.model.opened` says why."""
    being: Any = object.__new__(_OpenSection)
    being.slot = slot
    being.heading = heading
    being.blocks = blocks
    being.sections = sections
    being.origin = origin
    being._text = None
    change(being, "__class__", Section)
    return being  # type: ignore[no-any-return]


def simple_section(
    *,
    slot: str,
    heading: Heading | None,
    text: str,
    said: Said,
    cut: Callable[[str, Origin | None], tuple[Block, ...]],
    sections: tuple[Section, ...] = (),
) -> Section:
    """Return a section whose blocks and origin are made when somebody asks for them.

    Args:
        text: Composed, with words in it and without braces and titles.
        said: The text as it was sent, which knows where it begins.
        cut: Makes the blocks; a function of a module, the same blocks on every call.
    """
    being: Any = object.__new__(_OpenSection)
    being.slot = slot
    being.heading = heading
    being.sections = sections
    being._text, being._said, being._cut = text, said, cut
    change(being, "__class__", Section)
    return being  # type: ignore[no-any-return]
