"""Whole numbers in Vietnamese words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dcbase.text.keys import fold

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_THOUSANDS = ("", "nghìn", "triệu")
_BILLION = 10**9
_LIMIT = _BILLION**2
_MOST_WORDS = 60  # the longest number below the limit has fewer

_VALUES = {word: value for value, word in enumerate(_DIGITS)}
_VALUES |= {"mười": 1, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
_SCALES = ((("tỷ", "tỉ"), _BILLION), (("triệu",), 10**6), (("nghìn", "ngàn"), 1000))
_DIGIT = "(?:không|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
# After ten, five is lăm or nhăm: "mười năm" is ten years.
_AFTER_TEN = "(?:một|hai|ba|bốn|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_BELOW_THOUSAND = re.compile(
    rf"(?:(?P<hundreds>{_DIGIT}) trăm(?: (?=.)|$))?"
    rf"(?:(?:linh|lẻ) (?P<odd>{_DIGIT})"
    rf"|(?P<ten>mười)(?: (?P<teen>{_AFTER_TEN}))?"
    rf"|(?P<tens>{_DIGIT}) mươi(?: (?P<unit>{_AFTER_TEN}|mốt|tư))?"
    rf"|(?P<digit>{_DIGIT}))?"
)


def number_words(value: int) -> str:
    """Say a whole number: 8 is ``tám``, 21 ``hai mươi mốt``, 105 ``một trăm linh năm``.

    Northern forms throughout: linh (not lẻ), nghìn (not ngàn), tỷ, and tư after mươi.

    Raises:
        ValueError: `value` has more than 18 digits.
    """
    if abs(value) >= _LIMIT:
        raise ValueError(f"too large to say: {value}")
    if value == 0:
        return _DIGITS[0]
    sign = ["âm"] if value < 0 else []
    return " ".join([*sign, *_spoken(abs(value), after=False)])


def read_number_words(text: str) -> int:
    """Read a whole number in words, in northern or southern form: ``một ngàn lẻ năm`` is 1005.

    Raises:
        ValueError: The words are no number.
    """
    words = fold(text).split()
    negative = words[:1] == ["âm"]
    try:
        value = _whole(words[negative:] if len(words) <= _MOST_WORDS else [])
    except ValueError:
        raise ValueError(f"not a number in words: {text!r}") from None
    return -value if negative else value


def _spoken(value: int, *, after: bool) -> Iterator[str]:
    """Say a positive number; `after` tells that larger groups were said before it."""
    billions, rest = divmod(value, _BILLION)
    if billions:
        yield from _spoken(billions, after=after)
        yield "tỷ"
        after = True
    for power in (2, 1, 0):
        group, rest = divmod(rest, 1000**power)
        if group:
            yield from _spoken_group(group, after=after)
            if power:
                yield _THOUSANDS[power]
            after = True


def _spoken_group(group: int, *, after: bool) -> Iterator[str]:
    """Say a number from 1 to 999, with its empty hundreds if larger groups were said before."""
    hundreds, below = divmod(group, 100)
    tens, unit = divmod(below, 10)
    if hundreds or after:
        yield f"{_DIGITS[hundreds]} trăm"
        if below and not tens:
            yield "linh"
    if tens:
        yield "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if unit:
        yield _unit(tens, unit)


def _unit(tens: int, unit: int) -> str:
    """Return the word of the last digit, which depends on the ten before it."""
    if tens >= 2 and unit in (1, 4):
        return "mốt" if unit == 1 else "tư"
    return "lăm" if tens and unit == 5 else _DIGITS[unit]


def _whole(words: list[str]) -> int:
    """Read a number of any size from folded words.

    Raises:
        ValueError: They are none, or not in the order in which numbers are said.
    """
    for names, size in _SCALES:
        places = [place for place, word in enumerate(words) if word in names]
        if places:
            # The last "tỷ" divides: "một nghìn tỷ" is a thousand of them.
            head, tail = _whole(words[: places[-1]]), words[places[-1] + 1 :]
            if head == 0 or (head >= 1000 and size < _BILLION):
                raise ValueError(words)
            return head * size + (_whole(tail) if tail else 0)
    return _group(" ".join(words))


def _group(words: str) -> int:
    """Read a number below 1000 from folded words.

    Raises:
        ValueError: It is empty or no such number.
    """
    found = _BELOW_THOUSAND.fullmatch(words)
    if not words or found is None:
        raise ValueError(words)
    says = {name: _VALUES[word] for name, word in found.groupdict().items() if word}
    if "hundreds" in says and "digit" in says:
        raise ValueError(words)  # "một trăm năm" is 150 to some and 105 to others
    last = sum(says.get(name, 0) for name in ("odd", "teen", "unit", "digit"))
    return 100 * says.get("hundreds", 0) + 10 * (says.get("ten", 0) + says.get("tens", 0)) + last
