"""The marks of a part, from the first to the last: what belongs together, what each says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import Factory, define

from dcbase_docx.lint_findings import Found
from dcbase_docx.numbering import local
from dcbase_docx.template_expressions import WrongError, asked, gone_through, printable
from dcbase_docx.template_joining import words
from dcbase_docx.template_marks import Mark, halves, holder, marks
from dcbase_docx.template_names import LOOP, Group, Shape
from dcbase_docx.template_package import Place

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_LOOPS = 4
_ENDS = {"endif": "if", "endfor": "for"}
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}
_LOST = ("drawing", "pict", "object", "sectPr", "tbl")


@define
class _Open:
    """A statement that is not ended yet, and what it hid of the names outside."""

    mark: Mark
    place: Place
    outer: Mapping[str, Shape]


@define
class Following:
    """Follows the marks of one part from the first to the last."""

    names: dict[str, Shape]
    found: Found
    open: list[_Open] = Factory(list)

    def paragraph(self, place: Place) -> int:
        """Look at the marks of one paragraph and return how many there are."""
        text = words(place.element)
        listed = list(marks(text))
        halved = list(halves(text))
        for half in halved:
            self._add("DC-7076", place, half, got=half)
        for mark in listed:
            for look in (self._stands, self._says):
                try:
                    look(mark, place, text)
                except WrongError as wrong:
                    facts = {"mark": str(mark), **wrong.facts}
                    self._add(wrong.code, place, str(mark), **facts)
        return len(listed) + len(halved)

    def end(self) -> None:
        """Name what was never ended."""
        for one in self.open:
            mark = str(one.mark)
            self._add("DC-7077", one.place, mark, mark=mark, expected=f"end{one.mark.word}")

    def _stands(self, mark: Mark, place: Place, text: str) -> None:
        if mark.scope:
            _alone(mark, place, text)

    def _says(self, mark: Mark, place: Place, text: str) -> None:
        if mark.kind == "print":
            printable(mark.text, self.names, drawn=place.kind == "document")
        if mark.kind != "block":
            return
        match mark.word:
            case "if":
                self._begin(mark, place)
                asked(mark.text, self.names)
            case "for":
                self._loop(mark, place)
            case "elif" | "else":
                self._belongs(mark, place, _MIDDLES[mark.word])
                if mark.text:
                    asked(mark.text, self.names)
            case "endif" | "endfor":
                self._belongs(mark, place, (_ENDS[mark.word],))
                self.names = dict(self.open.pop().outer)
            case word:
                raise WrongError("DC-7083", got=word)

    def _begin(self, mark: Mark, place: Place) -> None:
        self.open.append(_Open(mark, place, dict(self.names)))

    def _loop(self, mark: Mark, place: Place) -> None:
        self._begin(mark, place)
        # What cannot be known is not said twice: whatever the loop is over, its name is there.
        name = mark.text.partition(" ")[0]
        self.names = {**self.names, "loop": LOOP, name: Group(LOOP.names, other=None)}
        deep = sum(one.mark.word == "for" for one in self.open)
        if deep > MOST_LOOPS:
            raise WrongError("DC-7094", most=MOST_LOOPS)
        try:
            name, shape = gone_through(mark.text, self.open[-1].outer)
        except WrongError:
            del self.names[name]
            raise
        self.names[name] = shape

    def _belongs(self, mark: Mark, place: Place, wanted: tuple[str, ...]) -> None:
        """See to it that a statement stands with the one that it goes on or ends."""
        if not self.open or self.open[-1].mark.word not in wanted:
            raise WrongError("DC-7077", expected=" / ".join(wanted))
        begun = self.open[-1]
        here, there = _around(place, mark.scope), _around(begun.place, begun.mark.scope)
        if mark.scope != begun.mark.scope or here is not there:
            self._add("DC-7086", place, str(mark), mark=str(mark), got=str(begun.mark))

    def _add(self, code: str, place: Place, cause: str, **facts: Any) -> None:
        said: dict[str, Any] = {**place.said(), **facts}
        self.found.add(code, str(place.number), cause, paragraph=place.number, **said)


def _around(place: Place, scope: str) -> _Element | None:
    if not scope:
        return place.element
    held = holder(place.element, scope)
    return None if held is None else held.getparent()


def _alone(mark: Mark, place: Place, text: str) -> None:
    """See to it that a paragraph, row or cell holds nothing beside the mark that it stands for."""
    held = holder(place.element, mark.scope)
    if held is None:
        raise WrongError("DC-7086", got=mark.scope)
    whole = " ".join(words(one) for one in held.iter("{*}p")) if mark.scope != "p" else text
    beside = whole.replace(text[mark.start : mark.end], "", 1).split()
    lost = next((local(one) for one in held.iter() if local(one) in _LOST), "")
    if beside or lost:
        raise WrongError("DC-7085", got=" ".join(beside)[:60] or lost)
