"""Whether paper, margins and page numbers are as the form prescribes."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from dcbase.layout import Typography
from dcbase.model import Prescribed
from dcbase.reading import parse_xml
from dcbase_docx.lint_findings import Found, named
from dcbase_docx.lint_formats import Formats
from dcbase_docx.numbering import child, children, value, whole
from dcbase_docx.sent_parts import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_TWIPS_IN_MM = Decimal(1440) / Decimal("25.4")
_WITHIN = Decimal("0.5")
_SHORT = 1500
"""Letters: a document of so few has one page, which needs no number."""


@frozen
class Pages:
    """Holds the pages of one document against the typography of a form.

    Args:
        form: The typography.
        parts: Of the package.
        formats: Of the file.
        found: Takes what is wrong.
    """

    form: Typography
    parts: Parts
    formats: Formats
    found: Found

    def check(self, root: _Element, letters: int) -> None:
        """Look at every section.

        Args:
            root: Of the main part.
            letters: How many it has.
        """
        sections = list(root.iter("{*}sectPr"))
        for section in sections:
            self._paper(section)
        if sections:
            self._numbers(sections, letters)

    def _paper(self, section: _Element) -> None:
        size, margins = child(section, "pgSz"), child(section, "pgMar")
        wide, tall = (_mm(size, name) for name in ("w", "h"))
        lying = wide > tall
        if size is not None:
            self._size(*sorted((wide, tall)))
        if margins is None or lying:
            return
        for name in ("top", "bottom", "left", "right"):
            got = abs(_mm(margins, name))
            gutter = _mm(margins, "gutter") if name == "left" else 0
            self._length("DC-7002", name, got + gutter)

    def _size(self, *sides: Decimal) -> None:
        names = ("width", "height")
        wanted = [self.form.allowed("page", name) for name in names]
        said = self._said("width")
        pairs = zip(wanted, sides, strict=True)
        if said is not None and any(one and not one.holds(got, _WITHIN) for one, got in pairs):
            got = " × ".join(_shown(side) for side in sides)
            expected = " × ".join(str(one or "…") for one in wanted)
            self.found.add("DC-7001", got, prescribed=said, got=got, expected=expected)

    def _length(self, code: str, name: str, got: Decimal) -> None:
        said, allowed = self._said(name), self.form.allowed("page", name)
        if said is not None and allowed is not None and not allowed.holds(got, _WITHIN):
            shown = _shown(got)
            self.found.add(code, name, shown, prescribed=said, got=shown, **named(name))

    def _said(self, name: str) -> Prescribed | None:
        return self.form.values.get(f"page.{name}")

    def _numbers(self, sections: list[_Element], letters: int) -> None:
        said = self._said("number.first")
        running = self._running(sections)
        tops = [one for kind, page, one in running if kind == "header" and page != "first"]
        fields = [field for part in tops for field in _fields(part)]
        if not fields:
            low = [one for kind, _, one in running if kind == "footer" for one in _fields(one)]
            if low:
                self.found.add("DC-7005", prescribed=said, expected="")
            elif letters > _SHORT:
                self.found.add("DC-7003", prescribed=said)
            return
        self._number(fields[0])
        if said is not None and said.value == "hidden":
            titled = child(sections[0], "titlePg")
            on = titled is not None and value(titled) not in ("0", "false", "off")
            firsts = [one for kind, page, one in running if kind == "header" and page == "first"]
            if not on or any(_fields(one) for one in firsts[:1]):
                self.found.add("DC-7004", prescribed=said)

    def _number(self, paragraph: _Element) -> None:
        said = self._said("number.size")
        frame = value(child(paragraph, "pPr", "framePr"), "xAlign")
        if "center" not in (self.formats.of(paragraph)["align"], frame):
            self.found.add("DC-7005", prescribed=self._said("number.first"))
        sizes = {look["size"] for _, look in self.formats.pieces(paragraph)}
        allowed = self.form.allowed("page", "number.size")
        for size in sorted(sizes):
            if said is not None and allowed is not None and not allowed.holds(size):
                self.found.add("DC-7006", prescribed=said, got=f"{size.normalize():f}")

    def _running(self, sections: list[_Element]) -> list[tuple[str, str, _Element]]:
        """Return the running heads and feet: kind, which pages, root."""
        found = []
        targets = dict(self._targets())
        for section in sections:
            for kind in ("header", "footer"):
                for reference in children(section, f"{kind}Reference"):
                    name = targets.get(value(reference, "id"), "")
                    if name in self.parts.package:
                        root = parse_xml(self.parts.package.read(name), name)
                        found.append((kind, value(reference, "type") or "default", root))
        return found

    def _targets(self) -> Iterator[tuple[str, str]]:
        folder, name = posixpath.split(self.parts.main)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed in self.parts.package:
            for one in parse_xml(self.parts.package.read(listed), listed):
                target = posixpath.join("/", folder, value(one, "Target"))
                yield value(one, "Id"), posixpath.normpath(target).lstrip("/")


def _shown(length: Decimal) -> str:
    return f"{length.quantize(Decimal('0.1')).normalize():f}"


def _mm(element: _Element | None, name: str) -> Decimal:
    return Decimal(whole(value(element, name))) / _TWIPS_IN_MM


def _fields(root: _Element) -> list[_Element]:
    """Return the paragraphs with a page number."""
    return [
        paragraph
        for paragraph in root.iter("{*}p")
        if any(_paged(one.text or "") for one in paragraph.iter("{*}instrText"))
        or any(_paged(value(one, "instr")) for one in paragraph.iter("{*}fldSimple"))
    ]


def _paged(instruction: str) -> bool:
    return "PAGE" in instruction.upper().split()
