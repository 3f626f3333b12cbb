"""The words for "more than", "at least" and so on: which are printed, and which are read."""

from __future__ import annotations

import re

from dcbase.model import Qualifier

PRINTED = {
    "vi": {
        Qualifier.EQ: "",
        Qualifier.GT: "trên",
        Qualifier.GE: "ít nhất",
        Qualifier.LT: "dưới",
        Qualifier.LE: "không quá",
        Qualifier.APPROX: "khoảng",
    },
    "en": {
        Qualifier.EQ: "",
        Qualifier.GT: "over",
        Qualifier.GE: "at least",
        Qualifier.LT: "under",
        Qualifier.LE: "at most",
        Qualifier.APPROX: "about",
    },
}

_READ = {
    Qualifier.GT: ("trên", "hơn", "vượt"),
    Qualifier.GE: ("ít nhất", "tối thiểu", "không dưới"),
    Qualifier.LT: ("dưới", "chưa đến", "chưa đầy", "chưa tới"),
    Qualifier.LE: ("không quá", "tối đa"),
    # "gần" is a little below: no value is nearer to it than "about".
    Qualifier.APPROX: ("khoảng", "gần", "ước", "ước đạt", "xấp xỉ", "chừng"),
}
_MEANS = {word: qualifier for qualifier, words in _READ.items() for word in words}
QUALIFYING = tuple(_MEANS)
_BEFORE = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_MEANS, key=len, reverse=True))})\s*\Z", re.IGNORECASE
)
# "nhiều hơn 3 lượt so với" is a difference, not "more than 3".
_COMPARED = re.compile(r"(?:nhiều|ít|cao|thấp|lớn|nhỏ|tăng|giảm)\s+hơn\s*\Z", re.IGNORECASE)
_LONGEST = 16  # characters: a qualifier and the space behind it


def qualifier_before(text: str, at: int) -> tuple[Qualifier, str, int]:
    """Read the qualifier that stands right before a number.

    Args:
        text: Composed text.
        at: Index of the number.

    Returns:
        The qualifier, its words as written, and where they begin (`at` if there are none).
    """
    before = text[max(0, at - _LONGEST) : at]
    if not before.rstrip().lower().endswith(QUALIFYING):  # far quicker to look at than to search
        return Qualifier.EQ, "", at
    found = _BEFORE.search(before)
    if found is None or _COMPARED.search(before):
        return Qualifier.EQ, "", at
    words = found[0].rstrip()
    return _MEANS[" ".join(words.lower().split())], words, at - len(found[0])
