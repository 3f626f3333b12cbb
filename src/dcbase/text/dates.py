"""Dates as Vietnamese documents write them; the day always comes first."""

from __future__ import annotations

import re
from datetime import date

from dcbase.text.forms import nfc

SHORT_DATE = r"(?:[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})"
LONG_DATE = r"(?:[0-9]{1,2}\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4})"

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SHORT = re.compile(SHORT_DATE)
_LONG = re.compile(rf"(?:ngày\s+)?{LONG_DATE}", re.IGNORECASE)
_NUMBERS = re.compile("[0-9]+")


def read_date(text: str) -> date:
    """Read ``29/10/2025``, ``ngày 29 tháng 10 năm 2025`` or ``2025-10-29``.

    Raises:
        ValueError: The text is written otherwise, or there is no such day.
    """
    written = nfc(text).strip()
    if _ISO.fullmatch(written):
        year, month, day = written.split("-")
    elif _SHORT.fullmatch(written) or _LONG.fullmatch(written):
        day, month, year = _NUMBERS.findall(written)
    else:
        raise ValueError(f"not a date: {text!r}")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"no such day: {text!r}") from None


def short_date(day: date) -> str:
    """Write a date as ``09/6/2025``.

    Days below 10 and the months 1 and 2 get a zero, the other months do not, so that nobody can
    write another figure in front (Decree 30/2020/NĐ-CP, Annex I).
    """
    return f"{day.day:02}/{_month(day)}/{day.year:04}"


def long_date(day: date) -> str:
    """Write a date as ``ngày 09 tháng 6 năm 2025``, with zeros as in `short_date`."""
    return f"ngày {day.day:02} tháng {_month(day)} năm {day.year:04}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month <= 2 else str(day.month)
