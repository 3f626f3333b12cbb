"""Figures as numbers of a sheet: the value itself, and a format that shows it as it was printed.

Codes of formats are the same in every language; a program set to Vietnamese shows ``1234.5`` in
``#,##0.0`` as 1.234,5.  A rate is the number that was sent, 98.5 for 98,5 %: its sign is a word of
the format, since ``%`` itself would multiply it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from attrs import frozen

from dcbase.model import (
    DocumentRun,
    Known,
    Missing,
    Printed,
    Record,
    text_of,
)

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_LONGEST = 200


@frozen
class Number:
    """A number, and the code of the format that shows it as it was printed."""

    value: Decimal | int
    format: str


def number_of(record: Record, runs: Sequence[DocumentRun]) -> Number | None:
    """Return the number of a cell that prints one figure, whatever words stand beside it.

    Args:
        record: Has the figures.
        runs: Of the cell.

    Returns:
        None where the cell holds words, several figures, or one that is not known.
    """
    printed = [run for run in runs if isinstance(run, Printed)]
    if len(printed) != 1:
        return None
    figure = printed[0].ref.of(record)
    if isinstance(figure, Missing) or isinstance(figure.value, bool | str):
        return None
    return as_printed(figure.value, text_of(tuple(runs)))


def as_printed(value: Decimal | int, text: str) -> Number | None:
    """Return a number that is shown as a text says it; None if the text holds no one number."""
    found = _NUMBER.findall(text)
    if len(found) != 1 or len(text) > _LONGEST or '"' in text:
        return None
    before, _, behind = text.partition(found[0])
    return Number(value, f"{_quoted(before)}{code_of(_places(found[0]))}{_quoted(behind)}")


def code_of(places: int) -> str:
    """Return the code of a number with so many decimals."""
    return "#,##0" + ("." + "0" * places if places else "")


def plain_number(figure: Known) -> Number | None:
    """Return a figure as it was sent, with as many decimals as it has; None if it is a word."""
    value = figure.value
    if isinstance(value, bool | str):
        return None
    if isinstance(value, int):
        return Number(value, code_of(0))
    exponent = value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return Number(value, code_of(min(places, 4)))


def _places(text: str) -> int:
    return len(text.partition(",")[2])


def _quoted(words: str) -> str:
    return f'"{words}"' if words else ""
