"""What stands behind the signature: parts of the layout, the units' own words, notes, waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from dcbase.layout.heads import annex_reference
from dcbase.layout.marks import numeral
from dcbase.layout.notes import notes_on
from dcbase.layout.scene import Scene
from dcbase.messages import say
from dcbase.model import (
    Annex,
    Cell,
    Chart,
    DocumentBlock,
    DocumentItem,
    Finding,
    Header,
    Printed,
    Table,
    Words,
    runs_of,
)
from dcbase.text import fold, roman, short_date

_COLUMNS = ("finding", "unit", "reason", "office", "expires")


def annexes(
    scene: Scene, body: Sequence[DocumentBlock], words: Sequence[DocumentBlock], title: str
) -> Iterator[Annex]:
    """Yield the annexes that a document needs.

    Args:
        scene: The record that is laid out.
        body: The blocks before the signature.
        words: The units' own words for the annex.
        title: Of the annex with these words.
    """
    if words:
        yield Annex(title=title, blocks=tuple(words))
    notes = notes_on(scene, _said_only(scene, body))
    if notes:
        mark = scene.profile.says("item")
        items = tuple(DocumentItem(mark=mark, runs=(Words(note),)) for note in notes)
        yield Annex(title=say("layout.annex-notes"), blocks=items)
    waived = tuple(_waived(scene))
    if waived:
        columns = tuple(say(f"layout.column-{column}") for column in _COLUMNS)
        rows = tuple(_waiver_row(scene, finding) for finding in waived)
        table = Table(columns=columns, rows=rows)
        yield Annex(title=say("layout.annex-waivers"), blocks=(table,))


def marked(
    scene: Scene, every: Iterable[Annex], header: Header | None, title: str
) -> Iterator[Annex]:
    """Yield annexes with the mark of each and the line that says which document it goes with.

    One alone has no number (Nghị định 30/2020/NĐ-CP, Phụ lục I); a title that names itself an
    annex has no mark besides.

    Args:
        scene: The record that is laid out.
        every: The annexes of the document.
        header: Who issues the document; of one without a head nothing can be said.
        title: Of the document.
    """
    told = tuple(every)
    mark = scene.profile.says("annex.mark")
    reference = annex_reference(header, scene.profile, scene.year, title)
    named = fold(mark.partition("{")[0])
    for number, annex in enumerate(told, start=1):
        own = bool(named) and fold(annex.title).startswith(named)
        count = numeral(roman, number) if len(told) > 1 else ""
        over = "" if own else mark.replace("{roman}", count).strip()
        yield evolve(annex, mark=over, reference=reference)


def _said_only(scene: Scene, body: Sequence[DocumentBlock]) -> tuple[str, ...]:
    """Return the codes of totals in sentences which no table with notes of its own repeats."""
    said = _totals(scene, [block for block in body if not isinstance(block, (Table, Chart))])
    noted = _totals(scene, [block for block in body if isinstance(block, Table)])
    return tuple(code for code in said if code not in noted)


def _totals(scene: Scene, blocks: Sequence[DocumentBlock]) -> dict[str, None]:
    runs = (run for block in blocks for run in runs_of(block) if isinstance(run, Printed))
    return {
        run.ref.code: None
        for run in runs
        if run.ref.unit == scene.unit.code and run.ref.code in scene.totals
    }


def _waived(scene: Scene) -> Iterator[Finding]:
    """Yield every waived finding once, the round's own first."""
    reports = scene.reports.values() if scene.aggregate else ()
    every = [*scene.record.findings, *(f for report in reports for f in report.findings)]
    yield from dict.fromkeys(finding for finding in every if finding.waiver)


def _waiver_row(scene: Scene, finding: Finding) -> tuple[Cell, ...]:
    waiver = finding.waiver
    assert waiver is not None
    code = f"{finding.code} ({finding.subject})" if finding.subject else finding.code
    unit = finding.unit or waiver.unit or ("" if scene.aggregate else scene.unit.code)
    expires = short_date(waiver.expires) if waiver.expires else say("layout.no-end")
    name = scene.names((unit,))[0] if unit else scene.unit.name
    return tuple(
        Cell((Words(text),)) for text in (code, name, waiver.reason, waiver.office, expires)
    )
