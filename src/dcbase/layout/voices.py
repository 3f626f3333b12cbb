"""The units' own words in a document about many: beside one another, or grouped and counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from dcbase.layout.own_tables import own_table
from dcbase.layout.printing import own_words
from dcbase.layout.scene import Scene
from dcbase.layout.silence import answers_none, is_nothing
from dcbase.messages import say
from dcbase.model import (
    Block,
    DocumentBlock,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    DocumentRun,
    Heading,
    Item,
    Section,
    Table,
    TextTable,
    Words,
    text_of,
)
from dcbase.text import fold, format_number

_ENDS = (".", ";")
_LONG = 25
"""Words of a paragraph that is told in the annex only, if it is one unit's."""


@frozen
class Demand:
    """What several units say alike.

    Args:
        runs: In the words of the first of them.
        units: Their codes, in printing order.
        none: It is the answer that there is nothing.
        table: The table that they are; None: a sentence.
    """

    runs: tuple[DocumentRun, ...]
    units: tuple[str, ...]
    none: bool = False
    table: Table | None = None


def speakers(scene: Scene, slot: str) -> tuple[str, ...]:
    """Return the codes of the units that tell something in a slot or below it."""
    return tuple(
        unit
        for unit, section in _sections(scene, slot)
        if section.has_words and not answers_none(section)
    )


def deniers(scene: Scene, slot: str) -> tuple[str, ...]:
    """Return the codes of the units whose whole answer is that there is nothing."""
    return tuple(unit for unit, section in _sections(scene, slot) if answers_none(section))


def beside(scene: Scene, slot: str, level: int) -> Iterator[DocumentBlock]:
    """Yield each unit's words in a slot, under the unit's name one level below the part."""
    for unit, section in _sections(scene, slot):
        words = tuple(_as_said(scene, section, unit, level + 2))
        if words:
            name = Words(scene.names((unit,))[0])
            yield DocumentHeading(level=level + 1, runs=(name,), slot=slot)
            yield from words


def demands(scene: Scene, slot: str) -> tuple[Demand, ...]:
    """Return what units say in a slot, equal paragraphs once, the most frequent first.

    Paragraphs are equal if they differ in case, spaces and the place of the tone only.  Answers
    that there is nothing come last.
    """
    nothing: set[str] = set()
    words: dict[str, tuple[DocumentRun, ...]] = {}
    tables: dict[str, Table] = {}
    units: dict[str, dict[str, None]] = {}
    for unit, section in _sections(scene, slot):
        for heading, block in _paragraphs(section):
            runs = own_words(scene, block.runs, unit)
            none = is_nothing(block)
            if heading and heading.text:
                runs = (Words(f"{heading.text}: "), *runs)
            key = fold(text_of(runs))
            nothing.update((key,) if none else ())
            words.setdefault(key, runs)
            if isinstance(block, TextTable) and key not in tables:
                table = own_table(scene, block, unit, slot, told=True)
                tables[key] = _under(heading, table)
            units.setdefault(key, {})[unit] = None
    alike = [
        Demand(runs, tuple(units[key]), key in nothing, tables.get(key))
        for key, runs in words.items()
    ]
    return tuple(sorted(alike, key=lambda demand: (demand.none, -len(demand.units))))


def counted(scene: Scene, slot: str) -> Iterator[DocumentBlock]:
    """Yield how many units said something in a slot, then each demand with its number of units.

    How many answered that there is nothing stands last.
    """
    told = [demand for demand in demands(scene, slot) if not demand.none]
    if told:
        # "Nguyên nhân:" only leads to what stands below it.
        whole = [one for one in told if not text_of(one.runs).rstrip().endswith(":")]
        yield from _told(scene, slot, whole)
    if none := deniers(scene, slot):
        denied = say("layout.said-none", said=_share(scene, none))
        yield DocumentParagraph(runs=(Words(denied),), slot=slot)


def _share(scene: Scene, units: Sequence[str]) -> str:
    return f"{format_number(len(units))}/{format_number(len(scene.units))} {scene.kind}"


