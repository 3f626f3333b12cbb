"""A figure that was printed, found again in the file."""

from __future__ import annotations

from attrs import frozen

from dcbase.model.document import FigureAt
from dcbase.model.figure import Origin


@frozen(kw_only=True)
class Traced:
    """A figure of a document that was handed on, and where it came from.

    Args:
        name: What the file calls the place, each its own.
        ref: Which figure it is; `unit` is never empty.
        printed: The text that was printed.
        now: The text that stands there now; None if somebody has taken the place out.
        origin: Where the figure was sent; None for one that was computed or not sent.
        profile: Code of the official form that the document was printed in; empty if the file
            does not say.
        period: Of the round that the figure belongs to: ``2025``; empty likewise.
    """

    name: str
    ref: FigureAt
    printed: str
    now: str | None = None
    origin: Origin | None = None
    profile: str = ""
    period: str = ""

    @property
    def changed(self) -> bool:
        """Tell whether the file does not say any more what was printed."""
        return self.now != self.printed
