"""What a reader of totals has to know: who is missing, what is under check, what is an estimate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dcbase.layout.scene import Scene
from dcbase.messages import say
from dcbase.model import Flag

_LEFT_OUT = (Flag.STATED_LEFT_OUT, Flag.NO_WEIGHT)


def notes_on(scene: Scene, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the notes under a table of totals, each naming its units.

    Args:
        scene: An aggregate.
        codes: Of the indicators in the table.
    """
    aggregate = scene.aggregate
    if aggregate is None or not codes:
        return ()
    notes = []
    if aggregate.absent:
        notes.append(_note(scene, "absent", aggregate.absent))
    notes += _by_units(scene, "no-figure", _missing(scene, codes), codes)
    for flag in Flag:
        notes += _by_units(scene, flag.value, _flagged(scene, flag, codes), codes)
    return tuple(notes)


def _missing(scene: Scene, codes: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return for each code the units that reported, but not this figure."""
    missing = {}
    for code in codes:
        if total := scene.totals.get(code):
            told = {unit for flag in _LEFT_OUT for unit in total.flagged.get(flag, ())}
            told.update(scene.absent)
            missing[code] = tuple(unit for unit in total.coverage.missing if unit not in told)
    return missing


def _flagged(scene: Scene, flag: Flag, codes: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return for each code the units that a flag comes from."""
    totals = {code: scene.totals[code] for code in codes if code in scene.totals}
    return {
        code: total.flagged.get(flag, ()) for code, total in totals.items() if flag in total.flags
    }


def _by_units(
    scene: Scene, key: str, units: dict[str, tuple[str, ...]], codes: Sequence[str]
) -> Iterator[str]:
    """Yield one note for all indicators that have the same units."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for code, of_code in units.items():
        if of_code or key != "no-figure":
            alike.setdefault(of_code, []).append(code)
    for of_all, together in alike.items():
        yield _note(scene, key, of_all, () if len(together) == len(codes) else together)


def _note(scene: Scene, key: str, units: Sequence[str], about: Sequence[str] = ()) -> str:
    indicators = scene.questions.indicators
    named = "; ".join(indicators[code].name for code in about)
    said = say(f"layout.note-{key}")
    head = f"{said} – {named}" if named else said
    return f"{head}: {', '.join(scene.called(units))}." if units else f"{head}."
