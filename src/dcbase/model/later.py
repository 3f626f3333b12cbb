"""Parts of a value that are made when somebody asks for them.

A round of reports has ten thousand figures.  Each knows where it stood and as what text it was
sent, and hardly any is asked; to make all those `Origin` and `Said` took as long as everything
else that is done with a figure.  So a figure that came as a plain text keeps what they are made
from.  Its slot stays empty until it is read; then Python asks `__getattr__`, which fills it.
Whoever compares, copies, prints or pickles the value reads the slot and sees no difference.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from dcbase.model.opened import change

if TYPE_CHECKING:
    from dcbase.model.figure import Origin
    from dcbase.model.section import Block
    from dcbase.model.submission import Said


class Written(Protocol):
    """A text with its place, as a reader of files has it."""

    text: str
    line: int
    column: int


class Listening(Protocol):
    """Whoever can say of what was written in one file where it stood."""

    def at(self, line: int, column: int) -> Origin:
        """Return the place at a line and a column."""

    def heard(self, node: Any) -> Said:
        """Return a text with its place."""


def _no_attribute(value: object, name: str) -> AttributeError:
    words = f"{type(value).__name__!r} object has no attribute {name!r}"
    return AttributeError(words, name=name, obj=value)


class OriginLater:
    """A value whose `origin` is made from its line and column in what its listener heard."""

    __slots__ = ("_column", "_line", "_listener")

    if not TYPE_CHECKING:  # to mypy it would be any attribute there is

        def __getattr__(self, name: str) -> Any:
            if name != "origin":
                raise _no_attribute(self, name)
            origin = self._listener.at(self._line, self._column)
            change(self, "origin", origin)
            return origin


class TextsLater:
    """A value whose `code` and `value` are made from what its listener heard.

    `plain` holds both as they were written; None if they were made at once.
    """

    __slots__ = ("listener", "plain")

    listener: Listening
    plain: tuple[Written, Written] | None

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name not in ("code", "value") or not self.plain:
                raise _no_attribute(self, name)
            said = self.listener.heard(self.plain[name == "value"])
            change(self, name, said)
            return said


class BlocksLater:
    """A section whose `blocks` and `origin` are made from its text when somebody asks for them.

    Two of three paragraphs of a report hold no number and no reference: nobody who checks
    them has to take them apart.  `_written` holds the text, what was sent and who cuts the
    text into blocks; None where they were made at once.
    """

    __slots__ = ("_written",)

    _written: tuple[str, Said, Callable[[str, Origin | None], tuple[Block, ...]]] | None

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "_written":
                return None
            if name not in ("blocks", "origin") or not (written := self._written):
                raise _no_attribute(self, name)
            text, said, cut = written
            made = said.origin if name == "origin" else cut(text, said.origin)
            change(self, name, made)
            return made
