"""The paragraphs of a Word file as lines, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import Factory, define, evolve

from dcbase.model import Origin
from dcbase.reading import PackageError
from dcbase.reading.outline import Line
from dcbase_docx.numbering import Numbering, child, children, local, value, whole
from dcbase_docx.sent_styles import Look, Styles, with_paragraph
from dcbase_docx.sent_words import Seen, Words, chosen, gather, mark_is_gone

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARAGRAPHS = 100_000
MOST_LETTERS = 8_000_000
_INSIDE = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_GONE = frozenset(("del", "moveFrom"))
_TWIPS_IN_MM = 1440 / 25.4

Cell = tuple[int, int, int] | None


@define(eq=False)
class Walk:
    """A walk through one document, from the first paragraph to the last.

    Args:
        file, sha256: Which file, for the places.
        fonts: The first paragraph in each font whose name is asked about later, and how many.
        elements: The paragraphs themselves, so that the checker sees how each is set.
    """

    file: str
    sha256: str
    styles: Styles
    numbering: Numbering
    seen: Seen
    fonts: dict[str, tuple[int, int]] = Factory(dict)
    elements: list[_Element] = Factory(list)
    paragraph: int = 0
    _letters: int = 0
    _tables: int = 0
    _kept: Words | None = None

    def lines(self, parent: _Element, cell: Cell = None) -> Iterator[Line]:
        """Yield the lines of everything inside an element.

        Raises:
            PackageError: There are more paragraphs or letters than any report has.
        """
        for one in parent:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one, cell)
            elif name == "tbl":
                yield from self._table(one, cell)
            elif name == "AlternateContent":
                for choice in chosen(one):
                    yield from self.lines(choice, cell)
            elif name in _GONE:
                self.seen.deleted += 1
            elif name == "sdt" and _is_contents(one):
                self._pass(one)
            elif name in _INSIDE:
                yield from self.lines(one, cell)

    def _pass(self, contents: _Element) -> None:
        """Count the paragraphs of a table of contents, which says nothing of its own."""
        for paragraph in contents.iter("{*}p"):
            self.paragraph += 1
            self.elements.append(paragraph)

    def _table(self, table: _Element, outer: Cell) -> Iterator[Line]:
        frame = _only_cell(table)
        if frame is not None:  # a box around paragraphs: they are what they would be without it
            yield from self.lines(frame, outer)
            return
        self._tables += 1
        number = self._tables
        for row, cells in enumerate(_rows(table), start=1):
            for column, cell in cells:
                yield from self.lines(cell, (number, row, column))

    def _paragraph(self, element: _Element, cell: Cell) -> Iterator[Line]:
        self.paragraph += 1
        self.elements.append(element)
        if self.paragraph > MOST_PARAGRAPHS:
            raise PackageError("DC-1073", what="paragraphs", most=MOST_PARAGRAPHS)
        properties = child(element, "pPr")
        look = with_paragraph(self.styles.of(value(child(properties, "pStyle"))), properties)
        words, self._kept = self._kept or Words(), None
        gather(element, look, self.styles, self.seen, words)
        if mark_is_gone(properties):
            self._kept = words
            return
        self._count(words)
        yield from self._said(words, look, properties, cell)
        for box in words.boxes:
            yield from self.lines(box, cell)

    def _count(self, words: Words) -> None:
        self._letters += len(words.text)
        if self._letters > MOST_LETTERS:
            raise PackageError("DC-1073", what="letters", most=MOST_LETTERS)
        for font in words.fonts:
            first, times = self.fonts.get(font, (self.paragraph, 0))
            self.fonts[font] = first, times + 1

    def _said(
        self, words: Words, look: Look, properties: _Element | None, cell: Cell
    ) -> Iterator[Line]:
        text = words.text
        mark, depth, indent = self._mark(look, properties)
        line = Line(
            text=text,
            origin=Origin(self.file, self.sha256, paragraph=self.paragraph),
            whole=True,
            mark=mark,
            style=look.outline,
            depth=depth,
            indent=max(0, round(indent / _TWIPS_IN_MM)),
            bold=words.bold and bool(text.strip()),
            centred=look.centred,
            cell=cell,
        )
        pieces = text.split("\n")
        if len(pieces) == 1:
            yield line
            return
        # Lines that the writer broke by hand: whether they belong together is not for Word to say.
        for number, piece in enumerate(pieces):
            yield evolve(line, text=piece, mark="" if number else mark, full=False)

    def _mark(self, look: Look, properties: _Element | None) -> tuple[str, int, int]:
        """Count the paragraph in its list; return its mark, its level from 1, its indent."""
        indent = look.indent or 0
        if look.list_id in ("", "0"):
            return "", 0, indent
        depth = look.depth
        if child(properties, "numPr") is None:
            belongs = self.numbering.depth_of(look.list_id, value(child(properties, "pStyle")))
            depth = depth if belongs is None else belongs
        level = self.numbering.level(look.list_id, depth or 0)
        if level is None:
            return "", 0, indent
        if child(properties, "ind") is None and level.indent is not None:
            indent = level.indent
        return self.numbering.next(look.list_id, depth or 0).strip(), (depth or 0) + 1, indent

    def notes(self, parts: dict[str, _Element]) -> Iterator[Line]:
        """Yield the lines of the notes referred to, each with its mark.

        Args:
            parts: The roots of the parts with the notes: ``footnote``, ``endnote``.
        """
        written = {
            (kind, value(note, "id")): note
            for kind, root in parts.items()
            for note in children(root, kind)
        }
        said: set[tuple[str, str]] = set()
        for kind, which, mark in list(self.seen.notes):
            note = written.get((kind, which))
            if note is None or (kind, which) in said:
                continue
            said.add((kind, which))
            for number, line in enumerate(self.lines(note)):
                yield line if number else evolve(line, mark=mark or line.mark)


def _is_contents(control: _Element) -> bool:
    """Tell whether Word made what stands in a content control from the headings."""
    part = child(control, "sdtPr", "docPartObj", "docPartGallery")
    return value(part) == "Table of Contents"


def _rows(table: _Element) -> Iterator[Iterator[tuple[int, _Element]]]:
    for row in _inside(table, "tr"):
        yield _cells(row)


def _only_cell(table: _Element) -> _Element | None:
    """Return the cell of a table that has no other."""
    cells = [cell for row in _rows(table) for _, cell in row]
    return cells[0] if len(cells) == 1 else None


def _cells(row: _Element) -> Iterator[tuple[int, _Element]]:
    column = 1 + whole(value(child(row, "trPr", "gridBefore")), most=1000)
    for cell in _inside(row, "tc"):
        yield column, cell
        column += max(1, whole(value(child(cell, "tcPr", "gridSpan")), 1, 1000))


def _inside(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield rows or cells, also from content controls around them; deleted rows are gone."""
    for one in parent:
        if local(one) == name:
            if child(one, "trPr", "del") is None:
                yield one
        elif local(one) in _INSIDE:
            yield from _inside(one, name)
