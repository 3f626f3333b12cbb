"""Parts of a value that are made when somebody asks for them.

A round of reports has ten thousand figures.  Each knows where it stood and as what text it was
sent, and hardly any is asked; to make all those `Origin` and `SaidFigure` took as long as
everything else that is done with a figure.  So a figure, and a submission whose figures came line
by line, keep what they are made from.  The slot stays empty until it is read; then Python asks
`__getattr__`, which fills it.
Whoever compares, copies, prints or pickles the value reads the slot and sees no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from dcbase.model.opened import change

if TYPE_CHECKING:
    from dcbase.model.figure import Origin
    from dcbase.model.section import Block
    from dcbase.model.submission import Said, SaidFigure


class Listening(Protocol):
    """Whoever can say of what was written in one file where it stood."""

    def at(self, line: int, column: int) -> Origin | None:
        """Return the place at a line and a column; None if nobody knows the file."""


class SentLines(Protocol):
    """The figures of one file, each on a line of its own, in order and none of them twice.

    `lines` holds of each its code, its text and at which line and column that begins; in place
    of the text may stand something else that `figure` understands.
    """

    lines: Sequence[tuple[str, Any, int, int]]
    listener: Listening

    def figure(self, line: tuple[str, Any, int, int]) -> SaidFigure:
        """Return what one of the lines says."""

    def __iter__(self) -> Iterator[SaidFigure]:
        """Yield what each of them says."""


def no_attribute(value: object, name: str) -> AttributeError:
    """Return what Python says of a name that a value has not."""
    words = f"{type(value).__name__!r} object has no attribute {name!r}"
    return AttributeError(words, name=name, obj=value)


class OriginLater:
    """A value whose `origin` is made from its line and column in what its listener heard."""

    __slots__ = ("_column", "_line", "_listener")

    if not TYPE_CHECKING:  # to mypy it would be any attribute there is

        def __getattr__(self, name: str) -> Any:
            if name != "origin":
                raise no_attribute(self, name)
            origin = self._listener.at(self._line, self._column)
            change(self, "origin", origin)
            return origin


class FiguresLater:
    """A submission whose `figures` are made from its lines.

    `sent` holds the lines; None if the figures were made at once.
    """

    __slots__ = ("sent",)

    sent: SentLines | None

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "sent":
                return None
            if name != "figures" or not self.sent:
                raise no_attribute(self, name)
            figures = tuple(self.sent)
            change(self, "figures", figures)
            return figures


class BlocksLater:
    """A section whose `blocks` and `origin` are made from its text when somebody asks for them.

    Two of three paragraphs of a report hold no number and no reference: nobody who checks
    them has to take them apart.  `_text` holds the text, `_said` what was sent, and `_cut` cuts
    the text into blocks; `_text` is None where they were made at once.
    """

    __slots__ = ("_cut", "_said", "_text")

    _text: str | None
    _said: Said
    _cut: Callable[[str, Origin | None], tuple[Block, ...]]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "_text":
                return None
            if name not in ("blocks", "origin") or self._text is None:
                raise no_attribute(self, name)
            origin = self._said.origin
            made = origin if name == "origin" else self._cut(self._text, origin)
            change(self, name, made)
            return made
