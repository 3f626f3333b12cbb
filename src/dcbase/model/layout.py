"""Layouts: which parts and sentences go where."""

from __future__ import annotations

import enum
import json
from datetime import date

from attrs import field, frozen, validators

from dcbase.model.frozenmap import FrozenMap
from dcbase.model.named import Named
from dcbase.model.report import Header, Recipient, Signature

SUBJECTS = ("report", "aggregate")


class OwnWords(enum.Enum):
    """What happens to the units' own words in a part."""

    OWN = "own"
    """A report's own words are printed."""
    BESIDE = "beside"
    """Each unit's words are printed in the part, under its name."""
    ANNEX = "annex"
    """Equal demands are counted in the part and printed with their units in an annex."""
    NONE = "none"


class SayIf(enum.Enum):
    """When a part's sentences are printed."""

    ALWAYS = "always"
    SILENT = "silent"
    """Only if the unit itself said nothing in this slot."""


@frozen(kw_only=True)
class GroupSpec:
    """A title over several columns of a table.

    Args:
        title: Words only.
        columns: Short codes of neighbouring columns, two at least; those of another group
            may all be among them.
    """

    title: str
    columns: tuple[str, ...]


@frozen(kw_only=True)
class TableSpec:
    """A table of figures.

    Args:
        rows: ``units`` (a row for each unit) or ``indicators`` (a row for each indicator).
        columns: Short codes of the indicators, in order.
        groups: Titles over columns (for rows of units).
        names: Names over columns in place of the indicators', by short code.
        numbered: Count the rows in a first column "TT" (for rows of units).
        total: Print a total row (for rows of units).
        caption: Above the table; a sentence.
    """

    rows: str = field(default="units", validator=validators.in_(("units", "indicators")))
    columns: tuple[str, ...] = ()
    groups: tuple[GroupSpec, ...] = ()
    names: FrozenMap[str, str] = FrozenMap()
    numbered: bool = True
    total: bool = True
    caption: str = ""


@frozen
class VegaLite:
    """A Vega-Lite specification as JSON text; its data are the record's, never its own.

    In a layout's file it is a group of keys; numbers, ``true``, ``false`` and ``null`` without
    quotes are what they are in JSON.
    """

    text: str = field()

    @text.validator
    def _is_a_json_object(self, attribute: object, text: str) -> None:
        if not isinstance(json.loads(text), dict):
            raise ValueError("a Vega-Lite specification is a JSON object")


@frozen(kw_only=True)
class ChartSpec:
    """A chart of figures.

    Args:
        kind: ``bars`` (a bar for each row and column), ``shares`` (how many units gave each
            answer; without columns: how many have reported), or ``rounds`` (the round before and
            this one beside each other; nothing where there was none before).
        rows: ``units`` or ``indicators``, as for a table.
        columns: Short codes of the indicators, in order.
        top: With rows of units: only so many, those with the largest first column; 0 for all.
        title: Above the chart; a sentence.
        spec: The layout's own Vega-Lite specification in place of the kind's.
    """

    kind: str = field(default="bars", validator=validators.in_(("bars", "shares", "rounds")))
    rows: str = field(default="units", validator=validators.in_(("units", "indicators")))
    columns: tuple[str, ...] = ()
    top: int = field(default=0, validator=validators.ge(0))
    title: str = ""
    spec: VegaLite | None = field(
        default=None, validator=validators.optional(validators.instance_of(VegaLite))
    )


@frozen(kw_only=True)
class LayoutPart:
    """One part of a document.

    Args:
        slot: The slot it prints; a slot of the form, or one of the layout's own.
        heading: Its heading; None takes the unit's (in a report) or the form's.
        say: Sentences (prose markup; with ``{%`` Jinja2), blank lines between paragraphs.
        say_if: When they are printed.
        table: A table after the sentences.
        charts: Charts after the table.
        words: What happens to the units' own words.
        as_annex: It stands behind the signature, with the parts inside it, as an annex with its
            heading for title.
        after: In a layout that extends another: the slot it goes behind.
    """

    slot: str
    heading: str | None = None
    say: str = ""
    say_if: SayIf = field(default=SayIf.ALWAYS, converter=SayIf)
    table: TableSpec | None = None
    charts: tuple[ChartSpec, ...] = ()
    words: OwnWords = field(default=OwnWords.OWN, converter=OwnWords)
    as_annex: bool = False
    after: str = ""


@frozen(kw_only=True)
class Layout(Named):
    """How a report or an aggregate becomes a document.

    Args:
        of: ``report`` or ``aggregate``.
        extends: Code of a layout it takes over: a part with the same slot replaces its part,
            one with `after` is inserted, any other is added at the end.
        every_slot: Print every slot of the form that has no part of its own, in the form's
            order, with its own words.
        title: Title of the document; empty takes the form's.
        subject: The trích yếu, a sentence; empty takes the record's.
        header, recipients, signature: For an aggregate, which brings none of its own; the
            workspace file may override them.
        contents: Print a table of contents before the opening (Word, PDF, HTML).
        opening, closing: Sentences before and after the body.
        annex: Title of the annex that holds the units' own words.
        issued: The day that chose the official form, which a workspace sets: a date that is left
            blank has its year.
    """

    of: str = field(validator=validators.in_(SUBJECTS))
    name: str = ""
    name_en: str = ""
    extends: str = ""
    every_slot: bool = False
    title: str = ""
    subject: str = ""
    header: Header | None = None
    recipients: tuple[Recipient, ...] = ()
    signature: Signature | None = None
    contents: bool = False
    opening: str = ""
    closing: str = ""
    annex: str = ""
    issued: date | None = None
    body: tuple[LayoutPart, ...] = ()
