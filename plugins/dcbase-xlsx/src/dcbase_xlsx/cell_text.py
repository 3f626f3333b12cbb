"""The text of a cell's value: what it shows or holds, in a form that has one reading."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from attrs import frozen

from dcbase_xlsx.grid import PLAIN, Mark

_DIGITS = 15
"""What Excel keeps and shows of a number."""


@frozen
class CellText:
    """A value as text.

    Args:
        text: Empty for an empty cell.
        noise: The number as the file holds it, where Excel shows a shorter one.
        cut: The number has more digits than Excel keeps, so that the last of them are gone.
    """

    text: str
    noise: str = ""
    cut: bool = False


def text_of(value: Any, mark: Mark = PLAIN) -> CellText:
    """Return a cell's text.

    A number is written as a Vietnamese office sees it, with a comma and as few digits as tell
    it; one with three places behind the comma ends with a zero, since ``1,234`` may also be read
    as a thousand.  A percentage is
    written as it is shown, with its sign.  An error, and a formula without a result, stand as
    they are: neither is a number, and the core says so.
    """
    if mark.shown:
        return CellText(mark.shown)
    if value == "" and mark.formula and not mark.cached:
        return CellText(mark.formula)
    match value:
        case bool():
            return CellText("true" if value else "false")
        case int() | float():
            return _number(float(value), mark.percent)
        case datetime.datetime():
            clock = f" {value:%H:%M}" if value.time() != datetime.time() else ""
            return CellText(f"{value:%d/%m/%Y}{clock}")
        case datetime.date():
            return CellText(f"{value:%d/%m/%Y}")
        case datetime.time():
            return CellText(f"{value:%H:%M:%S}")
        case datetime.timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return CellText(f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}")
        case _:
            return CellText(str(value).replace("\r\n", "\n"))


def _number(value: float, percent: bool) -> CellText:
    if value != value or value in (float("inf"), float("-inf")):
        return CellText(str(value))
    if value.is_integer() and abs(value) < 10**_DIGITS and not percent:
        return CellText(str(int(value)))
    exact = Decimal(repr(value))
    short = Decimal(f"{value:.{_DIGITS}g}")
    # A number typed into Excel has no more than fifteen digits; what is behind comes from the
    # arithmetic of floats.
    noise = "" if float(short) == value else repr(value).replace(".", ",")
    cut = value.is_integer() and abs(value) >= 10**_DIGITS
    number = exact if cut else short
    if percent:
        return CellText(f"{_plain(number * 100)}%", noise, cut)
    return CellText(_plain(number), noise, cut)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    whole, _, places = text.partition(".")
    if len(places) == 3 and len(whole.lstrip("-")) <= 3:
        text += "0"
    return "0" if text == "-0" else text.replace(".", ",")
