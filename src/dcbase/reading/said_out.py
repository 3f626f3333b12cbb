"""A submission as it was said, as plain values: what a YAML submission of the same words holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dcbase.model import Said, SaidFigure, SaidSlot, Submission
from dcbase.reading.yaml_out import plain_value

_VERSION = 1
_WIDTH = 98
_TOKEN = re.compile(r"(?:\{\{.*?\}\}|\S)+")  # a reference is never broken
_MARKS = ("-", "##")  # they would begin an item or a title
_BAR = "|"  # it would begin a row of a table


def said_to_plain(submission: Submission) -> dict[str, Any]:
    """Return the keys of a submission; what was not said has none.

    Paragraphs are broken into lines; whoever reads them finds the same words.
    """
    said = submission
    identity = {
        "form": said.form,
        "form_version": said.form_version,
        "unit": said.unit,
        "period": said.period,
    }
    header = {
        **_texts(said.header.items()),
        "recipients": [_recipient(name, note) for name, note in said.recipients],
        "signature": _texts(said.signature.items()),
    }
    plain: dict[str, Any] = {
        "dcbase": _VERSION,
        **_texts(identity.items()),
        "window": _texts(said.window.items()),
        "header": {key: value for key, value in header.items() if value},
        "opening": _prose(said.opening),
        "figures": {figure.code.text: _figure(figure) for figure in said.figures},
        **_slots(said.slots),
        "closing": _prose(said.closing),
    }
    return {key: value for key, value in plain.items() if value}


def _texts(said: Iterable[tuple[str, Said | None]]) -> dict[str, str]:
    return {key: one.text for key, one in said if one is not None}


def _recipient(name: Said, note: Said | None) -> str | dict[str, str]:
    return {"name": name.text, "note": note.text} if note else name.text


def _figure(figure: SaidFigure) -> Any:
    parts = {"qualifier": figure.qualifier, "said": figure.said, "unit": figure.unit}
    said: dict[str, Any] = {"value": _value(figure.value), **_texts(parts.items())}
    if figure.restated:
        said["restated"] = {slot: _figure(again) for slot, again in figure.restated.items()}
    return said if len(said) > 1 else said["value"]


def _value(said: Said | None) -> Any:
    return None if said is None else plain_value(said.text)


def _slots(slots: Iterable[SaidSlot]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for slot in _every(slots):
        place = root
        for key in slot.slot.text.split("."):
            place = place.setdefault(key, {})
        place |= _texts((("heading", slot.heading), ("mark", slot.mark)))
        if slot.text is not None:
            place["text"] = _prose(slot.text)
    return {key: _short(value) for key, value in root.items()}


def _every(slots: Iterable[SaidSlot]) -> Iterator[SaidSlot]:
    for slot in slots:
        yield slot
        yield from _every(slot.slots)


def _short(value: Any) -> Any:
    """Return a slot that has nothing but a text as that text."""
    if not isinstance(value, dict):
        return value
    inner = {key: _short(one) for key, one in value.items() if one}
    return inner["text"] if inner.keys() == {"text"} else inner


def _prose(said: Said | None) -> str | None:
    if said is None:
        return None
    return "\n".join(line for piece in said.text.split("\n") for line in _broken(piece))


def _broken(piece: str) -> Iterator[str]:
    """Break a paragraph or an item into lines.

    Titles, rows of tables and literal braces are left whole.
    """
    if len(piece) <= _WIDTH or piece.startswith(("##", _BAR)) or "{{{{" in piece:
        yield piece
        return
    behind = "  " if piece.startswith("- ") else ""
    line = ""
    for token in _TOKEN.findall(piece):
        longer = f"{line} {token}" if line else token
        marked = token in _MARKS or token.startswith(_BAR)
        if len(longer) > _WIDTH and line.strip() not in ("", "-") and not marked:
            yield line
            longer = f"{behind}{token}"
        line = longer
    yield line
