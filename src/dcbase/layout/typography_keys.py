"""The keys of a profile's `typography` and how the value of each is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from attrs import frozen

ELEMENTS = (
    *("national", "motto", "parent", "organisation", "mark", "number", "place-date"),
    *("title", "subject", "rule", "body", "heading.1", "heading.2", "heading.3", "heading.4"),
    *("item", "table", "table-head", "caption", "note", "authority", "capacity", "signer"),
    *("recipients-title", "recipients", "annex-title", "annex-reference", "notice"),
)
# What a document has of which the form says nothing; not a word of any form.
PLAIN = {
    "page.width": "210",
    "page.height": "297",
    "page.top": "20",
    "page.bottom": "20",
    "page.left": "30",
    "page.right": "15",
    "page.header": "10",
    "page.number.size": "14",
    "page.number.first": "hidden",
    "page.number.annex": "continue",
    "font.family": "Times New Roman",
    "body.size": "14",
    "body.weight": "plain",
    "body.style": "plain",
    "body.case": "as-written",
    "body.align": "justify",
    "body.underline": "none",
    "body.rule": "none",
    "body.before": "0",
    "body.after": "6",
    "body.line": "single",
    "body.indent": "10",
}
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
_INTERVAL = re.compile(rf"({_NUMBER})(?:\s*[-–]\s*({_NUMBER}))?")
_EXACT = re.compile(rf"exact ({_NUMBER})")


@frozen
class Interval:
    """What a form allows, from the least to the most, in points or mm; often one value."""

    least: Decimal
    most: Decimal

    def holds(self, value: Decimal, within: Decimal = Decimal(0)) -> bool:
        """Tell whether a value is allowed, or off by no more than `within`."""
        return self.least - within <= value <= self.most + within

    def __str__(self) -> str:
        return f"{self.least}" if self.least == self.most else f"{self.least}-{self.most}"


@frozen(kw_only=True)
class LineSpacing:
    """How far lines are apart: `times` the height of a line, or `exact` points if not None."""

    times: Decimal = Decimal(1)
    exact: Decimal | None = None


def interval(text: str) -> Interval:
    """Read a number or an interval of two, in points or mm."""
    found = _INTERVAL.fullmatch(text)
    if not found or (found[2] and Decimal(found[2]) < Decimal(found[1])):
        raise ValueError("14, 14-15")
    return Interval(Decimal(found[1]), Decimal(found[2] or found[1]))


def _size(text: str) -> Interval:
    """Read the size of letters: one point at least, or there is nothing to see."""
    found = interval(text)
    if found.least < 1:
        raise ValueError("14, 14-15; ≥ 1")
    return found


def _line(text: str) -> LineSpacing:
    exact = _EXACT.fullmatch(text)
    if exact and Decimal(exact[1]) >= 1:
        return LineSpacing(exact=Decimal(exact[1]))
    if text != "single" and not (re.fullmatch(_NUMBER, text) and Decimal(text) > 0):
        raise ValueError("single, 1.5, exact 19")
    return LineSpacing(times=Decimal(1) if text == "single" else Decimal(text))


def _number(text: str) -> Decimal:
    if not re.fullmatch(_NUMBER, text):
        raise ValueError("14")
    return Decimal(text)


def _family(text: str) -> str:
    if not re.fullmatch(r"[^\W_][\w .-]*", text):
        raise ValueError("Times New Roman")
    return text


def _one_of(**meanings: Any) -> Callable[[str], Any]:
    by_name = {name.replace("_", "-"): meaning for name, meaning in meanings.items()}

    def read(text: str) -> Any:
        if text not in by_name:
            raise ValueError(", ".join(by_name))
        return by_name[text]

    return read


def _rule(text: str) -> Decimal | None:
    shares = {"none": None, "text": Decimal(1), "1/2": Decimal("0.5"), "1/3": Decimal("0.3333")}
    if text not in shares:
        raise ValueError(", ".join(shares))
    return shares[text]


PROPERTIES: dict[str, Callable[[str], Any]] = {
    "size": _size,
    "use": _number,
    "weight": _one_of(plain=False, bold=True),
    "style": _one_of(plain=False, italic=True),
    "case": _one_of(as_written=False, upper=True),
    "align": _one_of(left="left", center="center", right="right", justify="justify"),
    "underline": _one_of(none=False, single=True),
    "rule": _rule,
    "before": interval,
    "after": interval,
    "line": _line,
    "indent": interval,
}
READ: dict[str, Callable[[str], Any]] = {
    **{
        f"page.{name}": interval
        for name in ("width", "height", "top", "bottom", "left", "right", "header")
    },
    "page.number.size": _size,
    "page.number.first": _one_of(hidden=False, shown=True),
    "page.number.annex": _one_of(**{"restart": True, "continue": False}),
    "font.family": _family,
    **{f"{element}.{prop}": read for element in ELEMENTS for prop, read in PROPERTIES.items()},
}
