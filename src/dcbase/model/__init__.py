"""The nouns of dcbase: frozen values, in the order data meets them.

Everything here is an attrs class, frozen all the way down, hashable and picklable.  This
room knows attrs and the standard library, and nothing else.
"""

from __future__ import annotations

from dcbase.model.aggregate import Aggregate, Coverage, Flag, Total
from dcbase.model.artifact import Artifact
from dcbase.model.document import (
    Annex,
    Cell,
    Chart,
    Document,
    DocumentBlock,
    DocumentHeader,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    DocumentRun,
    DocumentSignature,
    FigureAt,
    Printed,
    Record,
    Table,
    Words,
    runs_of,
    text_of,
)
from dcbase.model.entries import Check, Source, SourceType, StoreType
from dcbase.model.figure import (
    Basis,
    Figure,
    Known,
    Missing,
    Origin,
    Qualifier,
    Reason,
    Restated,
    Value,
)
from dcbase.model.finding import (
    Fact,
    Finding,
    FindingKind,
    Severity,
    Stage,
    Waiver,
    core_kind,
    core_kinds,
)
from dcbase.model.form import Form, Rule, Slot
from dcbase.model.format import Blank, Format
from dcbase.model.frozenmap import FrozenMap
from dcbase.model.indicator import BoundsOf, Indicator, Kind, Nature, OverTime, OverUnits
from dcbase.model.layout import Layout, LayoutPart, OwnWords, SayIf, TableSpec
from dcbase.model.named import Named, valid_on
from dcbase.model.obligation import Obligation
from dcbase.model.parts import (
    Assessment,
    Leadership,
    Overview,
    Part,
    Recommendations,
    Results,
    Tasks,
)
from dcbase.model.period import Period, Span
from dcbase.model.profile import Prescribed, Profile
from dcbase.model.questions import Questions
from dcbase.model.report import Header, Recipient, Report, Signature
from dcbase.model.round import Round, Window, calendar_window, state_window
from dcbase.model.section import (
    Block,
    Claim,
    FigureRef,
    Heading,
    Item,
    Literal,
    Paragraph,
    Run,
    Section,
)
from dcbase.model.submission import (
    OutlineBlock,
    Received,
    Said,
    SaidFigure,
    SaidSlot,
    Submission,
)
from dcbase.model.unit import Predecessor, Unit, UnitRegister, Units

__all__ = [
    "Aggregate",
    "Annex",
    "Artifact",
    "Assessment",
    "Basis",
    "Blank",
    "Block",
    "BoundsOf",
    "Cell",
    "Chart",
    "Check",
    "Claim",
    "Coverage",
    "Document",
    "DocumentBlock",
    "DocumentHeader",
    "DocumentHeading",
    "DocumentItem",
    "DocumentParagraph",
    "DocumentRun",
    "DocumentSignature",
    "Fact",
    "Figure",
    "FigureAt",
    "FigureRef",
    "Finding",
    "FindingKind",
    "Flag",
    "Form",
    "Format",
    "FrozenMap",
    "Header",
    "Heading",
    "Indicator",
    "Item",
    "Kind",
    "Known",
    "Layout",
    "LayoutPart",
    "Leadership",
    "Literal",
    "Missing",
    "Named",
    "Nature",
    "Obligation",
    "Origin",
    "OutlineBlock",
    "OverTime",
    "OverUnits",
    "Overview",
    "OwnWords",
    "Paragraph",
    "Part",
    "Period",
    "Predecessor",
    "Prescribed",
    "Printed",
    "Profile",
    "Qualifier",
    "Questions",
    "Reason",
    "Received",
    "Recipient",
    "Recommendations",
    "Record",
    "Report",
    "Restated",
    "Results",
    "Round",
    "Rule",
    "Run",
    "Said",
    "SaidFigure",
    "SaidSlot",
    "SayIf",
    "Section",
    "Severity",
    "Signature",
    "Slot",
    "Source",
    "SourceType",
    "Span",
    "Stage",
    "StoreType",
    "Submission",
    "Table",
    "TableSpec",
    "Tasks",
    "Total",
    "Unit",
    "UnitRegister",
    "Units",
    "Value",
    "Waiver",
    "Window",
    "Words",
    "calendar_window",
    "core_kind",
    "core_kinds",
    "runs_of",
    "state_window",
    "text_of",
    "valid_on",
]
