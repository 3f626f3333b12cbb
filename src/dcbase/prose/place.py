"""An outline placed into the slots of a form, with the figures that its words state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from attrs import define, field, frozen

from dcbase.model import (
    Fact,
    Figure,
    Finding,
    Form,
    FrozenMap,
    Indicator,
    Known,
    Origin,
    OutlineBlock,
    Said,
    SaidFigure,
    SaidSlot,
    Slot,
    core_kind,
)
from dcbase.prose.checking import AHEAD
from dcbase.prose.phrases import compile_phrases
from dcbase.prose.place_across import tables_in
from dcbase.prose.place_figures import as_read, said_figures, with_parts
from dcbase.prose.place_form import about_pages, is_printed
from dcbase.prose.place_head import Head
from dcbase.prose.place_lines import without_lines
from dcbase.prose.place_marks import count_marks
from dcbase.prose.place_parts import Part, SlotText
from dcbase.prose.place_rows import Rows
from dcbase.prose.place_slots import slot_of_cue, slot_of_heading, slot_of_topic
from dcbase.prose.proposing import Proposals
from dcbase.prose.said_back import LostWordsError, said_back
from dcbase.prose.years import reported_time
from dcbase.text import bare

UNPLACED = "unplaced"
"""Slot of the words that no slot of the form is for."""
_IN_SLOTS = ("heading", "item", "label", "paragraph", "table")
_WENT = ("report", "unplaced", "form", "page")
_EDGES = {"preamble": "opening", "closing": "closing"}
_ADDRESSED = "recommendations"  # whoever is addressed may have a slot of his own there
_ROMAN = re.compile("[IVX]+[^IVXa-z]")
_NO_CODE = re.compile(r"[^a-z0-9]+")
_SHOWN = 6

Settled = Callable[[Mapping[str, Known]], Mapping[str, Figure]]
"""From the figures that were found to those that will be printed."""


@frozen(kw_only=True)
class Placed:
    """What an outline says, by slot, and where each of its words went.

    Args:
        header, recipients, signature, opening, closing, figures, slots: As in `Submission`.
        findings: What could not be placed, and which numbers are in doubt.
        words: How many words of the outline went where: ``report`` (slots, opening, closing,
            the head), ``unplaced``, ``form``, which the form itself prints (the lines of a table
            that was drawn with bars among it), and ``page``: heads, feet and numbers of pages,
            which no report has.
        blocks: How many blocks there are, and how many are not placed.
        passed: The numbers that stand in no phrase, each with the words behind it.
        lines: The lines that each text was made from, by slot (``opening`` and ``closing``
            too): their words, but for the marks of titles and items, and where they stood.
    """

    header: FrozenMap[str, Said]
    recipients: tuple[tuple[Said, Said | None], ...]
    signature: FrozenMap[str, Said]
    opening: Said | None
    closing: Said | None
    figures: tuple[SaidFigure, ...]
    slots: tuple[SaidSlot, ...]
    findings: tuple[Finding, ...]
    words: FrozenMap[str, int]
    blocks: tuple[int, int]
    passed: tuple[tuple[str, Origin | None], ...]
    lines: FrozenMap[str, tuple[tuple[str, Origin | None], ...]]


def place(
    outline: tuple[OutlineBlock, ...],
    form: Form,
    indicators: Mapping[str, Indicator],
    settled: Settled | None = None,
) -> Placed:
    """Place the blocks of an outline by the words of their headings and by position.

    Args:
        outline: Of one document (`dcbase.reading.outline`).
        form: Its slots, their headings and cues.
        indicators: By short code; their phrases announce figures.
        settled: What becomes of the figures before they are printed (derived ones are computed);
            None: nothing but the parts of rates.

    Raises:
        LostWordsError: The words that came are not those that are said; that is a mistake in
            this room.
    """
    phrases = compile_phrases(indicators)
    proposals = Proposals(indicators, phrases, reported_time(outline))
    unit = next((block.text for block in outline if block.kind == "organisation"), "")
    blocks, lines = without_lines(outline)
    placing = _Placing(form, proposals, Rows(proposals, tables_in(blocks), unit))
    placing.words["form"] = lines
    for block in blocks:
        placing.take(block)
    return placing.placed(outline, settled)


@define
class _Placing:
    """Takes the blocks of one outline in order."""

    form: Form
    proposals: Proposals
    rows: Rows
    slot: str = ""
    opened: list[tuple[int, str]] = field(factory=list)
    aside: str = ""
    slots: dict[str, SlotText] = field(factory=dict)
    edges: dict[str, SlotText] = field(factory=dict)
    head: Head = field(factory=Head)
    words: dict[str, int] = field(factory=lambda: dict.fromkeys(_WENT, 0))
    lost: int = 0

    def take(self, block: OutlineBlock) -> None:
        count = len(block.whole.split())
        if block.kind == "artefact":
            self.words["page"] += count
            return
        self.head.national(block)
        if is_printed(block):
            self.words["form"] += count
            return
        if block.kind in _EDGES:
            edge = _EDGES[block.kind]
            self._add(self.edges.setdefault(edge, SlotText()), block, edge)
        elif not self.head.take(block) and self._inside(block):
            self.words["unplaced"] += count
            self.lost += 1
            return
        self.words["report"] += count

    def placed(self, outline: tuple[OutlineBlock, ...], settled: Settled | None) -> Placed:
        self.proposals.tell_wholes()
        self.proposals.ledger.settle_answers()
        figures = with_parts(self.proposals.ledger.figures, self.proposals.indicators)
        final = settled(figures) if settled else as_read(figures, self.proposals.indicators)
        for slot in (*self.slots.values(), *self.edges.values()):
            self._hold(slot, final)
        came = sum(len(block.whole.split()) for block in outline)
        if came != sum(self.words.values()):
            raise LostWordsError(f"{came} words in, {dict(self.words)} out")
        count_marks(self.form, self.slots)
        every = {**self.slots, **self.edges}
        edges = {name: slot.said() for name, slot in self.edges.items()}
        pages = [block for block in outline if block.kind == "artefact"]
        return Placed(
            header=FrozenMap(self.head.header),
            recipients=tuple(self.head.recipients),
            signature=FrozenMap(self.head.signature),
            opening=edges.get("opening"),
            closing=edges.get("closing"),
            figures=said_figures(figures, self.proposals.indicators),
            slots=tuple(self._said(code, slot) for code, slot in self.slots.items()),
            findings=(
                *self.proposals.ledger.findings,
                *self.proposals.ledger.passed_by(),
                *self._left_over(),
                *about_pages(pages),
            ),
            words=FrozenMap(self.words),
            blocks=(len(outline), self.lost),
            passed=tuple(self.proposals.ledger.passed),
            lines=FrozenMap({code: tuple(text.lines()) for code, text in every.items()}),
        )

    def _hold(self, text: SlotText, figures: Mapping[str, Figure]) -> None:
        """See that a text prints what came, and leave as words what it would print otherwise."""
        indicators = self.proposals.indicators
        for part in text.parts:
            for wrong in part.hold(figures, indicators):
                self.proposals.leave(part.block, wrong)
        came = " ".join(word for part in text.parts for word in part.block.whole.split())
        if said_back(text.markup(), figures, indicators) != came:
            raise LostWordsError(f"{came!r} became {text.markup()!r}")

    def _left_over(self) -> Iterator[Finding]:
        if not self.lost:
            return
        first = self.slots[UNPLACED].parts[0].block
        facts: dict[str, Fact] = {
            "blocks": self.lost,
            "words": self.words["unplaced"],
            "slot": UNPLACED,
            "first": " ".join(first.whole.split()[:_SHOWN]),
        }
        yield core_kind("DC-2050").found(subject=UNPLACED, origin=first.origin, facts=facts)

    def _said(self, code: str, text: SlotText) -> SaidSlot:
        first = text.heading or text.parts[0].block
        origin = first.origin
        return SaidSlot(
            slot=Said(code, origin),
            heading=None if text.wording is None else Said(text.wording, origin),
            mark=None if text.mark is None else Said(text.mark, origin),
            text=text.said(),
        )

    def _inside(self, block: OutlineBlock) -> bool:
        """Put a block into its slot; tell whether no slot is for it."""
        if block.kind == "heading":
            around = self._around(block.level)
            found = slot_of_heading(
                block.text,
                self.form,
                around,
                marked=bool(block.mark),
                roman=_ROMAN.match(block.mark) is not None,
                begun=self._begun(),
            )
            if found is not None and found.slot not in self.slots:
                self._open(found.slot, block)
                return False
            left = self._close(block.level)
            addressee = self._addressee(block)
            if addressee is not None:
                self._open(addressee, block)
                return False
            if not self._goes_on(found, block, around, left):
                self._stay(left, block.level)
        elif block.kind in ("item", "label", "paragraph"):
            cue = self._named(block) or slot_of_cue(block.text, self.form, self.slot)
            self.slot = cue.slot if cue is not None else self.slot
        # What the head and the foot have no key for is no part of the slot beside it.
        code = (self.slot if block.kind in _IN_SLOTS else "") or UNPLACED
        self._add(self.slots.setdefault(code, SlotText()), block, code)
        return code == UNPLACED

    def _named(self, block: OutlineBlock) -> Slot | None:
        """Return the part that an item names before its words: "III- ĐÁNH GIÁ: xếp loại Khá."."""
        name, colon, _ = block.text.partition(":")
        if not colon or not _ROMAN.match(block.mark):
            return None
        return slot_of_heading(name, self.form, (), marked=True)

    def _around(self, level: int) -> tuple[str, ...]:
        """Return the slots that a heading of a level stands in, the outermost first."""
        return tuple(dict.fromkeys(code for deep, code in self.opened if deep < level))

    def _begun(self) -> bool:
        """Tell whether a heading was placed already."""
        return bool(self.slots.keys() - {UNPLACED})

    def _goes_on(
        self, found: Slot | None, block: OutlineBlock, around: tuple[str, ...], left: str
    ) -> bool:
        """Let a heading stand in the slot around it, or in one that was opened before.

        A part of its own that no slot is for is told in the slot that such reports tell it in.

        Args:
            left: The slot that stands in front, as deep as the heading.
        """
        told = found or slot_of_topic(block.text, self.form)
        beside = around and _part(left) in ("", _part(around[0]))
        topical = found is None and told is not None and around[-1:] == (told.slot,)
        if not self._begun() or (beside and not topical):
            return False
        if told is None and not around:
            return False
        self.slot = told.slot if told is not None else around[-1]
        self.aside = ""
        self.opened.append((block.level, self.slot))
        return True

    def _close(self, level: int) -> str:
        """Leave the slots whose headings stand as deep as another; return which one was beside."""
        beside = ""
        while self.opened and self.opened[-1][0] >= level:
            deep, code = self.opened.pop()
            beside, self.aside = code if deep == level else "", ""
        self.slot = self.opened[-1][1] if self.opened else ""
        return beside

    def _stay(self, beside: str, level: int) -> None:
        """Let a heading that is no slot's stand behind the slot beside it, so that order is kept.

        What it says is told of the slot around both.
        """
        if beside and self.slot:
            self.aside = self.slot
            self.slot = beside
            self.opened.append((level, beside))

    def _addressee(self, block: OutlineBlock) -> str | None:
        """Return the slot of somebody whom the form does not name."""
        name = _NO_CODE.sub("-", bare(block.text)).strip("-")
        code = f"{_ADDRESSED}.{name}"
        known = not name or code in self.slots
        return None if known or self.slot != _ADDRESSED or not block.mark else code

    def _open(self, code: str, block: OutlineBlock) -> None:
        self._close(block.level)
        self.opened.append((block.level, code))
        self.slot = code
        self.slots[code] = SlotText(
            heading=block, wording=block.text, mark=block.mark if block.mark else None
        )

    def _add(self, text: SlotText, block: OutlineBlock, code: str) -> None:
        part = Part(block, mark=block.mark)
        told = code != UNPLACED and code.partition(".")[0] not in AHEAD
        if block.kind != "table":
            self.rows.pass_by(block)
        if told and not part.is_title:
            reading = self.rows if block.kind == "table" else self.proposals
            part.references = reading.references(block, self.aside or code)
        text.parts.append(part)


def _part(code: str) -> str:
    return code.partition(".")[0]
