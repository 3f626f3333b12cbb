"""The words of headings, and how much two headings have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from dcbase.text import fold, tone_key

_WORD = re.compile(r"\w+")
# A ward and a special zone are communes too, and offices write these bodies short.
_SAID_AS = (
    (re.compile(r"(?<!\w)(?:phường|đặc khu)(?!\w)"), "xã"),
    (re.compile(r"(?<!\w)ubnd(?!\w)"), "ủy ban nhân dân"),
    (re.compile(r"(?<!\w)hđnd(?!\w)"), "hội đồng nhân dân"),
    (re.compile(r"(?<!\w)mttq(?!\w)"), "mặt trận tổ quốc"),
    (re.compile(r"(?<!\w)qcdc(?!\w)"), "quy chế dân chủ"),
    (re.compile(r"(?<!\w)nvtt(?!\w)"), "nhiệm vụ trọng tâm"),
)
# Words that make a heading no other one.
_JOINING = frozenset(
    (
        *("và", "các", "của", "về", "tại", "những"),
        *("trên", "địa", "bàn", "năm", "kỳ", "tháng", "đầu", "cuối"),
    )
)
_REMEMBERED = 4096  # headings of the forms and of the reports read last
_PLAINLY = 0.8
_FIRST = 0.1
Words = tuple[str, ...]


@lru_cache(maxsize=_REMEMBERED)
def heading_words(text: str) -> Words:
    """Return the folded words of a heading, numbers aside, without tone placement."""
    folded = fold(text)
    for short, words in _SAID_AS:
        folded = short.sub(words, folded)
    found = (word for word in _WORD.findall(tone_key(folded)) if not word.isdigit())
    return tuple(dict.fromkeys(found))


def in_common(one: Words, other: Words) -> float:
    """Return the share of words that two headings have in common.

    Joining words count where they bring two together only.  It is a tenth more of two that
    plainly are alike and begin alike: "nguyên nhân của hạn chế" is another heading than "hạn
    chế và nguyên nhân".
    """
    alike = max(_share(set(one), set(other)), _share(set(one) - _JOINING, set(other) - _JOINING))
    return alike + (_FIRST if alike >= _PLAINLY and _leading(one) == _leading(other) else 0.0)


def _share(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _leading(words: Words) -> str:
    return next((word for word in words if word not in _JOINING), "")