def _told(scene: Scene, slot: str, told: Sequence[Demand]) -> Iterator[DocumentBlock]:
    said = _share(scene, speakers(scene, slot))
    more = _around_only(scene, slot)
    words = (
        say("layout.said-around", said=said, more=f"{format_number(more)} {scene.kind}")
        if more
        else say("layout.said", said=said)
    )
    alone = [demand for demand in told if _is_one_units_own(scene, demand)]
    listed = [demand for demand in told if demand not in alone]
    words = words if listed else f"{words.removesuffix(':')}."
    yield DocumentParagraph(runs=(Words(words),), slot=slot)
    for demand in listed:
        count = f"{format_number(len(demand.units))} {scene.kind}"
        mark = scene.profile.says("item")
        yield DocumentItem(mark=mark, runs=_with(demand.runs, count), slot=slot)
    if alone:
        key = "said-alone" if len(alone) > 1 else "said-once"
        left = say(f"layout.{key}", count=format_number(len(alone)))
        yield DocumentParagraph(runs=(Words(left),), slot=slot)


def _under(heading: Heading | None, table: Table) -> Table:
    """Return a table with the title that it stands under as its caption, its own behind it."""
    titles = (heading.text if heading else None, table.caption)
    return evolve(table, caption=" – ".join(filter(None, titles)))


def _is_one_units_own(scene: Scene, demand: Demand) -> bool:
    """Tell whether words fit the annex only: a table, one unit's paragraph, its name in it."""
    if demand.table or len(demand.units) > 1:
        return demand.table is not None
    text = text_of(demand.runs)
    (name,) = scene.called(demand.units)
    return len(text.split()) > _LONG or fold(name) in fold(text)


def _around_only(scene: Scene, slot: str) -> int:
    """Return how many units speak in a slot around this one, in general words, and not in it."""
    spoken = {*speakers(scene, slot), *deniers(scene, slot)}
    around = slot.rpartition(".")[0]
    general: set[str] = set()
    while around:
        general.update(unit for unit, said in _sections(scene, around) if _tells_itself(said))
        around = around.rpartition(".")[0]
    return len(general - spoken)


def _tells_itself(section: Section) -> bool:
    """Tell whether something stands in a section itself that is more than "nothing"."""
    return section.has_own_words and not all(is_nothing(block) for _, block in _paragraphs(section))


def with_names(scene: Scene, slot: str) -> Iterator[DocumentBlock]:
    """Yield each demand with the names of its units, for the annex."""
    for demand in demands(scene, slot):
        names = ", ".join(scene.called(demand.units))
        only = demand.units[0] if len(demand.units) == 1 else ""
        if demand.table:
            yield DocumentParagraph(runs=(Words(f"{names}:"),), slot=slot, unit=only)
            yield evolve(demand.table, unit=only)
            continue
        yield DocumentParagraph(runs=_with(demand.runs, names), slot=slot, unit=only)


def _with(runs: tuple[DocumentRun, ...], said: str) -> tuple[DocumentRun, ...]:
    """Return a demand with words in brackets before the mark that ends it."""
    last = runs[-1] if runs else Words("")
    if not isinstance(last, Words) or not last.text.rstrip().endswith(_ENDS):
        return (*runs, Words(f" ({said})"))
    text = last.text.rstrip()
    return (*runs[:-1], Words(f"{text[:-1].rstrip()} ({said}){text[-1]}"))


def _sections(scene: Scene, slot: str) -> tuple[tuple[str, Section], ...]:
    return scene.aggregate.words.get(slot, ()) if scene.aggregate else ()


def _paragraphs(
    section: Section, heading: Heading | None = None
) -> Iterator[tuple[Heading | None, Block]]:
    """Yield a section's own blocks with the title they stand under, sub-slots left out."""
    for block in section.blocks:
        yield heading, block
    for titled in section.sections:
        if not titled.slot:
            yield from _paragraphs(titled, titled.heading)


def _as_said(scene: Scene, section: Section, unit: str, level: int) -> Iterator[DocumentBlock]:
    """Yield a unit's blocks as it sent them, its own titles without a number of ours."""
    for block in section.blocks:
        if isinstance(block, TextTable):
            yield own_table(scene, block, unit, section.slot, told=True)
            continue
        runs = own_words(scene, block.runs, unit)
        if isinstance(block, Item):
            mark = scene.profile.says("item")
            yield DocumentItem(mark=mark, runs=runs, slot=section.slot, unit=unit)
        else:
            yield DocumentParagraph(runs=runs, slot=section.slot, unit=unit)
    for titled in section.sections:
        if not titled.slot:
            if titled.heading and titled.heading.text:
                mark = titled.heading.mark or ""
                yield DocumentHeading(level=level, mark=mark, runs=(Words(titled.heading.text),))
            yield from _as_said(scene, titled, unit, level + 1)
