"""Whether letters and paragraphs look as the form prescribes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from attrs import frozen

from dcbase.layout import LineSpacing, Typography
from dcbase.model import Prescribed
from dcbase_docx.lint_findings import Found, named, valued
from dcbase_docx.lint_formats import Formats, Look
from dcbase_docx.lint_roles import Part

_WITHIN = Decimal("0.5")
"""Millimetres: twips are finer than a ruler, and programs round."""
_WIDEST = Decimal("1.5")
"""Lines, where a form says "single": Decree 30/2020/NĐ-CP, Annex I, allows that much."""
_FREE = frozenset(("body", "item", "table", "table-head", "note"))
"""Elements in which single words may stand out."""
_ABOVE_NOTES = frozenset(("table", "table-head", "note", "picture"))
_SET = frozenset(("body", "item"))
"""Elements whose lines and indents are looked at."""


@frozen
class Looks:
    """Holds paragraphs against the typography of a form.

    Args:
        form: The typography.
        formats: Of the file.
        elements: Its paragraphs, in order.
        found: Takes what is wrong.
    """

    form: Typography
    formats: Formats
    elements: Any
    found: Found

    def check(self, parts: Iterable[Part]) -> None:
        """Look at every part that is something."""
        above = ""
        for part in parts:
            if part.element == "body" and above in _ABOVE_NOTES and self._slanted(part):
                part.element = "note"
            if part.element and part.text:
                self._part(part)
            if self.elements[part.number - 1].find(".//{*}drawing") is not None:
                above = "picture"
            elif part.text or above not in _ABOVE_NOTES:
                above = part.element

    def _slanted(self, part: Part) -> bool:
        """Tell whether a paragraph is in italics, as the notes below a table are."""
        return _mostly(
            list(self.formats.pieces(self.elements[part.number - 1], part.words)), "italic"
        )

    def _part(self, part: Part) -> None:
        paragraph = self.elements[part.number - 1]
        pieces = [
            (text, look)
            for text, look in self.formats.pieces(paragraph, part.words)
            if not look.get("hidden") and any(letter.isalnum() for letter in text)
        ]
        self._fonts(part, pieces)
        self._sizes(part, pieces)
        if part.element not in _FREE:
            self._weights(part, pieces)
        around = self.formats.of(paragraph)
        self._aligned(part, around)
        if part.element in _SET:
            self._lines(part, around)
            self._indent(part, around)

    def _fonts(self, part: Part, pieces: list[tuple[str, Look]]) -> None:
        said = self.form.values.get("font.family")
        for font in {look["font"] for _, look in pieces} - {self.form.font}:
            self._add("DC-7011", part, font, said, shared=True, got=font)

    def _sizes(self, part: Part, pieces: list[tuple[str, Look]]) -> None:
        allowed = self.form.allowed(part.element, "size")
        said = self.form.prescribed(part.element, "size")
        if allowed is None:
            return
        for size in sorted({look["size"] for _, look in pieces if not look.get("raised")}):
            if not allowed.holds(size):
                self._add("DC-7012", part, str(size), said, got=_plain(size))

    def _weights(self, part: Part, pieces: list[tuple[str, Look]]) -> None:
        for code, prop, key, on in (
            ("DC-7013", "weight", "bold", "bold"),
            ("DC-7014", "style", "italic", "italic"),
            ("DC-7015", "underline", "underline", "single"),
        ):
            said = self.form.values.get(f"{part.element}.{prop}")
            if said is None or not pieces:
                continue
            got = on if _mostly(pieces, key) else "none" if key == "underline" else "plain"
            if got != said.value:
                expected = valued("expected", said.value)
                self._add(code, part, got, said, **valued("got", got), **expected)

    def _aligned(self, part: Part, around: Look) -> None:
        said = self.form.values.get(f"{part.element}.align")
        if said is None or part.element.startswith("table"):
            return
        if around["align"] != said.value:
            facts = {**valued("got", around["align"]), **valued("expected", said.value)}
            self._add("DC-7016", part, around["align"], said, **facts)

    def _lines(self, part: Part, around: Look) -> None:
        said = self.form.values.get("body.line")
        rule, much = around.get("line", ("auto", Decimal(1)))
        got = _plain(much) if rule == "auto" else f"{rule} {_plain(much)}"
        if said is not None and not _spaced(self.form.style("body").line, rule, much):
            self._add("DC-7017", part, got, said, shared=True, got=got)

    def _indent(self, part: Part, around: Look) -> None:
        said = self.form.values.get("body.indent")
        allowed = self.form.allowed("body", "indent")
        got = around.get("indent", Decimal(0))
        if part.element == "item":  # a list stands in by its own indent, too
            got = max(got, got + around.get("left", Decimal(0)))
            allowed = None if got > 0 else allowed
        if said is not None and allowed is not None and not allowed.holds(got, _WITHIN):
            shown = _plain(got.quantize(Decimal("0.1")))
            self._add("DC-7018", part, shown, said, shared=True, got=shown)

    def _add(
        self,
        code: str,
        part: Part,
        cause: str,
        said: Prescribed | None,
        shared: bool = False,
        **facts: Any,
    ) -> None:
        whose = "" if shared else part.element
        self.found.add(
            code,
            whose,
            cause,
            paragraph=part.number,
            prescribed=said,
            **named(part.element),
            **facts,
        )


def _mostly(pieces: list[tuple[str, Look]], key: str) -> bool:
    letters: Counter[bool] = Counter()
    for text, look in pieces:
        letters[bool(look.get(key))] += len(text.strip())
    return letters[True] > letters[False]


def _spaced(wanted: LineSpacing, rule: str, much: Decimal) -> bool:
    if wanted.exact is not None:
        return rule == "exact" and abs(much - wanted.exact) < _WITHIN
    most = max(wanted.times, _WIDEST)
    return rule == "auto" and wanted.times - Decimal("0.05") <= much <= most + Decimal("0.05")


def _plain(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
