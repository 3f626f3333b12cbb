"""Tables of figures, each cell traceable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from dcbase.layout.notes import notes_on
from dcbase.layout.printing import record_run, unit_run
from dcbase.layout.scene import Scene
from dcbase.layout.sentences import Sentences
from dcbase.layout.table_heads import OTHERS, groups_of, names_of, wrong_in_head
from dcbase.layout.totals import TotalRows, figure_cell, total_rows
from dcbase.messages import say
from dcbase.model import Cell, FrozenMap, Indicator, Table, TableSpec, Words, runs_of
from dcbase.prose import BLANK


def tables(scene: Scene, spec: TableSpec, writer: Sentences) -> Iterator[Table]:
    """Yield the table of a part; of all indicators, one for each of their groups.

    Args:
        scene: The record that is laid out.
        spec: What the layout asks for; no columns means every indicator.
        writer: Writes the caption.

    Raises:
        dcbase.errors.LayoutError: A column is no indicator, its groups make no head, or the
            caption cannot be written.
    """
    caption = writer.words(spec.caption) if spec.caption else ""
    if spec.rows == "units":
        codes = _short(scene, spec.columns or tuple(scene.questions.indicators), writer)
        for problem in wrong_in_head(spec, scene.questions, scene.place(writer.part)):
            raise problem.error()
        yield _of_units(scene, codes, _said(spec, writer), caption, writer.slot)
        return
    if spec.columns:
        codes = _short(scene, _with_others(scene, spec.columns), writer)
        if codes:
            yield _of_indicators(scene, codes, caption, writer.slot)
        return
    groups: dict[str, list[str]] = {}
    for code, indicator in scene.questions.indicators.items():
        groups.setdefault(_group(scene, indicator), []).append(code)
    for group, of_group in groups.items():
        title = " – ".join(words for words in (caption, group) if words)
        yield _of_indicators(scene, tuple(of_group), title, writer.slot)


def _with_others(scene: Scene, columns: Sequence[str]) -> tuple[str, ...]:
    """Return codes with those that no table of the layout names in the place of ``*``."""
    if OTHERS not in columns:
        return tuple(columns)
    specs = (part.table for part in scene.layout.body if part.table)
    named = {scene.questions.code_of(code) for spec in specs for code in spec.columns}
    others = [code for code in scene.questions.indicators if code not in named]
    return tuple(one for code in columns for one in (others if code == OTHERS else (code,)))


def _said(spec: TableSpec, writer: Sentences) -> TableSpec:
    """Return what a layout asks for with the words over its columns as they are printed."""
    groups = (evolve(group, title=writer.words(group.title)) for group in spec.groups)
    names = {code: writer.words(name) for code, name in spec.names.items()}
    return evolve(spec, groups=tuple(groups), names=FrozenMap(names))


def _group(scene: Scene, indicator: Indicator) -> str:
    """Return the words over an indicator's group.

    A group that only repeats how the code begins tells a reader nothing: then it is the heading
    of the slot where the indicator belongs, or of the nearest one around it that has a heading.
    """
    if not indicator.group or not indicator.short.startswith(indicator.group):
        return indicator.group
    code = indicator.slot
    while code:
        slot = scene.questions.form.slot(code)
        heading = scene.heading_of(slot) if slot else None
        if heading:
            return heading
        code = code.rpartition(".")[0]
    return ""


def _short(scene: Scene, codes: Sequence[str], writer: Sentences) -> tuple[str, ...]:
    """Return the short codes of columns."""
    short = [scene.questions.code_of(code) for code in codes]
    for code, known in zip(codes, short, strict=True):
        if known is None:
            raise scene.place(writer.part).error(
                "unknown-name", name=code, nearest=scene.nearest_code(code)
            )
    return tuple(code for code in short if code is not None)


def _of_units(
    scene: Scene, codes: tuple[str, ...], spec: TableSpec, caption: str, slot: str
) -> Table:
    """Return a row for each unit, counted if asked for, and a total with its coverage."""
    indicators = [scene.questions.indicators[code] for code in codes]
    numbered = spec.numbered and scene.aggregate is not None
    number = (say("layout.column-number"),) if numbered else ()
    rows = tuple(
        (
            *((Cell((Words(str(at)),), numeric=True),) if number else ()),
            Cell((Words(unit.name),)),
            *(figure_cell(unit_run(scene, key, i.short), i) for i in indicators),
        )
        for at, (key, unit) in enumerate(scene.units.items(), start=1)
    )
    summed = spec.total and scene.aggregate is not None
    last = total_rows(scene, indicators, before=len(number)) if summed else TotalRows()
    return _noted(
        scene,
        codes,
        Table(
            caption=caption,
            columns=(
                *number,
                say("layout.column-unit"),
                *names_of(spec, indicators, scene.questions),
            ),
            groups=groups_of(spec, scene.questions, len(number) + 1),
            rows=rows,
            total=last.total,
            coverage=last.coverage,
            naming=len(number) + 1,
            slot=slot,
        ),
    )


def _of_indicators(scene: Scene, codes: tuple[str, ...], caption: str, slot: str) -> Table:
    """Return a row for each indicator: its name, unit of measure, value and coverage."""
    columns = ["indicator", "measure", "total-value" if scene.aggregate else "value"]
    columns += ["coverage"] if scene.aggregate else []
    rows = tuple(tuple(_indicator_row(scene, scene.questions.indicators[code])) for code in codes)
    titles = tuple(say(f"layout.column-{column}") for column in columns)
    return _noted(scene, codes, Table(caption=caption, columns=titles, rows=rows, slot=slot))


def _indicator_row(scene: Scene, indicator: Indicator) -> Iterator[Cell]:
    yield Cell((Words(indicator.name),))
    yield Cell((Words(indicator.unit),) if indicator.unit else ())
    yield figure_cell(record_run(scene, indicator.short), indicator)
    if scene.aggregate:
        yield Cell((Words(scene.coverage(indicator.short)),))


def _noted(scene: Scene, codes: tuple[str, ...], table: Table) -> Table:
    """Return the table with notes on its totals and on the sign for what is not known."""
    blank = any(run.text == BLANK for run in runs_of(table))
    legend = (say("layout.note-blank"),) if blank else ()
    return evolve(table, notes=(*legend, *notes_on(scene, codes)))
