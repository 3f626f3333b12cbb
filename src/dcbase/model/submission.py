"""What came in: bytes, then what a format read from them, unjudged."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from dcbase.model.figure import Origin
from dcbase.model.finding import Finding
from dcbase.model.frozenmap import FrozenMap
from dcbase.model.later import FiguresLater, OriginLater, SentLines
from dcbase.model.opened import change


@frozen
class Received:
    """A file as it came.

    Args:
        name: Its name, relative to the source, with ``/`` between folders.
        sha256: Of `content`, in hexadecimal.
        content: Every byte, unchanged.
        declared: What the workspace says of all files of this source, for formats that cannot
            always tell: ``encoding``, ``separator``.
    """

    name: str
    sha256: str
    content: bytes = field(repr=False)
    declared: FrozenMap[str, str] = FrozenMap()


@frozen
class Said(OriginLater):
    """Text as it came, and where it stood."""

    text: str
    origin: Origin | None = None


@frozen
class SaidFigure:
    """A figure as it came: nothing is judged, everything is text.

    Args:
        code: The indicator as the sender named it, and where the name stood.
        value: The value's text; None if the cell was empty or the key had no value.
        qualifier: ``gt`` and so on, where it was sent apart from the value.
        said: The qualifier's own word, where it was sent.
        unit: The unit of measure that the sender named.
        restated: What was sent of the same indicator for other slots, by slot.
        repeated: The same code was sent more than once in this file.
    """

    code: Said
    value: Said | None = None
    qualifier: Said | None = None
    said: Said | None = None
    unit: Said | None = None
    restated: FrozenMap[str, SaidFigure] = FrozenMap()
    repeated: bool = False


@frozen(kw_only=True)
class SaidSlot:
    """The text of one slot as it came, with the sub-slots inside it."""

    slot: Said
    heading: Said | None = None
    mark: Said | None = None
    text: Said | None = None
    slots: tuple[SaidSlot, ...] = ()


OUTLINE_KINDS = (
    *("organisation", "national", "number", "place-date"),  # at the head of the official form
    *("title", "subject", "rule", "preamble"),
    *("heading", "paragraph", "item", "label", "table"),
    *("closing", "recipients-title", "recipient"),
    *("signature-authority", "signature-capacity", "signature-name"),
    *("artefact", "other"),
)
"""What a block of an outline can be; an artefact is the page's: its number, a repeated line."""


@frozen(kw_only=True)
class OutlineBlock:
    """One block of a document that came without slots (Word, PDF, text).

    Args:
        kind: One of `OUTLINE_KINDS`.  A ``label`` is a line that names what follows without
            being a heading (``*Nguyên nhân:``).
        text: The words after the mark, with single spaces; of a table, cells by tab and rows
            by line.
        level: Depth of a heading or item, from 1.
        mark: Its mark as printed ("I.", "a)", "-"); empty if it has none.
        glued: No white space stands between the mark and the words.
        origin: Where its mark or first word stood.
        lines: Of each further line that the text was joined from: where in `text` it begins,
            and where it stood.
        cells: Of a table's row: of each cell with words its table, row and column, each from 1,
            and where in `text` it begins.
        bold: Of a table's row: all its letters are bold.
    """

    kind: str
    text: str
    level: int = 0
    mark: str = ""
    glued: bool = False
    origin: Origin | None = None
    lines: tuple[tuple[int, Origin | None], ...] = ()
    cells: tuple[tuple[int, int, int, int], ...] = ()
    bold: bool = False

    @property
    def whole(self) -> str:
        """All its words, mark included."""
        if not self.mark or not self.text:
            return self.mark or self.text
        return f"{self.mark}{'' if self.glued else ' '}{self.text}"


@frozen(kw_only=True)
class Submission(FiguresLater):
    """What a format read from one received file about one unit.

    Every value is text with its place; `None` means that the file does not say.  `header`,
    `window` and `signature` hold the keys of the same names in a YAML submission.
    `findings` are those of the reading itself (stage 1): a duplicate key, a bad encoding.
    `unwritten` tells of slots in which nothing stands where the file has a place for their words.
    """

    name: str
    sha256: str
    version: Said | None = None
    unit: Said | None = None
    form: Said | None = None
    form_version: Said | None = None
    period: Said | None = None
    window: FrozenMap[str, Said] = FrozenMap()
    header: FrozenMap[str, Said] = FrozenMap()
    recipients: tuple[tuple[Said, Said | None], ...] = ()
    signature: FrozenMap[str, Said] = FrozenMap()
    sample: Said | None = None
    opening: Said | None = None
    closing: Said | None = None
    figures: tuple[SaidFigure, ...] = ()
    slots: tuple[SaidSlot, ...] = ()
    outline: tuple[OutlineBlock, ...] = ()
    findings: tuple[Finding, ...] = ()
    unwritten: FrozenMap[str, Origin] = FrozenMap()


def submission_with(sent: SentLines | None, **fields: Any) -> Submission:
    """Return a submission whose figures are made from its lines when somebody asks for them.

    Args:
        sent: The lines; None if no figures were sent.
        fields: Everything else, by name.
    """
    submission = Submission(**fields)
    if sent is not None:
        object.__delattr__(submission, "figures")
        change(submission, "sent", sent)
    return submission
