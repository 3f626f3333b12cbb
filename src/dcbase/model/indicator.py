"""Indicators: what is counted, and how counts add up."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from dcbase.errors import EntryError, Problem
from dcbase.model.frozenmap import FrozenMap
from dcbase.model.named import Named


class Kind(enum.Enum):
    """What a value of an indicator may be."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"
    BOOLEAN = "boolean"
    WORD = "enum"


class OverUnits(enum.Enum):
    """How an indicator adds up over units."""

    SUM = "sum"
    RATIO_OF_SUMS = "ratio_of_sums"
    RECOMPUTE = "recompute"
    WEIGHTED_MEAN = "weighted_mean"
    COUNT_YES = "count_yes"
    COUNT_BY_VALUE = "count_by_value"
    MAX = "max"
    LATEST = "latest"
    LIST = "list"


class OverTime(enum.Enum):
    """How an indicator adds up over the periods of one unit."""

    SUM = "sum"
    LATEST = "latest"
    FIRST = "first"
    RECOMPUTE = "recompute"
    WEIGHTED_MEAN = "weighted_mean"
    LIST = "list"


class Nature(enum.Enum):
    """What the number is a number of."""

    FLOW = "flow"
    STOCK = "stock"
    OPENING = "opening_balance"
    CLOSING = "closing_balance"
    CUMULATIVE = "cumulative"
    DERIVED = "derived"
    STATE = "state"
    SURVEY = "survey"


class BoundsOf(enum.Enum):
    """Whom `min` and `max` hold for."""

    UNIT = "unit"
    TOTAL = "total"


_USUAL = {
    Kind.INTEGER: OverUnits.SUM,
    Kind.DECIMAL: OverUnits.SUM,
    Kind.BOOLEAN: OverUnits.COUNT_YES,
    Kind.WORD: OverUnits.COUNT_BY_VALUE,
}
_NUMBERS = (Kind.INTEGER, Kind.DECIMAL)
_MEASURES = (*_NUMBERS, Kind.PERCENT)
_OF_NUMBERS = frozenset(
    {
        *(OverUnits.SUM, OverUnits.RATIO_OF_SUMS, OverUnits.RECOMPUTE),
        *(OverUnits.WEIGHTED_MEAN, OverUnits.MAX),
    }
)
_NEVER = {
    Kind.INTEGER: frozenset({OverUnits.COUNT_YES}),
    Kind.DECIMAL: frozenset({OverUnits.COUNT_YES}),
    # Shares of different wholes do not add up: a share of the whole is computed again.
    Kind.PERCENT: frozenset({OverUnits.SUM, OverUnits.COUNT_YES}),
    Kind.BOOLEAN: _OF_NUMBERS,
    Kind.WORD: _OF_NUMBERS | {OverUnits.COUNT_YES},
}


def _exact(value: Any) -> Any:
    """Return a whole number as a Decimal, and anything else as it is."""
    return Decimal(value) if value.__class__ is int else value


def _exact_each(values: Any) -> Any:
    if not isinstance(values, Mapping):
        return values
    return FrozenMap({name: _exact(value) for name, value in values.items()})


def _never_rounded(instance: Indicator, attribute: Any, value: object) -> None:
    if value is not None and not isinstance(value, Decimal):
        raise instance._wrong(attribute.name, "number-exact", got=repr(value))


