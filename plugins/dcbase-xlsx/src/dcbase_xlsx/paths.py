"""What a submission says without a cell in the form, by path: ``/figures/TG06/unit``.

A path is a JSON pointer (RFC 6901) to where the same words stand in a YAML submission, but for
slots, which stand below ``/slots`` by their dotted code, and a figure that was sent once more
under another name of its code, which stands below ``/again``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dcbase.model import Blank
from dcbase_xlsx.words import say

_SPECIAL = re.compile("[~/\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("~([01]|u[0-9A-F]{4})")
"""As in a JSON pointer, and what no XML file can hold by its number: ``~uFFFE``."""
_PARTS = ("value", "qualifier", "said", "unit")
_SHAPES = {"sample": 1, "dcbase": 1, "window": 2, "header": 2, "signature": 2, "slots": 3}
_LAST: Mapping[str, tuple[str, ...]] = {
    "window": ("from", "to", "label"),
    "slots": ("text", "heading", "mark"),
}


def path_of(*parts: str) -> str:
    """Return the path of some parts."""
    return "".join(f"/{_SPECIAL.sub(_escaped, part)}" for part in parts)


def parts_of(path: str) -> tuple[str, ...]:
    """Return the parts of a path; nothing if it leads to no place in a submission."""
    first, *rest = (_ESCAPED.sub(_meant, part) for part in path.split("/"))
    parts = tuple(rest)
    return parts if not first and _leads_somewhere(parts) else ()


def _leads_somewhere(parts: tuple[str, ...]) -> bool:
    match parts:
        case ("figures" | "again", _, last):
            return last in (*_PARTS, "repeated", "note")
        case ("figures" | "again", _, "restated", _, last):
            return last in _PARTS
        case (first, *_) if len(parts) == _SHAPES.get(first, 0):
            return parts[-1] in _LAST.get(first, (parts[-1],))
        case _:
            return False


def _escaped(found: re.Match[str]) -> str:
    return {"~": "~0", "/": "~1"}.get(found[0]) or f"~u{ord(found[0]):04X}"


def _meant(found: re.Match[str]) -> str:
    return {"0": "~", "1": "/"}.get(found[1]) or chr(int(found[1][1:], 16))


def label_of(path: str, blank: Blank) -> str:
    """Return what stands beside a path, in the words of the office."""
    return " – ".join(_words(parts_of(path), blank)) or path


def _words(parts: tuple[str, ...], blank: Blank) -> Iterator[str]:
    match parts:
        case ("figures" | "again", code, "restated", slot, last):
            yield say("further-restated", code=code, slot=_heading(slot, blank))
            yield say(f"further-{last}")
        case ("figures" | "again", code, last):
            yield code
            yield say(f"further-{last}")
        case ("slots", slot, last):
            yield _heading(slot, blank)
            yield say(f"further-{last}")
        case _:
            yield say(f"further-{parts[0]}")
            yield from parts[1:]


def _heading(code: str, blank: Blank) -> str:
    slot = blank.form.slot(code)
    wording = slot.wording(blank.round.period, blank.unit.name) if slot else None
    return f"{code} ({wording})" if wording else code
