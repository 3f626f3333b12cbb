"""What a Jinja2 sentence works with: figures that compare by value and print a sentinel."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from attrs import evolve, frozen

from dcbase.layout.earlier import BEFORE, COMPARABLE

_FIRST, _LAST = 0xF0000, 0xFFFFD
SENTINELS = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
"""Characters of a private-use plane, each of which stands for one run."""
HEARD = " heard"
"""What a sentence is given to answer ``mentioned``, under no name that a sentence could use."""


def sentinel(number: int) -> str:
    """Return the character that stands for a run, by the run's number.

    Raises:
        OverflowError: One sentence prints more figures than there are characters.
    """
    if number > _LAST - _FIRST:
        raise OverflowError("a sentence prints too many figures")
    return chr(_FIRST + number)


def number_of(character: str) -> int:
    """Return the number of the run that a sentinel stands for."""
    return ord(character) - _FIRST


@frozen(eq=False)
class Shown:
    """A figure or a name in a sentence.

    A missing figure compares to nothing: every comparison with it is false, and it is false
    by itself.  `dcbase.layout.guards` refuses the sentences in which that would print words
    that nobody knows to be true.

    Args:
        _value_at: Returns what it compares as, for a restatement's slot (empty: itself), of the
            round before if that is asked; None if that is missing.
        _leave: Leaves a run in some styles and for a slot, and returns its sentinel.
        _comparable: Tells whether it can be held against the figure of the round before.
    """

    _value_at: Callable[[str, bool], object]
    _leave: Callable[[tuple[str, ...], str], str]
    _comparable: Callable[[], bool] = bool
    _styles: tuple[str, ...] = ()
    _slot: str = ""

    def __str__(self) -> str:
        return self._leave(self._styles, self._slot)

    def __bool__(self) -> bool:
        return bool(_value(self))

    def __getitem__(self, slot: str) -> Shown:
        return evolve(self, slot=f"{self._slot}.{slot}" if self._slot else slot)

    def __eq__(self, other: object) -> bool:
        return self._holds(operator.eq, other)

    def __ne__(self, other: object) -> bool:
        return self._holds(operator.ne, other)

    def __lt__(self, other: object) -> bool:
        return self._holds(operator.lt, other)

    def __le__(self, other: object) -> bool:
        return self._holds(operator.le, other)

    def __gt__(self, other: object) -> bool:
        return self._holds(operator.gt, other)

    def __ge__(self, other: object) -> bool:
        return self._holds(operator.ge, other)

    def __hash__(self) -> int:
        return hash(_value(self))

    def _holds(self, compare: Callable[[Any, Any], bool], other: object) -> bool:
        mine, theirs = _value(self), _value(other)
        if _then(self) != _then(other) and not self._comparable():
            return False
        return mine is not None and theirs is not None and compare(mine, theirs)


def is_known(shown: object) -> bool:
    """Tell whether a figure is known: ``{% if DT14 is known %}``."""
    return _value(shown) is not None


def is_missing(shown: object) -> bool:
    """Tell whether a figure is missing: ``{% if DT14 is missing %}``."""
    return _value(shown) is None


def comparable(shown: object) -> bool:
    """Tell whether a figure of both rounds can be compared: ``{% if DT05 is comparable %}``."""
    if not isinstance(shown, Shown):
        raise TypeError(f"{COMPARABLE!r} is asked of figures")
    return shown._comparable()


def _then(shown: object) -> bool:
    return isinstance(shown, Shown) and BEFORE in shown._styles


def mentioned(heard: Callable[[str], bool], words: object) -> bool:
    """Tell whether words stand in what the units wrote: ``{% if "xếp loại" is mentioned %}``."""
    if not isinstance(words, str):
        raise TypeError("'mentioned' is asked of words in quotes")
    return heard(words)


def styled(style: str) -> Callable[[object], Shown]:
    """Return the filter that prints a figure or a number of units in a style."""

    def style_it(shown: object) -> Shown:
        if not isinstance(shown, Shown):
            raise TypeError(f"{style!r} is for figures")
        return evolve(shown, styles=(*shown._styles, style))

    return style_it


def _value(shown: object) -> object:
    value = shown._value_at(shown._slot, _then(shown)) if isinstance(shown, Shown) else shown
    # 98.1 in a sentence means ninety-eight and a tenth, not the nearest binary fraction.
    return Decimal(repr(value)) if isinstance(value, float) else value
