"""The body of a document, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field

from dcbase.layout.charts import charts
from dcbase.layout.marks import Marks
from dcbase.layout.own_tables import own_table
from dcbase.layout.plan import Planned, outer, plan
from dcbase.layout.printing import own_words
from dcbase.layout.scene import Scene
from dcbase.layout.sentences import Sentences
from dcbase.layout.silence import is_silent
from dcbase.layout.tables import tables
from dcbase.layout.voices import beside, counted, deniers, speakers, with_names
from dcbase.messages import say
from dcbase.model import (
    Annex,
    Block,
    DocumentBlock,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    DocumentRun,
    Item,
    LayoutPart,
    OwnWords,
    Printed,
    SayIf,
    Section,
    TextTable,
    Words,
    text_of,
)


@define
class Body:
    """Writes the parts of one document.

    Args:
        scene: The record that is laid out.
        behind: Parts that are annexes, filled while writing.
        annex: The units' own words that go behind the signature, likewise.
    """

    scene: Scene
    behind: list[Annex] = field(factory=list)
    annex: list[DocumentBlock] = field(factory=list)
    _annex_marks: Marks | None = None

    def blocks(self) -> tuple[DocumentBlock, ...]:
        """Return the whole body.

        Raises:
            dcbase.errors.LayoutError: A part cannot be carried out.
        """
        marks = Marks(self.scene.profile, 1)
        blocks: list[DocumentBlock] = []
        for planned in plan(self.scene):
            if planned.part.as_annex:
                self._behind(planned)
            else:
                blocks += self._part(planned, marks)
        return tuple(marks.settled(blocks))

    def _behind(self, planned: Planned) -> None:
        """Put a part with the parts inside it behind the signature, if it has anything to say."""
        part, below = planned.part, Marks(self.scene.profile, 1)
        heading, _ = self._heading(part)
        blocks = [*self._own(part, 0, below, heading)]
        for inside in planned.inside:
            blocks += self._part(inside, below)
        blocks = below.settled(blocks)
        if any(isinstance(run, Printed) for run in heading):
            raise self.scene.place(part.slot).error("figure-in-words", text=part.heading or "")
        if blocks:
            self.behind.append(Annex(title=text_of(heading), blocks=tuple(blocks)))

    def _part(self, planned: Planned, marks: Marks) -> list[DocumentBlock]:
        """Return a part with the parts inside it; nothing if none of them has anything to say."""
        below = Marks(marks.profile, marks.level + 1)
        part = planned.part
        heading, given = self._heading(part)
        blocks = [*self._own(part, marks.level, below, heading)]
        for inside in planned.inside:
            blocks += self._part(inside, below)
        blocks = below.settled(blocks)
        if not blocks or not heading:
            return blocks
        mark = marks.mark(given)
        return [
            DocumentHeading(level=marks.level, mark=mark, runs=heading, slot=part.slot),
            *blocks,
        ]

    def _own(
        self, part: LayoutPart, level: int, below: Marks, heading: tuple[DocumentRun, ...]
    ) -> Iterator[DocumentBlock]:
        """Yield what stands in the part itself: sentences, table, charts, own words."""
        said, denied = speakers(self.scene, part.slot), deniers(self.scene, part.slot)
        answered = (*said, *denied)
        writer = Sentences(
            scene=self.scene, part=part.slot, slot=part.slot, said=said, denied=denied
        )
        section = self.scene.report.section(part.slot) if self.scene.report else None
        if part.say and (part.say_if is SayIf.ALWAYS or is_silent(self.scene, part.slot, answered)):
            yield from writer.blocks(part.say)
        if part.table:
            yield from tables(self.scene, part.table, writer)
        yield from charts(self.scene, part.charts, writer)
        if section and part.words is not OwnWords.NONE:
            yield from self._section(section, part.slot, below)
        elif part.words is OwnWords.BESIDE:
            yield from beside(self.scene, part.slot, level)
        elif part.words is OwnWords.ANNEX:
            yield from counted(self.scene, part.slot)
            self._to_annex(part.slot, heading)

    def _section(self, section: Section, slot: str, marks: Marks) -> Iterator[DocumentBlock]:
        """Yield a unit's own blocks, and its own titles one level below the slot."""
        yield from self.paragraphs(section.blocks, slot)
        for titled in section.sections:
            if titled.slot:
                continue
            if titled.heading and titled.heading.text:
                yield DocumentHeading(
                    level=marks.level,
                    mark=marks.mark(titled.heading.mark),
                    runs=(Words(titled.heading.text),),
                    slot=slot,
                )
            yield from self._section(titled, slot, Marks(marks.profile, marks.level + 1))

    def paragraphs(self, blocks: Iterable[Block], slot: str = "") -> Iterator[DocumentBlock]:
        """Yield blocks of the record's own unit."""
        for block in blocks:
            if isinstance(block, TextTable):
                yield own_table(self.scene, block, self.scene.unit.code, slot)
                continue
            runs = own_words(self.scene, block.runs, self.scene.unit.code)
            if isinstance(block, Item):
                yield DocumentItem(mark=self.scene.profile.says("item"), runs=runs, slot=slot)
            else:
                yield DocumentParagraph(runs=runs, slot=slot)

    def _heading(self, part: LayoutPart) -> tuple[tuple[DocumentRun, ...], str | None]:
        """Return the words of a part's heading, none for no heading, and its mark as sent."""
        section = self._first_section(part.slot)
        sent = section.heading if section else None
        given = sent.mark if sent and self.scene.report else None
        text = sent.text if sent else None
        if text is not None and self.scene.report:
            return _words(text), given
        if part.heading is not None:
            writer = Sentences(scene=self.scene, part=part.slot, slot=part.slot)
            return writer.line(part.heading), given
        heading = self._wording(part.slot, text) or ""
        if not heading and self._belongs_nowhere(part.slot):
            heading = say("layout.unplaced")
        return _words(heading), given

    def _belongs_nowhere(self, slot: str) -> bool:
        """Tell whether a slot of a report is neither the form's nor the layout's."""
        known = [part.slot for part in self.scene.layout.body]
        known += [other.slot for other in self.scene.questions.form.slots]
        return bool(self.scene.report) and slot not in known and not outer(slot, known)

    def _wording(self, code: str, sent: str | None) -> str | None:
        """Return the form's heading; of a slot that it does not know, what was sent first."""
        slot = self.scene.questions.form.slot(code)
        return sent if slot is None else self.scene.heading_of(slot)

    def _first_section(self, slot: str) -> Section | None:
        if self.scene.report:
            return self.scene.report.section(slot)
        said = self.scene.aggregate.words.get(slot, ()) if self.scene.aggregate else ()
        return said[0][1] if said else None

    def _to_annex(self, slot: str, heading: tuple[DocumentRun, ...]) -> None:
        words = tuple(with_names(self.scene, slot))
        if not words:
            return
        if self._annex_marks is None:
            self._annex_marks = Marks(self.scene.profile, 1)
        if heading:
            mark = self._annex_marks.mark(None)
            self.annex.append(DocumentHeading(level=1, mark=mark, runs=heading, slot=slot))
        self.annex += words


def _words(text: str) -> tuple[DocumentRun, ...]:
    return (Words(text),) if text else ()
