"""The figures that a template was filled with, each taken into a bookmark of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from attrs import define

from dcbase.model import Printed
from dcbase_docx.figures import Figures
from dcbase_docx.parts import W
from dcbase_docx.template_blocks import FIRST, LAST, MIDDLE

if TYPE_CHECKING:
    from lxml.etree import _Element

_FIGURE = re.compile(f"{FIRST}([0-9]+){MIDDLE}([^{LAST}]*){LAST}")
_TEXT, _SPACE = f"{{{W}}}t", "{http://www.w3.org/XML/1998/namespace}space"


@define
class Bookmarks:
    """Puts a bookmark around each figure that was filled in.

    Args:
        figures: Names them and keeps the list.
        printed: By their number in the text.
        first: Of the numbers that no bookmark of the template has.
    """

    figures: Figures
    printed: Sequence[Printed]
    first: int

    def put(self, root: _Element) -> None:
        """Take the figures of a part out of their runs, each into one of its own."""
        for text in [one for one in root.iter(_TEXT) if FIRST in (one.text or "")]:
            run = text.getparent()
            if run is not None:
                self._split(text, run)

    def _split(self, text: _Element, run: _Element) -> None:
        before, *pieces = _FIGURE.split(text.text or "")
        behind, at = list(text.itersiblings()), run
        text.text = before
        text.set(_SPACE, "preserve")
        for number, figure, words in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
            start, end = self._marks(Printed(self.printed[int(number)].ref, figure))
            for one in (start, _like(run, figure), end, *([_like(run, words)] if words else ())):
                at.addnext(one)
                at = one
        if behind:
            rest = _like(run, "")
            rest.extend(behind)
            at.addnext(rest)

    def _marks(self, printed: Printed) -> tuple[_Element, _Element]:
        from lxml import etree

        start, end = self.figures.bookmark(printed)
        pair = list(etree.fromstring(f'<w:p xmlns:w="{W}">{start}{end}</w:p>'))
        for one in pair:
            one.set(f"{{{W}}}id", str(self.first + int(one.get(f"{{{W}}}id") or 0)))
        return pair[0], pair[1]


def _like(run: _Element, words: str) -> _Element:
    """Return a run with other words that looks like one."""
    made = run.makeelement(run.tag)
    look = run.find(f"{{{W}}}rPr")
    if look is not None:
        made.append(deepcopy(look))
    said = made.makeelement(_TEXT, {_SPACE: "preserve"})
    said.text = words
    made.append(said)
    return made


def next_bookmark(root: _Element) -> int:
    """Return a number that no bookmark of a part has."""
    ids = (one.get(f"{{{W}}}id") or "" for one in root.iter(f"{{{W}}}bookmarkStart"))
    return 1 + max((int(one) for one in ids if one.isdecimal()), default=-1)
