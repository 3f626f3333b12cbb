"""Numbers that are only a part of what an indicator counts: "02 doanh nghiệp và 03 hợp tác xã"."""

from __future__ import annotations

import re

from dcbase.model import Indicator
from dcbase.prose.numbers import find_numbers
from dcbase.prose.stream import key_of

_NEXT = re.compile(r"(?:\s[^\W\d]+){1,5}?(?:,|\s(?:và|cùng))\s")
_NAMED = re.compile(r"\s(?P<noun>[^\W\d]+\s[^\W\d]+)")
_ALTERNATIVES = re.compile(r",\s|\s(?:hoặc|và)\s")
_FAR = 80  # characters


def is_summand(text: str, end: int, indicator: Indicator) -> bool:
    """Tell whether another number of things that an indicator's name counts too stands behind one.

    Args:
        end: Of the number.
    """
    tail = text[end : end + _FAR]
    behind = _NEXT.match(tail)
    if behind is None:
        return False
    number = next(iter(find_numbers(tail)), None)
    if number is None or number.begin != behind.end() or number.excluded is not None:
        return False
    noun = _NAMED.match(tail, number.end)
    if noun is None:
        return False
    others = _ALTERNATIVES.split(key_of(indicator.name))[1:]
    return key_of(noun["noun"]).startswith(tuple(" ".join(one.split()[:2]) for one in others))
