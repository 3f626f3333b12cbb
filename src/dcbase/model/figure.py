"""Figures: what is known, what is missing, and where it stood."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any, TypeAlias

from attrs import frozen

from dcbase.model.frozenmap import FrozenMap
from dcbase.model.later import Listening, OriginLater
from dcbase.model.opened import change, opened

Value: TypeAlias = int | Decimal | bool | str
"""A whole number, a decimal, yes or no, or a word of the indicator's list.  Never a float."""


@frozen(init=False)
class Origin:
    """The place something was read from; each part is None where it has no meaning."""

    file: str
    sha256: str = ""
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    paragraph: int | None = None

    def __init__(
        self,
        file: str,
        sha256: str = "",
        line: int | None = None,
        column: int | None = None,
        sheet: str | None = None,
        cell: str | None = None,
        paragraph: int | None = None,
    ) -> None:
        being: Any = self  # `dcbase.model.opened` says why
        change(being, "__class__", _OpenOrigin)
        being.file = file
        being.sha256 = sha256
        being.line = line
        being.column = column
        being.sheet = sheet
        being.cell = cell
        being.paragraph = paragraph
        being.__class__ = Origin

    def __str__(self) -> str:
        if self.cell is not None:
            return f"{self.file}, {self.sheet}!{self.cell}"
        if self.line is not None:
            column = "" if self.column is None else f":{self.column}"
            return f"{self.file}:{self.line}{column}"
        if self.paragraph is not None:
            return f"{self.file} ¶{self.paragraph}"
        return self.file


_OpenOrigin = opened(Origin)


class Qualifier(enum.Enum):
    """How a value stands to the truth: "trên 98%" is GT 98."""

    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    APPROX = "approx"


class Basis(enum.Enum):
    """What a known value rests on."""

    REPORTED = "reported"
    """Sent by the unit."""
    DERIVED = "derived"
    """Computed from known figures."""
    ASSUMED = "assumed"
    """Computed, with a part that was assumed because it is missing."""
    STATED = "stated"
    """A derived figure sent without the parts that it could be computed from."""


@frozen
class Restated:
    """The same indicator said again, differently, in another place; never added up."""

    value: Value
    qualifier: Qualifier = Qualifier.EQ
    said: str = ""
    origin: Origin | None = None


@frozen(init=False)
class Known(OriginLater):
    """A figure that was reported or could be computed.

    Args:
        value: In the indicator's unit of measure; 98 for 98 %.
        qualifier: Its relation to the truth.
        said: The qualifier's word if it was not the usual one ("hơn" rather than "trên").
        parts: Numerator and denominator of a rate, where they are known.
        basis: What the value rests on.
        origin: Where it stood; None for a derived figure.
        restated: What other slots say of the same indicator, by slot.
    """

    value: Value
    qualifier: Qualifier = Qualifier.EQ
    said: str = ""
    parts: tuple[Decimal, Decimal] | None = None
    basis: Basis = Basis.REPORTED
    origin: Origin | None = None
    restated: FrozenMap[str, Restated] = FrozenMap()

    def __init__(
        self,
        value: Value,
        qualifier: Qualifier = Qualifier.EQ,
        said: str = "",
        parts: tuple[Decimal, Decimal] | None = None,
        basis: Basis = Basis.REPORTED,
        origin: Origin | None = None,
        restated: FrozenMap[str, Restated] = FrozenMap(),
    ) -> None:
        if isinstance(value, float):  # callers without mypy
            raise TypeError(f"a figure is an int or a Decimal, never a float: {value!r}")
        being: Any = self  # `dcbase.model.opened` says why
        change(being, "__class__", _OpenKnown)
        being.value = value
        being.qualifier = qualifier
        being.said = said
        being.parts = parts
        being.basis = basis
        being.origin = origin
        being.restated = restated
        being.__class__ = Known


_OpenKnown = opened(Known)
_EXACTLY, _REPORTED = Qualifier.EQ, Basis.REPORTED
_NOWHERE_ELSE: FrozenMap[str, Restated] = FrozenMap()


def reported(value: Value, line: int, column: int, listener: Listening) -> Known:
    """Return an exact value as it was sent; its origin is made when somebody asks for it.

    Args:
        line, column: Where its text stood, from 1.
        listener: Knows in which file.
    """
    being: Any = object.__new__(_OpenKnown)
    being.value = value
    being.qualifier = _EXACTLY
    being.said = ""
    being.parts = None
    being.basis = _REPORTED
    being.restated = _NOWHERE_ELSE
    being._line = line
    being._column = column
    being._listener = listener
    being.__class__ = Known
    return being  # type: ignore[no-any-return]


class Reason(enum.Enum):
    """Why a figure is missing."""

    NOT_REPORTED = "not-reported"
    UNREADABLE = "unreadable"
    """Something was sent that could not be read; a finding says what."""
    REPEATED = "repeated"
    """Sent more than once, so that nobody can say which is meant."""
    PARTS_MISSING = "parts-missing"
    """Derived, and a figure that it needs is missing."""
    DIVISION_BY_ZERO = "division-by-zero"
    NO_WEIGHT = "no-weight"
    APPORTIONED = "apportioned"
    """Of a unit that was split: nobody can say which part belongs where."""


@frozen
class Missing:
    """A figure that nobody knows.  It is not zero."""

    reason: Reason = Reason.NOT_REPORTED
    origin: Origin | None = None


Figure: TypeAlias = Known | Missing
