"""How the cell of a figure says what was sent: what is written, and what is read again."""

from __future__ import annotations

import re

from dcbase.model import Kind, Value
from dcbase.prose import find_numbers
from dcbase.text import AmbiguousNumber, NotANumber, read_number
from dcbase_xlsx.cell_text import text_of
from dcbase_xlsx.words import say

_YES_NO = {"true": True, "có": True, "false": False, "không": False}
QUALIFIER_WORDS = {
    "gt": "trên",
    "ge": "ít nhất",
    "lt": "dưới",
    "le": "không quá",
    "approx": "khoảng",
}
ISSUERS = ("party", "government")
_MOST_DIGITS = 15
"""What Excel keeps of a number; a longer one is written as text, to lose nothing."""
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def typed(text: str, kind: Kind) -> Value:
    """Return what is put into a cell for a text: a number where it is certainly one.

    What is no number, or may be two, stays the text that was sent.
    """
    if kind is Kind.BOOLEAN:
        answer = _YES_NO.get(text.strip().casefold())
        return text if answer is None else say("yes" if answer else "no")
    if kind is Kind.WORD:
        return text
    plain = text.strip().removesuffix("%") if kind is Kind.PERCENT else text
    try:
        number = read_number(plain)
    except (AmbiguousNumber, NotANumber):
        return text
    return text if len(number.as_tuple().digits) > _MOST_DIGITS else number


def value_shown(text: str, kind: str) -> str:
    """Return what a value reads as when it has stood in a cell; empty for a blank one."""
    try:
        value = typed(text, Kind(kind))
    except ValueError:
        return text
    if isinstance(value, str):
        return read_again(value)
    return text_of(float(value)).text


def word_shown(qualifier: str | None, word: str | None) -> str:
    """Return what the cell of a qualifier says: its own word, else the usual one."""
    if word:
        return read_again(word)
    return (
        ""
        if qualifier in (None, "", "eq")
        else read_again(QUALIFIER_WORDS.get(qualifier, qualifier))
    )


def meant(word: str) -> tuple[str, str] | None:
    """Return what a word before a number means and the word; None for any other word."""
    if not word.strip():
        return None
    numbers = find_numbers(f"{word.strip()} 1")
    if len(numbers) != 1 or numbers[0].begin != 0 or not numbers[0].said:
        return None
    return numbers[0].qualifier.value, numbers[0].said


def printable(text: str) -> str:
    """Return a text for notes and labels, which know no escapes: without control characters."""
    return _CONTROLS.sub(" ", in_a_cell(text))


def in_a_cell(text: str) -> str:
    """Return a text without what no XML file can hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def read_again(text: str) -> str:
    """Return what a text in a cell reads as: a blank one as nothing."""
    return in_a_cell(text).replace("\r\n", "\n") if text.strip() else ""
