"""What a copy of the form shows in its own way and was sent in another: ``0007`` for 7.

The hidden sheet keeps the sender's own spelling.  It is taken only where the cell says what that
spelling looks like in a cell: a cell that was changed speaks for itself, and nothing hidden can
say other than what everybody sees.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import evolve

from dcbase.model import Said, SaidFigure
from dcbase_xlsx.grid import Sheet
from dcbase_xlsx.identity import HIDDEN
from dcbase_xlsx.laid_out import line_shown, text_shown
from dcbase_xlsx.shown import value_shown, word_shown

Kept: TypeAlias = Mapping[tuple[str, str], Any]
"""What was sent, by role (``figure``, ``text``, ``recipient``, ``plain``) and key."""
ROW = "sent"
_LONGEST = 30_000
"""Of a cell of the hidden sheet; a longer one goes on beside it."""


def row_of(role: str, key: str, sent: object) -> tuple[str, ...]:
    """Return the row of the hidden sheet that keeps what was sent: texts, lists and None."""
    # Office programs read _x0041_ as an A.
    written = json.dumps(sent).replace("_x", "\\u005fx")
    chunks = (written[at : at + _LONGEST] for at in range(0, len(written), _LONGEST))
    return (ROW, role, key, *chunks)


def kept_in(sheets: Sequence[Sheet]) -> Kept:
    """Return what the hidden sheet keeps; a row that somebody spoiled keeps nothing."""
    return {
        (str(row[1]), str(row[2])): value
        for sheet in sheets
        if sheet.name == HIDDEN
        for row in sheet.rows
        if len(row) > 3 and row[0] == ROW
        for value in _values("".join(map(str, row[3:])))
    }


def sent_of(figure: SaidFigure) -> list[Any]:
    """Return what is kept of a figure."""
    texts = (figure.value, figure.qualifier, figure.said)
    return [figure.code.text, *(said.text if said else None for said in texts), figure.repeated]


def figure_as_sent(figure: SaidFigure, code: str, kind: str, kept: Kept) -> SaidFigure:
    """Return a figure as it was sent; as its cells say it if they were changed.

    Args:
        code: Of its row.
        kind: What its value may be, as the hidden sheet says.
    """
    match kept.get(("figure", code)):
        case [
            str(name),
            None | str() as value,
            None | str() as qualifier,
            None | str() as word,
            bool(repeated),
        ] if _same(figure, (value, qualifier, word), kind):
            at = figure.value or figure.code
            return evolve(
                figure,
                code=Said(name, figure.code.origin) if _names(name, code) else figure.code,
                value=_said(value, at),
                qualifier=_said(qualifier, figure.qualifier or at),
                said=_said(word, figure.said or at),
                repeated=repeated and figure.value is None,
            )
        case _:
            return figure


def _same(figure: SaidFigure, sent: tuple[str | None, str | None, str | None], kind: str) -> bool:
    """Tell whether the cells of a figure say what was sent."""
    value, qualifier, word = sent
    text = value or ""
    if _text(figure.value) not in (text, value_shown(text, kind)):
        return False
    seen = _text(figure.said or figure.qualifier)
    if seen != word_shown(qualifier, word):
        return False
    return qualifier in (None, seen, _text(figure.qualifier)) or (qualifier, seen) == ("eq", "")


def _names(name: str, code: str) -> bool:
    return name.rpartition(":")[2] == code


def text_as_sent(text: Said | None, key: str, kept: Kept, at: Said) -> Said | None:
    """Return a text as it was sent; as its cell says it if that was changed.

    Args:
        at: Something that stands where the text does.
    """
    sent = kept.get(("text", key))
    if isinstance(sent, str) and text_shown(key, sent) == _text(text):
        return Said(sent, at.origin)
    return text


def recipients_as_sent(line: Said, kept: Kept, before: int) -> tuple[Said, Said | None] | None:
    """Return a line of "Nơi nhận" as name and note, as they were sent; None for another line.

    Args:
        before: How many lines above say the same.
    """
    pairs = kept.get(("recipient", line.text))
    match pairs[min(before, len(pairs) - 1)] if isinstance(pairs, list) and pairs else None:
        case [str(name), None | str() as note] if line_shown(name, note) == line.text:
            return Said(name, line.origin), _said(note, line)
        case _:
            return None


def _text(said: Said | None) -> str:
    return said.text if said else ""


def _said(text: object, at: Said) -> Said | None:
    return Said(text, at.origin) if isinstance(text, str) else None


def _values(written: str) -> Iterator[Any]:
    try:
        yield json.loads(written)
    except (ValueError, RecursionError):
        return
