"""What is written into a form beside its questions: values, notes, a list of errors."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from attrs import field, frozen

from dcbase.formula import derive
from dcbase.model import Blank, Figure, FrozenMap, Kind, Known, Value
from dcbase.text import format_number
from dcbase_xlsx.shown import QUALIFIER_WORDS, in_a_cell, typed, value_shown
from dcbase_xlsx.words import say

Key: TypeAlias = tuple[str, str]
"""Role and code of a cell: ``("value", "DT01")``, ``("text", "results.commune")``."""


@frozen(kw_only=True)
class Line:
    """One row of the sheet "Danh sách lỗi".

    Args:
        at: The cell that it leads to; None if it is about no cell of the form.
        place: What stands as its place if there is none.
    """

    code: str
    weight: str
    at: Key | None
    place: str
    got: str
    words: str
    hint: str


@frozen(kw_only=True)
class Contents:
    """Everything that makes one copy of a form differ from the empty one.

    Args:
        values: What stands in the cells; words by path where the form has no cell for them.
        notes: What is wrong, by cell.
        lines: Of the list of errors; None: there is no list.
        kept: Rows of the hidden sheet: what was sent in another way than its cell shows.
    """

    values: Mapping[Key, str] = field(factory=dict)
    notes: Mapping[Key, str] = field(factory=dict)
    lines: tuple[Line, ...] | None = None
    kept: tuple[tuple[str, ...], ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """What stands in rows of its own, since the form has no cell for it."""
        return tuple(code for _, code in self.values if code.startswith("/"))


def written(contents: Contents, key: Key, kind: Kind) -> Value | None:
    """Return what is put into the cell of a figure; None if nothing was sent.

    A cell that has to be corrected shows what was sent, as it was sent.
    """
    text = contents.values.get(key)
    if text is None:
        return None
    value = typed(text, kind)
    is_number = not isinstance(value, str)
    spelled = is_number and key in contents.notes and value_shown(text, kind.value) != text
    return in_a_cell(text) if spelled or value == text else value


def shown(figure: Figure) -> Value | None:
    """Return last period's figure as it stands beside the cell; None if nobody knows it."""
    if not isinstance(figure, Known):
        return None
    if isinstance(figure.value, bool):
        return say("yes" if figure.value else "no")
    if isinstance(figure.value, str):
        return figure.value
    words = figure.said or QUALIFIER_WORDS.get(figure.qualifier.value, "")
    return f"{words} {format_number(figure.value, 6)}" if words else figure.value


def computed(blank: Blank, contents: Contents) -> Mapping[str, Decimal]:
    """Return what the derived indicators come to, by short code, as Excel will compute them."""
    indicators = {one.short: one for one in blank.indicators.values()}
    known: dict[str, Figure] = {}
    for role, code in contents.values:
        if role == "value" and code in indicators:
            value = written(contents, (role, code), indicators[code].kind)
            if isinstance(value, Decimal):
                known[code] = Known(value)
    if not known:
        return {}
    figures = derive(FrozenMap(indicators), known).figures
    return {
        code: Decimal(figure.value)
        for code, figure in figures.items()
        if indicators[code].derived
        and isinstance(figure, Known)
        and isinstance(figure.value, int | Decimal)
    }
