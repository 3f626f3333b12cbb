"""The parts of the official form around the body: head, recipients and signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from dcbase.reading.outline_flow import is_upper
from dcbase.reading.outline_rows import Row
from dcbase.text import fold

_WIDE = re.compile(r"\t+|\s{3,}")
_TITLE = "BÁO CÁO"
_TITLE_WITHIN = 40
_SIGNED_WITHIN = 14
_RULE = re.compile(r"[\s\-_=*─—–.~…]+")
_NATIONAL = ("cộng hòa xã hội chủ nghĩa", "độc lập - tự do", "độc lập – tự do", "đảng cộng sản")
_NUMBER = re.compile(r"số\s*:?\s*(?:[0-9.…_\s]*[/-]|$)", re.IGNORECASE)
_DATED = re.compile(r"ngày\b.*\btháng\b", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:T/M|TM|KT|TL|TUQ|Q)\.?(?:\s|$)")
_NAME_WORDS = range(2, 7)
_OFFICES = ("chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư", "bí thư đảng ủy", "trưởng ban")


def title_alone(row: Row) -> Row:
    """Return the row of the title without the words of the subject behind it."""
    return row if behind_title(row) is None else evolve(row, text=_TITLE)


def behind_title(row: Row) -> Row | None:
    """Return what stands behind "BÁO CÁO" on its line."""
    text = row.text[len(_TITLE) :]
    if not text.strip() or not text[0].isspace():
        return None
    lead = row.lead + len(row.text) - len(text.lstrip())
    return evolve(row, text=text.strip(), mark=None, lead=lead, gap=0)


def title_at(rows: Sequence[Row]) -> int | None:
    """Return which row is the title "BÁO CÁO"; None if there is none."""
    for place, row in enumerate(rows[:_TITLE_WITHIN]):
        if row.text.startswith(_TITLE) and is_upper(row.text):
            return place
    return None


def tail_at(rows: Sequence[Row]) -> int:
    """Return which row the recipients or the signature begin with."""
    for place in range(len(rows) - 1, -1, -1):
        if fold(rows[place].text).startswith("nơi nhận"):
            nearby = range(max(0, place - 4), place)
            return next((at for at in nearby if _AUTHORITY.match(rows[at].text)), place)
    first = max(0, len(rows) - _SIGNED_WITHIN)
    for place in range(first, len(rows)):
        if _AUTHORITY.match(rows[place].text) and is_upper(rows[place].text):
            return place
        if _is_office(rows[place]) and all(_ends_a_letter(row) for row in rows[place + 1 :]):
            return place
    return len(rows)


def _is_office(row: Row) -> bool:
    """Tell whether a row is the office of somebody who signs without saying for whom."""
    return row.mark is None and is_upper(row.text) and fold(row.text) in _OFFICES


def _ends_a_letter(row: Row) -> bool:
    return row.mark is None and (_is_name(row.text) or is_rule(row.text) or _is_office(row))


def head_kind(text: str) -> str:
    """Return what a line above the title is."""
    folded = fold(text)
    if is_rule(text):
        return "rule"
    if folded.startswith(_NATIONAL):
        return "national"
    if _NUMBER.match(folded):
        return "number"
    if _DATED.search(folded):
        return "place-date"
    return "organisation" if is_upper(text) else "other"


def is_rule(text: str) -> bool:
    """Tell whether a line is drawn with characters."""
    return bool(_RULE.fullmatch(text))


def split_columns(rows: Sequence[Row], *, tail: bool) -> list[Row]:
    """Part rows that hold both columns of the form."""
    return [part for row in rows for part in _columns(row, tail)]


def _columns(row: Row, tail: bool) -> list[Row]:
    gap = None if row.line.cell else _WIDE.search(row.text)
    if gap is None or (tail and not _is_signature(row.text[gap.end() :])):
        return [row]
    left = evolve(row, text=row.text[: gap.start()])
    right = evolve(row, text=row.text[gap.end() :], mark=None, lead=row.lead + gap.end(), gap=0)
    return [left, *_columns(right, tail)]


def _is_signature(text: str) -> bool:
    return is_upper(text) or _is_name(text)


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) in _NAME_WORDS and all(w.isalpha() and w[0].isupper() for w in words)


def tail_kinds(rows: Sequence[Row]) -> list[str]:
    """Return what each row of recipients and signature is."""
    kinds: list[str] = []
    listing = signed = False
    for row in rows:
        text = row.text
        if fold(text).startswith("nơi nhận"):
            kinds.append("recipients-title")
            listing = True
        elif _AUTHORITY.match(text) and is_upper(text):
            kinds.append("signature-capacity" if text.startswith(("KT", "TL")) else _SIGNS)
            signed = True
        elif listing and row.mark is not None:
            kinds.append("recipient")
        elif is_upper(text) and row.mark is None:
            kinds.append("signature-capacity")
            signed = True
        elif signed and _is_name(text):
            kinds.append("signature-name")
        else:
            kinds.append("recipient" if listing and not signed else "other")
    return kinds


_SIGNS = "signature-authority"
