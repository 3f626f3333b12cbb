"""From the text of a slot to blocks of runs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, field, frozen

from dcbase.model import (
    Block,
    Fact,
    Finding,
    FrozenMap,
    Heading,
    Item,
    Literal,
    Origin,
    Paragraph,
    Run,
    Section,
    TextTable,
    core_kind,
)
from dcbase.model.placed import block_at, literal_at, reference_at
from dcbase.prose.bars import Written, cells_in, is_rule, parts_of
from dcbase.prose.blocks import pieces
from dcbase.prose.pieces import Cut, Piece
from dcbase.prose.places import Places
from dcbase.prose.references import STYLES, Malformed, read_reference
from dcbase.prose.tokens import Kind, Token, tokens

# Members of an enum are looked up slowly, and these are asked for of every piece and token.
_ITEM, _TITLED, _WORDS, _UNCLOSED = Cut.ITEM, Cut.TITLE, Kind.WORDS, Kind.UNCLOSED
_TABLE, _NO_TABLE = Cut.TABLE, Cut.NO_TABLE
_TITLE = re.compile(r"(?:\[(?P<mark>[^\]]*)\]\s*)?(?P<words>.*)", re.DOTALL)
_FIGURE = re.compile("[0-9]")
# A reference as nearly all are written: a code, and at most one style.
_USUAL = re.compile(rf"\{{\{{ ?([A-Za-z0-9][A-Za-z0-9_-]*+)(?: \| ({'|'.join(STYLES)}))? ?\}}\}}")
_SHOWN = 40
_BEFORE_A_LINE_WITH_FIGURES = re.compile(r"\n[^\S\n]*(?=[^\n]*[0-9])")


@frozen(kw_only=True)
class Prose:
    """What a text says.

    Args:
        blocks: Paragraphs, items and tables before the first title.
        sections: One for each ``## [e)] Title``, with the blocks under it; `slot` is empty.
        findings: What could not be read; those words are in the blocks as they were sent.
    """

    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    findings: tuple[Finding, ...] = ()


def parse(text: str, origin: Origin | None = None, slot: str = "") -> Prose:
    """Read prose markup.

    A blank line ends a paragraph, ``- `` at the beginning of a line starts an item, ``## ``
    a sub-section; lines that begin with ``|`` are a table if one of them is ``|---|---|``;
    ``{{ CODE }}`` is a reference or a claim and ``{{{{`` a literal ``{{``.
    Line breaks inside a paragraph and repeated spaces become one space, no word changes.
    Literals that stand side by side are one text: a line with figures begins one of its own,
    so that every figure's place is known, and so do braces that could not be read.

    Args:
        text: In composed form (`dcbase.text.clean`).
        origin: Place of the first character; every line begins in its column.
        slot: What findings are about where no indicator can be named.
    """
    reader = _Reader(Places(origin), slot)
    blocks: list[Block] = []
    into = blocks
    titled: list[tuple[Heading, list[Block]]] = []
    for piece in pieces(text):
        if piece.cut is _TITLED:
            into = []
            titled.append((reader.heading(piece), into))
        elif piece.cut is _TABLE:
            into.append(reader.table(piece))
        elif piece.cut is _NO_TABLE:
            reader.no_table(piece)
        else:
            into.append(reader.block(piece))
    sections = tuple(
        Section(slot="", heading=heading, blocks=tuple(under), origin=heading.origin)
        for heading, under in titled
    )
    return Prose(blocks=tuple(blocks), sections=sections, findings=tuple(reader.findings))


def is_simple(text: str) -> bool:
    """Tell whether a text is paragraphs and items alone: `parse` finds nothing else in it."""
    return "{{" not in text and "##" not in text and "|" not in text


def blocks_of(text: str, origin: Origin | None) -> tuple[Block, ...]:
    """Return the blocks of a simple text, as `parse` reads them."""
    return parse(text, origin).blocks


@define
class _Reader:
    """Reads the pieces of one text and keeps what is wrong with them."""

    places: Places
    slot: str
    findings: list[Finding] = field(factory=list)

    def block(self, piece: Piece) -> Block:
        text, places = piece.text, self.places
        runs: tuple[Run, ...]
        if "{{" in text:
            runs = self._usual(piece) or tuple(self._runs(piece))
        elif "\n" in text and _FIGURE.search(text):
            runs = tuple(self._words(piece, text, 0))
        else:  # most of any report
            runs = (literal_at(_single_spaced(text), places, piece.line, piece.column),)
        kind = Item if piece.cut is _ITEM else Paragraph
        return block_at(kind, runs, places, piece.line, piece.mark)

    def table(self, piece: Piece) -> TextTable:
        """Return a table; its first rule ends the head, any further one is only drawn."""
        lines = list(enumerate(piece.text.split("\n"), start=piece.line))
        rules = [at for at, (_, line) in enumerate(lines) if is_rule(line)]
        rows = [(number, cells_in(line)) for number, line in lines if not is_rule(line)]
        columns = max(len(cells_in(line)) for _, line in lines)
        for number, cells in rows:
            if len(cells) != columns:
                facts: dict[str, Fact] = {"got": len(cells), "expected": columns}
                self._found("DC-3026", self.places.at(number, cells[0][0] - 1), facts)
        read = (tuple(self._cell(number, one) for one in cells) for number, cells in rows)
        filled = tuple((*cells, *[()] * (columns - len(cells))) for cells in read)
        place = self.places.at(piece.line, piece.mark)
        return TextTable(rows=filled, head=rules[0], origin=place)

    def no_table(self, piece: Piece) -> None:
        """Note that lines look like a table and have no rule, or more cells than any page has."""
        got = piece.text.strip().partition("\n")[0][:_SHOWN]
        self._found("DC-3027", self.places.at(piece.line, piece.mark), {"got": got})

    def _cell(self, line: int, cell: Written) -> tuple[Run, ...]:
        runs: list[Run] = []
        begin, words = cell[0] + len(cell[1]) - len(cell[1].lstrip()), cell[1].strip()
        for column, text in parts_of((begin, words)):
            runs += self.block(Piece(Cut.PARAGRAPH, text, line, column, column)).runs
        return tuple(runs)

    def heading(self, piece: Piece) -> Heading:
        found = _TITLE.fullmatch(piece.text.strip())
        words = found["words"] if found else ""
        if "{{" in words:
            self._note("DC-4015", self.slot, piece, piece.text.index("{{"), {"got": words})
        place = self.places.at(piece.line, piece.mark)
        return Heading(" ".join(words.split()), found["mark"] if found else None, place)

    def _usual(self, piece: Piece) -> tuple[Run, ...]:
        """Return the runs of a line with usual references; none if it holds any other braces."""
        text = piece.text
        if "{{{" in text or "  " in text or not text.isprintable():
            return ()
        places, line, column = self.places, piece.line, piece.column
        runs: list[Run] = []
        read = references = 0
        for found in _USUAL.finditer(text):
            start, end = found.span()
            if read < start:
                runs.append(literal_at(text[read:start], places, line, column + read))
            code, style = found.groups("")
            runs.append(reference_at(code, style, places, line, column + start))
            read, references = end, references + 1
        if text.count("{{") > references:
            return ()
        if read < len(text):
            runs.append(literal_at(text[read:], places, line, column + read))
        return tuple(runs)

    def _runs(self, piece: Piece) -> Iterator[Run]:
        """Yield runs; braces that cannot be read are literals, as they were sent."""
        for token in tokens(piece.text):
            if token.kind is _WORDS:
                yield from self._words(piece, token.text, token.start)
            elif token.kind is _UNCLOSED:
                got = " ".join(piece.text[token.start : token.start + _SHOWN].split())
                self._note("DC-4012", self.slot, piece, token.start, {"got": got})
                yield from self._words(piece, token.text, token.start)
            else:
                yield from self._reference(piece, token)

    def _reference(self, piece: Piece, token: Token) -> Iterator[Run]:
        run = read_reference(token.text, self.places.at(*piece.place(token.start)))
        if isinstance(run, Malformed):
            offset = token.start + 2 + run.offset
            self._note(run.kind, run.code or self.slot, piece, offset, run.facts)
            yield from self._words(piece, f"{{{{{token.text}}}}}", token.start)
        else:
            yield run

    def _words(self, piece: Piece, words: str, start: int) -> Iterator[Literal]:
        """Yield words that begin at `start` of the piece, lines with figures by themselves."""
        if "\n" not in words:
            yield self._literal(piece, words, start)
            return
        begin = 0
        for found in _BEFORE_A_LINE_WITH_FIGURES.finditer(words):
            yield self._literal(piece, words[begin : found.end()], start + begin)
            begin = found.end()
        yield self._literal(piece, words[begin:], start + begin)

    def _literal(self, piece: Piece, words: str, start: int) -> Literal:
        return literal_at(_single_spaced(words), self.places, *piece.place(start))

    def _note(
        self,
        code: str,
        subject: str,
        piece: Piece,
        offset: int,
        facts: dict[str, Fact] | FrozenMap[str, Fact],
    ) -> None:
        origin = self.places.at(*piece.place(offset))
        self.findings.append(core_kind(code).found(subject=subject, origin=origin, facts=facts))

    def _found(self, code: str, origin: Origin | None, facts: dict[str, Fact]) -> None:
        kind = core_kind(code)
        self.findings.append(kind.found(subject=self.slot, origin=origin, facts=facts))


def _single_spaced(words: str) -> str:
    """Return words with one space for every run of white space, those at the ends too."""
    # Printable text holds no white space but the space.  Looking is far quicker than splitting.
    if words.isprintable() and "  " not in words:
        return words
    text = " ".join(words.split())
    if not text:
        return " "
    before = " " if words[0].isspace() else ""
    after = " " if words[-1].isspace() else ""
    return f"{before}{text}{after}"
