"""How the documents of an official form look: the typed reading of a profile's `typography`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from attrs import frozen

from dcbase.layout.problems import Place, Problem, ProfileProblemError, nearest
from dcbase.layout.typography_keys import (
    ELEMENTS,
    PLAIN,
    PROPERTIES,
    READ,
    Interval,
    LineSpacing,
    interval,
)
from dcbase.model import FrozenMap, Prescribed, Profile

_LEAST_ROOM = Decimal(50)
"""Mm between the margins, across and down, for a line of letters."""


@frozen(kw_only=True)
class Page:
    """The page, in mm; of an interval in the form the lower end is printed.

    Args:
        width, height: Of the paper, upright.
        top, bottom, left, right: The margins.
        header: From the paper's upper edge to the page number.
        number_size: Of the page number, in points; it stands centred in the top margin.
        number_first: The first page has its number, too.
        annexes_apart: The pages of each annex are counted from 1.
    """

    width: Decimal
    height: Decimal
    top: Decimal
    bottom: Decimal
    left: Decimal
    right: Decimal
    header: Decimal
    number_size: Decimal
    number_first: bool
    annexes_apart: bool

    @property
    def text_width(self) -> Decimal:
        """Return the width between the margins, in mm."""
        return self.width - self.left - self.right


@frozen(kw_only=True)
class TextStyle:
    """How an element looks.

    Args:
        size: Printed, in points.
        sizes: Allowed, in points.
        bold, italic, underline: Of the letters.
        upper: In capitals.  Words that have to be in capitals are so in the document already:
            formats print them as they are.
        align: ``left``, ``center``, ``right`` or ``justify``.
        rule: Width of the line drawn below, as a share of the text's; None for no line.
        before, after: Room above and below, in points.
        line: How far its lines are apart.
        indent: Of the first line, in mm.
    """

    size: Decimal
    sizes: Interval
    bold: bool
    italic: bool
    upper: bool
    align: str
    underline: bool
    rule: Decimal | None
    before: Decimal
    after: Decimal
    line: LineSpacing
    indent: Decimal


@frozen(kw_only=True)
class Typography:
    """The typography of a form.

    Args:
        profile: Full code of the form.
        font: Name of the typeface.
        page: In mm.
        styles: By element.
        values: What the form itself says, by key.
    """

    profile: str
    font: str
    page: Page
    styles: FrozenMap[str, TextStyle]
    values: FrozenMap[str, Prescribed]

    def style(self, element: str) -> TextStyle:
        """Return how an element looks.

        Raises:
            ProfileProblemError: There is no such element.
        """
        if element not in self.styles:
            raise _error(self.profile, element, "typography-key", **_unknown(element, ELEMENTS))
        return self.styles[element]

    def prescribed(self, element: str, prop: str) -> Prescribed | None:
        """Return what the form says of a property, with its source; None if it says nothing.

        Args:
            element: ``title``, or ``page``, ``font``; what it does not say, ``body`` does.
            prop: ``size``, ``top`` and so on.
        """
        own = self.values.get(f"{element}.{prop}")
        return own or (self.values.get(f"body.{prop}") if element in self.styles else None)

    def allowed(self, element: str, prop: str) -> Interval | None:
        """Return between which numbers the form wants a property; None if it says nothing.

        Args are those of `prescribed`, of a property that is a number.
        """
        said = self.prescribed(element, prop)
        return interval(said.value) if said else None


def typography(profile: Profile) -> Typography:
    """Return how documents of a form look.

    Args:
        profile: The form, with what it extends in it (`resolve_profile`).

    Raises:
        ProfileProblemError: It has a key or a value that there is not.
    """
    return _typography(profile.code, profile.typography)


def check_typography(profile: Profile) -> Iterator[Problem]:
    """Yield what is wrong with the keys and values of a profile, each by itself.

    Args:
        profile: As it was written; what it extends is not looked at.
    """
    for key, prescribed in profile.typography.items():
        if key not in READ:
            yield Place(profile.code, key).problem("typography-key", **_unknown(key, READ))
            continue
        try:
            READ[key](_text(prescribed.value))
        except ValueError as error:
            facts = {"value": str(prescribed.value), "expected": str(error)}
            yield Place(profile.code, key).problem("typography-value", **facts)


@lru_cache(maxsize=32)
def _typography(code: str, values: FrozenMap[str, Prescribed]) -> Typography:
    for problem in check_typography(Profile(code=code, name=code, typography=values)):
        raise _error(problem.layout, problem.part, problem.key, **problem.facts)
    said = {**PLAIN, **{key: prescribed.value for key, prescribed in values.items()}}
    page = _page(said)
    across, down = page.width - page.text_width, page.top + page.bottom
    for names, margins, paper in (
        ("page.left, page.right", across, page.width),
        ("page.top, page.bottom", down, page.height),
    ):
        if paper - margins < _LEAST_ROOM:
            facts = {"margins": margins, "paper": paper, "most": paper - _LEAST_ROOM}
            said = {name: str(length) for name, length in facts.items()}
            raise _error(code, names, "typography-room", **said)
    return Typography(
        profile=code,
        font=said["font.family"],
        page=page,
        styles=FrozenMap({element: _style(said, element) for element in ELEMENTS}),
        values=values,
    )


def _text(value: object) -> str:
    """Return a value as it was written; a program that makes a profile may give a number."""
    if not isinstance(value, str):
        raise ValueError(f'"{value}"')
    return value


def _page(said: dict[str, str]) -> Page:
    names = ("width", "height", "top", "bottom", "left", "right", "header")
    lengths = {name: interval(said[f"page.{name}"]).least for name in names}
    return Page(
        **lengths,
        number_size=interval(said["page.number.size"]).least,
        number_first=READ["page.number.first"](said["page.number.first"]),
        annexes_apart=READ["page.number.annex"](said["page.number.annex"]),
    )


def _style(said: dict[str, str], element: str) -> TextStyle:
    def value(prop: str) -> Any:
        text = said.get(f"{element}.{prop}") or said[f"body.{prop}"]
        return PROPERTIES[prop](text)

    sizes: Interval = value("size")
    # A size that is used stands beside the interval that it is of: neither is inherited alone.
    owner = element if f"{element}.size" in said else "body"
    used = Decimal(said.get(f"{element}.use") or said.get(f"{owner}.use") or sizes.least)
    return TextStyle(
        # A house that changes the size alone does not print what its model used.
        size=used if sizes.holds(used) else sizes.least,
        sizes=sizes,
        bold=value("weight"),
        italic=value("style"),
        upper=value("case"),
        align=value("align"),
        underline=value("underline"),
        rule=value("rule"),
        before=value("before").least,
        after=value("after").least,
        line=value("line"),
        indent=value("indent").least,
    )


def _error(code: str, key: str, problem: str, **facts: str) -> ProfileProblemError:
    return ProfileProblemError.of(Place(code, key).problem(problem, **facts))


def _unknown(name: str, names: Any) -> dict[str, str]:
    return {"name": name, "nearest": nearest(name, names)}