@frozen(kw_only=True)
class Indicator(Named):
    """One thing that is counted, from one day to another.

    A changed indicator is a second, dated entry with the same code, never an edit.

    Args:
        code: Short where it is written, ``namespace:CODE`` once the host has it.
        name, name_en: Complete by itself, in Vietnamese and English.
        unit, unit_en: Unit of measure: ``lượt``, ``%``, ``triệu đồng``.
        kind: What a value may be.
        level: Who it is about: ``commune``, ``agency``, ``employer``.
        over_units, over_time: How it adds up, on two different axes.  Unless said otherwise a
            rate is a ratio of sums, a number with a formula is computed again from the totals
            of its parts, and any other figure adds up as its kind usually does.
        numerator, denominator: Formulas over short codes, for a rate: both, or neither.
        formula: Formula over short codes, for any other derived figure.
        assume: Values taken for missing parts when deriving, by short code; the result is
            flagged as assumed, the part stays missing.
        weight: Short code of the weight of a weighted mean.
        values: The words that a figure may be.
        minimum, maximum: Bounds, both included.
        bounds_of: Whether the bounds hold for one unit or also for a total.
        decimals: Most decimal places that are printed; of the kind `decimal` it has to be said.
        tolerance: How far a sent value may stand from the computed one.
        allow_qualifier: "trên 98%" may be sent.
        phrases: Words that announce it in prose, with ``{n}`` for the number; of a yes or a no,
            and of a word of `values` (``{word}``), the words that state it.  All signs are on the
            page "Phrases of an indicator" (docs/reference/phrases.md).
        asked_of: Codes of the units it is asked of; empty: of all.
        tier: ``core`` or ``extended``.
        slot: Where it belongs in a report.
        reference: Ids of the obligations it rests on.
        basis: What the entry itself rests on (law, a report, practice).
    """

    name: str
    name_en: str = ""
    unit: str = ""
    unit_en: str = ""
    kind: Kind = field(default=Kind.INTEGER, converter=Kind)
    level: str = "commune"
    nature: Nature = field(default=Nature.FLOW, converter=Nature)
    numerator: str = ""
    denominator: str = ""
    formula: str = field(default="")
    over_units: OverUnits = field(converter=OverUnits)
    over_time: OverTime = field(converter=OverTime)
    assume: FrozenMap[str, Decimal] = field(factory=FrozenMap, converter=_exact_each)
    weight: str = ""
    values: tuple[str, ...] = ()
    minimum: Decimal | None = field(default=None, converter=_exact, validator=_never_rounded)
    maximum: Decimal | None = field(default=None, converter=_exact, validator=_never_rounded)
    bounds_of: BoundsOf = field(default=BoundsOf.UNIT, converter=BoundsOf)
    decimals: int = field()
    tolerance: Decimal = field(default=Decimal("0.5"), converter=_exact, validator=_never_rounded)
    allow_qualifier: bool = False
    phrases: tuple[str, ...] = ()
    asked_of: tuple[str, ...] = ()
    tier: str = "core"
    group: str = ""
    slot: str = ""
    reference: tuple[str, ...] = ()
    basis: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    @formula.validator
    def _computed_in_one_way(self, attribute: object, formula: str) -> None:
        if self.numerator and formula:
            raise self._wrong("formula", "rate-and-formula")
        if bool(self.numerator) is not bool(self.denominator):
            lacking = "denominator" if self.numerator else "numerator"
            raise self._wrong(lacking, "rate-half")
        if self.numerator and self.kind not in (Kind.DECIMAL, Kind.PERCENT):
            raise self._wrong("kind", "rate-kind", kind=self.kind.value)

    @decimals.default
    def _usual_places(self) -> int:
        """Return the places of a kind that has usual ones; nobody would see 12,5 printed as 13."""
        if self.kind is Kind.DECIMAL:
            raise self._wrong("decimals", "decimals-unsaid")
        return 0

    @decimals.validator
    def _some_places(self, attribute: object, places: int) -> None:
        if places < 0:
            raise self._wrong("decimals", "decimals-negative", got=places)

    @over_units.default
    def _usual_way(self) -> OverUnits:
        """Add an indicator up as one that comes about in its way usually is."""
        if self.numerator:
            return OverUnits.RATIO_OF_SUMS
        if self.kind not in _MEASURES:
            return _USUAL[self.kind]
        if self.formula:
            return OverUnits.RECOMPUTE
        return _USUAL.get(self.kind, OverUnits.WEIGHTED_MEAN)

    @over_units.validator
    def _adds_up(self, attribute: object, way: OverUnits) -> None:
        summed = way is OverUnits.SUM and self.numerator
        if way in _NEVER[self.kind] or summed:
            raise self._never_adds_up("over_units", way, self._usual_way(), rate=bool(summed))
        if way is OverUnits.RECOMPUTE and not self.derived:
            raise self._wrong("over_units", "recompute-nothing")

    @over_time.default
    def _usual_way_over_time(self) -> OverTime:
        """Add the periods of a unit up as figures of its kind usually are."""
        if self.numerator or (self.formula and self.kind in _MEASURES):
            return OverTime.RECOMPUTE
        if self.kind in _NUMBERS:
            return OverTime.SUM
        return OverTime.WEIGHTED_MEAN if self.kind is Kind.PERCENT else OverTime.LATEST

    @over_time.validator
    def _adds_up_over_time(self, attribute: object, way: OverTime) -> None:
        if way is OverTime.SUM and (self.kind not in _NUMBERS or self.numerator):
            usual = self._usual_way_over_time()
            raise self._never_adds_up("over_time", way, usual, rate=bool(self.numerator))

    def _never_adds_up(
        self, name: str, way: enum.Enum, usual: enum.Enum, *, rate: bool
    ) -> EntryError:
        key = "rates-add-up" if rate else "kind-adds-up"
        return self._wrong(name, key, kind=self.kind.value, way=way.value, usual=usual.value)

    def _wrong(self, name: str, key: str, **facts: object) -> EntryError:
        what = Problem.of("of-indicator", code=self.code)
        return EntryError(Problem.of(key, **facts).within(name).within(what))

    @property
    def derived(self) -> bool:
        """Tell whether it is computed from other figures."""
        return bool(self.formula or self.numerator)
