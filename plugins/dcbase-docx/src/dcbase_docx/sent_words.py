"""The words of one paragraph of a Word file, in the order in which they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import Factory, define

from dcbase_docx.numbering import child, children, local, sign, value, written
from dcbase_docx.sent_styles import Look, Styles, on, with_letters

if TYPE_CHECKING:
    from lxml.etree import _Element

_INSIDE = frozenset(
    ("hyperlink", "fldSimple", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "customXml", "dir")
) | {"bdo", "ruby", "rt", "rubyBase"}
"""Elements whose content is printed where they stand."""
_FORMULAS = frozenset(("oMath", "oMathPara"))
_GONE = frozenset(("del", "moveFrom"))
_SPACE = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}
_RAISED = str.maketrans("0123456789ivx", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ")
_NOTES = {
    "footnoteReference": ("footnote", "decimal"),
    "endnoteReference": ("endnote", "lowerRoman"),
}


@define(eq=False)
class Seen:
    """What a reader meets on its way through a document; it grows and is then thrown away.

    Args:
        inserted, deleted: Places with tracked changes.
        hidden: Words that are in the file and are not printed.
        notes: Kind and id of the notes referred to, in order; their marks.
        lost_fields: Beginnings of fields that have no end: what follows is no field.
    """

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    pictures: int = 0
    notes: list[tuple[str, str, str]] = Factory(list)
    _open: list[bool] = Factory(list)
    lost_fields: frozenset[_Element] = frozenset()

    @property
    def in_code(self) -> bool:
        """Tell whether what comes now is the code of a field, not its result."""
        return not all(self._open)

    def field(self, mark: _Element) -> None:
        """Take note of where a field begins, turns from code to result, or ends."""
        kind = value(mark, "fldCharType")
        if kind == "begin" and mark not in self.lost_fields:
            self._open.append(False)
        elif kind == "separate" and self._open:
            self._open[-1] = True
        elif kind == "end" and self._open:
            self._open.pop()

    def note(self, reference: _Element) -> str:
        """Take note of a reference to a note and return its mark, raised as it is printed."""
        kind, numbers = _NOTES[local(reference)]
        same = sum(1 for one, _, _ in self.notes if one == kind)
        custom = value(reference, "customMarkFollows") in ("1", "true", "on")
        mark = "" if custom else written(same + 1, numbers)
        self.notes.append((kind, value(reference, "id"), mark))
        return mark.translate(_RAISED)


@define(eq=False)
class Words:
    """The words of one paragraph.

    Args:
        parts: Pieces of text; ``\\n`` is a line break of the writer's.
        boxes: Contents of text boxes that are anchored in it.
        fonts: Of its letters.
        bold: Every letter so far is bold.
    """

    parts: list[str] = Factory(list)
    boxes: list[_Element] = Factory(list)
    fonts: set[str] = Factory(set)
    bold: bool = True

    @property
    def text(self) -> str:
        return "".join(self.parts)


def lost_fields(body: _Element) -> frozenset[_Element]:
    """Return the beginnings of fields without an end: Word prints what comes after them."""
    begun: list[_Element] = []
    for mark in body.iter("{*}fldChar"):
        kind = value(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(begun)


def chosen(alternate: _Element) -> Iterator[_Element]:
    """Yield the one of several contents that say the same which is read."""
    choices = list(children(alternate, "Choice", "Fallback"))
    # A choice may need an extension; either says the same words, and the first one is richer.
    spoken = [one for one in choices if next(one.iter("{*}t"), None) is not None]
    yield from (spoken or choices)[:1]


def gather(element: _Element, look: Look, styles: Styles, seen: Seen, words: Words) -> None:
    """Add the words of a paragraph, or of something inside one.

    Args:
        element: Its children are gone through in order.
        look: Of its letters where nothing else is said.
        styles: Of the document.
        seen: Takes what is not words: tracked changes, notes, fields.
        words: Takes the words.
    """
    for one in element:
        name = local(one)
        if name in _GONE:
            seen.deleted += 1
        elif name == "AlternateContent":
            for choice in chosen(one):
                gather(choice, look, styles, seen, words)
        elif name in _FORMULAS:
            _say("".join(text.text or "" for text in one.iter("{*}t")), look, seen, words)
        elif name == "r":
            gather(one, _letters(one, look, styles), styles, seen, words)
        elif name in _INSIDE:
            seen.inserted += name in ("ins", "moveTo")
            gather(one, look, styles, seen, words)
        else:
            _leaf(one, name, look, seen, words)


def _letters(run: _Element, look: Look, styles: Styles) -> Look:
    properties = child(run, "rPr")
    if properties is None:
        return look
    style = value(child(properties, "rStyle"))
    if style and style in styles.looks:
        said = styles.of(style)
        look = Look(
            bold=said.bold or look.bold,
            hidden=said.hidden or look.hidden,
            font=said.font if said.font != styles.plain.font else look.font,
        )
    return with_letters(look, properties)


def _leaf(one: _Element, name: str, look: Look, seen: Seen, words: Words) -> None:
    if name == "fldChar":
        seen.field(one)
    elif name in ("drawing", "pict", "object"):
        _picture(one, seen, words)
    elif seen.in_code:
        return
    elif name == "t":
        _say(one.text or "", look, seen, words)
    elif name in _SPACE:
        page = name == "br" and value(one, "type") in ("page", "column")
        words.parts.append("\n" if page else _SPACE[name])
    elif name == "sym":
        _say(sign(_symbol(value(one, "char"))), look, seen, words)
    elif name in _NOTES:
        words.parts.append(seen.note(one))


def _symbol(code: str) -> str:
    """Return the character of a symbol; what cannot be one is shown as missing."""
    letter = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else "\ufffd"
    return "\ufffd" if "\ud800" <= letter <= "\udfff" else letter


def _say(text: str, look: Look, seen: Seen, words: Words) -> None:
    if look.hidden:
        seen.hidden += len(text.split())
        return
    words.parts.append(text)
    if text.strip():
        words.bold = words.bold and look.bold
        words.fonts.add(look.font)


def _picture(picture: _Element, seen: Seen, words: Words) -> None:
    boxes = list(_boxes(picture))
    words.boxes.extend(boxes)
    seen.pictures += not boxes


def _boxes(element: _Element) -> Iterator[_Element]:
    for one in element:
        name = local(one)
        if name == "txbxContent":
            yield one
        elif name == "AlternateContent":
            for choice in chosen(one):
                yield from _boxes(choice)
        else:
            yield from _boxes(one)


def mark_is_gone(properties: _Element | None) -> bool:
    """Tell whether the end of a paragraph was deleted, so that the next one goes on in it."""
    letters = child(properties, "rPr")
    return on(letters, "del", False) or on(letters, "moveFrom", False)
