"""How the letters and paragraphs of a Word file look in the end, whoever said so.

ECMA-376 Part 1, 17.7.2: direct formatting wins over a character style, that over the paragraph
style and what it is based on, and that over the document's defaults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import Factory, define

from dcbase_docx.numbering import child, children, local, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

Look = Mapping[str, Any]
_MOST_PARENTS = 20
_OFF = ("0", "false", "off", "none")
_TWIPS_IN_MM = Decimal(1440) / Decimal("25.4")
_ALIGNED = {"both": "justify", "distribute": "justify", "start": "left", "end": "right"}
_WORDS = ("t", "br", "cr")
_SKIPPED = ("del", "moveFrom", "drawing", "pict", "object")


@define(eq=False)
class Formats:
    """What the styles of one document say, each with all that it rests on.

    Args:
        styles: The root of ``styles.xml``; None if there is none.
        theme: The root of the theme, which may name the typeface; None if there is none.
    """

    styles: _Element | None
    theme: _Element | None
    _chains: dict[str, tuple[Look, Look]] = Factory(dict)
    _written: dict[str, _Element] = Factory(dict)
    _plain: tuple[Look, Look] = ({}, {})
    _normal: str = ""

    def __attrs_post_init__(self) -> None:
        for style in children(self.styles, "style"):
            self._written.setdefault(value(style, "styleId"), style)
            default = value(style, "default") in ("1", "true", "on")
            if default and value(style, "type") == "paragraph":
                self._normal = value(style, "styleId")
        defaults = child(self.styles, "docDefaults")
        letters = self.letters_of(child(defaults, "rPrDefault", "rPr"))
        # Where a document says nothing, Word takes 10 points of Times New Roman.
        plain = {"size": Decimal(10), "font": "Times New Roman", "align": "left", **letters}
        self._plain = (paragraph_of(child(defaults, "pPrDefault", "pPr")), plain)

    def of(self, paragraph: _Element) -> Look:
        """Return how a paragraph looks, its letters as its style has them."""
        properties = child(paragraph, "pPr")
        named = value(child(properties, "pStyle"))
        above, letters = self._chain(named if named in self._written else self._normal)
        return {
            **self._plain[1],
            **self._plain[0],
            **letters,
            **above,
            **paragraph_of(properties),
        }

    def pieces(self, paragraph: _Element, within: str = "") -> Iterator[tuple[str, Look]]:
        """Yield the words of a paragraph, run by run, each with how its letters look.

        Args:
            within: The words of a line; only what stands in it. Empty for the whole paragraph.
        """
        around = self.of(paragraph)
        for run in _runs(paragraph):
            properties = child(run, "rPr")
            for text in _lines(run):
                if " ".join(text.split()) in within or not within:
                    named = value(child(properties, "rStyle"))
                    styled = self._chain(named)[1] if named in self._written else {}
                    yield text, {**around, **styled, **self.letters_of(properties)}

    def _chain(self, name: str) -> tuple[Look, Look]:
        if name not in self._chains:
            above: dict[str, Any] = {}
            letters: dict[str, Any] = {}
            for style in reversed(list(self._parents(name))):
                above.update(paragraph_of(child(style, "pPr")))
                letters.update(self.letters_of(child(style, "rPr")))
            self._chains[name] = above, letters
        return self._chains[name]

    def _parents(self, name: str) -> Iterator[_Element]:
        for _ in range(_MOST_PARENTS):
            style = self._written.get(name)
            if style is None:
                return
            yield style
            name = value(child(style, "basedOn"))

    def letters_of(self, properties: _Element | None) -> dict[str, Any]:
        """Return what the properties of letters (`w:rPr`) say themselves."""
        said: dict[str, Any] = {}
        for one in () if properties is None else properties:
            name = local(one)
            if name in _LETTERS:
                said[_LETTERS[name][0]] = _LETTERS[name][1](value(one))
            elif name == "rFonts" and (font := self._font(one)):
                said["font"] = font
        return said

    def _font(self, fonts: _Element) -> str:
        themed = value(fonts, "asciiTheme") or value(fonts, "hAnsiTheme")
        if themed:
            kind = "majorFont" if themed.startswith("major") else "minorFont"
            scheme = child(self.theme, "themeElements", "fontScheme", kind, "latin")
            return value(scheme, "typeface")
        return value(fonts, "ascii") or value(fonts, "hAnsi")


def _on(text: str) -> bool:
    return text not in _OFF


def _points(text: str) -> Decimal:
    return Decimal(whole(text, 20)) / 2


_LETTERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "b": ("bold", _on),
    "i": ("italic", _on),
    "caps": ("caps", _on),
    "vanish": ("hidden", _on),
    "u": ("underline", lambda text: text not in ("none", "")),
    "sz": ("size", _points),
    "vertAlign": ("raised", lambda text: text in ("superscript", "subscript")),
    "color": ("colour", str),
    "lang": ("language", str),
}


def paragraph_of(properties: _Element | None) -> dict[str, Any]:
    """Return what the properties of a paragraph (`w:pPr`) say themselves, indents in mm."""
    said: dict[str, Any] = {}
    if (aligned := child(properties, "jc")) is not None:
        said["align"] = _ALIGNED.get(value(aligned), value(aligned))
    spacing, indent = child(properties, "spacing"), child(properties, "ind")
    if value(spacing, "line"):
        line = Decimal(whole(value(spacing, "line"), 240))
        rule = value(spacing, "lineRule") or "auto"
        said["line"] = (rule, line / (240 if rule == "auto" else 20))
    for name in ("firstLine", "hanging"):
        if value(indent, name):
            sign = 1 if name == "firstLine" else -1
            said["indent"] = sign * Decimal(whole(value(indent, name))) / _TWIPS_IN_MM
    for name in ("left", "start"):
        if value(indent, name):
            said["left"] = Decimal(whole(value(indent, name))) / _TWIPS_IN_MM
    return said


def _lines(run: _Element) -> list[str]:
    """Return the words of a run, by the lines into which it is broken."""
    written = (one.text or "" if local(one) == "t" else "\n" for one in children(run, *_WORDS))
    return [text for text in "".join(written).split("\n") if text.strip()]


def _runs(parent: _Element) -> Iterator[_Element]:
    for one in parent:
        name = local(one)
        if name == "r":
            yield one
        elif name not in _SKIPPED:
            yield from _runs(one)
