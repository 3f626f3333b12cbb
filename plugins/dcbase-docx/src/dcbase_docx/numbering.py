"""The numbers and bullets that Word computes and that no text in the file holds.

ECMA-376 Part 1, 17.9: an abstract list has nine levels; a list (`w:num`) is one use of it.  Lists
of one abstract list go on counting, unless a list starts a level anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from dcbase.text import roman

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_LEVELS = 9
_MOST_LETTERS = 780
"""Word itself repeats a letter no more than thirty times."""
_PLACE = re.compile("%([1-9])")
# Bullets in the fonts Symbol and Wingdings: signs without a meaning outside their font.
_SIGNS = {
    "\uf02d": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "□", "\uf06f": "o", "\uf076": "❖",
    "\uf0d8": "➢", "\uf0e8": "➔", "\uf0fc": "✓", "\uf0fe": "☑", "\uf0ae": "→", "\uf06e": "■",
    "\uf02a": "*", "\uf02b": "+", "\uf0e0": "→", "\uf046": "☞", "\uf071": "❑", "\uf06c": "●",
}  # fmt: skip


def local(element: _Element) -> str:
    """Return an element's name without its namespace; no element's name for a comment."""
    return str(element.tag).rpartition("}")[2]  # a comment's tag is a function


def children(element: _Element | None, *names: str) -> Iterator[_Element]:
    """Yield the children of these names, whichever namespace of the standard they are in."""
    for child in () if element is None else element:
        if local(child) in names:
            yield child


def child(element: _Element | None, *path: str) -> _Element | None:
    """Return the first child along a path of names, or None."""
    for name in path:
        element = next(children(element, name), None)
    return element


def value(element: _Element | None, name: str = "val") -> str:
    """Return an attribute by its name without namespace; empty if there is none."""
    if element is None:
        return ""
    for key, text in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(text)
    return ""


def whole(text: str, otherwise: int = 0, most: int = 1_000_000) -> int:
    """Read a whole number as Word writes it; what is none is `otherwise`."""
    if re.fullmatch(r"-?[0-9]{1,9}(?:\.[0-9]+)?", text) is None:
        return otherwise
    return max(-most, min(most, int(text.partition(".")[0])))


def sign(text: str) -> str:
    """Return signs of the fonts Symbol and Wingdings as the characters that look like them."""
    return "".join(_SIGNS.get(letter, letter) for letter in text)


def written(number: int, kind: str) -> str:
    """Write a number as one of the standard's kinds; the kinds that are not known in digits."""
    writer = _WRITERS.get(kind)
    return writer(number) if writer and number > 0 else str(number)


def _letters(number: int) -> str:
    if number > _MOST_LETTERS:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def _roman(number: int) -> str:
    return roman(number) if number <= 3999 else str(number)


_WRITERS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
}


@frozen(kw_only=True)
class Level:
    """One level of a list.

    Args:
        kind: ``decimal``, ``upperRoman``, ``lowerLetter``, ``bullet``, ``none`` …
        text: What is printed: ``%1.%2``.
        start: The first number.
        restart: The level, from 1, after which it begins anew; 0: never; None: after any.
        in_digits: The numbers of other levels are printed in digits too.
        style: The paragraph style that belongs to this level; or empty.
        indent: Of its paragraphs, in twentieths of a point; None: it has none.
    """

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    in_digits: bool = False
    style: str = ""
    indent: int | None = None


@define(eq=False)
class _Counting:
    """How far the levels of one abstract list have come."""

    reached: dict[int, int] = Factory(dict)
    used: set[str] = Factory(set)


