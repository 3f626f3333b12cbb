"""Blocks of an outline written as the markup of a slot's text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field

from dcbase.model import Figure, Indicator, Origin, OutlineBlock, Said
from dcbase.prose.place_grid_rows import Row
from dcbase.prose.place_grids import grid_text, grids_in
from dcbase.prose.place_reference import Reference, with_references
from dcbase.prose.said_back import LostWordsError, said_back

_TITLE = "##"


@define
class Part:
    """One block of a slot's text.

    Args:
        block: As it came.
        references: What its words state, in order and apart from one another.
        mark: Of a title; None: it is the one that the form counts anyway.
    """

    block: OutlineBlock
    references: Sequence[Reference] = ()
    mark: str | None = None

    @property
    def is_title(self) -> bool:
        """Tell whether it opens a sub-section; some headings cannot be written as a title."""
        block = self.block
        odd = block.glued or "]" in block.mark or "{{" in block.text or block.text[:1] in ("[", "")
        return block.kind == "heading" and not odd

    @property
    def is_item(self) -> bool:
        block = self.block
        listed = block.mark == "-" and not block.glued and bool(block.text)
        return listed and block.kind not in ("table", "heading")

    def markup(self) -> str:
        """Return the block as markup whose references print the words it has."""
        block = self.block
        if self.is_title:
            mark = "" if self.mark is None else f"[{self.mark}] "
            return f"{_TITLE} {mark}{block.text}"
        words = with_references(block.text, self.references)
        if block.mark:
            space = " " if words and not block.glued else ""
            words = f"{block.mark}{space}{words}"
        if block.kind == "table":
            return "\n\n".join(_guarded(row) for row in words.split("\n"))
        return _guarded(words)

    def lines(self) -> Iterator[tuple[str, Origin | None]]:
        """Yield the words of each line that it was joined from, and where they stood.

        Marks of titles and items are left out.
        """
        block = self.block
        ends = [*(at for at, _ in block.lines), len(block.text)]
        places = [block.origin, *(origin for _, origin in block.lines)]
        begin = 0
        marked = not block.mark or self.is_title or self.markup().startswith("- ")
        for number, (end, origin) in enumerate(zip(ends, places, strict=True)):
            words = block.text[begin:end]
            if not number:
                skipped = 0 if not block.mark else len(block.whole) - len(block.text)
                words = words if marked else block.whole[:skipped] + words
                yield words, _moved(origin, skipped if marked else 0)
            else:
                yield words, origin
            begin = end

    def hold(
        self, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
    ) -> list[Reference]:
        """Take references out that print other words than those that stand there.

        Args:
            figures: As they will be when the words are printed.

        Returns:
            What was taken out.

        Raises:
            LostWordsError: The words themselves cannot be written as markup.
        """
        text = self.block.text
        wrong = [
            one
            for one in self.references
            if said_back(one.markup, figures, indicators)
            != " ".join(text[one.begin : one.end].split())
        ]
        self.references = [one for one in self.references if one not in wrong]
        if self._prints_itself(figures, indicators):
            return wrong
        wrong += self.references
        self.references = []
        if not self._prints_itself(figures, indicators):
            raise LostWordsError(f"{self.block.whole!r} became {self.markup()!r}")
        return wrong

    def _prints_itself(
        self, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
    ) -> bool:
        printed = said_back(self.markup(), figures, indicators)
        shown = "" if self.is_title and self.mark is None else self.block.whole
        return printed == " ".join((shown or self.block.text).split())


@define
class SlotText:
    """What came for one slot.

    Args:
        heading: The block that opened it.
        wording: The words of its heading; None: those that the form has anyway.
        mark: Of its heading; None: the one that the form counts anyway.
    """

    heading: OutlineBlock | None = None
    wording: str | None = None
    mark: str | None = None
    parts: list[Part] = field(factory=list)

    def markup(self) -> str:
        """Return the text: items and rows of a table line by line, a blank line between others."""
        rows = [Row(part.block, part.references) for part in self.parts]
        grids = grids_in(rows)
        texts: list[str] = []
        listed = False
        for at, part in enumerate(self.parts):
            grid = grids.get(at)
            if grid is not None and at != grid.start:
                continue
            said = part.markup() if grid is None else grid_text(rows[grid.start : grid.stop])
            texts += ["\n" if listed and part.is_item else "\n\n", said]
            listed = part.is_item
        return "".join(texts[1:])

    def lines(self) -> Iterator[tuple[str, Origin | None]]:
        """Yield the lines of all its blocks (`Part.lines`)."""
        for part in self.parts:
            yield from part.lines()

    def said(self) -> Said | None:
        return Said(self.markup(), self.parts[0].block.origin) if self.parts else None


def _moved(origin: Origin | None, by: int) -> Origin | None:
    if origin is None or origin.column is None or not by:
        return origin
    return evolve(origin, column=origin.column + by)


def _guarded(line: str) -> str:
    """Keep a line that begins like a title from losing that word: it is a title by itself."""
    first, _, rest = line.partition(" ")
    if first != _TITLE:
        return line
    title = f"{_TITLE} [] {_TITLE}"
    return f"{title}\n\n{_guarded(rest.lstrip())}" if rest.strip() else title
