"""The marks that headings and items of Vietnamese office documents begin with."""

from __future__ import annotations

import re

from attrs import frozen

from dcbase.text import read_point, read_roman

BULLETS = "-–—+*•·●○▪■◦‣➢►"
_ANY = re.escape(BULLETS)
_BULLET = re.compile(rf"(?P<mark>[{_ANY}])(?P<space>\s*)(?=[^\s{_ANY}])")
_PART = re.compile(
    r"(?P<mark>(?:phần|chương|mục)\s+(?:thứ\s+\w+|[IVX]+|[0-9]{1,2})(?!\w)\s*[.:)–-]?)"
    r"(?P<space>\s*)(?=\S|\Z)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?P<mark>(?P<is>[IVX]{1,5})\s?[.)/:–-]+)(?P<space>\s*)(?=[^\s.\d])")
_MANY = re.compile(
    r"(?P<mark>(?P<is>(?:[0-9]{1,2}|[IVX]{1,5}|[A-HĐ])(?:\.[0-9]{1,2}){1,4})[.)]?)"
    r"(?P<space>\s+)(?=[^\W\d_])"
)
# "12-CV/TU" is a document's number.
_NUMBER = re.compile(
    r"(?![0-9]+[-/]\w+[-/])(?P<mark>(?P<is>[0-9]{1,2})\s?[.)/-]+)(?P<space>\s*)"
    r"(?=[^\W\d_]|[“\"(])"
)
_LETTER = re.compile(r"(?P<mark>(?P<is>[a-zđ])\s?[.)/]+)(?P<space>\s*)(?=[^\W\d_]|[“\"(])")
_CAPITAL = re.compile(
    r"(?P<mark>(?P<is>[A-HĐ])(?:[.)/]|\s?(?P<dash>[-–])))(?P<space>\s+)(?=[^\W\d_])"
)
_COMPUTED = re.compile(r"[IVX]{1,5}|[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-zđA-Z]")

BULLET, LETTER, NUMBER, ROMAN, CAPITAL, PART = "-", "a", "1", "I", "A", "phần"


@frozen
class Mark:
    """A mark at the beginning of a text.

    Args:
        text: As written: "I.", "II-", "1)", "đ)", "-".
        sort: Marks of one sort stand on one level: ``-``, ``a``, ``1``, ``1.1``, ``I``, ``I.1``,
            ``A`` or ``phần``.
        place: Which one of its sort it is, from 1; 0 if it has no order.
        end: Where the words behind it begin.
        glued: No white space stands behind it.
    """

    text: str
    sort: str
    place: int
    end: int
    glued: bool


def mark_of(text: str) -> Mark | None:
    """Read the mark that a text without white space in front begins with."""
    first = text[:1]
    if first.isdigit():
        return _many(text) or _numbered(_NUMBER, NUMBER, text)
    if first in BULLETS:
        return _bullet(text)
    if not text[1:6].isalpha() or first in "pcmPCM":
        return (
            _many(text)
            or _numbered(_ROMAN, ROMAN, text)
            or _numbered(_LETTER, LETTER, text)
            or _numbered(_CAPITAL, CAPITAL, text)
            or _numbered(_PART, PART, text)
        )
    return None


def computed(mark: str) -> Mark | None:
    """Read a mark that a program computed, which no white space and no words follow."""
    found = _COMPUTED.search(mark)
    if not mark.strip():
        return None
    written = mark.strip()
    if found is None or written[0] in BULLETS:
        return Mark(written, BULLET, 0, 0, False)
    known = mark_of(f"{found[0]}. A")
    if known is None:
        return Mark(written, BULLET, 0, 0, False)
    return Mark(written, known.sort, known.place, 0, False)


def _bullet(text: str) -> Mark | None:
    found = _BULLET.match(text)
    if found is None:
        return None
    glued = not found["space"]
    if glued and text[0] in "-–—" and not text[found.end()].isupper():
        return None  # "-5", "-xã hội"
    return Mark(found["mark"], BULLET, 0, found.end(), glued)


def _numbered(pattern: re.Pattern[str], sort: str, text: str) -> Mark | None:
    found = pattern.match(text)
    if found is None:
        return None
    if not found["space"] and text[found.end() : found.end() + 1].islower():
        return None  # "V/v", "a.k.a"
    if sort == CAPITAL and found["dash"] and not text[found.end() : found.end() + 2].isupper():
        return None  # a dash may stand behind a name: in front of capitals it belongs to a mark
    place = 0 if sort == PART else _place(sort, found["is"])
    if place is None:
        return None
    return Mark(found["mark"], sort, place, found.end(), not found["space"])


def _many(text: str) -> Mark | None:
    found = _MANY.match(text)
    if found is None:
        return None
    first, *numbers = found["is"].split(".")
    sort = ".".join(["1" if first.isdigit() else "I", *("1" * len(numbers))])
    return Mark(found["mark"], sort, int(numbers[-1]), found.end(), False)


def _place(sort: str, written: str) -> int | None:
    try:
        if sort == ROMAN:
            return read_roman(written)
        if sort == LETTER:
            return read_point(written)
    except ValueError:
        # A letter that official lists leave out (f, w): a mark all the same, out of order.
        return 0 if sort == LETTER else None
    return "ABCDĐEGH".find(written) + 1 if sort == CAPITAL else int(written)
