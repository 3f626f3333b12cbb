"""Words that a reader makes by the thousand: where they stood is made when somebody asks."""

from __future__ import annotations

from typing import Any

from dcbase.model.later import Listening
from dcbase.model.opened import opened
from dcbase.model.section import FigureRef, Item, Literal, Paragraph, Run
from dcbase.model.submission import Said, SaidSlot

_OpenSaid, _OpenSaidSlot = opened(Said), opened(SaidSlot)
_OpenLiteral, _OpenFigureRef = opened(Literal), opened(FigureRef)
_OPEN_BLOCKS: dict[type[Paragraph | Item], Any] = {kind: opened(kind) for kind in (Paragraph, Item)}

# Each is `Literal(text, listener.at(line, column))` and so on; `dcbase.model.opened` says why.


def said_at(text: str, listener: Listening, line: int, column: int) -> Said:
    """Return a text as it came, with its place, as its listener counts lines and columns."""
    being: Any = object.__new__(_OpenSaid)
    being.text = text
    being._listener = listener
    being._line = line
    being._column = column
    being.__class__ = Said
    return being  # type: ignore[no-any-return]


def said_slot(name: Said, text: Said | None, slots: tuple[SaidSlot, ...] = ()) -> SaidSlot:
    """Return a slot with its text, or with sub-slots alone: no heading and no mark was sent."""
    being: Any = object.__new__(_OpenSaidSlot)
    being.slot = name
    being.heading = being.mark = None
    being.text = text
    being.slots = slots
    being.__class__ = SaidSlot
    return being  # type: ignore[no-any-return]


def literal_at(text: str, listener: Listening, line: int, column: int) -> Literal:
    """Return plain words."""
    being: Any = object.__new__(_OpenLiteral)
    being.text = text
    being._listener = listener
    being._line = line
    being._column = column
    being.__class__ = Literal
    return being  # type: ignore[no-any-return]


def reference_at(code: str, style: str, listener: Listening, line: int, column: int) -> FigureRef:
    """Return a reference to a figure itself, in one style or, if that is empty, the usual one."""
    being: Any = object.__new__(_OpenFigureRef)
    being.code = code
    being.slot = ""
    being.styles = (style,) if style else ()
    being._listener = listener
    being._line = line
    being._column = column
    being.__class__ = FigureRef
    return being  # type: ignore[no-any-return]


def block_at(
    kind: type[Paragraph | Item],
    runs: tuple[Run, ...],
    listener: Listening,
    line: int,
    column: int,
) -> Paragraph | Item:
    """Return a paragraph or an item."""
    being: Any = object.__new__(_OPEN_BLOCKS[kind])
    being.runs = runs
    being._listener = listener
    being._line = line
    being._column = column
    being.__class__ = kind
    return being  # type: ignore[no-any-return]
