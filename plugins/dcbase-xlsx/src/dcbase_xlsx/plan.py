"""What stands where in the form: the one description that writer, reader and annotator share.

A figure's row carries the indicator's code in the column "Mã", a text's row the key of a
submission (``results.commune``, ``header.number``).  Cells are found by that code and by the
words over their column, or by their defined name; never by their position.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from dcbase.model import Blank, Indicator, Slot
from dcbase.text import roman
from dcbase_xlsx.paths import label_of
from dcbase_xlsx.shown import printable
from dcbase_xlsx.words import say

COLUMNS = ("code", "indicator", "measure", "previous", "value", "qualifier", "note")
TEXT_COLUMNS = ("code", "item", "text")
GENERAL = (
    *("header.issuer", "header.parent", "header.organisation", "header.office", "header.type"),
    *("header.number", "header.place", "header.date", "header.subject", "opening", "closing"),
    *("header.recipients", "signature.on_behalf_of", "signature.capacity", "signature.name"),
)
"""Keys of a submission that the first sheet asks for, in the order of the document."""
_LONGEST_NAME = 31
_ILLEGAL = re.compile(r"[\[\]:*?/\\]")


@frozen
class FigureRow:
    """A row that holds a figure.

    Args:
        role: ``core`` and ``extended`` are filled in, ``computed`` is not.
    """

    code: str
    indicator: Indicator
    role: str


@frozen
class TextRow:
    """A row that holds words: a slot, or a key of the header.

    Args:
        lines: Its height, in lines of text.
    """

    code: str
    label: str
    required: bool = False
    lines: int = 1


@frozen(kw_only=True)
class FigureSheet:
    """A sheet for one group of indicators."""

    name: str
    title: str
    rows: tuple[FigureRow, ...]


@frozen(kw_only=True)
class TextSheet:
    """A sheet for words: the first one, or one part of the report."""

    name: str
    title: str
    rows: tuple[TextRow, ...]


@frozen(kw_only=True)
class Plan:
    """The whole workbook, in the order of its sheets."""

    general: TextSheet
    figures: tuple[FigureSheet, ...]
    parts: tuple[TextSheet, ...]


def plan_of(blank: Blank) -> Plan:
    """Return the plan of a form: every group of indicators and every part with a sheet."""
    names = _Names({say(name).casefold() for name in ("general", "errors", "further")})
    general = TextSheet(name=say("general"), title=blank.form.title, rows=tuple(_general_rows()))
    figures = tuple(_figure_sheets(blank, names))
    parts = tuple(_part_sheets(blank, names))
    return Plan(general=general, figures=figures, parts=parts)


def with_further(plan: Plan, blank: Blank, paths: Iterable[str]) -> Plan:
    """Return a plan with a last sheet for what the form has no cell for, if there is any."""
    rows = tuple(TextRow(path, printable(label_of(path, blank))) for path in paths)
    if not rows:
        return plan
    name, title = say("further"), say("further-title")
    return evolve(plan, parts=(*plan.parts, TextSheet(name=name, title=title, rows=rows)))


def role_of(indicator: Indicator) -> str:
    if indicator.derived:
        return "computed"
    return "core" if indicator.tier == "core" else "extended"


def _general_rows() -> Iterator[TextRow]:
    tall = {"opening": 3, "closing": 2, "header.recipients": 4, "header.subject": 2}
    for key in GENERAL:
        yield TextRow(key, say(key), lines=tall.get(key, 1))


def _figure_sheets(blank: Blank, names: _Names) -> Iterator[FigureSheet]:
    groups: dict[str, list[Indicator]] = {}
    for indicator in blank.indicators.values():
        if not indicator.asked_of or blank.unit.code in indicator.asked_of:
            groups.setdefault(indicator.group, []).append(indicator)
    for group, indicators in groups.items():
        rows = tuple(FigureRow(one.short, one, role_of(one)) for one in indicators)
        words = _group_name(blank, group, indicators[0])
        codes = say("figures-codes", first=rows[0].code, last=rows[-1].code)
        yield FigureSheet(name=names.legal(words), title=f"{words} {codes}", rows=rows)


def _group_name(blank: Blank, group: str, first: Indicator) -> str:
    """Return what the form calls a group; else its code, and what it is about."""
    named = blank.form.groups.get(group)
    if named:
        return named
    heading = _heading(blank, first)
    heading = heading.capitalize() if heading.isupper() else heading
    return " – ".join(part for part in (group, heading) if part) or say("figures")


def _heading(blank: Blank, indicator: Indicator) -> str:
    """Return the heading over the slot of a group's first indicator.

    A group that is more than the beginning of its codes speaks for itself.
    """
    if indicator.group and not indicator.short.startswith(indicator.group):
        return ""
    slot = blank.form.slot(indicator.slot)
    return "" if slot is None else _wording(blank, slot)


def _part_sheets(blank: Blank, names: _Names) -> Iterator[TextSheet]:
    parts: dict[str, list[Slot]] = {}
    for slot in blank.form.slots:
        parts.setdefault(slot.slot.partition(".")[0], []).append(slot)
    for number, slots in enumerate(parts.values(), start=1):
        title = f"{roman(number)}. {_wording(blank, slots[0]) or slots[0].slot}"
        above = {slot.parent for slot in slots}
        rows = tuple(_text_row(blank, slot, slot.slot in above) for slot in slots)
        yield TextSheet(name=names.legal(_sentence_case(title)), title=title, rows=rows)


def _text_row(blank: Blank, slot: Slot, is_parent: bool) -> TextRow:
    label = _wording(blank, slot) or (slot.cues[0].rstrip(":") if slot.cues else slot.slot)
    return TextRow(slot.slot, label, slot.required and not is_parent, 1 if is_parent else 3)


def _wording(blank: Blank, slot: Slot) -> str:
    return slot.wording(blank.round.period, blank.unit.name) or ""


def _sentence_case(title: str) -> str:
    """Return a heading in capitals as a sentence: the names of sheets are hard to read else."""
    mark, _, words = title.partition(" ")
    return f"{mark} {words.capitalize() if words.isupper() else words}"


@frozen
class _Names:
    """Names of sheets that are taken, in whatever case."""

    taken: set[str]

    def legal(self, words: str) -> str:
        """Return a name that Excel allows and no other sheet has."""
        clean = " ".join(_ILLEGAL.sub(" ", words).split()).strip("' ") or say("figures")
        number, name = 1, _cut(clean, _LONGEST_NAME)
        while name.casefold() in self.taken:
            number += 1
            name = f"{_cut(clean, _LONGEST_NAME - 4)} {number}"
        self.taken.add(name.casefold())
        return name


def _cut(words: str, most: int) -> str:
    """Return as many whole words as fit."""
    if len(words) <= most:
        return words
    return words[: most + 1].rpartition(" ")[0].rstrip(" –,.;") or words[:most]