@define(eq=False)
class Numbering:
    """The lists of one document; it counts while the paragraphs are asked about in order."""

    _lists: Mapping[str, tuple[str, Mapping[int, Level], Mapping[int, int]]]
    _counts: dict[str, _Counting] = Factory(dict)

    def level(self, list_id: str, depth: int) -> Level | None:
        """Return a level (from 0) of a list, or None."""
        found = self._lists.get(list_id)
        return found[1].get(depth) if found else None

    def depth_of(self, list_id: str, style: str) -> int | None:
        """Return the level (from 0) that a paragraph style belongs to, or None."""
        found = self._lists.get(list_id)
        levels = found[1] if found else {}
        return next((depth for depth, level in levels.items() if level.style == style), None)

    def next(self, list_id: str, depth: int) -> str:
        """Count one paragraph at a level (from 0) and return its mark as printed."""
        found = self._lists.get(list_id)
        if found is None or depth not in found[1]:
            return ""
        abstract, levels, starts = found
        counting = self._counts.setdefault(abstract, _Counting())
        if list_id not in counting.used:
            counting.used.add(list_id)
            for level in starts:
                counting.reached.pop(level, None)
        _count(counting.reached, levels, starts, depth)
        return _printed(counting.reached, levels, starts, depth)


def _start(levels: Mapping[int, Level], starts: Mapping[int, int], depth: int) -> int:
    return starts.get(depth, levels[depth].start if depth in levels else 1)


def _count(
    reached: dict[int, int], levels: Mapping[int, Level], starts: Mapping[int, int], depth: int
) -> None:
    reached[depth] = reached[depth] + 1 if depth in reached else _start(levels, starts, depth)
    for deeper in [one for one in reached if one > depth]:
        restart = levels[deeper].restart if deeper in levels else None
        if restart is None or (restart and depth < restart):
            del reached[deeper]


def _printed(
    reached: dict[int, int], levels: Mapping[int, Level], starts: Mapping[int, int], depth: int
) -> str:
    level = levels[depth]
    if level.kind == "bullet":
        return sign(level.text)

    def number(found: re.Match[str]) -> str:
        which = int(found[1]) - 1
        kind = levels[which].kind if which in levels else "decimal"
        if kind in ("none", "bullet"):
            return ""
        # A level above that no paragraph has used yet counts as begun.
        count = reached.setdefault(which, _start(levels, starts, which))
        return written(count, "decimal" if level.in_digits else kind)

    return _PLACE.sub(number, level.text)


def numbering_of(
    root: _Element | None, list_of_style: Callable[[str], str] = lambda style: ""
) -> Numbering:
    """Read ``numbering.xml``.

    Args:
        root: Of the part; None: the document has none.
        list_of_style: The list that a numbering style names; empty if it names none.
    """
    abstract = {value(one, "abstractNumId"): one for one in children(root, "abstractNum")}
    named = {value(one, "numId"): one for one in children(root, "num")}

    def of(list_id: str) -> tuple[str, _Element | None]:
        which = value(child(named.get(list_id), "abstractNumId"))
        return which, abstract.get(which)

    lists = {}
    for list_id, one in named.items():
        which, described = of(list_id)
        linked = value(child(described, "numStyleLink"))
        if linked:
            which, described = of(list_of_style(linked))
        levels = dict(_levels(described))
        starts = {}
        for override in children(one, "lvlOverride"):
            depth = whole(value(override, "ilvl"))
            levels.update(_levels(override))
            if (begin := child(override, "startOverride")) is not None:
                starts[depth] = whole(value(begin), 1)
        lists[list_id] = which, levels, starts
    return Numbering(lists)


def _levels(described: _Element | None) -> Iterator[tuple[int, Level]]:
    for one in children(described, "lvl"):
        restart = child(one, "lvlRestart")
        indent = child(one, "pPr", "ind")
        legal = child(one, "isLgl")
        yield (
            whole(value(one, "ilvl")),
            Level(
                kind=value(child(one, "numFmt")) or "decimal",
                text=value(child(one, "lvlText")),
                start=whole(value(child(one, "start")), 0),
                restart=None if restart is None else whole(value(restart)),
                in_digits=legal is not None and value(legal) not in ("0", "false", "off"),
                style=value(child(one, "pStyle")),
                indent=None if indent is None else begins(indent),
            ),
        )


def begins(indent: _Element) -> int:
    """Return where the first line of an indented paragraph begins, in twentieths of a point."""
    left = whole(value(indent, "left") or value(indent, "start"))
    return left + whole(value(indent, "firstLine")) - whole(value(indent, "hanging"))
